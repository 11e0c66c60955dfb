"""Show the site on this machine, and every page as it is as soon as a file is saved."""

import argparse
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from watchfiles import watch

from newsarchive.content.content_files import is_passing
from newsarchive.preview.place import Place
from newsarchive.preview.server_process import ServerProcess

NAME = "serve"

_CODE = ("plugins", "pelicanconf.py")
_LAST_PORT = 65_535
_LOOK_MS = 500
"""So often it is looked whether the server still runs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--port", default="8000", help="port on this machine")
    parser.add_argument(
        "--previews", type=Path, default=Path(".cache/previews"), help="folder for built files"
    )


def run(options: argparse.Namespace) -> int:
    """Serve on 127.0.0.1 until interrupted."""
    if not options.content.is_dir():
        return _refuse(f"{options.content} is no folder — name the one with articles/ in it")
    port = _number(options.port)
    if port is None:
        return _refuse(
            f"'{options.port}' is no port — give a number from 1024 to {_LAST_PORT},"
            " as in make serve PORT=8001"
        )
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        other = port + 1 if 1024 <= port < _LAST_PORT else 8001
        why = os.strerror(error.errno or 0)
        return _refuse(f"Port {port} cannot be used ({why}) — try make serve PORT={other}")
    try:
        place = Place(options.previews)
    except OSError as error:
        return _refuse(f"{error.filename or options.previews} cannot be written ({error.strerror})")
    with listening:
        _supervise(listening, place, options.content)
    place.leave()
    return 0


def _supervise(listening: socket.socket, place: Place, content: Path) -> None:
    """Keep a server running, started anew whenever code has changed, until interrupted."""
    home = f"http://localhost:{listening.getsockname()[1]}/"
    descriptors = listening.fileno(), place.descriptor
    words = [*map(str, descriptors), str(content), str(place.site), home]
    server = ServerProcess(words, descriptors)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _say(f"The site is at {home} — Ctrl-C to stop. Reading the records…")
        server.start()
        for code_has_changed in _watch_code():
            if code_has_changed:
                server.stop()
                server.start()
            elif (code := server.exit_code()) is not None:
                _say(f"The preview has ended with code {code}; it starts again with changed code.")
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, lambda *_: _end_now(server))
        _say("\nStopped.")
    finally:
        server.stop()


def _watch_code() -> Iterator[bool]:
    """True after each change of code, False after each half second without one."""
    code = [name for name in _CODE if Path(name).exists()]
    for changes in watch(*code, rust_timeout=_LOOK_MS, yield_on_timeout=True):
        if any(not is_passing(Path(path).name) for _, path in changes) or not changes:
            yield bool(changes)


def _end_now(server: ServerProcess) -> None:
    """Wait for no process any more, as after a second Ctrl-C."""
    server.kill()
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


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
