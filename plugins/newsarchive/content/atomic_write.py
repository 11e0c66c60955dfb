"""Writing files whole or not at all, whatever happens in between."""

import contextlib
import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TEMPORARY = re.compile(r"\.[0-9a-f]{12}\.tmp")
_ABANDONED_AFTER_S = 3600


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text, taking the place of a file that exists; that file's mode stays.

    Missing folders are made. Raises OSError; the former file is then as it was.
    """
    with _written(path, text) as temporary:
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)


def create_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text to a new file. Raises FileExistsError where there already is one."""
    with _written(path, text) as temporary:
        try:
            path.hardlink_to(temporary)  # unlike a rename, this never replaces a file
        except OSError:
            if path.exists():
                raise FileExistsError(errno.EEXIST, "exists already", str(path)) from None
            temporary.replace(path)  # a file system without links


@contextmanager
def _written(path: Path, text: str) -> Iterator[Path]:
    """A finished file beside ``path``, hidden from readers of records, gone afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")
    _remove_abandoned(path.parent)
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove what a program that was killed while it wrote has left."""
    latest = time.time() - _ABANDONED_AFTER_S
    for file in folder.glob(".*.tmp"):
        with contextlib.suppress(OSError):  # another program was faster
            if _TEMPORARY.fullmatch(file.name) and file.stat().st_mtime < latest:
                file.unlink()
