"""What one build keeps for the next: one SQLite file, which any SQLite tool can open.

A cache is never needed: without it, a build takes longer and makes the same files.
"""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from newsarchive.cache.database import FILE, Database


class BuildCache(Database):
    """Values by kind and name, each valid for one digest of what it was worked out from.

    ``version`` is that of the program: values of another version are deleted; None leaves them
    alone. Without a folder, the cache is empty at first and lives in memory. A process that was
    forked may read from it, not write to it. What is written counts for others after ``commit``.
    """

    def __init__(self, folder: Path | None = None, version: bytes | None = None) -> None:
        super().__init__(folder / FILE if folder else None)
        self._memory: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        if folder and version is not None:
            self._forget_other_versions(version)

    def get(self, kind: str, name: str, digest: bytes) -> bytes | None:
        """The content of a value; None if there is none, or only one for another digest."""
        if not self.file:
            known, content = self._memory.get((kind, name), (b"", b""))
            return content if known == digest else None
        try:
            row = self.connection.execute(
                "SELECT digest, checksum, content FROM value WHERE kind = ? AND name = ?",
                (kind, name),
            ).fetchone()
        except sqlite3.Error:
            return None
        return row[2] if row and row[0] == digest and _is_whole(row) else None

    def get_all(self, kind: str) -> dict[str, tuple[bytes, bytes]]:
        """Digest and content of all values of a kind, by name; damaged ones are left out."""
        if not self.file:
            return {name: value for (of, name), value in self._memory.items() if of == kind}
        try:
            rows = self.connection.execute(
                "SELECT digest, checksum, content, name FROM value WHERE kind = ?", (kind,)
            ).fetchall()
        except sqlite3.Error:
            return {}
        return {row[3]: (row[0], row[2]) for row in rows if _is_whole(row)}

    def put(self, kind: str, name: str, digest: bytes, content: bytes) -> None:
        """Keep a value in the place of the one before it. Raises OSError."""
        if not self.file:
            self._memory[kind, name] = digest, content
            return
        row = (kind, name, digest, _checksum(digest, content), content)
        self.write(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO value VALUES (?, ?, ?, ?, ?)", row
            )
        )

    def forget(self, kind: str, names: Iterable[str]) -> None:
        """Delete values whose things are gone. Raises OSError."""
        if not self.file:
            for name in names:
                self._memory.pop((kind, name), None)
            return
        rows = [(kind, name) for name in names]
        self.write(
            lambda connection: connection.executemany(
                "DELETE FROM value WHERE kind = ? AND name = ?", rows
            )
        )

    def get_about(self, name: str) -> bytes | None:
        """One fact about the builds of this output."""
        try:
            row = self.connection.execute(
                "SELECT content FROM about WHERE name = ?", (name,)
            ).fetchone()
        except sqlite3.Error:
            return None
        return row[0] if row else None

    def put_about(self, name: str, content: bytes) -> None:
        """Replace one fact about the builds of this output. Raises OSError."""
        self.write(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO about VALUES (?, ?)", (name, content)
            )
        )

    def _forget_other_versions(self, version: bytes) -> None:
        known = self.get_about("version")
        if known == version:
            return
        self.write(lambda connection: connection.execute("DELETE FROM value"))
        self.put_about("version", version)
        self.commit()
        if known is not None:
            self.note = "The program has changed since the last build: everything is made anew."


def _checksum(digest: bytes, content: bytes) -> int:
    return zlib.crc32(content, zlib.crc32(digest))


def _is_whole(row: tuple[bytes, int, bytes]) -> bool:
    digest, checksum, content = row[:3]
    return isinstance(content, bytes) and _checksum(digest, content) == checksum
