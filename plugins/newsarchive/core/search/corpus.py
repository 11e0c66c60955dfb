"""All searched texts as arrays of numbers: one entry a syllable, in order."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsarchive.core.search.equivalents import END, Equivalents
from newsarchive.core.search.splits import Split
from newsarchive.core.search.syllables import Syllable, parse_run


@dataclass(frozen=True)
class Corpus:
    """The texts of reports, one after the other; a report's number is its place.

    ``syllables`` are sorted by folded form and then by spelling; ``words`` holds their
    places in that order, or END after the last word of a text.
    """

    syllables: list[Syllable]
    words: NDArray[np.int32]
    weights: NDArray[np.uint8]
    """Of each text."""
    lengths: NDArray[np.int64]
    """Words of each report, ENDs included, for which a long text is marked down."""
    equivalents: Equivalents
    numbers: Mapping[str, int]
    """Of the runs of the equivalents."""


class _Numbers(dict[str, int]):
    """Run → number; equal syllables, however written, have one number."""

    def __init__(self) -> None:
        super().__init__()
        self.syllables: dict[Syllable, int] = {}

    def __missing__(self, run: str) -> int:
        number = self.syllables.setdefault(parse_run(run), len(self.syllables))
        self[run] = number
        return number


def gather_corpus(splits: Iterable[Split], equivalents: Equivalents) -> Corpus:
    """The corpus of some reports, each as ``split_report`` gives it."""
    numbers = _Numbers()
    words, weights, lengths = array("i"), bytearray(), array("q")
    for split in splits:
        table = np.array([END, *map(numbers.__getitem__, split.runs)], np.int32)
        words.frombytes(table[split.words].tobytes())
        weights += split.weights
        lengths.append(len(split.words))
    known = {run: numbers[run] for run in equivalents.runs}
    order = sorted(numbers.syllables, key=lambda syllable: (syllable[0].encode(), syllable[1]))
    place = np.empty(len(order) + 1, np.int32)
    place[[numbers.syllables[syllable] for syllable in order]] = np.arange(len(order))
    place[END] = END  # the last entry, which is where -1 leads
    return Corpus(
        syllables=order,
        words=_renumbered(words, place),
        weights=np.frombuffer(bytes(weights), np.uint8),
        lengths=np.array(lengths, np.int64),
        equivalents=equivalents,
        numbers={run: int(place[number]) for run, number in known.items()},
    )


def _renumbered(words: "array[int]", place: NDArray[np.int32]) -> NDArray[np.int32]:
    """The words by their places in the sorted order; in place, part by part."""
    numbers = np.frombuffer(words, np.int32) if words else np.empty(0, np.int32)
    for part in np.array_split(numbers, 1 + len(numbers) // 1_000_000):
        part[:] = place[part]
    return numbers
