"""What lies in a folder: for each file its size, time and inode, and whether it is as it was."""

import os
from pathlib import Path

from newsarchive.cache.manifest import Row


def fits(row: Row, stat: os.stat_result) -> bool:
    """Whether a file is still the one that was written."""
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino) == row[1:4]


Survey = dict[str, tuple[int, int, int]]
"""Size, time of change and inode of files by their paths; zeros for an empty folder, ``a/``."""


def fits_survey(row: Row, found: Survey) -> bool:
    """Whether a file that was written is still there as it was."""
    return found.get(row[0]) == row[1:4]


def survey(folder: Path, links: Path | None = None) -> Survey:
    """Every file and every empty folder under the folder, by path inside it.

    Each is linked into the folder ``links``, which must be new. Raises OSError where the file
    system has no links, or a file has gone meanwhile.
    """
    found: Survey = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        if links:
            os.makedirs(f"{links}/{inside}", exist_ok=True)  # noqa: PTH103 - as below
        with os.scandir(f"{folder}/{inside}") as entries:
            is_empty = True
            for entry in entries:
                is_empty = False
                path = inside + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path + "/")
                    continue
                if links:
                    os.link(entry.path, f"{links}/{path}", follow_symlinks=False)
                stat = entry.stat(follow_symlinks=False)
                found[path] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
            if is_empty and inside:
                found[inside] = (0, 0, 0)
    return found
