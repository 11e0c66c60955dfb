"""What was worked out before, by the fingerprint of what it was worked out from.

Results lie one after the other in a pack; an index says where. The index is written last
and names its pack, so whatever interrupts a run leaves the former index with its pack. Each
result is read back only if its checksum fits: one that is missing is simply worked out again.
"""

import os
import zlib
from pathlib import Path

from newsarchive.data.checked_file import load, save

_WORTH_PACKING = 4 * 1024 * 1024
"""Bytes of waste below which the pack is not written anew."""

_Places = dict[bytes, tuple[int, int, int]]
"""Where the result of each key lies in the pack, its size and its checksum."""


class Memo:
    """A persistent mapping from memo keys to bytes; without a folder, it only lives now.

    Nothing is forgotten until the pack has doubled. Then ``counting`` is true for the length
    of one run, and whatever that run does not ask for is forgotten.
    Child processes that were forked may read from it, not add to it.
    """

    def __init__(self, folder: Path | None, version: bytes) -> None:
        self._folder, self._version = folder, version
        self.counting = False
        self._places: _Places = {}
        self._present: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._pack = -1
        self._end = 0
        self._settled = 0
        self._number = 0
        if folder:
            self._open(folder)

    def get(self, key: bytes) -> bytes | None:
        """The result, or None if it is not known."""
        self.want(key)
        place = self._places.get(key)
        if place is None:
            return self._present.get(key)
        offset, size, checksum = place
        content = os.pread(self._pack, size, offset)
        return content if zlib.crc32(content) == checksum else None

    def want(self, key: bytes) -> None:
        """Have a result remembered, though it is not read; needed only where ``counting``."""
        if self.counting:
            self._used.add(key)

    def put(self, key: bytes, content: bytes) -> None:
        """Remember a result. Raises OSError if the disk is full."""
        self.want(key)
        if self._pack < 0:
            self._present[key] = content
            return
        _write(self._pack, content, self._end)
        self._places[key] = (self._end, len(content), zlib.crc32(content))
        self._end += len(content)

    def save(self) -> None:
        """Keep everything; where ``counting``, only what was asked for or added since the start.

        The kinds of result for which nobody has asked at all are kept as well: they are not
        old, only not needed this time.
        """
        if not self._folder:
            return
        if self.counting:
            self._places = self._repack(self._live())
        if self.counting or not self._settled:
            self._settled = self._end
        self.counting = False
        former = self._number - 1
        state = (self._number, self._end, self._settled, self._places)
        save(self._folder / "memo", self._version, state)
        (self._folder / f"pack-{former}").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the pack, and know nothing from now on."""
        if self._pack >= 0:
            os.close(self._pack)
            self._pack = -1
            self._places = {}

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        kept = load(folder / "memo", self._version)
        if kept:
            self._number, self._end, self._settled, self._places = kept
        pack = folder / f"pack-{self._number}"
        if not pack.exists() or pack.stat().st_size < self._end:
            self._places, self._end, self._settled = {}, 0, 0
        for other in folder.glob("pack-*"):
            if other != pack:
                other.unlink()
        self._pack = os.open(pack, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        if os.fstat(self._pack).st_size > self._end:
            os.truncate(self._pack, self._end)
        self.counting = bool(self._settled) and self._end > 2 * self._settled + _WORTH_PACKING

    def _live(self) -> _Places:
        kinds = set(map(_kind, self._used))
        return {
            key: place
            for key, place in self._places.items()
            if key in self._used or _kind(key) not in kinds
        }

    def _repack(self, places: _Places) -> _Places:
        assert self._folder
        self._number += 1
        pack = os.open(
            self._folder / f"pack-{self._number}",
            os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC,
            0o666,
        )
        moved: _Places = {}
        end = 0
        for key, (offset, size, checksum) in places.items():
            _write(pack, os.pread(self._pack, size, offset), end)
            moved[key] = (end, size, checksum)
            end += size
        os.close(self._pack)
        self._pack, self._end = pack, end
        return moved


def _kind(key: bytes) -> bytes:
    return key.partition(b":")[0]


def _write(file: int, content: bytes, offset: int) -> None:
    """All of the content; one call writes only what fits where a disk is full."""
    view = memoryview(content)
    while view:
        written = os.pwrite(file, view, offset)
        view, offset = view[written:], offset + written
