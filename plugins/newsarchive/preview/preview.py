"""What ``make serve`` shows: versions that follow each other, and what keeps one from showing."""

import secrets
import sys
import threading
import time
from pathlib import Path

from newsarchive.preview.background import Background, build_command
from newsarchive.preview.place import Place
from newsarchive.preview.resident_process import LOST, Answer, Resident

_WAIT_SECONDS = 20
_PATIENCE_SECONDS = 120


class Preview:
    """Pages come from the resident process, all other files from the last full build.

    One thread tells of changes; any thread may ask for answers.
    """

    def __init__(self, content: Path, place: Place, port: int) -> None:
        self.output = place.site
        words = [str(content), str(place.site), f"http://localhost:{port}"]
        self._place = place
        self._resident = Resident(words)
        self._build = Background(build_command(*words), place.descriptor)
        self._unread = self._unsound = ""
        # A page that was opened before the server was started anew is of another run.
        self._run = secrets.token_hex(4)
        self._version = self._builds = 0
        self._changed = threading.Condition()
        self._resident.start()

    @property
    def failure(self) -> str:
        """Why the site cannot be shown as it is now, a line for each defect."""
        return self._unread or self._unsound

    def answer(self, path: str) -> Answer:
        """What stands at a path, which has no leading slash, once everything has been read."""
        self.wait_for_reading()
        return self._resident.page(path)

    def wait_for_reading(self) -> str:
        """The current version, once everything has been read for the first time.

        What is asked for afterwards is of this version or of a newer one.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._version)
            return self._state()

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
        self._show(bool(finished.failure), built=not finished.failure)

    def wait_for_change(self, seen: str) -> str:
        """The current version, as soon as it differs from the one seen, or after a while.

        It is that of pages and, after a dot, that of what only full builds make.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._state() != seen, _WAIT_SECONDS)
            return self._state()

    def has_built(self, file: Path) -> bool:
        """Whether a full build has made a file; the end of the very first one is waited for.

        What lies there before that end is of a former preview, perhaps of other content.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._builds or self.failure, _PATIENCE_SECONDS)
        try:
            return self._builds > 0 and file.is_file()
        except (OSError, ValueError):  # no file can have such a name
            return False

    def close(self) -> None:
        """End the processes."""
        self._build.stop()
        self._resident.stop()
        self._place.leave()

    def kill(self) -> None:
        """End the processes at once, whatever state they are in."""
        self._build.kill()
        self._resident.kill()
        self._place.leave()

    def _state(self) -> str:
        return f"{self._run}-{self._version}.{self._builds}"

    def _show(self, changed: bool = True, built: bool = False) -> None:
        with self._changed:
            self._version += changed
            self._builds += built
            self._changed.notify_all()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
