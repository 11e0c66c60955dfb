"""The process that serves a preview: the application, and what it does when files are saved.

``preview/server_process.py`` starts it, and starts it anew when code has changed.
"""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from watchfiles import Change, DefaultFilter, awatch

from newsarchive.content.content_files import is_content, is_passing
from newsarchive.preview.app import make_app
from newsarchive.preview.preview import Preview

_THEME = Path("theme")
_QUIET_MS = 500
"""Without a save for so long, the full build goes on."""
_STEP_MS = 20
"""An editor may write a file in several steps; they come closer to each other than this."""


def main(listening: str, lock: str, content: str, output: str, home: str) -> None:
    """Serve on a socket that listens already, until the process is asked to end.

    ``listening`` and ``lock`` are the numbers of file descriptors.
    """
    preview = Preview(content, output, home, int(lock))
    preview.read()

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(_follow(preview, Path(content), os.getppid()))
        yield
        following.cancel()
        preview.close()

    config = uvicorn.Config(
        make_app(preview, lifespan),
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        # Browsers that wait for a change would keep the process from ending.
        timeout_graceful_shutdown=0,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(listening))])


async def _follow(preview: Preview, content: Path, parent: int) -> None:
    """Read again after each save; build in between. Ends the process when its parent is gone.

    What was saved since the first reading, before watching began, is read at the beginning.
    """
    begun = False
    watched = [folder for folder in (content, _THEME) if folder.exists()]
    async for changes in awatch(
        *watched,
        watch_filter=_Shown(content),
        step=_STEP_MS,
        rust_timeout=_QUIET_MS,
        yield_on_timeout=True,
    ):
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
        elif changes or not begun:
            begun = True
            await preview.update()
        else:
            await preview.meanwhile()


class _Shown(DefaultFilter):
    """In the content folder whatever a build would read; in the theme all but passing files."""

    def __init__(self, content: Path) -> None:
        super().__init__()
        self._content = content.absolute()

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change may show on a page."""
        file = Path(path).absolute()
        if file.is_relative_to(self._content):
            return is_content(file, self._content)
        return super().__call__(change, path) and not is_passing(file.name)


if __name__ == "__main__":
    main(*sys.argv[1:])
