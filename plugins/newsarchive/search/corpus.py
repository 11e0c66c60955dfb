"""All searched texts as arrays of numbers: one entry a syllable, in order."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.forward_index import Runs, Split
from newsarchive.search.synonyms import END, Equivalents
from newsarchive.vietnamese.syllables import Syllable, parse_run


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
    """Of the runs of the equivalents, their places among the syllables."""


def gather_corpus(splits: Iterable[Split], runs: Runs, equivalents: Equivalents) -> Corpus:
    """The corpus of some reports, each as ``split_report`` gives it.

    Equal syllables are one, however they are written: hoà and hòa.
    """
    words, weights, lengths = array("i"), bytearray(), array("q")
    for split in splits:
        words.frombytes(split.words.tobytes())
        weights += split.weights
        lengths.append(len(split.words))
    numbers = {run: runs.number_of(run) for run in equivalents.runs}
    held = np.frombuffer(words, np.int32) if words else np.empty(0, np.int32)
    used = np.zeros(len(runs.known) + 1, bool)  # other runs are those of reports that are gone
    used[held] = used[list(numbers.values())] = True
    parsed = [(int(n), parse_run(runs.known[n])) for n in np.flatnonzero(used[:-1])]
    order = sorted({s for _, s in parsed}, key=lambda syllable: (syllable[0].encode(), syllable[1]))
    number_of = {syllable: number for number, syllable in enumerate(order)}
    place = np.full(len(used), END, np.int32)
    for number, syllable in parsed:
        place[number] = number_of[syllable]
    for part in np.array_split(held, 1 + len(held) // 1_000_000):
        part[:] = place[part]  # in place; END, which is -1, leads to the last
    return Corpus(
        syllables=order,
        words=held,
        weights=np.frombuffer(bytes(weights), np.uint8),
        lengths=np.array(lengths, np.int64),
        equivalents=equivalents,
        numbers={run: int(place[number]) for run, number in numbers.items()},
    )
