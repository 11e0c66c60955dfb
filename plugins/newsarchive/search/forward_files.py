"""The files with the words of reports, written while these go by; former ones are kept."""

from collections.abc import Iterator, Sequence

from newsarchive.model.report import Report
from newsarchive.search.btree import pack, store
from newsarchive.search.forward_index import (
    Runs,
    Span,
    Split,
    begins_file,
    cut_files,
    split_report,
    write_splits,
)
from newsarchive.search.previous import Former, KeptLeaves


class TextFiles:
    """Writes the words of reports; ``items`` are the fingerprints of these.

    ``leaves`` names each file that is written or kept, with the reports in it; ``runs`` are
    those of all words that have gone by.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        items: Sequence[bytes],
        former: Former | None,
        files: dict[str, bytes],
    ) -> None:
        self._reports, self._items, self._former, self._files = reports, items, former, files
        self._kept = KeptLeaves(former, "texts", former.text_spans if former else ())
        self.leaves: list[tuple[Span, str]] = []
        self.runs = Runs()

    def write_all(self) -> Iterator[Split]:
        """Give the words of all reports, and write them on the way."""
        held: list[Split] = []
        words = 0
        for number in range(len(self._reports)):
            split = self._split(number)
            if held and begins_file(number, words + len(split.words)):
                self._add((number - len(held), number), held)
                held, words = [], 0
            held.append(split)
            words += len(split.words)
            yield split
        if held:
            self._add((len(self._reports) - len(held), len(self._reports)), held)

    def write_changed(self, lengths: Sequence[int]) -> None:
        """Write what is not in the former files, given how many words each report has."""
        for first, last in cut_files(lengths):
            self._add((first, last), None)

    def _add(self, span: Span, splits: Sequence[Split] | None) -> None:
        name = self._kept.name(span, self._items)
        if name is None:
            splits = splits or [self._split(number) for number in range(*span)]
            name = store(pack(write_splits(splits, self.runs)), self._files)
        self.leaves.append((span, name))

    def _split(self, number: int) -> Split:
        known = self._former and self._former.split_of(self._items[number], self.runs)
        return known or split_report(self._reports[number], self.runs)
