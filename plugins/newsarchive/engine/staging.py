"""A build writes beside the output and takes its place only when it is complete.

A reader of the published folder sees the former site or the new one, never a mixture; a
build that fails, is killed or finds the disk full leaves the former site as it was.

The site before the last is kept as a spare, for most of its files are those of the next one:
files are links, so it costs folders and no content. A file in it is reused only if size, time
and inode are those of the file that a build has written.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from newsarchive.cache.manifest import Row
from newsarchive.content.source_text import shown_path
from newsarchive.engine.atomic_swap import complete, exchange
from newsarchive.engine.lock import Lock
from newsarchive.engine.output_place import beside, find_overlap, real_output
from newsarchive.engine.survey import Survey, fits, survey
from newsarchive.model.fingerprint import fingerprint

MARKER = ".luu-tru-35"
"""Names a folder as ours, so that nobody's other folder is ever replaced."""


class UnusableOutput(Exception):
    """The output folder cannot be written; the message says why and what to do."""


class Staging:
    """The unfinished site of one build."""

    def __init__(self, target: Path) -> None:
        self.target = real_output(target)
        self.folder = beside(target, "staging")
        self.spare = beside(target, "spare")
        self.cache = beside(target, "cache")
        self._aside = beside(target, "former")
        self._lock = Lock(self.folder.with_suffix(".lock"))
        self._present: Survey = {}
        self._folders: set[str] = set()
        self._holds_some = False

    @property
    def shown_target(self) -> str:
        """The output folder as messages name it."""
        return shown_path(self.target)

    def reserve(self, sources: Mapping[str, Path] | None = None) -> None:
        """Let no other build write there until this one ends.

        Raises UnusableOutput, also where the output meets one of the sources: folders that a
        build reads, by the words for them. Then nothing has been written.
        """
        if overlap := find_overlap(self.target, sources or {}):
            raise UnusableOutput(
                f"the output {self.shown_target} {overlap}, which builds only read"
                " — name another folder with OUTPUT=…"
            )
        if self.target.exists() and not self.target.is_dir():
            raise UnusableOutput(
                f"{self.shown_target} is a file — move it, or name another folder with OUTPUT=…"
            )
        if self.target.exists() and not _is_ours(self.target):
            raise UnusableOutput(
                f"{self.shown_target} holds files that no build of this archive wrote"
                " — empty it, or name another folder with OUTPUT=…"
            )
        self.target.parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.acquire():
            raise UnusableOutput(
                f"another build is writing to {self.shown_target} — wait until it has finished"
            )
        complete(self.folder, self.target, self._aside)

    def prepare_spare(self) -> Survey:
        """What lies in the spare; to be asked before ``begin``, to which it is given.

        After a clean build there is none: the former site is linked, file by file.
        """
        if not self.target.is_dir():
            return {}
        if self.spare.is_dir():
            return survey(self.spare)
        part = self.cache / "spare"
        shutil.rmtree(part, ignore_errors=True)
        try:
            found = survey(self.target, part)
            part.rename(self.spare)
        except OSError:  # a file system without links
            shutil.rmtree(part, ignore_errors=True)
            return {}
        return found

    def begin(self, spare: Survey, former: Collection[str]) -> None:
        """Start with the spare, or empty; what a killed build left behind is removed.

        Of the spare stays what the last build wrote, ``former``.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        self._folders.clear()
        self._holds_some = self.target.is_dir()
        self._present = spare
        if spare:
            self.spare.rename(self.folder)
            self._remove(spare.keys() - former)
        else:
            self.folder.mkdir()

    def keep(self, row: Row) -> bool:
        """Have a file of the former site in the new one; False if it is not as it was."""
        path = row[0]
        if self._present.get(path) == row[1:4]:
            return True
        try:
            if not fits(row, (self.target / path).lstat()):
                return False
            self._place(path, lambda new: os.link(f"{self.target}/{path}", new))
        except OSError:
            return False
        # Other files of its target may not fit, and then it is written anew.
        self._present[path] = row[1:4]
        return True

    def write(self, path: str, content: bytes) -> Row:
        """Write a file; one that has not changed since the last build is linked, not copied."""
        old = f"{self.target}/{path}"
        if not (self._holds_some and _holds(old, content) and self._linked(old, path)):
            self._place(path, lambda new: _create(new, content))
        stat = os.stat(f"{self.folder}/{path}")  # noqa: PTH116 - for each of 600,000 files
        return path, stat.st_size, stat.st_mtime_ns, stat.st_ino, fingerprint(content)

    def _linked(self, old: str, path: str) -> bool:
        try:
            self._place(path, lambda new: os.link(old, new))
        except OSError:  # a file system without links
            return False
        return True

    def finish(self, paths: Collection[str]) -> None:
        """Remove all but these files."""
        self._remove(self._present.keys() - paths)

    def _remove(self, paths: Collection[str]) -> None:
        for path in paths:
            self._present.pop(path)
            file = self.folder / path
            if not path.endswith("/"):
                file.unlink()
                file = file.parent
            while file != self.folder and _removed(file):
                file = file.parent

    def commit(self) -> None:
        """Put the new site in the place of the former one, which becomes the spare."""
        if not self.target.exists():
            self.folder.rename(self.target)
            return
        exchange(self.folder, self.target, self._aside)
        # The site is published: what goes wrong now is no reason to say that it is not.
        with contextlib.suppress(OSError):
            shutil.rmtree(self.spare, ignore_errors=True)
            self.folder.rename(self.spare)
        shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Remove the unfinished site."""
        if self._lock.held:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.release()

    def release(self) -> None:
        """Let other builds write there."""
        self._lock.release()

    def _place(self, path: str, create: Callable[[str], None]) -> None:
        """Create a file anew. One that is there may be linked to a published one: it goes."""
        new = f"{self.folder}/{path}"
        if path in self._present:
            Path(new).unlink()
            del self._present[path]
        folder = new.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        try:
            create(new)
        except FileExistsError:
            raise UnusableOutput(
                f"two pages want the same address, {path} — give one of them another slug"
            ) from None


def _create(file: str, content: bytes) -> None:
    # As io.open would, at a third of its cost for a small file.
    new = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(new, view) :]
    finally:
        os.close(new)


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _is_ours(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    return (folder / MARKER).exists() or not any(folder.iterdir())


def _holds(file: str, content: bytes) -> bool:
    try:
        if os.stat(file).st_size != len(content):  # noqa: PTH116 - as above
            return False
        with open(file, "rb") as old:  # noqa: PTH123
            return old.read() == content
    except OSError:
        return False
