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
        return self.recall(path) or self.learn(path, digest_now(path))

    def recall(self, path: str) -> bytes | None:
        """SHA-256 of a file's bytes; None for a file that is new here: it must be learnt.

        Raises OSError.
        """
        stat = os.stat(path)  # noqa: PTH116 - called for each of 100,000 files
        signature = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
        known = self._known.get(path)
        if known is None:
            self._seen[path] = (signature, b"")
            return None
        if known[0] != signature:
            known = (signature, digest_now(path))
        self._seen[path] = known
        return known[1]

    def learn(self, path: str, digest: bytes) -> bytes:
        """What a file holds that was read after it was looked at; no digest if that is not known.

        Its signature is that of the look. So a file that has changed since will be seen to.
        """
        if path in self._seen:
            self._seen[path] = (self._seen[path][0], digest)
        return digest

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
            if known[1] and max(known[0][1], known[0][2]) < latest
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
    return sorted(found, key=lambda path: path.replace("/", "\0"))
