"""What the page of a report leads to, and a way to keep that in writing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from newsarchive.model.archive import Archive, Reports
from newsarchive.model.report import Report


@dataclass(frozen=True)
class RelatedReports:
    """All the reports that the page of one report leads to."""

    older: Report | None
    newer: Report | None
    republishes: Reports
    same_event: Reports
    same_province: Reports
    near_in_subject: Reports


class RelatedLookup(Protocol):
    """Gives the related reports of every report of an archive."""

    def related_to(self, report: Report) -> RelatedReports:
        """All of them at once."""

    def identity_of(self, report: Report) -> bytes:
        """Covers all that pages can show of the reports related to one."""


def to_line(related: RelatedReports) -> str:
    """Slugs, of which each group is ended by a bar."""
    groups = (
        [related.older] if related.older else [], [related.newer] if related.newer else [],
        related.republishes, related.same_event, related.same_province, related.near_in_subject,
    )  # fmt: skip
    return "|".join(" ".join(report.slug for report in group) for group in groups)


class RelatedLines:
    """Related reports by lines, one for each report of an archive; a line is read when needed.

    To tell whether a page has changed takes a tenth of the time of reading its line.
    """

    def __init__(self, archive: Archive, lines: Iterable[str]) -> None:
        self._by_slug = archive.by_slug
        slugs = [report.slug for report in archive.reports]
        self._lines = dict(zip(slugs, lines, strict=True))
        self._shown = {report.slug: report.fingerprint for report in archive.reports}

    def related_to(self, report: Report) -> RelatedReports:
        """All of them at once."""
        older, newer, *others = self._groups(self._lines[report.slug])
        return RelatedReports(older[0] if older else None, newer[0] if newer else None, *others)

    def identity_of(self, report: Report) -> bytes:
        """The line, and what the reports in it show."""
        line = self._lines[report.slug]
        shown = self._shown
        return line.encode() + b"".join([shown[slug] for slug in line.replace("|", " ").split()])

    def _groups(self, line: str) -> Iterator[Reports]:
        for group in line.split("|"):
            yield tuple(map(self._by_slug.__getitem__, group.split()))
