"""Abbreviations, both ways: a text that says BCĐ is found by "Ban Chỉ đạo", and the reverse.

The equivalents are filed when the index is made, so a reader's browser needs no table.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from newsarchive.model.authority import Abbreviation
from newsarchive.search.radix_sort import stable_order
from newsarchive.vietnamese.syllables import split_runs

Words = NDArray[np.int32]
END = -1
"""Stands between two texts, so that no pair reaches from one into the next."""


class Equivalents:
    """Finds in a sequence of words what else could stand in its place."""

    def __init__(self, abbreviations: Iterable[Abbreviation]) -> None:
        self._forms = [
            (split_runs(abbreviation.short), split_runs(abbreviation.long))
            for abbreviation in abbreviations
        ]

    @property
    def runs(self) -> list[str]:
        """All runs of all forms."""
        return [run for pair in self._forms for form in pair for run in form]

    def find(self, words: Words, number_of: Callable[[str], int]) -> Iterator[tuple[Words, Words]]:
        """Yield, for each form that occurs, where it does and what could stand there.

        The second array has a row for each place: the word before, the other form, the word
        after, and END. So ``Ban Chỉ đạo 35`` yields ``bcđ 35``, the pair a reader may type.
        """
        forms = [[list(map(number_of, form)) for form in pair] for pair in self._forms]
        starts = [form[0] for pair in forms for form in pair if form]
        largest = int(words.max(initial=max(starts, default=0)))
        begins = np.zeros(largest + 2, bool)  # END looks into the last
        begins[starts] = True
        candidates = np.flatnonzero(begins[words])
        candidates = candidates[stable_order(words[candidates], largest)]
        begun = words[candidates]
        for short, long in forms:
            if short and long and short != long:
                for form, other in ((short, long), (long, short)):
                    low, high = np.searchsorted(begun, [form[0], form[0] + 1])
                    places = _places_of(form, words, candidates[low:high])
                    if len(places):
                        yield places, _rows(form, other, words, places)


def _places_of(form: list[int], words: Words, candidates: NDArray[np.int64]) -> Words:
    places = candidates[candidates + len(form) < len(words)]
    for offset, word in enumerate(form[1:], start=1):
        places = places[words[places + offset] == word]
    return places.astype(np.int32)


def _rows(form: list[int], other: list[int], words: Words, places: Words) -> Words:
    rows = np.empty((len(places), len(other) + 3), np.int32)
    rows[:, 0] = np.where(places > 0, words[places - 1], END)
    rows[:, 1:-2] = other
    rows[:, -2] = words[places + len(form)]
    rows[:, -1] = END
    return rows
