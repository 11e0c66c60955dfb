"""Which addresses the site has, told from its records without making a page."""

from collections.abc import Iterable, Iterator

from newsarchive.core import urls
from newsarchive.core.authority import Authorities
from newsarchive.core.record import Record

_FIXED = (
    urls.HOME, urls.DATA, urls.DOCUMENTS, urls.NOT_FOUND, urls.PROVINCES, urls.REPORTS,
    urls.SEARCH, urls.SITEMAP, urls.SOURCES, urls.TIME, urls.TOPICS, urls.EVERYTHING_FEED,
)  # fmt: skip


def addresses_of(
    records: Iterable[Record], authorities: Authorities, essays: Iterable[str]
) -> Iterator[str]:
    """Yield the address of every page; drafts have none. ``essays`` are slugs of plain pages."""
    yield from _FIXED
    yield from (f"{slug}/" for slug in essays)
    yield from (urls.province(province.slug) for province in authorities.provinces)
    slug_of = {source.name: source.slug for source in authorities.sources}
    for record in records:
        if record.status == "draft":
            continue
        yield from (urls.report(slug) for slug in (record.slug, *record.aliases))
        if record.status == "published":
            yield from _lists_of(record, slug_of)


def _lists_of(record: Record, slug_of: dict[str, str]) -> Iterator[str]:
    """The lists that the record stands in."""
    if record.source in slug_of:
        yield urls.source(slug_of[record.source])
    yield from map(urls.topic, record.topics)
    yield from (urls.document(citation.id) for citation in record.documents if citation.id)
    published = record.published
    yield urls.year(published.year)
    if published.month:
        yield urls.month(published.year, published.month)
