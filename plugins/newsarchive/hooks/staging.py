"""A build writes beside the output and takes its place only when it is complete.

A reader of the published folder sees the former site or the new one, never a mixture; a
build that fails, is killed or finds the disk full leaves the former site as it was.
"""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Any

from pelican import Pelican, signals

from newsarchive.data.source_text import shown_path
from newsarchive.hooks.exchange import exchange

MARKER = ".luu-tru-35"
"""Names a folder as ours, so that nobody's other folder is ever replaced."""


class UnusableOutput(Exception):
    """The output folder cannot be written; the message says why and what to do."""


class Staging:
    """The unfinished site of one build."""

    def __init__(self, target: Path) -> None:
        self.target = target.absolute()
        self.folder = self.target.parent / f".{self.target.name}.staging"
        self._lock: IO[str] | None = None
        self._written: set[str] = set()

    @property
    def shown_target(self) -> str:
        """The output folder as messages name it."""
        return shown_path(self.target)

    def begin(self) -> None:
        """Start empty; what a killed build left behind is removed. Raises UnusableOutput."""
        if self.target.exists() and not _is_ours(self.target):
            raise UnusableOutput(
                f"{self.target} holds files that no build of this archive wrote"
                " — empty it, or name another folder with OUTPUT=…"
            )
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._acquire()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self._written.clear()
        self.write(MARKER, b"")

    def write(self, path: str, content: bytes) -> None:
        """Write a file; one that has not changed since the last build is linked, not copied.

        Raises UnusableOutput if this build has already written to that path.
        """
        if path in self._written:
            raise UnusableOutput(
                f"two pages want the same address, {path} — give one of them another slug"
            )
        self._written.add(path)
        new, old = self.folder / path, self.target / path
        new.parent.mkdir(parents=True, exist_ok=True)
        if _holds(old, content):
            try:
                os.link(old, new)
                return
            except OSError:  # a file system without links
                pass
        new.write_bytes(content)

    def commit(self) -> None:
        """Put the new site in the place of the former one."""
        if self.target.exists():
            exchange(self.folder, self.target)
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            self.folder.rename(self.target)
        self._release()

    def discard(self) -> None:
        """Remove the unfinished site."""
        if self._lock:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._release()

    def _acquire(self) -> None:
        """Two builds into one folder would take each other's files away."""
        if self._lock:
            return
        lock = self.folder.with_suffix(".lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise UnusableOutput(
                f"another build is writing to {self.target} — wait until it has finished"
            ) from None
        self._lock = lock

    def _release(self) -> None:
        if self._lock:
            self._lock.close()
            Path(self._lock.name).unlink(missing_ok=True)
            self._lock = None


def _is_ours(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    return (folder / MARKER).exists() or not any(folder.iterdir())


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def staging_of(settings: dict[str, Any]) -> Staging:
    """The staging of this Pelican instance; made once, so that its lock is held once."""
    staging = settings.setdefault("ARCHIVE_STAGING", Staging(Path(settings["OUTPUT_PATH"])))
    assert isinstance(staging, Staging)
    return staging


def redirect_output(pelican: Pelican) -> None:
    """Point Pelican's own generators at the staging folder."""
    pelican.output_path = str(staging_of(pelican.settings).folder)


def register() -> None:
    """``get_generators`` is sent once a run, before any generator learns its output path."""
    signals.get_generators.connect(redirect_output)
