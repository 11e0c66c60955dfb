"""Atom feeds (RFC 4287): one for everything and one for each list."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from xml.etree import ElementTree as ET

from newsarchive.core import urls
from newsarchive.core.archive import Archive, Reports
from newsarchive.core.outputs import Batch, OutputFile
from newsarchive.core.report import Report
from newsarchive.core.site import Site

_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 50
# Ids must outlive a change of domain, so they are made from slugs alone (RFC 4122, name-based).
_ID_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:luu-tru-35,2026")


@dataclass(frozen=True)
class Feed:
    """A list of reports that can be followed; ``address`` is that of the list's page.

    ``reports`` are those that changed last.
    """

    address: str
    title: str
    reports: Reports


def emit(archive: Archive, site: Site) -> Iterable[OutputFile]:
    """Write every feed. The newest in the archive come first; empty lists have feeds too."""
    for batch in plan(archive, site):
        yield from batch.make()


def plan(archive: Archive, site: Site) -> Iterator[Batch]:
    """Each feed; it depends on the reports that it shows and on no others."""
    for feed in _feeds(archive):
        newest = tuple(sorted(feed.reports, key=lambda r: -r.updated.toordinal())[:_ENTRIES])
        shown = Feed(feed.address, feed.title, newest)
        # Only an empty feed takes its date from elsewhere.
        updated = newest[0].updated if newest else archive.updated
        make = partial(_files, shown, updated, site)
        yield Batch(f"feed {feed.address}", (shown, updated), make)


def _files(feed: Feed, updated: date, site: Site) -> Iterator[OutputFile]:
    yield OutputFile(urls.feed(feed.address), _to_xml(feed, updated, site))


def _feeds(archive: Archive) -> Iterator[Feed]:
    lists = archive.authorities
    yield Feed(urls.REPORTS, "Tất cả bài", archive.reports)
    for province in lists.provinces:
        reports = archive.by_province.get(province.slug, ())
        yield Feed(urls.province(province.slug), province.name, reports)
    for source in lists.sources:
        if source.slug in archive.by_source:
            yield Feed(urls.source(source.slug), source.name, archive.by_source[source.slug])
    for topic in lists.topics:
        if topic.key in archive.by_topic:
            yield Feed(urls.topic(topic.key), topic.name, archive.by_topic[topic.key])
    for document in lists.documents:
        if document.id in archive.by_document:
            reports = archive.by_document[document.id]
            yield Feed(urls.document(document.id), document.name, reports)
    for year, reports in archive.by_year.items():
        yield Feed(urls.year(year), f"Năm {year}", reports)
    for (year, month), reports in archive.by_month.items():
        yield Feed(urls.month(year, month), f"Tháng {month}/{year}", reports)


def _to_xml(feed: Feed, updated: date, site: Site) -> bytes:
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _add(root, "id", _urn(feed.address))
    _add(root, "title", f"{feed.title} — {site.name}")
    _add(root, "updated", _instant(updated))
    ET.SubElement(ET.SubElement(root, "author"), "name").text = site.name
    address = site.absolute(urls.feed(feed.address))
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=site.absolute(feed.address))
    _add(root, "rights", f"Mô tả: {site.licence_name}. Đầu đề: của nơi đăng.")
    for report in feed.reports:
        _add_entry(root, report, site)
    ET.indent(root, " ")
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _add_entry(root: ET.Element, report: Report, site: Site) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", _urn(report.slug))
    _add(entry, "title", report.title)
    # Atom wants an instant; a date of publication may be a year. So both dates are those
    # of the record, and the date of the report is told in words.
    _add(entry, "published", _instant(report.record.added))
    _add(entry, "updated", _instant(report.updated))
    ET.SubElement(
        entry, "link", rel="alternate", type="text/html", href=site.absolute(report.address)
    )
    if report.record.url:
        ET.SubElement(entry, "link", rel="via", href=report.record.url)
    for topic in report.topics:
        ET.SubElement(entry, "category", term=topic.key, label=topic.name)
    told = f"{report.source.name}, {report.date_text}. {report.record.summary}"
    _add(entry, "summary", told, type="text")


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_ID_SPACE, name)}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"
