"""The former index, and what of it can be kept."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from newsarchive.search.forward_index import Runs, Span, Split, cut_files, read_splits

State = Mapping[str, Any]
"""Plain types only: what an update needs to know of the index it begins with."""


class Unfit(Exception):
    """The index must be made anew."""


class Former:
    """The former index: its state and its files.

    ``read`` gives the content of a file, unpacked. It raises Unfit where that is not what its
    name says.
    """

    def __init__(self, state: State, read: Callable[[str], bytes]) -> None:
        self.state = state
        self.read = read
        self._read_splits = lru_cache(maxsize=1)(
            lambda name, runs: read_splits(read(name), runs)
        )  # fmt: skip

    @cached_property
    def text_spans(self) -> list[Span]:
        """Which reports lie in each file of words."""
        return list(cut_files(memoryview(self.state["lengths"]).cast("q")))

    @cached_property
    def _numbers(self) -> Mapping[bytes, int]:
        return {item: number for number, item in enumerate(self.state["items"])}

    def split_of(self, report: bytes, runs: Runs) -> Split | None:
        """The words of a report, by its fingerprint, if they are known and undamaged."""
        number = self._numbers.get(report)
        if number is None:
            return None
        place = bisect_right(self.text_spans, number, key=lambda span: span[0]) - 1
        try:
            splits = self._read_splits(self.state["texts"][place], runs)
        except Unfit:
            return None
        return splits[number - self.text_spans[place][0]]


class KeptLeaves:
    """The leaves of a former table that hold reports by their numbers.

    One with the same reports as before is as before, which is known without making it.
    """

    def __init__(self, former: Former | None, table: str, spans: Iterable[Span]) -> None:
        self._items: Sequence[bytes] = former.state["items"] if former else ()
        self._names = dict(zip(spans, former.state[table], strict=True)) if former else {}

    def name(self, span: Span, items: Sequence[bytes]) -> str | None:
        """The leaf of some reports, given the fingerprints of all."""
        first, last = span
        return self._names.get(span) if items[first:last] == self._items[first:last] else None
