"""Which documents hold a syllable or a pair, and how much it matters there: the entries.

Entries are made in sorted order and pass by pass, so memory is bounded by the size of a pass
and not by the number of pairs.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray

from newsarchive.search.btree import pack, store
from newsarchive.search.corpus import Corpus
from newsarchive.search.inversion import IMPACTS, OccurrenceCounter, Rows, Table
from newsarchive.search.varint import (
    decode_number,
    encode_number,
    encode_numbers,
    encoded_sizes,
)

INLINE_BYTES = 4_000
"""Longer lists are files of their own: a query that needs only the count is spared them."""

Entry = tuple[bytes, bytes]
_List = tuple[int, bytes]
"""The bytes of a list; before them how many reports have it, how many bytes, and the list."""


class PostingsBuilder:
    """Makes the entries of the two tables; long lists are added to ``files``.

    ``lists`` counts how many entries name each of them. ``usual`` is the usual length of a
    report, where it is not that of the corpus.
    """

    def __init__(self, corpus: Corpus, files: dict[str, bytes], usual: float | None = None) -> None:
        self._files = files
        self.lists: Counter[str] = Counter()
        folded = [syllable.folded for syllable in corpus.syllables]
        groups = {form: n for n, form in enumerate(dict.fromkeys(folded))}
        self._folded = [form.encode() for form in groups]
        self._group_of = np.array([groups[form] for form in folded], np.int64)
        self._first_of = np.searchsorted(self._group_of, np.arange(len(groups) + 1))
        self._exact = [syllable.exact.encode() for syllable in corpus.syllables]
        self._is_folded = np.array([s.exact == s.folded for s in corpus.syllables], bool)
        counter = OccurrenceCounter(corpus, usual or usual_length(corpus.lengths))
        self._words, self._pairs = counter.count()

    def words(self) -> Iterator[Entry]:
        """Entries of single syllables: folded form → postings by spelling."""
        for rows in self._words.passes(self._first_of):
            codes, lists = _lists(self._words, rows)
            groups = self._group_of[codes]
            spelled = [
                b"" if plain else self._exact[number]
                for number, plain in zip(
                    codes.tolist(), self._is_folded[codes].tolist(), strict=True
                )
            ]
            starts = np.flatnonzero(np.diff(groups, prepend=-1))
            keys = [self._folded[group] for group in groups[starts].tolist()]
            yield from zip(keys, self._values(starts, spelled, lists), strict=True)

    def pairs(self) -> Iterator[Entry]:
        """Entries of adjacent syllables: ``son la`` → postings by spelling."""
        size = len(self._exact)
        for rows in self._pairs.passes(self._first_of * size):
            codes, lists = _lists(self._pairs, rows)
            first, second = np.divmod(codes, size)
            groups = self._group_of[first] * size + self._group_of[second]
            # Both folded forms before the spellings, so one key's spellings are together.
            order = np.argsort(groups, kind="stable")
            first, second, groups = first[order], second[order], groups[order]
            lists = [lists[at] for at in order.tolist()]
            plain = self._is_folded[first] & self._is_folded[second]
            spelled = [
                b"" if plain else self._exact[one] + b" " + self._exact[other]
                for one, other, plain in zip(
                    first.tolist(), second.tolist(), plain.tolist(), strict=True
                )
            ]
            starts = np.flatnonzero(np.diff(groups, prepend=-1))
            keys = [
                self._folded[one] + b" " + self._folded[other]
                for one, other in zip(
                    self._group_of[first[starts]].tolist(),
                    self._group_of[second[starts]].tolist(),
                    strict=True,
                )
            ]
            yield from zip(keys, self._values(starts, spelled, lists), strict=True)

    def _values(self, starts: Rows, spelled: list[bytes], lists: list[_List]) -> Iterator[bytes]:
        """The spellings of each key: how many, then each, then their lists.

        A key's spellings begin at its start; an empty one is the folded form itself.
        """
        for start, end in pairwise([*starts.tolist(), len(lists)]):
            head, body = encode_number(end - start), b""
            for at in range(start, end):
                spelling, (size, held) = spelled[at], lists[at]
                head += encode_number(len(spelling)) + spelling
                if size > INLINE_BYTES:
                    count, _ = decode_number(held, 0)
                    head += encode_number(count) + b"\0" + self._keep(held[-size:])
                elif end == start + 1:
                    body = held
                else:
                    head += held[:-size]
                    body += held[-size:]
            yield head + body

    def _keep(self, body: bytes) -> bytes:
        name = store(pack(body), self._files)
        self.lists[name] += 1
        return name.encode()


def _lists(table: Table, rows: Rows) -> tuple[Rows, list[_List]]:
    """The codes of some rows, and the list of each: the reports that have it."""
    codes, reports = table.codes(rows), table.reports(rows)
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    steps = np.diff(reports, prepend=0)
    steps[starts] = reports[starts] + 1
    numbers = (steps * IMPACTS + table.impacts(rows)).astype(np.uint32)
    # Before the numbers of each list stand how many they are, and in how many bytes.
    counts = np.diff(starts, append=len(rows))
    sizes = np.add.reduceat(encoded_sizes(numbers), starts)
    heads = np.stack([counts, sizes], 1).ravel().astype(np.uint32)
    encoded, ends = encode_numbers(np.insert(numbers, np.repeat(starts, 2), heads))
    bounds = [0, *ends[starts[1:] - 1 + 2 * np.arange(1, len(starts))].tolist(), len(encoded)]
    held = [encoded[low:high] for low, high in pairwise(bounds)]
    return codes[starts], list(zip(sizes.tolist(), held, strict=True))


def usual_length(lengths: NDArray[np.int64]) -> float:
    """Words of a usual report: their mean, rounded to a quarter of a doubling.

    Rounded, since every impact rests on it: one edit must not change the whole index.
    """
    mean = float(lengths.mean()) if len(lengths) else 1.0
    return float(2 ** (round(4 * log2(max(mean, 1.0))) / 4))
