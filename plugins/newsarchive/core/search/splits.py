"""The words of reports: of one, as they are gathered; of several, as a file of the index.

On these files a reader's browser verifies exact phrases, and from them the next build knows
the words of all reports that have not changed. A file holds

- how many bytes its list of runs has, and the list: each run once, a line each,
- for each report the number of its texts, the weight of each, and its words: 1 for the first
  run of the list, 2 for the second, and 0 after the last word of each text.

All numbers are written as in ``varint``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.core.report import Report
from newsarchive.core.search.fields import searched_fields
from newsarchive.core.search.syllables import END_OF_TEXT, split_texts
from newsarchive.core.search.varint import (
    decode_number,
    decode_numbers,
    encode_number,
    encode_numbers,
)

_WORDS = 4_500
"""Words of a file, or else it holds one report: some 6 KB on the wire."""
_LANDMARK = 64
"""A report with a multiple of this number begins a file, so an edit moves the bounds of few."""


Span = tuple[int, int]
"""Numbers of reports: the first, and the one after the last."""


class Split(NamedTuple):
    """The searched texts of a report."""

    runs: list[str]
    """Each run once, in the order in which they first occur."""
    words: NDArray[np.int32]
    """1 for the first run and so on; 0 after the last word of each text."""
    weights: bytes
    """Of each text."""


def split_report(report: Report) -> Split:
    """The searched fields of one report."""
    fields = list(searched_fields(report))
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__, {END_OF_TEXT: 0})
    runs = split_texts(text for text, _ in fields)
    words = np.fromiter(map(numbers.__getitem__, runs), np.int32, len(runs))
    del numbers[END_OF_TEXT]
    return Split(list(numbers), words, bytes(weight for _, weight in fields))


def begins_file(number: int, words: int) -> bool:
    """Whether a report begins a file, where with it the file before would have so many words."""
    return words > _WORDS or number % _LANDMARK == 0


def cut_files(lengths: Iterable[int]) -> Iterator[Span]:
    """Which reports lie in one file, given how many words each has."""
    first, held, number = 0, 0, -1
    for number, length in enumerate(lengths):
        if number > first and begins_file(number, held + length):
            yield first, number
            first, held = number, 0
        held += length
    if number >= first:
        yield first, number + 1


def write_splits(splits: Sequence[Split]) -> bytes:
    """The content of a file."""
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__)
    parts = [np.empty(0, np.int32)]
    for runs, words, weights in splits:
        table = np.array([0, *map(numbers.__getitem__, runs)], np.int32)
        parts += np.array([len(weights), *weights], np.int32), table[words]
    listed = "\n".join(numbers).encode()
    encoded, _ = encode_numbers(np.concatenate(parts).astype(np.uint32))
    return encode_number(len(listed)) + listed + encoded


def read_splits(content: bytes) -> list[Split]:
    """The reports of a file, each as ``split_report`` gave it."""
    size, start = decode_number(content, 0)
    runs = np.array(["", *content[start : start + size].decode().split("\n")], object)
    numbers = decode_numbers(content[start + size :]).astype(np.int32)
    ends = np.flatnonzero(numbers == 0)
    splits: list[Split] = []
    at = 0
    while at < len(numbers):
        first = at + 1 + int(numbers[at])
        texts = first - at - 1
        end = int(ends[np.searchsorted(ends, first) + texts - 1]) + 1 if texts else first
        weights = numbers[at + 1 : first].astype(np.uint8).tobytes()
        splits.append(_alone(runs, numbers[first:end], weights))
        at = end
    return splits


def _alone(runs: NDArray[np.object_], words: NDArray[np.int32], weights: bytes) -> Split:
    """A report with a list of runs of its own."""
    used, first = np.unique(words, return_index=True)
    used = used[np.argsort(first)]
    used = used[used > 0]
    place = np.zeros(len(runs), np.int32)
    place[used] = np.arange(1, len(used) + 1, dtype=np.int32)
    return Split(runs[used].tolist(), place[words], weights)
