"""The words of reports: of one, as they are gathered; of several, as a file of the index.

On these files a reader's browser verifies exact phrases, and from them the next build knows
the words of all reports that have not changed. A file holds

- how many bytes its list of runs has, and the list: each run once, in the order in which they
  first occur, a line each,
- for each report the number of its texts, the weight of each, and its words: 1 for the first
  run of the list, 2 for the second, and 0 after the last word of each text.

All numbers are written as in ``varint``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsarchive.model.report import Report
from newsarchive.search.fields import searched_fields
from newsarchive.search.synonyms import END
from newsarchive.search.varint import (
    decode_number,
    decode_numbers,
    encode_number,
    encode_numbers,
)
from newsarchive.vietnamese.syllables import END_OF_TEXT, split_texts

_WORDS = 4_500
"""Words of a file, or else it holds one report: some 6 KB on the wire."""
_LANDMARK = 64
"""A report with a multiple of this number begins a file, so an edit moves the bounds of few."""

Span = tuple[int, int]
"""Numbers of reports: the first, and the one after the last."""


class _Numbers(dict[str, int]):
    def __init__(self, known: list[str]) -> None:
        super().__init__({END_OF_TEXT: END})
        self._known = known

    def __missing__(self, run: str) -> int:
        number = self[run] = len(self._known)
        self._known.append(run)
        return number


class Runs:
    """Numbers runs as they come; ``number_of`` knows END_OF_TEXT as END."""

    def __init__(self) -> None:
        self.known: list[str] = []
        self.number_of: Callable[[str], int] = _Numbers(self.known).__getitem__


class Split(NamedTuple):
    """The searched texts of a report."""

    words: NDArray[np.int32]
    """The numbers of their runs, and END after the last word of each text."""
    weights: bytes
    """Of each text."""


def split_report(report: Report, runs: Runs) -> Split:
    """The searched fields of one report."""
    fields = list(searched_fields(report))
    found = split_texts(text for text, _ in fields)
    words = np.fromiter(map(runs.number_of, found), np.int32, len(found))
    return Split(words, bytes(weight for _, weight in fields))


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


def write_splits(splits: Sequence[Split], runs: Runs) -> bytes:
    """The content of a file."""
    words = np.concatenate([np.empty(0, np.int32), *(split.words for split in splits)])
    place = np.empty(len(runs.known) + 1, np.int32)  # of END in the last, to which -1 leads
    places = np.arange(len(words), dtype=np.int32)
    place[words[::-1]] = places[::-1]  # of each, the first stays
    used = words[(place[words] == places) & (words != END)]
    place[used] = np.arange(1, len(used) + 1)
    place[END] = 0
    parts = [np.empty(0, np.int32)]
    for split in splits:
        parts += np.array([len(split.weights), *split.weights], np.int32), place[split.words]
    listed = "\n".join([runs.known[number] for number in used.tolist()]).encode()
    encoded, _ = encode_numbers(np.concatenate(parts).astype(np.uint32))
    return encode_number(len(listed)) + listed + encoded


def read_splits(content: bytes, runs: Runs) -> list[Split]:
    """The reports of a file, each as ``split_report`` would give it."""
    size, start = decode_number(content, 0)
    listed = content[start : start + size].decode().split("\n") if size else []
    table = np.array([END, *map(runs.number_of, listed)], np.int32)
    numbers = decode_numbers(content[start + size :])
    ends = np.flatnonzero(numbers == 0)
    splits: list[Split] = []
    at = 0
    while at < len(numbers):
        texts = int(numbers[at])
        first = at + 1 + texts
        end = int(ends[np.searchsorted(ends, first) + texts - 1]) + 1 if texts else first
        weights = numbers[at + 1 : first].astype(np.uint8).tobytes()
        splits.append(Split(table[numbers[first:end]], weights))
        at = end
    return splits
