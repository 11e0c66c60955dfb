"""The state of a preview: its versions, and what keeps the newest one from being shown."""

import asyncio
import gc
import secrets
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.preview.background import Background, build_command

if TYPE_CHECKING:
    from newsarchive.preview.live_site import Answer, LiveSite

_WAIT_SECONDS = 20
_PATIENCE_SECONDS = 120


class Preview:
    """Pages come from the archive in memory, all other files from the last full build.

    ``home`` is the address, ``output`` the folder for full builds, ``lock`` the descriptor
    that marks this folder as taken. ``read`` is for one thread at a time; all that is
    asynchronous belongs to one event loop.
    """

    def __init__(self, content: str, output: str, home: str, lock: int) -> None:
        self.home = home
        self._places = content, output, home.rstrip("/")
        self._output = Path(output)
        self._site: LiveSite | None = None
        self._build = Background(build_command(*self._places), lock)
        self._unread = self._unsound = ""
        # A page that was opened before this process was started is of another run.
        self._run = secrets.token_hex(4)
        self._version = self._builds = 0
        self._using = asyncio.Lock()
        self._changed = asyncio.Condition()
        self._announced: tuple[int, str] | None = None
        self._has_garbage = True

    @property
    def failure(self) -> str:
        """Why the site cannot be shown as it is now, a line for each defect."""
        return self._unread or self._unsound

    @property
    def version(self) -> str:
        """The version of pages and, after a dot, of the files that only full builds make."""
        return f"{self._run}-{self._version}.{self._builds}"

    async def answer(self, path: str) -> "Answer":
        """What stands at a path, which has no leading slash, once it is being read no longer."""
        async with self._using:
            self._has_garbage = True
            return await asyncio.to_thread(self._answer, path)

    def _answer(self, path: str) -> "Answer":
        try:
            if self._site:
                return self._site.answer(path)
        except Exception as error:
            return 500, "text/plain", _explained(error).encode()
        return 500, "text/plain", self._unread.encode()

    def read(self) -> bool:
        """Read what has changed, and say what was read or what is wrong; False if nothing was.

        The first reading forks, so it is to be done before there are threads.
        """
        began = time.monotonic()
        counts = ""
        try:
            if self._site is None:
                # Imported here, so that a mistake in the code can be shown on every page.
                from newsarchive.preview.live_site import open_site

                self._site = open_site(*self._places)
            counts = self._site.refresh()
            self._unread = ""
        except Exception as error:
            self._unread = _explained(error)
        # Compared with what was announced: a page may have found and read a save by itself.
        state = self._site.state if self._site else 0, self._unread
        if state == self._announced:
            return False
        self._announced = state
        self._unsound = ""
        self._version += 1
        if self._unread:
            sys.stderr.write(f"{self._unread.rstrip()}\n")
            _say("Not shown; every page says why. Mend this and save.")
        else:
            _say(f"Pages are up to date: {counts}, read in {time.monotonic() - began:.1f} s.")
        return True

    async def update(self) -> None:
        """Show what has been saved, and have everything else built when there is time."""
        self._build.give_up()
        async with self._using:
            changed = await asyncio.to_thread(self.read)
        if changed:
            await self._announce()
        await asyncio.to_thread(self._build.stop if self._unread else self._build.want)

    async def meanwhile(self) -> None:
        """Go on with the full build; called again and again while nothing is saved."""
        finished = await asyncio.to_thread(self._build.step)
        if finished:
            self._unsound = finished.failure
            if finished.failure:
                self._version += 1
                sys.stderr.write(f"{finished.failure.rstrip()}\n")
                _say("Pages can be made, but the site is not sound. Mend this and save.")
            else:
                self._builds += 1
                took = f"built in {finished.seconds:.1f} s"
                _say(f"Search, feeds and data files are up to date, {took}.")
            await self._announce()
        if self._has_garbage and not self._using.locked():
            self._has_garbage = False
            gc.collect()

    async def wait_for_change(self, seen: str) -> str:
        """The current version, as soon as it differs from the one seen, or after a while."""
        await self._wait(lambda: self.version != seen, _WAIT_SECONDS)
        return self.version

    async def find_built(self, path: str) -> Path | None:
        """The file that a full build has made for a path, which is no page.

        The end of the very first build is waited for: what lies there before is of a former
        preview, perhaps of other content.
        """
        if Path(path).suffix in ("", ".html"):
            return None
        await self._wait(lambda: bool(self._builds or self.failure), _PATIENCE_SECONDS)
        try:
            file = (self._output / path).resolve()
            is_there = file.is_relative_to(self._output.resolve()) and file.is_file()
        except (OSError, ValueError):  # no file can have such a name
            return None
        return file if is_there and self._builds else None

    def close(self) -> None:
        """End the full build; the former one stays."""
        self._build.stop()

    async def _wait(self, is_so: Callable[[], bool], seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(is_so)
        except TimeoutError:
            return

    async def _announce(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _explained(error: Exception) -> str:
    """What is wrong, a line for each defect; of an unforeseen failure the traceback."""
    try:
        from newsarchive.engine.errors import explained

        lines = explained(error)
    except Exception:  # the mistake is in the code itself
        lines = []
    return "\n".join(lines) or "".join(traceback.format_exception(error))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
