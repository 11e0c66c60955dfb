"""Which reports belong together: the same event, near in subject, next in the province."""

from bisect import bisect_left
from collections.abc import Iterable
from math import log

from newsarchive.core.archive import Archive, Reports
from newsarchive.core.report import Report

_NEAR_IN_TIME = 12
"""Candidates taken on either side in each topic's list; keeps the cost linear."""


class Kinship:
    """Answers questions about the neighbours of a report. Immutable once built."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._events = _group_events(archive.reports)
        total = len(archive.reports) or 1
        self._weight = {key: log(1 + total / len(group)) for key, group in archive.by_topic.items()}

    def same_event(self, report: Report) -> Reports:
        """Other reports of the same event, however the records name each other."""
        slugs = self._events.get(report.slug, frozenset())
        return self._in_order(slugs - {report.slug})

    def republished_by(self, report: Report) -> Reports:
        """The reports held here whose text this one reproduces."""
        return self._in_order(report.record.republishes)

    def neighbours(self, report: Report) -> tuple[Report | None, Report | None]:
        """The next older and the next newer report filed under the same province."""
        group = self._archive.by_province[report.province.slug]
        at = _position(group, report)
        older = group[at + 1] if at + 1 < len(group) else None
        return older, group[at - 1] if at else None

    def same_province(self, report: Report, count: int = 3) -> Reports:
        """Reports of the same province nearest in time, other than the same event's."""
        left_out = self._events.get(report.slug, frozenset()) | {report.slug}
        group = self._archive.by_province[report.province.slug]
        near = _around(group, report, count + len(left_out))
        return tuple(r for r in near if r.slug not in left_out)[:count]

    def near_in_subject(self, report: Report, count: int = 4) -> Reports:
        """Reports of other provinces that share the rarest topics, nearest in time first."""
        mine = {topic.key for topic in report.topics}
        left_out = self._events.get(report.slug, frozenset()) | {report.slug}
        candidates = {
            near.slug: near
            for key in sorted(mine)
            for near in _around(self._archive.by_topic[key], report, 2 * _NEAR_IN_TIME)
            if near.slug not in left_out and near.province != report.province
        }
        day = report.record.published.earliest.toordinal()

        def distance(other: Report) -> tuple[float, int, str]:
            theirs = {topic.key for topic in other.topics}
            shared = sum(self._weight[key] for key in mine & theirs)
            spread = sum(self._weight[key] for key in mine | theirs)
            apart = abs(other.record.published.earliest.toordinal() - day)
            return -round(shared / spread, 6), apart, other.slug

        return tuple(sorted(candidates.values(), key=distance)[:count])

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


def _position(group: Reports, report: Report) -> int:
    key = (report.record.published.newest_first, report.slug)
    return bisect_left(group, key, key=lambda r: (r.record.published.newest_first, r.slug))


def _around(group: Reports, report: Report, count: int) -> list[Report]:
    """Up to ``count`` members on either side, nearest first, without the report itself."""
    at = _position(group, report)
    nearby = group[max(0, at - count) : at] + group[at + 1 : at + 1 + count]
    day = report.record.published.earliest.toordinal()
    return sorted(
        nearby, key=lambda r: (abs(r.record.published.earliest.toordinal() - day), r.slug)
    )[:count]
