"""All searched texts as arrays of numbers: one entry a syllable, in order."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsarchive.core.report import Report
from newsarchive.core.search.equivalents import END, Equivalents
from newsarchive.core.search.fields import searched_fields
from newsarchive.core.search.syllables import Syllable, parse_run, split_runs


@dataclass(frozen=True)
class Corpus:
    """Parallel arrays: which syllable, in which document, with what weight.

    ``syllables`` are sorted by folded form and then by spelling; ``words`` holds their
    places in that order, or END after the last word of a text. Documents ascend.
    """

    syllables: list[Syllable]
    words: NDArray[np.int32]
    documents: NDArray[np.int32]
    weights: NDArray[np.uint8]
    lengths: NDArray[np.int64]
    """Syllables of each document, for which a long text is marked down."""


class _Numbers(dict[str, int]):
    """Run → number; equal syllables, however written, have one number."""

    def __init__(self) -> None:
        super().__init__()
        self.syllables: dict[Syllable, int] = {}

    def __missing__(self, run: str) -> int:
        number = self.syllables.setdefault(parse_run(run), len(self.syllables))
        self[run] = number
        return number


def gather_corpus(reports: Iterable[Report], equivalents: Equivalents) -> Corpus:
    """Read the searched fields of all reports; a report's number is its place."""
    numbers = _Numbers()
    words, weights, lengths = array("i"), bytearray(), array("q")
    for report in reports:
        start = len(words)
        for text, weight in searched_fields(report):
            before = len(words)
            words.extend(map(numbers.__getitem__, split_runs(text)))
            words.append(END)
            weights += bytes((weight,)) * (len(words) - before)
        lengths.append(len(words) - start)
    all_lengths = np.array(lengths, np.int64)
    documents = np.repeat(np.arange(len(lengths), dtype=np.int32), all_lengths)
    columns = _with_equivalents(
        np.array(words, np.int32), documents, np.frombuffer(weights, np.uint8), equivalents, numbers
    )
    return _sorted_corpus(list(numbers.syllables), *columns, all_lengths)


def _with_equivalents(
    words: NDArray[np.int32],
    documents: NDArray[np.int32],
    weights: NDArray[np.uint8],
    equivalents: Equivalents,
    numbers: _Numbers,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Add what could stand in place of a text's words, as texts of its document."""
    added = [(words, documents, weights)]
    for places, rows in equivalents.find(words, numbers.__getitem__):
        width = rows.shape[1]
        added.append(
            (rows.ravel(), np.repeat(documents[places], width), np.repeat(weights[places], width))
        )
    if len(added) == 1:
        return added[0]
    columns = [np.concatenate(column) for column in zip(*added, strict=True)]
    order = np.argsort(columns[1], kind="stable")
    return columns[0][order], columns[1][order], columns[2][order]


def _sorted_corpus(
    syllables: list[Syllable],
    words: NDArray[np.int32],
    documents: NDArray[np.int32],
    weights: NDArray[np.uint8],
    lengths: NDArray[np.int64],
) -> Corpus:
    order = sorted(range(len(syllables)), key=lambda n: (syllables[n][0].encode(), syllables[n][1]))
    place = np.empty(len(order) + 1, np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    place[END] = END  # the last entry, which is where -1 leads
    return Corpus([syllables[n] for n in order], place[words], documents, weights, lengths)
