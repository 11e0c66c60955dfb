"""A folder for each running preview, so that two of one checkout keep apart.

The folders stay when a preview ends: the next one starts faster with the cache that lies there.
There are never more of them than previews that once ran at the same time. What a former
preview has built is not shown; see ``Preview.has_built``.
"""

import fcntl
import os
from itertools import count
from pathlib import Path


class Place:
    """The first folder below ``previews`` that no other preview uses.

    The lock belongs to this process and to those that it starts with ``descriptor``: as long as
    one of them runs, the folder is taken. Raises OSError if the folder cannot be written.
    """

    def __init__(self, previews: Path) -> None:
        for number in count(1):
            folder = previews / str(number)
            folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
            except OSError:
                os.close(lock)
                raise
            else:
                self.descriptor = lock
                self.site = folder / "site"
                return

    def leave(self) -> None:
        """Let other previews use the folder."""
        os.close(self.descriptor)
