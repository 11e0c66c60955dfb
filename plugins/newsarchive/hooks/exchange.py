"""Swapping two folders in one step, where the system can."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_LINUX_RENAME_EXCHANGE = 2
_MACOS_RENAME_SWAP = 2


def exchange(one: Path, other: Path) -> None:
    """Swap two existing folders of the same file system.

    Atomic on Linux (renameat2) and macOS (renamex_np). Elsewhere, and on file systems that
    cannot, two renames follow each other; between them the second folder is absent.
    """
    if not _exchange_at_once(os.fsencode(one), os.fsencode(other)):
        aside = other.with_name(f"{other.name}.former")
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def _exchange_at_once(one: bytes, other: bytes) -> bool:
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(one, other, _MACOS_RENAME_SWAP) == 0)
        result = libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _LINUX_RENAME_EXCHANGE)
    except (OSError, AttributeError):
        return False
    return bool(result == 0)
