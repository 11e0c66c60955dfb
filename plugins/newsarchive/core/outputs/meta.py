"""Meta tags of a record page, as data: what Zotero, search engines and networks read.

The set was tried with Zotero's own translators: ``dcterms.type`` decides the type,
``prism.publicationName`` keeps the publisher's name, ``eprints.place_of_pub`` is the only
way to the field Place; ``citation_journal_title`` must be absent.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsarchive.core.byline import parse_byline
from newsarchive.core.dates import PartialDate
from newsarchive.core.report import Report
from newsarchive.core.site import Site


class Meta(NamedTuple):
    """``<meta kind=key content=content>``."""

    kind: Literal["name", "property"]
    key: str
    content: str


def report_meta(report: Report, site: Site) -> tuple[Meta, ...]:
    """All bibliographic tags of a record page, in a stable order."""
    return tuple(Meta("name", key, value) for key, value in _names(report, site)) + tuple(
        Meta("property", key, value) for key, value in _properties(report)
    )


def _names(report: Report, site: Site) -> Iterator[tuple[str, str]]:
    record = report.record
    yield "dcterms.type", "newspaperArticle"
    yield "citation_title", report.title
    for author in parse_byline(record.byline):
        if author.family:
            yield "citation_author", f"{author.family}, {author.given}"
        elif not author.is_body:  # a body would be cut into first and last name
            yield "citation_author", author.name
    yield "citation_publication_date", slashed(record.published)
    yield "citation_language", "vi"
    yield "citation_public_url", record.url or site.absolute(report.address)
    if report.has_known_source:
        yield "prism.publicationName", record.source
    if report.province.mapped:
        yield "eprints.place_of_pub", record.province
        yield "dcterms.spatial", record.province
    yield "dcterms.identifier", record.slug
    yield "dcterms.rights", f"Mô tả: {site.licence_name}. Đầu đề và bài gốc: của nơi đăng."
    for topic in report.topics:
        yield "citation_keywords", topic.name


def _properties(report: Report) -> Iterator[tuple[str, str]]:
    yield "article:published_time", report.record.published.known
    yield "article:modified_time", report.updated.isoformat()
    if report.province.mapped:
        yield "article:section", report.record.province


def slashed(day: PartialDate) -> str:
    """``2024/06/10``, ``2024/06`` or ``2024``: no finer than known."""
    return day.known.replace("-", "/")
