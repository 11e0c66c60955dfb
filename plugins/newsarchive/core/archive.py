"""The archive: all reports, sorted once and grouped once, as every page and product sees it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from newsarchive.core.authority import Authorities
from newsarchive.core.report import Report

Key = TypeVar("Key", bound=Hashable)
Reports = tuple[Report, ...]


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
    aliases: Mapping[str, str]
    """Former address → slug of today."""
    drafts: int
    """How many records are not finished; they are in no group, unless the preview asked."""

    @cached_property
    def updated(self) -> date:
        """Day of the newest change in the archive; the site's clock."""
        everything = (*self.reports, *self.withdrawn)
        return max((report.updated for report in everything), default=date(2026, 11, 22))

    def newest_added(self, count: int, besides: Reports = ()) -> Sequence[Report]:
        """The reports that entered last, latest first, without those already shown."""
        shown = {report.slug for report in besides}
        others = (report for report in self.reports if report.slug not in shown)
        return sorted(others, key=lambda r: -r.record.added.toordinal())[:count]

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
    everything = list(reports)
    drafts = sum(report.is_draft for report in everything)
    public = [report for report in everything if with_drafts or not report.is_draft]
    ordered = sorted(public, key=lambda r: (r.record.published.newest_first, r.slug))
    listed = tuple(r for r in ordered if not r.is_withdrawn)
    return Archive(
        authorities=authorities,
        reports=listed,
        withdrawn=tuple(r for r in ordered if r.is_withdrawn),
        by_slug={r.slug: r for r in listed},
        by_province=_group(listed, lambda r: [r.province.slug]),
        by_source=_group(listed, lambda r: [r.source.slug]),
        by_topic=_group(listed, lambda r: [topic.key for topic in r.topics]),
        by_document=_group(listed, lambda r: [d.document.id for d in r.documents if d.document]),
        by_year=_group(listed, lambda r: [r.record.published.year]),
        by_month=_group(listed, _month_of),
        aliases={alias: r.slug for r in ordered for alias in r.record.aliases},
        drafts=drafts,
    )


def _month_of(report: Report) -> list[tuple[int, int]]:
    """A report counts in a month only if its month is known."""
    published = report.record.published
    return [(published.year, published.month)] if published.month else []


def _group(reports: Reports, keys_of: Callable[[Report], Iterable[Key]]) -> dict[Key, Reports]:
    groups: defaultdict[Key, list[Report]] = defaultdict(list)
    for report in reports:
        for key in dict.fromkeys(keys_of(report)):
            groups[key].append(report)
    return {key: tuple(group) for key, group in groups.items()}
