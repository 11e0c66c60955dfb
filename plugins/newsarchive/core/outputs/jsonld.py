"""schema.org description of a record page (JSON-LD), for search engines and harvesters."""

from typing import Any

from newsarchive.core.byline import parse_byline
from newsarchive.core.report import Report
from newsarchive.core.site import Site

Node = dict[str, Any]


def report_graph(report: Report, site: Site) -> Node:
    """The page, and the report it describes, as two linked nodes.

    ``isBasedOn`` is the original, since the text on the page is the archive's own;
    ``sdPublisher`` says who made the metadata.
    """
    page = site.absolute(report.address)
    webpage: Node = {
        "@type": "WebPage",
        "@id": page,
        "inLanguage": "vi",
        "isPartOf": {"@id": site.absolute("#collection")},
        "mainEntity": {"@id": f"{page}#record"},
        "dateModified": report.updated.isoformat(),
        "license": site.licence_url,
    }
    if report.record.url:
        webpage["isBasedOn"] = report.record.url
    return {"@context": "https://schema.org", "@graph": [webpage, _article(report, site, page)]}


def _article(report: Report, site: Site, page: str) -> Node:
    record = report.record
    optional: Node = {
        "url": record.url,
        "archivedAt": record.archived_url,
        "temporalCoverage": record.event_date.known if record.event_date else None,
        "author": [
            {"@type": "Organization" if author.is_body else "Person", "name": author.name}
            for author in parse_byline(record.byline)
        ],
        "publisher": (
            {"@type": "Organization", "name": record.source} if report.has_known_source else None
        ),
        "contentLocation": (
            {"@type": "AdministrativeArea", "name": record.province}
            if report.province.mapped
            else None
        ),
        "mentions": [
            {"@type": "CreativeWork", "name": cited.document.title or cited.document.name}
            for cited in report.documents
            if cited.document
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": c.text, "datePublished": c.date.isoformat()}
            for c in record.corrections
        ],
    }
    return {
        "@type": ["NewsArticle", "ArchiveComponent"],
        "@id": f"{page}#record",
        "headline": report.title,
        "datePublished": record.published.known,
        "inLanguage": "vi",
        "abstract": record.summary,
        "keywords": [topic.name for topic in report.topics],
        "identifier": record.slug,
        "holdingArchive": {"@type": "Organization", "name": site.name, "url": site.absolute("")},
        "sdPublisher": {"@type": "Organization", "name": site.name},
        "sdDatePublished": report.updated.isoformat(),
        "sdLicense": site.licence_url,
        **{name: value for name, value in optional.items() if value},
    }
