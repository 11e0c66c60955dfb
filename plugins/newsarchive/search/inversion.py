"""Where syllables and pairs occur, as sorted numbers: the numerical half of the postings.

A row is one number: the code of a syllable or a pair, the number of a report, and four bits
for how much it matters there. To sort rows is to sort whole numbers, which numpy does in no time.
The texts are read block by block and the rows handed out in passes over ranges of codes, so
that memory is bounded by the rows themselves and not by what is needed to make them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.corpus import Corpus
from newsarchive.search.radix_sort import stable_order
from newsarchive.search.synonyms import END

IMPACTS = 16
"""An impact is stored in four bits: 1 (hardly) to 15 (it is what the report is about)."""
_IMPACT_BITS = 4
_WORDS_A_BLOCK = 250_000
_ROWS_A_PASS = 250_000
_SATURATION = 6.0
_LENGTH_SHARE = 0.5

Rows = NDArray[np.int64]
_Words = NDArray[np.int32]


@dataclass(frozen=True)
class Table:
    """The rows of a table, sorted within each block of reports; no two are alike."""

    blocks: list[Rows]
    report_bits: int

    def codes(self, rows: Rows) -> Rows:
        """What the rows are about."""
        return rows >> (self.report_bits + _IMPACT_BITS)

    def reports(self, rows: Rows) -> Rows:
        """In which reports that is."""
        return rows >> _IMPACT_BITS & ((1 << self.report_bits) - 1)

    def impacts(self, rows: Rows) -> Rows:
        """How much it matters there."""
        return rows & (IMPACTS - 1)

    def passes(self, bounds: Rows) -> Iterator[Rows]:
        """All rows in order, cut at some of the ascending bounds, which are codes.

        No pass is empty.
        """
        rows = bounds << (self.report_bits + _IMPACT_BITS)
        places = [np.searchsorted(block, rows) for block in self.blocks]
        before: Rows = np.sum(places, axis=0, dtype=np.int64)
        low = 0
        while low < len(bounds) - 1:
            most = before[low] + _ROWS_A_PASS
            high = max(low + 1, int(np.searchsorted(before, most, "right")) - 1)
            found = np.concatenate(
                [b[p[low] : p[high]] for b, p in zip(self.blocks, places, strict=True)]
            )
            found.sort(kind="stable")  # which merges what is sorted already
            if len(found):
                yield found
            low = high


class OccurrenceCounter:
    """Counts the syllables and the pairs of a corpus; ``usual`` is the usual length of a report."""

    def __init__(self, corpus: Corpus, usual: float) -> None:
        self._corpus = corpus
        self._bits = len(corpus.lengths).bit_length()
        if len(corpus.syllables) ** 2 >> (63 - _IMPACT_BITS - self._bits):
            raise OverflowError("the archive has too many words for its search index")
        share = corpus.lengths / usual
        self._dampening = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * share)

    def count(self) -> tuple[Table, Table]:
        """The rows of syllables, by number; those of pairs, first number × syllables + second."""
        words, pairs = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        size = len(self._corpus.syllables)
        for numbers, context in self._blocks():
            # Reports ascend, so in any stable order they ascend within what is equal.
            order = stable_order(numbers, size)
            order = order[np.count_nonzero(numbers == END) :]
            words.append(self._rows(numbers[order], context[order]))
            before = order[order > 0] - 1  # in the order of the words after them
            before = before[stable_order(numbers[before], size)]
            before = before[np.count_nonzero(numbers[before] == END) :]
            codes = numbers[before] * np.int64(size) + numbers[before + 1]
            pairs.append(self._rows(codes, context[before]))
        return Table(words, self._bits), Table(pairs, self._bits)

    def _blocks(self) -> Iterator[tuple[_Words, _Words]]:
        """Words of whole reports, and for each its report and its weight in one number.

        What could stand in place of a report's words follows after its texts.
        """
        corpus = self._corpus
        starts = np.concatenate(([0], np.cumsum(corpus.lengths)))
        first = text = 0
        while first < len(corpus.lengths):
            most = starts[first] + _WORDS_A_BLOCK
            last = max(first + 1, int(np.searchsorted(starts, most, "right")) - 1)
            words = corpus.words[starts[first] : starts[last]]
            ends = np.flatnonzero(words == END)
            weights = corpus.weights[text : text + len(ends)]
            reports = np.arange(first, last, dtype=np.int32)
            context = np.repeat(reports << _IMPACT_BITS, corpus.lengths[first:last])
            context |= np.repeat(weights, np.diff(ends, prepend=-1))
            yield self._with_equivalents(words, context)
            first, text = last, text + len(ends)

    def _with_equivalents(self, words: _Words, context: _Words) -> tuple[_Words, _Words]:
        parts, contexts = [words], [context]
        for places, rows in self._corpus.equivalents.find(words, self._corpus.numbers.__getitem__):
            parts.append(rows.ravel())
            contexts.append(np.repeat(context[places], rows.shape[1]))
        context = np.concatenate(contexts)
        reports = context >> _IMPACT_BITS
        first = int(reports[0])
        order = stable_order(reports - first, int(reports.max()) - first)
        return np.concatenate(parts)[order], context[order]

    def _rows(self, codes: NDArray[Any], context: _Words) -> Rows:
        """One row for each code in a report, given the codes in order."""
        rows = codes.astype(np.int64) << (self._bits + _IMPACT_BITS) | context
        if not len(rows):
            return rows
        starts = np.flatnonzero((rows[1:] ^ rows[:-1]) >= IMPACTS) + 1
        starts = np.concatenate(([0], starts))
        weights = np.add.reduceat(rows & (IMPACTS - 1), starts)
        rows = rows[starts] & -IMPACTS
        rows |= self._impacts(weights, rows >> _IMPACT_BITS & ((1 << self._bits) - 1))
        return rows

    def _impacts(self, weights: Rows, documents: Rows) -> Rows:
        """The more often and the more prominently, the higher, with diminishing returns."""
        share = weights / (weights + self._dampening[documents])
        return np.clip(np.rint(share * (IMPACTS - 1)), 1, IMPACTS - 1).astype(np.int64)
