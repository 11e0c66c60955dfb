"""Which reports belong together: the same event, near in subject, next in the province."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from math import log
from operator import attrgetter

from newsarchive.model.archive import Archive, Reports
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.report import Report
from newsarchive.pages.related_lines import RelatedReports

_NEAR_IN_TIME = 12
"""Candidates taken on either side in each topic's list; keeps the cost linear."""


class RelatedFinder:
    """Works out the reports related to one; its tables are made when they are first needed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def _table(self) -> "_Table":
        return _Table(self._archive)

    def related_to(self, report: Report) -> RelatedReports:
        """Everything at once."""
        older, newer = self.neighbours(report)
        return RelatedReports(
            older=older,
            newer=newer,
            republishes=self.republished_by(report),
            same_event=self.same_event(report),
            same_province=self.same_province(report),
            near_in_subject=self.near_in_subject(report),
        )

    def identity_of(self, report: Report) -> bytes:
        """Covers all that pages can show of the reports related to one."""
        return fingerprint(self.related_to(report))

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
        table = self._table
        at = table.in_province[report.province.slug].place[table.number[report.slug]]
        older = group[at + 1] if at + 1 < len(group) else None
        return older, group[at - 1] if at else None

    def same_province(self, report: Report, count: int = 3) -> Reports:
        """Reports of the same province nearest in time, other than the same event's."""
        left_out = self._same_event(report)
        table = self._table
        timeline = table.in_province[report.province.slug]
        near = self._nearest(timeline, table.number[report.slug], count + len(left_out))
        return tuple([table.reports[n] for n in near if n not in left_out][:count])

    def near_in_subject(self, report: Report, count: int = 4) -> Reports:
        """Reports of other provinces that share the rarest topics, nearest in time first."""
        table = self._table
        number, left_out = table.number[report.slug], self._same_event(report)
        candidates = {
            near
            for topic in report.topics
            for near in self._nearest(table.in_topic[topic.key], number, 2 * _NEAR_IN_TIME)
        }
        topics, places, days, total = table.topics, table.place, table.day, len(table.day)
        unlikeness = table.unlikeness(topics[number])
        place, day = places[number], days[number]
        keys = [
            (unlikeness[topics[n]] + abs(days[n] - day)) * total + n
            for n in candidates - left_out
            if places[n] != place
        ]
        return tuple([table.reports[key % total] for key in sorted(keys)[:count]])

    def _same_event(self, report: Report) -> set[int]:
        """Numbers of the report itself and the others of its event."""
        slugs, number = self._events.get(report.slug, frozenset()), self._table.number
        return {number[slug] for slug in slugs | {report.slug} if slug in number}

    def _nearest(self, timeline: "_Timeline", number: int, count: int) -> list[int]:
        """Up to ``count`` others, nearest in time first, then by slug."""
        days = self._table.day
        day, total = days[number], len(days)
        # Distance and number in one number: a hundred of these are sorted in no time.
        keys = [abs(days[n] - day) * total + n for n in timeline.around(number, count)]
        keys.sort()
        return [key % total for key in keys[:count]]

    def _in_order(self, slugs: Iterable[str]) -> Reports:
        known = (self._archive.by_slug.get(slug) for slug in slugs)
        found = [report for report in known if report]
        return tuple(sorted(found, key=attrgetter("order")))

    @cached_property
    def _events(self) -> dict[str, frozenset[str]]:
        return _group_events(self._archive.reports)


class _Table:
    """The reports by numbers in the order of their slugs: they are compared by the thousand."""

    def __init__(self, archive: Archive) -> None:
        total = len(archive.reports) or 1
        weight = {key: log(1 + total / len(group)) for key, group in archive.by_topic.items()}
        self.reports = sorted(archive.reports, key=attrgetter("slug"))
        self.number = {report.slug: number for number, report in enumerate(self.reports)}
        self.day = [report.day for report in self.reports]
        self.place = [report.province.slug for report in self.reports]
        # Few combinations of topics occur, and each pair of them is weighed only once.
        self.topics = [report.topic_keys for report in self.reports]
        self.unlikeness = cache(lambda mine: _Unlikeness(mine, weight))
        self.in_province = _Timelines(archive.by_province, self.number)
        self.in_topic = _Timelines(archive.by_topic, self.number)


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


class _Unlikeness(dict[frozenset[str], int]):
    """How little other combinations of topics have in common with one; rare topics count more.

    The least difference outweighs any number of days.
    """

    def __init__(self, mine: frozenset[str], weight: Mapping[str, float]) -> None:
        super().__init__()
        self._mine, self._weight = mine, weight

    def __missing__(self, theirs: frozenset[str]) -> int:
        # In one order, since sums of floats depend on it and that of a set on the process.
        shared = sum(self._weight[key] for key in sorted(self._mine & theirs))
        spread = sum(self._weight[key] for key in sorted(self._mine | theirs))
        self[theirs] = round((1 - shared / spread) * 1_000_000) * date.max.toordinal()
        return self[theirs]


class _Timelines(dict[str, "_Timeline"]):
    """The timelines of groups, each made when it is first asked for."""

    def __init__(self, groups: Mapping[str, Reports], number: Mapping[str, int]) -> None:
        super().__init__()
        self._groups, self._number = groups, number

    def __missing__(self, key: str) -> "_Timeline":
        self[key] = _Timeline([self._number[report.slug] for report in self._groups[key]])
        return self[key]


class _Timeline:
    """The numbers of some reports by date, in which each knows its place."""

    def __init__(self, numbers: list[int]) -> None:
        self._numbers = numbers
        self.place: Mapping[int, int] = {number: place for place, number in enumerate(numbers)}

    def around(self, number: int, count: int) -> list[int]:
        """Up to ``count`` members on either side."""
        at = self.place[number]
        return self._numbers[max(0, at - count) : at] + self._numbers[at + 1 : at + 1 + count]
