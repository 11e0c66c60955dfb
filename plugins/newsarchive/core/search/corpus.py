"""All searched texts as arrays of numbers: one entry a syllable, in order."""

import struct
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from newsarchive.core.outputs import Recall, make_anew
from newsarchive.core.report import Report
from newsarchive.core.search.equivalents import END, Equivalents
from newsarchive.core.search.fields import searched_fields
from newsarchive.core.search.syllables import Syllable, parse_run, split_runs

_COUNTS = "<II"


@dataclass(frozen=True)
class Corpus:
    """Parallel arrays: which syllable, in which document, with what weight.

    ``syllables`` are sorted by folded form and then by spelling; ``words`` holds their
    places in that order, or END after the last word of a text. What could stand in place of
    a text's words follows after all texts, so documents ascend only within parts.
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


def split_report(report: Report) -> bytes:
    """The searched fields of one report as words: its part of a corpus, to be remembered.

    Two counts, of bytes and of words; the report's runs, each once, a line each; for each
    word the place of its run, or END after the last word of a text; the weights.
    """
    texts = [(split_runs(text), weight) for text, weight in searched_fields(report)]
    distinct = dict.fromkeys(chain.from_iterable(runs for runs, _ in texts))
    places = {run: place for place, run in enumerate(distinct)}
    words, weights = array("i"), bytearray()
    for runs, weight in texts:
        words.extend(map(places.__getitem__, runs))
        words.append(END)
        weights += bytes((weight,)) * (len(runs) + 1)
    listed = "\n".join(places).encode()
    return struct.pack(_COUNTS, len(listed), len(words)) + listed + words.tobytes() + bytes(weights)


def gather_corpus(
    reports: Sequence[Report], equivalents: Equivalents, recall: Recall = make_anew
) -> Corpus:
    """Read the searched fields of all reports; a report's number is its place."""
    return join_splits(recall("words", split_report, reports), equivalents)


def join_splits(splits: Iterable[bytes], equivalents: Equivalents) -> Corpus:
    """The corpus of some reports, each as ``split_report`` gives it."""
    numbers = _Numbers()
    words, weights, lengths = array("i"), bytearray(), array("q")
    for split in splits:
        size, count = struct.unpack_from(_COUNTS, split)
        start = struct.calcsize(_COUNTS) + size
        runs = split[start - size : start].decode().split("\n") if size else []
        table = np.fromiter((*map(numbers.__getitem__, runs), END), np.int32, len(runs) + 1)
        places = np.frombuffer(split, np.int32, count, start)
        words.frombytes(table[places].tobytes())  # END is -1, which leads to the last
        weights += split[start + 4 * count :]
        lengths.append(count)
    documents = _append_equivalents(
        words, weights, np.array(lengths, np.int64), equivalents, numbers
    )
    order = sorted(numbers.syllables, key=lambda syllable: (syllable[0].encode(), syllable[1]))
    return Corpus(
        syllables=order,
        words=_renumbered(words, [numbers.syllables[syllable] for syllable in order]),
        documents=documents,
        weights=np.frombuffer(weights, np.uint8),
        lengths=np.array(lengths, np.int64),
    )


def count_words(split: bytes) -> int:
    """How many words a report has, as lengths count them."""
    return int(struct.unpack_from(_COUNTS, split)[1])


def _append_equivalents(
    words: "array[int]",
    weights: bytearray,
    lengths: NDArray[np.int64],
    equivalents: Equivalents,
    numbers: _Numbers,
) -> NDArray[np.int32]:
    """Append what could stand in place of a text's words, as texts of its document.

    Grows the arrays in place, for at this size a copy is what memory runs out by. Returns
    the document of every word.
    """
    parts = [np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)]
    # The view must be gone before the array grows.
    texts = np.frombuffer(words, np.int32) if words else np.empty(0, np.int32)
    found = list(equivalents.find(texts, numbers.__getitem__))
    del texts
    for places, rows in found:
        width = rows.shape[1]
        words.frombytes(rows.tobytes())
        parts.append(np.repeat(parts[0][places], width))
        weights += np.repeat(np.frombuffer(weights, np.uint8)[places], width).tobytes()
    return np.concatenate(parts)


def _renumbered(words: "array[int]", order: list[int]) -> NDArray[np.int32]:
    """Give words the numbers of their places in the sorted order; END stays."""
    place = np.empty(len(order) + 1, np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    place[END] = END  # the last entry, which is where -1 leads
    return place[np.frombuffer(words, np.int32)] if words else np.empty(0, np.int32)
