"""Swapping two folders in one step, where the system can."""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

AtOnce = Callable[[bytes, bytes], bool]
"""Swaps two folders in one step, or says that it cannot."""
_AT_FDCWD = -100
_LINUX_RENAME_EXCHANGE = 2
_MACOS_RENAME_SWAP = 2


def exchange(one: Path, other: Path, aside: Path, at_once: AtOnce | None = None) -> None:
    """Swap two existing folders of the same file system.

    Atomic on Linux (renameat2) and macOS (renamex_np). Elsewhere, and on file systems that
    cannot, three renames follow each other by way of ``aside``; between them the second folder
    is absent, and ``complete`` does what is left if the process is killed.
    """
    if not (at_once or _exchange_at_once)(os.fsencode(one), os.fsencode(other)):
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def complete(one: Path, other: Path, aside: Path) -> None:
    """Take up an exchange that was killed: back if the second folder is absent, else on."""
    if aside.is_dir() and not os.path.lexists(other):
        aside.rename(other)
    elif aside.is_dir() and not os.path.lexists(one):
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
