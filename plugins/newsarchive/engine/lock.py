"""One build at a time: two that write into one folder would take each other's files away."""

import fcntl
import os
import time
from pathlib import Path
from typing import IO

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.0)
"""Seconds between attempts: a build that ends, or was killed, lets go in less."""


class Lock:
    """A lock file, which lasts only as long as it is held."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: IO[str] | None = None

    @property
    def held(self) -> bool:
        """Whether this process has it."""
        return self._held is not None

    def acquire(self) -> bool:
        """Take it, and say whether that could be done in less than a second.

        Raises OSError where the file cannot be written, or its file system has no locks.
        """
        for pause in _PAUSES:
            if self.held:
                return True
            lock = self._file.open("w")
            try:
                if _taken(lock, self._file):
                    self._held = lock
                    return True
            finally:
                if not self.held:
                    lock.close()
            time.sleep(pause)
        return False

    def release(self) -> None:
        """Let others have it."""
        if self._held:
            self._file.unlink(missing_ok=True)
            self._held.close()
            self._held = None


def _taken(lock: IO[str], file: Path) -> bool:
    """A file that its owner has removed meanwhile locks nothing."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return file.stat().st_ino == os.fstat(lock.fileno()).st_ino
    except (BlockingIOError, FileNotFoundError):
        return False
    except OSError as error:
        error.filename = str(file)
        raise
