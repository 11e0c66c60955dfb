"""Which addresses the site has, told from its records without making a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from newsarchive.model import urls
from newsarchive.model.authority import Authorities
from newsarchive.model.record import Record

_FIXED = (
    urls.HOME, urls.DATA, urls.DOCUMENTS, urls.NOT_FOUND, urls.PROVINCES, urls.ROBOTS,
    urls.SEARCH, urls.SITEMAP, urls.SOURCES, urls.TIME, urls.TOPICS,
    *urls.DATA_FILES,
)  # fmt: skip

_FOLDERS = {
    "feeds",
    "theme",
    urls.REPORTS.rstrip("/"),
    *(address.partition("/")[0] for address in _FIXED if "/" in address),
}


def is_reserved(slug: str) -> bool:
    """Whether a static page cannot have this slug, since a part of the site stands there."""
    return slug in _FOLDERS


def addresses_of(
    records: Iterable[Record], authorities: Authorities, pages: Iterable[str]
) -> Iterator[str]:
    """Yield the address of every page and file of the site, but for theme and search index.

    Drafts have none. ``pages`` are slugs of static pages.
    """
    yield from _FIXED
    yield from (f"{slug}/" for slug in pages)
    province_of = {province.name: province.slug for province in authorities.provinces}
    source_of = {source.name: source.slug for source in authorities.sources}
    lists = Counter(dict.fromkeys([urls.REPORTS, *map(urls.province, province_of.values())], 0))
    for record in records:
        if record.status == "draft":
            continue
        yield from (urls.report(slug) for slug in (record.slug, *record.aliases))
        yield from (f"{urls.report(record.slug)}{name}" for name in urls.CITATION_FILES)
        for address in {*_lists_of(record, province_of, source_of)}:
            lists[address] += record.status == "published"
    for address, count in lists.items():
        yield from (urls.list_page(address, at + 1) for at in range(urls.last_page(count)))
        yield urls.feed(address)


def lasting_addresses(
    records: Iterable[Record], authorities: Authorities, pages: Iterable[str]
) -> Iterator[str]:
    """Yield the addresses that others may have noted and that only a person can take away.

    Lists of years and months come and go with the dates of records.
    """
    yield from (f"{slug}/" for slug in pages)
    yield from (urls.province(province.slug) for province in authorities.provinces)
    yield from (urls.source(source.slug) for source in authorities.sources)
    yield from (urls.topic(topic.key) for topic in authorities.topics)
    yield from (urls.document(document.id) for document in authorities.documents)
    for record in records:
        if record.status != "draft":
            yield from (urls.report(slug) for slug in (record.slug, *record.aliases))


def _lists_of(
    record: Record, province_of: Mapping[str, str], source_of: Mapping[str, str]
) -> Iterator[str]:
    """The lists that the record stands in, or stood in before it was withdrawn."""
    yield urls.REPORTS
    if record.province in province_of:
        yield urls.province(province_of[record.province])
    if record.source in source_of:
        yield urls.source(source_of[record.source])
    yield from map(urls.topic, record.topics)
    yield from (urls.document(citation.id) for citation in record.documents if citation.id)
    published = record.published
    yield urls.year(published.year)
    if published.month:
        yield urls.month(published.year, published.month)
