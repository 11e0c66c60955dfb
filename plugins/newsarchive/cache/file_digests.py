"""The digests of source files, worked out anew only where a file may have changed.

A file counts as unchanged if its size, both its times and its inode are those of the last look,
as in version control; no program can set the time of change of an inode. A file that changed
shortly before it was read is read again the next time, since a clock's tick may hide a change.
"""

import hashlib
import os
import sqlite3
import time
from typing import Self

from newsarchive.cache.build_cache import BuildCache

_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT) ticks every two seconds."""

Signature = tuple[int, int, int, int]
"""Size, time of content, time of inode, inode: any write changes at least one of them."""
Known = dict[str, tuple[Signature, bytes]]


def signature_of(stat: os.stat_result) -> Signature:
    """The signature of a file or folder."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


class FileDigests:
    """SHA-256 of files by path, as of their last look."""

    def __init__(self, known: Known | None = None) -> None:
        self._known: Known = known or {}
        self._seen: Known = {}
        self._began = time.time_ns()

    @classmethod
    def load(cls, cache: BuildCache) -> Self:
        """What the last build has kept, if that can be read."""
        try:
            rows = cache.connection.execute(
                "SELECT path, size, mtime, ctime, inode, digest FROM source"
            ).fetchall()
        except sqlite3.Error:
            return cls()
        return cls({row[0]: (row[1:5], row[5]) for row in rows})

    def digest(self, path: str) -> bytes:
        """SHA-256 of a file's bytes. Raises OSError."""
        return self.recall(path) or self.learn(path, digest_now(path))

    def recall(self, path: str) -> bytes | None:
        """SHA-256 of a file's bytes; None for a file that has never been seen. Raises OSError."""
        stat = os.stat(path)  # noqa: PTH116 - called for each of 100,000 files
        signature = signature_of(stat)
        known = self._known.get(path)
        if known is None:
            self._seen[path] = (signature, b"")
            return None
        if known[0] != signature:
            known = (signature, digest_now(path))
        self._seen[path] = known
        return known[1]

    def learn(self, path: str, digest: bytes) -> bytes:
        """Store the digest of a file that was read just now, with the earlier look at it.

        A file that has changed between the look and the reading will be read again. An empty
        digest stands for a file whose content is not known.
        """
        if path in self._seen:
            self._seen[path] = (self._seen[path][0], digest)
        return digest

    @property
    def signatures(self) -> dict[str, Signature]:
        """The signatures of the files that were looked at."""
        return {path: known[0] for path, known in self._seen.items()}

    def save(self, cache: BuildCache, all_seen: bool = False) -> None:
        """Keep what was looked at, and nothing else if that is all there is. Raises OSError."""
        settled = self._settled()
        asked = self._known.keys() if all_seen else self._seen.keys()
        rows = [
            (path, *known[0], known[1])
            for path, known in settled.items()
            if self._known.get(path) != known
        ]
        gone = [(path,) for path in self._known.keys() - settled.keys() if path in asked]

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.executemany("DELETE FROM source WHERE path = ?", gone)

        cache.write(work)

    def renewed(self) -> "FileDigests":
        """Digests that begin now, and know what was looked at so far."""
        return FileDigests(self._settled())

    def _settled(self) -> Known:
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
