"""Show the site on this machine, and every page as it is as soon as a file is saved."""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from watchfiles import Change, DefaultFilter, watch

from newsarchive.content.content_files import is_content, is_passing
from newsarchive.preview.handler import Server
from newsarchive.preview.place import Place
from newsarchive.preview.preview import Preview

NAME = "serve"

_CODE = ("plugins", "pelicanconf.py")
_WATCHED = ("theme", *_CODE)
_LAST_PORT = 65_535
_QUIET_MS = 500
"""Without a save for so long, the full build goes on."""
_STEP_MS = 20
"""An editor may write a file in several steps; they come closer to each other than this."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--port", default="8000", help="port on this machine")
    parser.add_argument(
        "--previews", type=Path, default=Path(".cache/previews"), help="folder for built files"
    )


def run(options: argparse.Namespace) -> int:
    """Serve on 127.0.0.1, and follow every change until interrupted."""
    if not options.content.is_dir():
        return _refuse(f"{options.content} is no folder — name the one with articles/ in it")
    port = _number(options.port)
    if port is None:
        return _refuse(
            f"'{options.port}' is no port — give a number from 1024 to {_LAST_PORT},"
            " as in make serve PORT=8001"
        )
    try:
        server = Server(port)
    except OSError as error:
        other = port + 1 if 1024 <= port < _LAST_PORT else 8001
        return _refuse(
            f"Port {port} cannot be used ({error.strerror}) — try make serve PORT={other}"
        )
    try:
        place = Place(options.previews)
    except OSError as error:
        return _refuse(f"{error.filename or options.previews} cannot be written ({error.strerror})")
    signal.signal(signal.SIGTERM, _interrupt)
    server.preview = Preview(options.content, place, server.server_port)
    try:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://localhost:{server.server_port}/"
        _say(f"The site is at {address} — Ctrl-C to stop. Reading the records…")
        _follow(server.preview, options.content)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, lambda *_: _end_now(server.preview))
        _say("\nStopped.")
    finally:
        server.preview.close()
    return 0


def _end_now(preview: Preview) -> None:
    """Wait for no process any more, as after a second Ctrl-C."""
    preview.kill()
    os._exit(130)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _refuse(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 1


def _number(port: str) -> int | None:
    """The port; 0 has the system choose one."""
    digits = port.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(_LAST_PORT))):
        return None
    return int(digits) if int(digits) <= _LAST_PORT else None


def _follow(preview: Preview, content: Path) -> None:
    """Read once, then after each save; build in between. Watching begins before reading does."""
    begun = False
    watched = [content, *(Path(name) for name in _WATCHED if Path(name).exists())]
    code = [Path(name).absolute() for name in _CODE]
    for changes in watch(
        *watched,
        watch_filter=_Content(content),
        step=_STEP_MS,
        rust_timeout=_QUIET_MS,
        yield_on_timeout=True,
    ):
        if changes or not begun:
            begun = True
            changed = [Path(path).absolute() for _, path in changes]
            preview.update(any(p.is_relative_to(name) for p in changed for name in code))
        else:
            preview.meanwhile()


class _Content(DefaultFilter):
    """In the content folder whatever a build would read; elsewhere all but passing files."""

    def __init__(self, content: Path) -> None:
        super().__init__()
        self._content = content.absolute()

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change may show on a page."""
        file = Path(path).absolute()
        if file.is_relative_to(self._content):
            return is_content(file, self._content)
        return super().__call__(change, path) and not is_passing(file.name)


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
