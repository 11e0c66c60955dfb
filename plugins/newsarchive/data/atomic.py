"""Writing files whole or not at all, whatever happens in between."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
