"""Which reports belong together: the same event, near in subject, next in the province."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from newsarchive.core.archive import Archive, Reports
from newsarchive.core.report import Report

_NEAR_IN_TIME = 12
"""Candidates taken on either side in each topic's list; keeps the cost linear."""


@dataclass(frozen=True)
class Kin:
    """All the reports that the page of one report leads to."""

    older: Report | None
    newer: Report | None
    republishes: Reports
    same_event: Reports
    same_province: Reports
    near_in_subject: Reports


class Kinship:
    """Answers questions about the neighbours of a report. Immutable once built."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._events = _group_events(archive.reports)
        total = len(archive.reports) or 1
        self._weight = {key: log(1 + total / len(group)) for key, group in archive.by_topic.items()}
        self._province = {key: _Timeline(group) for key, group in archive.by_province.items()}
        self._topic = {key: _Timeline(group) for key, group in archive.by_topic.items()}
        self._topics_of = {
            r.slug: frozenset(topic.key for topic in r.topics) for r in archive.reports
        }
        # Few combinations of topics occur, and each pair of them is weighed only once.
        self._likeness = cache(self._weigh)

    def kin_of(self, report: Report) -> Kin:
        """Everything at once."""
        older, newer = self.neighbours(report)
        return Kin(
            older=older,
            newer=newer,
            republishes=self.republished_by(report),
            same_event=self.same_event(report),
            same_province=self.same_province(report),
            near_in_subject=self.near_in_subject(report),
        )

    def same_event(self, report: Report) -> Reports:
        """Other reports of the same event, however the records name each other."""
        slugs = self._events.get(report.slug, frozenset())
        return self._in_order(slugs - {report.slug})

    def republished_by(self, report: Report) -> Reports:
        """The reports held here whose text this one reproduces."""
        return self._in_order(report.record.republishes)

    def neighbours(self, report: Report) -> tuple[Report | None, Report | None]:
        """The next older and the next newer report filed under the same province."""
        timeline = self._province[report.province.slug]
        group, at = timeline.reports, timeline.place[report.slug]
        older = group[at + 1] if at + 1 < len(group) else None
        return older, group[at - 1] if at else None

    def same_province(self, report: Report, count: int = 3) -> Reports:
        """Reports of the same province nearest in time, other than the same event's."""
        left_out = self._events.get(report.slug, frozenset()) | {report.slug}
        near = self._province[report.province.slug].around(report, count + len(left_out))
        return tuple(r for r in near if r.slug not in left_out)[:count]

    def near_in_subject(self, report: Report, count: int = 4) -> Reports:
        """Reports of other provinces that share the rarest topics, nearest in time first."""
        mine = self._topics_of[report.slug]
        left_out = self._events.get(report.slug, frozenset()) | {report.slug}
        candidates = {
            near.slug: near
            for key in sorted(mine)
            for near in self._topic[key].around(report, 2 * _NEAR_IN_TIME)
            if near.slug not in left_out and near.province.slug != report.province.slug
        }
        day = report.day

        def distance(other: Report) -> tuple[float, int, str]:
            likeness = self._likeness(mine, self._topics_of[other.slug])
            return -likeness, abs(other.day - day), other.slug

        return tuple(sorted(candidates.values(), key=distance)[:count])

    def _weigh(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        # In one order, since sums of floats depend on it and that of a set on the process.
        shared = sum(self._weight[key] for key in sorted(mine & theirs))
        spread = sum(self._weight[key] for key in sorted(mine | theirs))
        return round(shared / spread, 6)

    def _in_order(self, slugs: Iterable[str]) -> Reports:
        known = (self._archive.by_slug.get(slug) for slug in slugs)
        found = [report for report in known if report]
        return tuple(sorted(found, key=lambda r: (r.record.published.newest_first, r.slug)))


def _group_events(reports: Reports) -> dict[str, frozenset[str]]:
    """Slug → all slugs of its event: ``same_event_as`` read both ways and onwards."""
    links: dict[str, set[str]] = {}
    for report in reports:
        for other in report.record.same_event_as:
            links.setdefault(report.slug, set()).add(other)
            links.setdefault(other, set()).add(report.slug)
    groups: dict[str, frozenset[str]] = {}
    for start in links:
        if start in groups:
            continue
        event, waiting = {start}, [start]
        while waiting:
            fresh = links[waiting.pop()] - event
            event |= fresh
            waiting.extend(fresh)
        groups.update(dict.fromkeys(event, frozenset(event)))
    return groups


class _Timeline:
    """A group of reports by date, in which each knows its place."""

    def __init__(self, reports: Reports) -> None:
        self.reports = reports
        self.place: Mapping[str, int] = {r.slug: place for place, r in enumerate(reports)}

    def around(self, report: Report, count: int) -> list[Report]:
        """Up to ``count`` members on either side, nearest first, without the report itself."""
        at, day = self.place[report.slug], report.day
        nearby = self.reports[max(0, at - count) : at] + self.reports[at + 1 : at + 1 + count]
        return sorted(nearby, key=lambda r: (abs(r.day - day), r.slug))[:count]
