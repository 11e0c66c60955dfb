"""Meta tags of a record page, as data: what Zotero, search engines and networks read.

The set was tried with Zotero's own translators: ``dcterms.type`` decides the type,
``prism.publicationName`` keeps the publisher's name, a comma after an author keeps the name
whole, the tags ``z:…`` lead back to the archive; ``citation_journal_title`` must be absent.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.citations.citation import Citation, cite
from newsarchive.strings import t


class Meta(NamedTuple):
    """``<meta kind=key content=content>``."""

    kind: Literal["name", "property"]
    key: str
    content: str


def report_meta(report: Report, site: Site) -> tuple[Meta, ...]:
    """All bibliographic tags of a record page, in a stable order."""
    citation = cite(report, site)
    return tuple(Meta("name", key, value) for key, value in _names(report, citation, site)) + tuple(
        Meta("property", key, value) for key, value in _properties(report, citation)
    )


def _names(report: Report, citation: Citation, site: Site) -> Iterator[tuple[str, str]]:
    yield "dcterms.type", "newspaperArticle"
    yield "citation_title", citation.title
    for name in citation.authors:
        yield "citation_author", f"{name},"
    yield "citation_publication_date", citation.issued_text.replace("-", "/")
    yield "citation_language", citation.language
    yield "citation_public_url", citation.url
    if citation.publisher:
        yield "prism.publicationName", citation.publisher
    if citation.place:
        yield "eprints.place_of_pub", citation.place
    if report.province.mapped:
        yield "dcterms.spatial", report.record.province
    yield "dcterms.identifier", citation.key
    if citation.abstract:
        yield "eprints.abstract", citation.abstract
    yield "dcterms.rights", t("citation.rights", licence=site.licence_name)
    for keyword in citation.keywords:
        yield "citation_keywords", keyword
    yield "z:archive", citation.archive
    yield "z:archiveLocation", citation.permalink
    yield "z:extra", "\n".join([citation.pointer, *citation.remarks])


def _properties(report: Report, citation: Citation) -> Iterator[tuple[str, str]]:
    if not citation.circa:  # Open Graph has no way to say that a date is about right
        yield "article:published_time", citation.issued.known
    yield "article:modified_time", report.updated.isoformat()
    if citation.section:
        yield "article:section", citation.section
