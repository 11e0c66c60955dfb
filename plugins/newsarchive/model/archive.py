"""The archive: all reports, sorted once and grouped once, as every page and product sees it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from newsarchive.model.authority import Authorities
from newsarchive.model.report import Report

Key = TypeVar("Key", bound=Hashable)
Reports = tuple[Report, ...]
_Group = defaultdict[Key, list[Report]]
_FOUNDED = date(2026, 11, 22)
"""The day of an archive without reports: a feed must have one, and builds ask no clock."""


@dataclass(frozen=True)
class Archive:
    """Published reports, newest first, and their groups; groups keep that order."""

    authorities: Authorities
    reports: Reports
    withdrawn: Reports
    by_slug: Mapping[str, Report]
    by_province: Mapping[str, Reports]
    by_source: Mapping[str, Reports]
    by_topic: Mapping[str, Reports]
    by_document: Mapping[str, Reports]
    by_year: Mapping[int, Reports]
    by_month: Mapping[tuple[int, int], Reports]
    withdrawn_in: Mapping[str, Reports]
    """Withdrawn reports by the address of each list that they stood in."""
    aliases: Mapping[str, str]
    """Former address → slug of today."""
    drafts: int
    """How many records are not finished; they are in no group, unless the preview asked."""

    @cached_property
    def updated(self) -> date:
        """Day of the newest change in the archive; the site's clock."""
        return max((report.updated for report in self._all), default=_FOUNDED)

    def newest_added(self, count: int, besides: Reports = ()) -> Sequence[Report]:
        """The reports that entered last, latest first, without those already shown."""
        shown = {report.slug for report in besides}
        others = (report for report in self.reports if report.slug not in shown)
        return sorted(others, key=lambda r: -r.record.added.toordinal())[:count]

    def has_list(self, address: str, group: Reports) -> bool:
        """True for a list that has reports, or had some: its address stays for good."""
        return bool(group) or address in self.withdrawn_in

    def withdrawn_addresses(self, address: str) -> tuple[str, ...]:
        """Pages of the withdrawn reports that stood in a list."""
        return tuple(report.address for report in self.withdrawn_in.get(address, ()))

    @cached_property
    def years(self) -> Sequence[int]:
        """Years that have a list, the latest first."""
        return sorted({r.record.published.year for r in self._all}, reverse=True)

    @cached_property
    def months(self) -> Sequence[tuple[int, int]]:
        """Months that have a list, the latest first."""
        dates = [r.record.published for r in self._all]
        return sorted({(d.year, d.month) for d in dates if d.month}, reverse=True)

    @property
    def _all(self) -> Iterator[Report]:
        return chain(self.reports, self.withdrawn)

    @property
    def covered_provinces(self) -> int:
        """How many of the mapped provinces have at least one report."""
        return sum(
            1 for p in self.authorities.provinces if p.mapped and self.by_province.get(p.slug)
        )


def build_archive(
    reports: Iterable[Report], authorities: Authorities, with_drafts: bool = False
) -> Archive:
    """Sort and group reports; drafts are left out of everything, unless the preview asks."""
    by_status: dict[str, list[Report]] = {"published": [], "draft": [], "withdrawn": []}
    for report in reports:
        by_status[report.record.status].append(report)
    drafts = by_status["draft"]
    listed = _ordered(by_status["published"] + drafts if with_drafts else by_status["published"])
    withdrawn = _ordered(by_status["withdrawn"])
    groups = _Groups(listed)
    return Archive(
        authorities=authorities,
        reports=listed,
        withdrawn=withdrawn,
        by_slug={r.slug: r for r in listed},
        by_province=_settled(groups.province),
        by_source=_settled(groups.source),
        by_topic=_settled(groups.topic),
        by_document=_settled(groups.document),
        by_year=_settled(groups.year),
        by_month=_settled(groups.month),
        withdrawn_in=_by_list(withdrawn),
        aliases={alias: r.slug for r in (*listed, *withdrawn) for alias in r.record.aliases},
        drafts=len(drafts),
    )


def _by_list(reports: Reports) -> Mapping[str, Reports]:
    lists: _Group[str] = defaultdict(list)
    for report in reports:
        for address in dict.fromkeys(report.list_addresses):
            lists[address].append(report)
    return _settled(lists)


def _ordered(reports: Iterable[Report]) -> Reports:
    return tuple(sorted(reports, key=attrgetter("order")))


class _Groups:
    """All groups of some reports, made in one pass: looking at each report again takes a µs."""

    def __init__(self, reports: Reports) -> None:
        self.province: _Group[str] = defaultdict(list)
        self.source: _Group[str] = defaultdict(list)
        self.topic: _Group[str] = defaultdict(list)
        self.document: _Group[str] = defaultdict(list)
        self.year: _Group[int] = defaultdict(list)
        self.month: _Group[tuple[int, int]] = defaultdict(list)
        for report in reports:
            self._add(report)

    def _add(self, report: Report) -> None:
        self.province[report.province.slug].append(report)
        self.source[report.source.slug].append(report)
        for key in dict.fromkeys([topic.key for topic in report.topics]):
            self.topic[key].append(report)
        for key in dict.fromkeys([d.document.id for d in report.documents if d.document]):
            self.document[key].append(report)
        published = report.record.published
        self.year[published.year].append(report)
        if published.month:  # a report counts in a month only if its month is known
            self.month[published.year, published.month].append(report)


def _settled(groups: _Group[Key]) -> dict[Key, Reports]:
    return {key: tuple(group) for key, group in groups.items()}
