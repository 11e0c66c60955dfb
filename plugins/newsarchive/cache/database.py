"""The SQLite file of the cache: opening, making and replacing it, and its connections."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

FILE = "build.sqlite"
_APPLICATION = 0x4C543335
"""``PRAGMA application_id``: the letters LT35."""
_FORMAT = 1
"""``PRAGMA user_version``: changes with the tables."""
_WAIT_S = 30

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TABLE source (
  path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, digest BLOB
) WITHOUT ROWID;
CREATE TABLE target (name TEXT PRIMARY KEY, digest BLOB, checksum INTEGER) WITHOUT ROWID;
CREATE TABLE output (
  target TEXT, path TEXT, size INTEGER, mtime INTEGER, inode INTEGER, digest BLOB,
  PRIMARY KEY (target, path)
) WITHOUT ROWID;
CREATE TABLE announced (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE value (
  kind TEXT, name TEXT, digest BLOB, checksum INTEGER, content BLOB, PRIMARY KEY (kind, name)
);
"""


class Database:
    """One file of tables, made if it is not there. Without a file, there is no connection.

    A file that is damaged, or of another program or format, is put aside, and an empty one takes
    its place; ``note`` then says so.
    """

    def __init__(self, file: Path | None) -> None:
        self.note = ""
        self.was_reset = False
        self.file = file
        self._connections: dict[int, sqlite3.Connection] = {}
        if file:
            self._open(file)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this process. SQLite forbids to use one that was forked."""
        process = os.getpid()
        if process not in self._connections:
            # Those of other processes stay referenced: closing one here would unlock the file.
            self._connections[process] = sqlite3.connect(
                f"file:{quote(str(self.file))}?mode=ro", uri=True
            )
        return self._connections[process]

    def write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Write in a transaction that ``commit`` ends. Raises OSError.

        Where that shows that the file is damaged, it is replaced, and the work is done again.
        """
        try:
            self._attempt(work)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise self._os_error(error) from None
            self.reset("is damaged")
            try:
                self._attempt(work)
            except sqlite3.Error as other:
                raise self._os_error(other) from None

    def _attempt(self, work: Callable[[sqlite3.Connection], object]) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
        work(self.connection)

    def commit(self) -> None:
        """Let other processes and later builds see what was written. Raises OSError."""
        if self.file and self.connection.in_transaction:
            try:
                self.connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise self._os_error(error) from None

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        connection = self._connections.pop(os.getpid(), None)
        if connection:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def reset(self, why: str) -> None:
        """Put the file aside and begin with an empty one. Raises OSError."""
        assert self.file
        self.close()
        aside = self.file.with_name(f"{FILE}.unusable")
        self.file.replace(aside)
        for suffix in ("-wal", "-shm"):
            self.file.with_name(FILE + suffix).unlink(missing_ok=True)
        self.was_reset = True
        self.note = f"What the last build kept {why}, so everything is made anew."
        self._create(self.file)

    def _open(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if not file.exists():
            self._create(file)
            return
        try:
            connection = self._connect(file)  # nothing is written before it is known to be ours
            names = connection.execute("SELECT name FROM sqlite_master").fetchall()
            ours = (
                connection.execute("PRAGMA application_id").fetchone()[0],
                connection.execute("PRAGMA user_version").fetchone()[0],
            )
            if ours == (_APPLICATION, _FORMAT):
                self._prepare(connection)
        except sqlite3.Error as error:
            if _is_damage(error):
                self.reset("is damaged")
                return
            raise self._os_error(error) from None
        if not names and ours == (0, 0):
            self._create(file)  # a build was killed while it made the file
        elif ours != (_APPLICATION, _FORMAT):
            self.reset("is of another format")

    def _create(self, file: Path) -> None:
        try:
            connection = self._connect(file)
            self._prepare(connection)
            connection.executescript(
                f"BEGIN; {_TABLES} PRAGMA application_id = {_APPLICATION};"
                f" PRAGMA user_version = {_FORMAT}; COMMIT;"
            )
        except sqlite3.Error as error:
            raise self._os_error(error) from None

    def _connect(self, file: Path) -> sqlite3.Connection:
        connection = self._connections.get(os.getpid())
        if connection is None:
            connection = sqlite3.connect(file, timeout=_WAIT_S, isolation_level=None)
            self._connections[os.getpid()] = connection
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        # Workers read while this process writes. A file that a crash of the system has damaged
        # is only a cache, so nobody waits for the disk.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")

    def _os_error(self, error: sqlite3.Error) -> OSError:
        """The failure of SQLite as one of the system, with its file."""
        code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, errno.EIO)
        return OSError(code, str(error), str(self.file))


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


_CODES = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}
