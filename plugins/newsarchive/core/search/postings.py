"""Which documents hold a syllable or a pair, and how much it matters there.

Entries are made in sorted order and in passes over ranges of keys, so memory is bounded by
the size of a pass and not by the number of pairs.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from newsarchive.core.search.corpus import Corpus
from newsarchive.core.search.equivalents import END
from newsarchive.core.search.tree import Packed, pack, store
from newsarchive.core.search.varint import encode_number, encode_numbers
from newsarchive.core.spread import Spread, in_turn

IMPACTS = 16
"""An impact is stored in four bits: 1 (hardly) to 15 (it is what the report is about)."""
_OCCURRENCES_A_PASS = 1_500_000
INLINE_BYTES = 1_500
"""Longer lists are files of their own: a query that needs only the count is spared them."""
_SATURATION = 6.0
_LENGTH_SHARE = 0.5

Entry = tuple[bytes, bytes]


@dataclass(frozen=True)
class _Occurrences:
    """Sorted by key, then document: one row for each time a key occurs."""

    keys: NDArray[np.int64]
    documents: NDArray[np.int32]
    weights: NDArray[np.uint8]


class PostingsBuilder:
    """Makes the entries of the two tables; long lists are added to ``files``.

    ``lists`` counts how many entries name each of them. ``usual`` is the usual length of a
    report, where it is not that of the corpus.
    """

    def __init__(
        self,
        corpus: Corpus,
        files: dict[str, bytes],
        spread: Spread = in_turn,
        usual: float | None = None,
    ) -> None:
        self._corpus = corpus
        self._files = files
        self._spread = spread
        self.lists: Counter[str] = Counter()
        usual = usual or usual_length(corpus.lengths)
        folded = [syllable.folded for syllable in corpus.syllables]
        groups = dict.fromkeys(folded)
        self._folded = [form.encode() for form in groups]
        number = {form: n for n, form in enumerate(groups)}
        self._group_of = np.array([number[form] for form in folded], np.int64)
        self._first_of = np.searchsorted(self._group_of, np.arange(len(groups)))
        self._exact = [b"" if s.exact == s.folded else s.exact.encode() for s in corpus.syllables]
        self._dampening = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * corpus.lengths / usual)

    def words(self) -> Iterator[Entry]:
        """Entries of single syllables: folded form → postings by spelling."""
        words = self._corpus.words

        def entries(low: int, high: int) -> Iterator[Entry]:
            at = np.flatnonzero((words >= low) & (words < high))
            return self._entries(self._sorted(words[at].astype(np.int64), at), 1)

        yield from self._in_passes(entries)

    def pairs(self) -> Iterator[Entry]:
        """Entries of adjacent syllables: ``son la`` → postings by spelling."""
        first, second = self._corpus.words[:-1], self._corpus.words[1:]
        variant = np.arange(len(self._group_of)) - self._first_of[self._group_of]

        def entries(low: int, high: int) -> Iterator[Entry]:
            at = np.flatnonzero((first >= low) & (first < high) & (second != END))
            one, other = first[at], second[at]
            # Both folded forms before the spellings, so one key's spellings are together.
            keys = (
                (self._group_of[one] * len(self._folded) + self._group_of[other]) << 16
                | variant[one] << 8
                | variant[other]
            )
            return self._entries(self._sorted(keys, at), 2)

        yield from self._in_passes(entries)

    def _in_passes(self, entries: Callable[[int, int], Iterator[Entry]]) -> Iterator[Entry]:
        """The entries of all ranges. Long lists come with the entries that name them."""

        def work(bounds: tuple[int, int]) -> tuple[list[Entry], list[Packed]]:
            self._lists: list[Packed] = []
            return list(entries(*bounds)), self._lists

        for found, lists in self._spread(work, list(self._ranges())):
            for packed in lists:
                self.lists[store(packed, self._files)] += 1
            yield from found

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Ranges of words that occur about equally often, each of whole folded forms."""
        counts = np.zeros(len(self._group_of) + 1, np.int64)
        for start in range(0, len(self._corpus.words), _OCCURRENCES_A_PASS):
            part = self._corpus.words[start : start + _OCCURRENCES_A_PASS]
            counts += np.bincount(part + 1, minlength=len(counts))  # END counts at 0
        so_far = np.cumsum(counts) - counts[0]
        low = 0
        for high in [*self._first_of[1:].tolist(), len(self._group_of)]:
            if so_far[high] - so_far[low] >= _OCCURRENCES_A_PASS or high == len(self._group_of):
                yield low, high
                low = high

    def _sorted(self, keys: NDArray[np.int64], at: NDArray[np.int64]) -> _Occurrences:
        # Documents ascend in long runs, which a stable sort merges in no time; sorting by both
        # at once takes twice as long.
        by_document = np.argsort(self._corpus.documents[at], kind="stable")
        order = by_document[np.argsort(keys[by_document], kind="stable")]
        places = at[order]
        return _Occurrences(
            keys[order], self._corpus.documents[places], self._corpus.weights[places]
        )

    def _entries(self, rows: _Occurrences, syllables: int) -> Iterator[Entry]:
        if not len(rows.keys):
            return
        changed = np.flatnonzero(np.diff(rows.keys) | np.diff(rows.documents)) + 1
        starts = np.concatenate(([0], changed))
        keys, documents = rows.keys[starts], rows.documents[starts]
        impacts = self._impacts(np.add.reduceat(rows.weights, starts, dtype=np.int64), documents)
        lists = np.concatenate(([0], np.flatnonzero(np.diff(keys)) + 1, [len(keys)]))
        steps = np.diff(documents, prepend=-1)
        steps[lists[:-1]] = documents[lists[:-1]] + 1
        encoded, ends = encode_numbers((steps * IMPACTS + impacts).astype(np.uint32))
        ends = np.concatenate(([0], ends))[lists].tolist()
        yield from self._grouped(
            keys[lists[:-1]].tolist(), np.diff(lists).tolist(), encoded, ends, syllables
        )

    def _grouped(
        self, keys: list[int], counts: list[int], encoded: bytes, ends: list[int], syllables: int
    ) -> Iterator[Entry]:
        """Put the spellings of one folded key together: how many, then each with its list."""
        before, variants, heads, bodies = b"", 0, bytearray(), bytearray()
        for index, key in enumerate(keys):
            folded, exact = self._forms(key, syllables)
            if folded != before and variants:
                yield before, encode_number(variants) + bytes(heads) + bytes(bodies)
                variants, heads, bodies = 0, bytearray(), bytearray()
            before = folded
            variants += 1
            body = encoded[ends[index] : ends[index + 1]]
            heads += encode_number(len(exact)) + exact + encode_number(counts[index])
            if len(body) > INLINE_BYTES:
                heads += b"\0" + self._keep(pack(body)).encode()
            else:
                heads += encode_number(len(body))
                bodies += body
        if variants:
            yield before, encode_number(variants) + bytes(heads) + bytes(bodies)

    def _forms(self, key: int, syllables: int) -> tuple[bytes, bytes]:
        """The folded key, and the spelling; an empty spelling is the folded form itself."""
        if syllables == 1:
            return self._folded[self._group_of[key]], self._exact[key]
        groups, variants = key >> 16, key & 0xFFFF
        one, other = divmod(groups, len(self._folded))
        first = self._exact[self._first_of[one] + (variants >> 8)]
        second = self._exact[self._first_of[other] + (variants & 0xFF)]
        folded = self._folded[one] + b" " + self._folded[other]
        exact = (first or self._folded[one]) + b" " + (second or self._folded[other])
        return folded, b"" if exact == folded else exact

    def _impacts(
        self, weights: NDArray[np.int64], documents: NDArray[np.int32]
    ) -> NDArray[np.int64]:
        """The more often and the more prominently, the higher, with diminishing returns."""
        share = weights / (weights + self._dampening[documents])
        return np.clip(np.rint(share * (IMPACTS - 1)), 1, IMPACTS - 1).astype(np.int64)

    def _keep(self, packed: Packed) -> str:
        self._lists.append(packed)
        return packed.name


def usual_length(lengths: NDArray[np.int64]) -> float:
    """Syllables of a usual report: their mean, rounded to a quarter of a doubling.

    Rounded, since every impact rests on it: one edit must not change the whole index.
    """
    mean = float(lengths.mean()) if len(lengths) else 1.0
    return float(2 ** (round(4 * log2(max(mean, 1.0))) / 4))
