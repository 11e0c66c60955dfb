"""Related reports, kept from one build to the next: to find them takes long."""

from operator import attrgetter

from newsarchive.cache.build_cache import BuildCache
from newsarchive.engine.workers import Workers
from newsarchive.model.archive import Archive
from newsarchive.model.fingerprint import fingerprint
from newsarchive.pages.related import RelatedFinder
from newsarchive.pages.related_lines import RelatedLines, to_line

_KIND = "related"
_INPUTS = attrgetter(
    "order", "province.slug", "record.topics", "record.same_event_as", "record.republishes",
)  # fmt: skip
"""What decides in a report to which others it is related; its date is in the order."""


def find_related(archive: Archive, cache: BuildCache, workers: Workers) -> RelatedLines:
    """The related reports of every report. Those that are kept are taken if they still hold."""
    topics = [topic.key for topic in archive.authorities.topics]
    digest = fingerprint(topics, list(map(_INPUTS, archive.reports)))
    kept = cache.get(_KIND, "", digest)
    if kept is None:
        finder = RelatedFinder(archive)
        lines = workers.spread(lambda report: to_line(finder.related_to(report)), archive.reports)
        kept = "\n".join(lines).encode()
        cache.put(_KIND, "", digest, kept)
    return RelatedLines(archive, kept.decode().split("\n") if kept else ())
