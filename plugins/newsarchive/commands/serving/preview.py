"""What ``make serve`` shows: versions that follow each other, and what keeps one from showing."""

import sys
import threading
import time
from pathlib import Path

from newsarchive.commands.serving.background import Background, build_command
from newsarchive.commands.serving.resident import LOST, Answer, Resident

_WAIT_SECONDS = 20
_PATIENCE_SECONDS = 120


class Preview:
    """Pages come from the resident process, all other files from the last full build.

    One thread tells of changes; any thread may ask for answers.
    """

    def __init__(self, content: Path, output: Path, port: int) -> None:
        self.output = output
        words = [str(content), str(output), f"http://localhost:{port}"]
        self._resident = Resident(words)
        self._build = Background(build_command(*words))
        self._unread = self._unsound = ""
        self._lacks_files = not output.exists()
        self._version = self._builds = 0
        self._changed = threading.Condition()
        self._resident.start()

    @property
    def failure(self) -> str:
        """Why the site cannot be shown as it is now, a line for each defect."""
        return self._unread or self._unsound

    def answer(self, path: str) -> Answer:
        """What stands at a path, which has no leading slash, once everything has been read."""
        with self._changed:
            self._changed.wait_for(lambda: self._version)
        return self._resident.page(path)

    def update(self, code_changed: bool = False) -> None:
        """Show what has been saved, and have everything else built when there is time."""
        self._build.give_up()
        began = time.monotonic()
        status, _, content = self._resident.refresh(anew=code_changed)
        said = content.decode()
        self._unread, self._unsound = (said, "") if status >= 500 else ("", "")
        self._show()
        if self._unread:
            self._build.stop()
            if status != LOST:  # then it has been said
                sys.stderr.write(f"{said.rstrip()}\n")
            _say("Not shown; every page says why. Mend this and save.")
        else:
            _say(f"Pages are up to date: {said}, read in {time.monotonic() - began:.1f} s.")
            self._build.want()

    def meanwhile(self) -> None:
        """Go on with the full build; called again and again while nothing is saved."""
        finished = self._build.step()
        if finished is None:
            return
        self._unsound = finished.failure
        if finished.failure:
            sys.stderr.write(f"{finished.failure.rstrip()}\n")
            _say("Pages can be made, but the site is not sound. Mend this and save.")
        else:
            _say(f"Search, feeds and data files are up to date, built in {finished.seconds:.1f} s.")
        again = bool(finished.failure) or self._lacks_files
        self._lacks_files = not self.output.exists()
        self._show(again, built=not finished.failure)

    def wait_for_change(self, seen: str) -> str:
        """The current version, as soon as it differs from the one seen, or after a while.

        It is that of pages and, after a dot, that of what only full builds make.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._state() != seen, _WAIT_SECONDS)
            return self._state()

    def has_built(self, file: Path) -> bool:
        """Whether a full build has made a file; the end of the very first one is waited for."""
        with self._changed:
            self._changed.wait_for(
                lambda: file.exists() or self.failure or not self._lacks_files, _PATIENCE_SECONDS
            )
        return file.is_file()

    def close(self) -> None:
        """End the processes."""
        self._build.stop()
        self._resident.stop()

    def _state(self) -> str:
        return f"{self._version}.{self._builds}"

    def _show(self, changed: bool = True, built: bool = False) -> None:
        with self._changed:
            self._version += changed
            self._builds += built
            self._changed.notify_all()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
