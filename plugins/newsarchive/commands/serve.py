"""Show the site on this machine, and every page as it is as soon as a file is saved."""

import argparse
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from watchfiles import watch

from newsarchive.commands.serving.handler import Server
from newsarchive.commands.serving.preview import Preview

NAME = "serve"

_CODE = ("plugins", "pelicanconf.py")
_WATCHED = ("theme", *_CODE)
_QUIET_MS = 500
"""Without a save for so long, the full build goes on."""
_STEP_MS = 20
"""An editor may write a file in several steps; they come closer to each other than this."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine")
    parser.add_argument("--output", type=Path, default=Path(".cache/preview"), help="built files")


def run(options: argparse.Namespace) -> int:
    """Serve on 127.0.0.1, and follow every change until interrupted."""
    if not options.content.is_dir():
        sys.stderr.write(f"{options.content} is no folder — name the one with articles/ in it\n")
        return 1
    try:
        server = Server(options.port, lambda port: Preview(options.content, options.output, port))
    except OSError as error:
        sys.stderr.write(
            f"Port {options.port} cannot be used ({error.strerror}) — try make serve PORT=8001\n"
        )
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://localhost:{server.server_port}/"
    sys.stdout.write(f"The site is at {address} — Ctrl-C to stop. Reading the records…\n")
    sys.stdout.flush()
    for signal_of_the_end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_of_the_end, _interrupt)
    try:
        _follow(server.preview, options.content)
    except KeyboardInterrupt:
        pass
    finally:
        server.preview.close()
    return 0


def _follow(preview: Preview, content: Path) -> None:
    """Read once, then after each save; build in between. Watching begins before reading does."""
    begun = False
    watched = [content, *(Path(name) for name in _WATCHED if Path(name).exists())]
    code = [Path(name).absolute() for name in _CODE]
    for changes in watch(*watched, step=_STEP_MS, rust_timeout=_QUIET_MS, yield_on_timeout=True):
        if changes or not begun:
            begun = True
            changed = [Path(path).absolute() for _, path in changes]
            preview.update(any(p.is_relative_to(name) for p in changed for name in code))
        else:
            preview.meanwhile()


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
