"""Whether anything has changed since a build: asked before the program itself is loaded.

The stamp of a build lists the digest of every file that it may have read. With the manifest
of the files that it wrote, it answers in the time that looking at all these files takes.
"""

import contextlib
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.data.checked_file import load, save
from newsarchive.data.snapshot import Snapshot, list_files
from newsarchive.data.survey import survey

_STAMP, _MANIFEST = "stamp", "manifest"
_SIGNATURES = "stamp-signatures"
_FORM = b"1"


@dataclass(frozen=True)
class Question:
    """A build that is wanted: its output, everything it reads, and the words of its command."""

    output: Path
    sources: Sequence[Path]
    words: Sequence[str]

    @property
    def kept(self) -> Path:
        """Where builds of this output leave what the next one can use."""
        output = self.output.absolute()
        return output.parent / f".{output.name}.cache"


class Stamp:
    """The state of all sources at one moment, taken before a build reads them."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._has_kept = False
        self._snapshot = Snapshot(question.kept / _SIGNATURES, _FORM)
        digests: dict[str, bytes] = {}
        for source in question.sources:
            files = [str(source)] if source.is_file() else list_files(source)
            for file in (name for name in files if "__pycache__" not in name):
                with contextlib.suppress(OSError):  # gone since it was listed: the build will see
                    digests[file] = self._snapshot.digest(file)
        self._state = ([*question.words, sys.version, _libraries()], digests)

    def finished_counts(self) -> str:
        """What the last build said of its site, if this one would make the very same."""
        kept = load(self._question.kept / _STAMP, _FORM)
        if not kept or kept[0] != self._state:
            return ""
        if kept[1] != _checksum(self._question.kept / _MANIFEST):
            return ""
        units, counts = load(self._question.kept / _MANIFEST, None) or ({}, "")
        if self._question.output.is_dir():
            written = {row[0]: tuple(row[1:4]) for _, rows in units.values() for row in rows}
            if survey(self._question.output) == written:
                return str(counts)
        return ""

    def keep_signatures(self) -> None:
        """Keep what the sources look like, by which the next stamp need not read them.

        Before the first build there is nowhere to keep it; then it is kept with the stamp.
        """
        with contextlib.suppress(OSError):
            self._snapshot.save()
            self._has_kept = True

    def save(self) -> None:
        """Say that a build of this state has succeeded; without it, the next one builds."""
        if not self._has_kept:
            self.keep_signatures()
        with contextlib.suppress(OSError):
            checksum = _checksum(self._question.kept / _MANIFEST)
            save(self._question.kept / _STAMP, _FORM, (self._state, checksum))


def _checksum(file: Path) -> bytes:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "blake2b").digest()
    except OSError:
        return b""


def _libraries() -> list[int]:
    """Changes when a package is installed or removed: the folders that hold them are written to."""
    folders = [Path(entry) for entry in sys.path if entry.endswith("-packages")]
    return [folder.stat().st_mtime_ns for folder in folders if folder.is_dir()]
