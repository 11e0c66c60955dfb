"""Which files the last build has written, and which target made each of them."""

import marshal
import sqlite3
import zlib
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from newsarchive.cache.build_cache import BuildCache

Row = tuple[str, int, int, int, bytes]
"""A file as it was written: path, size, time of change in ns, inode, digest of its content.

There are hundreds of thousands, so it is a plain tuple.
"""
Manifest = dict[str, tuple[bytes, tuple[Row, ...]]]
"""The name of each target → the digest of its inputs, and the files it made, sorted by path."""


def paths_of(manifest: Manifest) -> set[str]:
    """The files of a site by their paths."""
    return {row[0] for _, rows in manifest.values() for row in rows}


def load_manifest(cache: BuildCache) -> Manifest:
    """The manifest of the last build; empty if none is known. A damaged cache is put aside.

    Raises OSError where that cannot be done.
    """
    try:
        targets = cache.connection.execute("SELECT name, digest, checksum FROM target").fetchall()
        outputs = cache.connection.execute(
            "SELECT target, path, size, mtime, inode, digest FROM output"
        ).fetchall()
    except sqlite3.Error:
        cache.reset("is damaged")
        return {}
    files = dict(_by_target(outputs))
    manifest = {name: (digest, files.pop(name, ())) for name, digest, _ in targets}
    if files or any(_checksum(name, manifest[name]) != checksum for name, _, checksum in targets):
        cache.reset("is damaged")
        return {}
    return manifest


def _by_target(rows: Iterable[tuple[str, *Row]]) -> Iterable[tuple[str, tuple[Row, ...]]]:
    """Rows in the order of their targets, each target's together and without its name."""
    return ((name, tuple([row[1:] for row in of])) for name, of in groupby(rows, itemgetter(0)))


def save_manifest(cache: BuildCache, manifest: Manifest, former: Manifest) -> None:
    """Keep a manifest, given the one that is kept now. Raises OSError."""

    def work(connection: sqlite3.Connection) -> None:
        known = {} if cache.was_reset else former  # a file that was replaced knows nothing
        changed = [name for name, entry in manifest.items() if known.get(name) != entry]
        names = [(name,) for name in (*(known.keys() - manifest.keys()), *changed)]
        connection.executemany("DELETE FROM output WHERE target = ?", names)
        connection.executemany("DELETE FROM target WHERE name = ?", names)
        connection.executemany(
            "INSERT INTO target VALUES (?, ?, ?)",
            [(name, manifest[name][0], _checksum(name, manifest[name])) for name in changed],
        )
        connection.executemany(
            "INSERT INTO output VALUES (?, ?, ?, ?, ?, ?)",
            ((name, *row) for name in changed for row in manifest[name][1]),
        )
        connection.execute("DELETE FROM announced")

    cache.write(work)


def announce(cache: BuildCache, paths: Iterable[str]) -> None:
    """Note files that are about to be published, and commit. Raises OSError.

    A build that is killed right after publishing has no time to keep its manifest; the next one
    must know these files for its own.
    """
    rows = [(path,) for path in paths]
    cache.write(lambda c: c.executemany("INSERT OR REPLACE INTO announced VALUES (?)", rows))
    cache.commit()


def announced(cache: BuildCache) -> set[str]:
    """Files that a killed build was about to publish."""
    try:
        return {path for (path,) in cache.connection.execute("SELECT path FROM announced")}
    except sqlite3.Error:
        return set()


def _checksum(name: str, entry: tuple[bytes, tuple[Row, ...]]) -> int:
    digest, rows = entry
    return zlib.crc32(marshal.dumps((name, digest, rows), 2))
