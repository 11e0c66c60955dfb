"""Files that are a series of parts, one for each report; a new one is mostly a former one.

Reports that stayed side by side are taken over in one piece, so after an edit two pieces of
each file are copied and one part is made.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from newsarchive.core.outputs import OutputFile

Parts = tuple[bytes, ...]
"""What stands in each of the files for one report."""


@dataclass(frozen=True)
class Frame:
    """A file without its parts."""

    path: str
    head: bytes
    separator: bytes
    tail: bytes


class Composition(NamedTuple):
    """What the parts were made from, in order; the sizes of parts and of the head in each file.

    It has plain values only, so that it can be kept.
    """

    keys: list[bytes]
    sizes: list[list[int]]
    heads: list[int]


@dataclass(frozen=True)
class Former:
    """Files of the same frames as they were, in the same order."""

    composition: Composition
    contents: Sequence[bytes]


def compose(
    frames: Sequence[Frame],
    keys: list[bytes],
    make: Callable[[int], Parts],
    former: Former | None = None,
) -> tuple[list[OutputFile], Composition]:
    """The files; equal keys stand for equal parts, and ``make`` makes those of a place."""
    runs = list(_find_runs(keys, former.composition.keys if former else ()))
    made = {n: make(n) for run in runs if run.at is None for n in range(run.start, run.end)}
    files: list[OutputFile] = []
    sizes: list[list[int]] = []
    for number, frame in enumerate(frames):
        taken = _Taken(former, number, len(frame.separator)) if former else None
        pieces: list[bytes | memoryview] = []
        sizes.append([])
        for run in runs:
            if taken and run.at is not None:
                pieces.append(taken.piece(run.at, run.length))
                sizes[-1] += taken.sizes[run.at : run.at + run.length]
            else:
                parts = [made[n][number] for n in range(run.start, run.end)]
                pieces += parts
                sizes[-1] += map(len, parts)
        content = b"".join((frame.head, frame.separator.join(pieces), frame.tail))
        files.append(OutputFile(frame.path, content))
    return files, Composition(keys, sizes, [len(frame.head) for frame in frames])


@dataclass(frozen=True)
class _Run:
    """Places from ``start`` to before ``end``; ``at`` is where they began formerly, if ever."""

    start: int
    end: int
    at: int | None

    @property
    def length(self) -> int:
        """How many parts these are."""
        return self.end - self.start


def _find_runs(keys: Sequence[bytes], former: Sequence[bytes]) -> Iterator[_Run]:
    places = {key: place for place, key in enumerate(former)}
    known = [places.get(key) for key in keys]
    start = 0
    for end in range(1, len(known) + 1):
        at = known[start]
        if end < len(known) and known[end] == (None if at is None else at + end - start):
            continue
        yield _Run(start, end, at)
        start = end


class _Taken:
    """One of the former files, of which pieces are taken."""

    def __init__(self, former: Former, number: int, separator: int) -> None:
        composition = former.composition
        self.sizes = composition.sizes[number]
        self._content = memoryview(former.contents[number])
        self._separator = separator
        self._starts = list(
            accumulate((size + separator for size in self.sizes), initial=composition.heads[number])
        )

    def piece(self, at: int, length: int) -> memoryview:
        """Parts side by side, with the separators between them."""
        return self._content[self._starts[at] : self._starts[at + length] - self._separator]
