"""The content of files by their digests, read anew only where a file may have changed.

A file is believed unchanged if its size, both its times and its inode are as before, as
version control does; the time of change of an inode cannot be set by any program. A file
that changed shortly before it was read is read again, since a clock's tick may hide a change.
"""

import hashlib
import os
import time
from pathlib import Path

from newsarchive.data.checked_file import load, save

_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT) ticks every two seconds."""

Signature = tuple[int, int, int, int]


class Snapshot:
    """Digests of files; those that nobody asks about are forgotten when it is saved."""

    def __init__(self, file: Path | None, version: bytes) -> None:
        self._file, self._version = file, version
        self._known: dict[str, tuple[Signature, bytes]] = (
            (load(file, version) or {}) if file else {}
        )
        self._seen: dict[str, tuple[Signature, bytes]] = {}
        self._began = time.time_ns()

    def digest(self, path: str) -> bytes:
        """SHA-256 of a file's bytes. Raises OSError."""
        stat = os.stat(path)  # noqa: PTH116 - called for each of 100,000 files
        signature = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
        known = self._known.get(path)
        if known is None or known[0] != signature:
            known = (signature, digest_now(path))
        self._seen[path] = known
        return known[1]

    def correct(self, path: str, digest: bytes) -> None:
        """A file was read again, and holds this; its signature is believed only if it did."""
        if path not in self._seen or self._seen[path][1] != digest:
            self._seen.pop(path, None)

    def save(self) -> None:
        """Keep what was asked for. Raises OSError."""
        if self._file:
            save(self._file, self._version, self._settled())

    def renewed(self) -> "Snapshot":
        """A snapshot that begins now, and knows what was asked of this one; it is not kept."""
        new = Snapshot(None, self._version)
        new._known = self._settled()
        return new

    def _settled(self) -> dict[str, tuple[Signature, bytes]]:
        latest = self._began - _TICK_NS
        return {
            path: known
            for path, known in self._seen.items()
            if max(known[0][1], known[0][2]) < latest
        }


def digest_now(path: str) -> bytes:
    """SHA-256 of the bytes that a file holds now. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123 - called for each of 100,000 files
        return hashlib.file_digest(file, "sha256").digest()


def list_files(folder: Path) -> list[str]:
    """Every file under a folder, at any depth, in the order of their paths."""
    found: list[str] = []
    waiting = [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif not entry.is_dir():
                    found.append(entry.path)
    return sorted(found, key=lambda path: path.split("/"))
