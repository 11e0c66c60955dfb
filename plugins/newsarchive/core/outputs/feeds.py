"""Atom feeds (RFC 4287): one for everything and one for each list."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import attrgetter
from xml.sax.saxutils import escape

from newsarchive.core import urls
from newsarchive.core.archive import Archive, Reports
from newsarchive.core.outputs import Batch, OutputFile
from newsarchive.core.report import Report
from newsarchive.core.site import Site

_ATOM = "http://www.w3.org/2005/Atom"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
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
    entry = _entries(site)
    for feed in _feeds(archive):
        newest = sorted(feed.reports, key=attrgetter("updated"), reverse=True)[:_ENTRIES]
        shown = Feed(feed.address, feed.title, tuple(newest))
        # Only an empty feed takes its date from elsewhere.
        updated = newest[0].updated if newest else archive.updated
        make = partial(_files, shown, updated, site, entry)
        yield Batch(f"feed {feed.address}", (shown, updated), make)


def _files(
    feed: Feed, updated: date, site: Site, entry: Callable[[Report], str]
) -> Iterator[OutputFile]:
    # Written as text: as a tree of elements it takes ten times as long.
    head = _feed_head(feed, updated, site)
    xml = f"{_DECLARATION}{head}{''.join(map(entry, feed.reports))}</feed>\n"
    yield OutputFile(urls.feed(feed.address), xml.encode())


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


def _feed_head(feed: Feed, updated: date, site: Site) -> str:
    address = site.absolute(urls.feed(feed.address))
    return f"""\
<feed xmlns="{_ATOM}" xml:lang="vi">
 <id>{_urn(feed.address)}</id>
 <title>{escape(feed.title)} — {escape(site.name)}</title>
 <updated>{_instant(updated)}</updated>
 <author>
  <name>{escape(site.name)}</name>
 </author>
 <link rel="self" type="application/atom+xml" href="{_quoted(address)}" />
 <link rel="alternate" type="text/html" href="{_quoted(site.absolute(feed.address))}" />
 <rights>Mô tả: {escape(site.licence_name)}. Đầu đề: của nơi đăng.</rights>
"""


def _entries(site: Site) -> Callable[[Report], str]:
    """Gives the entry of a report; it stands in some eight feeds and is made once."""
    made: dict[str, str] = {}

    def entry(report: Report) -> str:
        if report.slug not in made:
            made[report.slug] = _entry(report, site)
        return made[report.slug]

    return entry


def _entry(report: Report, site: Site) -> str:
    # Atom wants an instant; a date of publication may be a year. So both dates are those
    # of the record, and the date of the report is told in words.
    record = report.record
    via = f'  <link rel="via" href="{_quoted(record.url)}" />\n' if record.url else ""
    categories = "".join(
        f'  <category term="{topic.key}" label="{_quoted(topic.name)}" />\n'
        for topic in report.topics
    )
    told = f"{report.source.name}, {report.date_text}. {record.summary}"
    return f"""\
 <entry>
  <id>{_urn(report.slug)}</id>
  <title>{escape(report.title)}</title>
  <published>{_instant(record.added)}</published>
  <updated>{_instant(report.updated)}</updated>
  <link rel="alternate" type="text/html" href="{_quoted(site.absolute(report.address))}" />
{via}{categories}\
  <summary type="text">{escape(told)}</summary>
 </entry>
"""


def _quoted(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_ID_SPACE, name)}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"
