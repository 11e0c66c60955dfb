"""What the search box offers while a reader types: names that the archive knows.

A name is filed under every syllable it has, so that ``la`` offers Sơn La.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.vietnamese.syllables import parse_syllables

_LONGEST = 6
"""Syllables from which a name can be begun; the rest of a long name is never typed first."""

Suggestion = tuple[str, str, int, str]
"""Text, kind, number of reports, address (empty where there is no page)."""


def build_suggestions(suggestions: Iterable[Suggestion]) -> Iterator[tuple[bytes, bytes]]:
    """Sorted entries: folded words from some syllable on → JSON list of suggestions."""
    filed: dict[bytes, list[Suggestion]] = {}
    for suggestion in suggestions:
        words = [syllable.folded for syllable in parse_syllables(suggestion[0])]
        for start in range(min(len(words), _LONGEST)):
            filed.setdefault(" ".join(words[start:]).encode(), []).append(suggestion)
    for key in sorted(filed):
        best = sorted(set(filed[key]), key=lambda s: (-s[2], s))
        yield key, json.dumps(best, ensure_ascii=False, separators=(",", ":")).encode()


def find_suggestions(archive: Archive) -> Iterator[Suggestion]:
    """All that can be offered, in no particular order."""
    lists = archive.authorities
    for province in lists.provinces:
        count = len(archive.by_province.get(province.slug, ()))
        if count:
            yield province.name, "province", count, urls.province(province.slug)
    for source in lists.sources:
        if source.slug in archive.by_source:
            count = len(archive.by_source[source.slug])
            yield source.name, "source", count, urls.source(source.slug)
    for topic in lists.topics:
        if topic.key in archive.by_topic:
            yield topic.name, "topic", len(archive.by_topic[topic.key]), urls.topic(topic.key)
    for document in lists.documents:
        if document.id in archive.by_document:
            count = len(archive.by_document[document.id])
            yield document.name, "document", count, urls.document(document.id)
    yield from _names_in_reports(archive)


def _names_in_reports(archive: Archive) -> Iterator[Suggestion]:
    places = Counter(r.record.place for r in archive.reports if r.record.place)
    names = Counter(
        name for r in archive.reports for name in {official.name for official in r.record.officials}
    )
    for place, count in places.items():
        yield place, "place", count, ""
    for name, count in names.items():
        yield name, "name", count, ""
