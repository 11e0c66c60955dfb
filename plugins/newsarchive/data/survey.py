"""What lies in a folder: for each file its size, time and inode, and whether it is as it was."""

import os
from pathlib import Path

Row = tuple[str, int, int, int, bytes]
"""A finished file as it was written: path, size, time of change in ns, inode, digest.

There are hundreds of thousands, so it is a plain tuple, which is kept and read as it is.
"""


def fits(row: Row, stat: os.stat_result) -> bool:
    """Whether a file is still the one that was written."""
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino) == row[1:4]


Survey = dict[str, tuple[int, int, int]]
"""Size, time of change and inode of files by their paths."""


def survey(folder: Path, links: Path | None = None) -> Survey:
    """Every file under the folder, by path inside it.

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
            for entry in entries:
                path = inside + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path + "/")
                    continue
                if links:
                    os.link(entry.path, f"{links}/{path}")
                stat = entry.stat(follow_symlinks=False)
                found[path] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    return found
