"""schema.org descriptions (JSON-LD) of the site, its data and its records.

They are for search engines and harvesters.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from newsarchive.model import urls
from newsarchive.model.byline import parse_byline
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.strings import t

Node = dict[str, Any]
_CONTEXT = "https://schema.org"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


class Step(Protocol):
    """One step of the way from the home page to a page."""

    @property
    def text(self) -> str:
        """Its name, as readers see it."""

    @property
    def address(self) -> str:
        """Its address from the root of the site."""


def structured_data(
    address: str, title: str, crumbs: Sequence[Step], nodes: Iterable[Node], site: Site
) -> str:
    """All nodes of a page, with the way to it, as JSON that is safe in a script element.

    It is empty where there is nothing to say.
    """
    graph = [*nodes]
    if crumbs:
        graph.append(_breadcrumbs(address, title, crumbs, site))
    if not graph:
        return ""
    return _script_safe(json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False))


def _breadcrumbs(address: str, title: str, crumbs: Sequence[Step], site: Site) -> Node:
    steps = [(crumb.text, crumb.address) for crumb in crumbs] + [(title, address)]
    return {
        "@type": "BreadcrumbList",
        "@id": site.absolute(f"{address}#breadcrumb"),
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": site.absolute(at)}
            for n, (name, at) in enumerate(steps, start=1)
        ],
    }


def site_nodes(site: Site) -> tuple[Node, ...]:
    """The website, and the collection that every record is part of."""
    home, collection = site.absolute(urls.HOME), site.absolute("#collection")
    website = {
        "@type": "WebSite",
        "@id": site.absolute("#website"),
        "url": home,
        "name": site.name,
        "description": site.tagline,
        "inLanguage": "vi",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": site.absolute(urls.SEARCH) + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return website, {
        "@type": "Collection",
        "@id": collection,
        "url": home,
        "name": site.name,
        "description": site.tagline,
        "inLanguage": "vi",
        "isPartOf": {"@id": site.absolute("#website")},
        "license": site.licence_url,
        "publisher": {"@type": "Organization", "name": site.name, "url": home},
    }


def dataset_node(files: Iterable[tuple[str, str, str]], updated: str, site: Site) -> Node:
    """The archive as a dataset. ``files`` are address, media type and title; the day is ISO."""
    return {
        "@type": "Dataset",
        "@id": site.absolute(f"{urls.DATA}#dataset"),
        "url": site.absolute(urls.DATA),
        "name": t("data.dataset", site=site.name),
        "description": site.tagline,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "license": site.licence_url,
        "dateModified": updated,
        "isPartOf": {"@id": site.absolute("#collection")},
        "creator": {"@type": "Organization", "name": site.name, "url": site.absolute("")},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": title,
                "encodingFormat": media_type,
                "contentUrl": site.absolute(address),
            }
            for address, media_type, title in files
        ],
    }


def report_nodes(report: Report, site: Site) -> tuple[Node, ...]:
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
        "breadcrumb": {"@id": f"{page}#breadcrumb"},
        "dateModified": report.updated.isoformat(),
        "license": site.licence_url,
    }
    if report.record.url:
        webpage["isBasedOn"] = report.record.url
    return webpage, _article(report, site, page)


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
        "publisher": _publisher(report),
        "articleSection": record.section,
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
        # schema.org has no dates that are about right; this type says all that is known.
        "http://purl.org/dc/terms/issued": {"@type": _EDTF, "@value": _edtf(report)},
        "inLanguage": record.language,
        "abstract": record.summary,
        "keywords": [topic.name for topic in report.topics],
        "identifier": record.slug,
        "holdingArchive": {"@type": "Organization", "name": site.name, "url": site.absolute("")},
        "sdPublisher": {"@type": "Organization", "name": site.name},
        "sdDatePublished": report.updated.isoformat(),
        "sdLicense": site.licence_url,
        **{name: value for name, value in optional.items() if value},
    }


def _publisher(report: Report) -> Node | None:
    if not report.has_known_source:
        return None
    publisher = {"@type": "Organization", "name": report.source.name}
    seat = report.source.seat
    return publisher | ({"location": {"@type": "Place", "name": seat}} if seat else {})


def _edtf(report: Report) -> str:
    published = report.record.published
    return published.edtf + ("~" if report.is_circa and not published.open_ended else "")


def _script_safe(text: str) -> str:
    """JSON that cannot end the script element it stands in."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
