"""Atom feeds (RFC 4287): one for everything and one for each list.

A withdrawn report stays in its feeds for 90 days, or until fifty others have changed since,
with a tombstone (RFC 6721) beside it.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from xml.sax.saxutils import escape

from newsarchive.model import urls
from newsarchive.model.archive import Archive, Reports
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile, Target
from newsarchive.outputs.citations.citation import correction_texts, withdrawal_text
from newsarchive.strings import t

_ATOM = "http://www.w3.org/2005/Atom"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_ENTRIES = 50
_WITHDRAWN_FOR = timedelta(days=90)
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
    for target in plan(archive, site):
        yield from target.make()


def plan(archive: Archive, site: Site) -> Iterator[Target]:
    """Each feed; it depends on the reports that it shows and on no others."""
    entry = _entries(site)
    for feed in _feeds(archive):
        changed = [*feed.reports, *_lately_withdrawn(archive, feed.address)]
        newest = sorted(changed, key=_changed, reverse=True)[:_ENTRIES]
        shown = Feed(feed.address, feed.title, tuple(newest))
        # Only an empty feed takes its date from elsewhere.
        updated = _changed(newest[0]) if newest else _instant(archive.updated)
        make = partial(_files, shown, updated, site, entry)
        yield Target(f"feed {feed.address}", (site, shown, updated), make)


def _lately_withdrawn(archive: Archive, address: str) -> Iterator[Report]:
    for report in archive.withdrawn_in.get(address, ()):
        if archive.updated - report.updated <= _WITHDRAWN_FOR:
            yield report


def _files(
    feed: Feed, updated: str, site: Site, entry: Callable[[Report], str]
) -> Iterator[OutputFile]:
    # Written as text: as a tree of elements it takes ten times as long.
    head = _feed_head(feed, updated, site)
    xml = f"{_DECLARATION}{head}{''.join(map(entry, feed.reports))}</feed>\n"
    yield OutputFile(urls.feed(feed.address), xml.encode())


def _feeds(archive: Archive) -> Iterator[Feed]:
    lists = archive.authorities
    yield Feed(urls.REPORTS, t("feed.all_reports"), archive.reports)
    for province in lists.provinces:
        reports = archive.by_province.get(province.slug, ())
        yield Feed(urls.province(province.slug), province.name, reports)
    for source in lists.sources:
        address, reports = urls.source(source.slug), archive.by_source.get(source.slug, ())
        if archive.has_list(address, reports):
            yield Feed(address, source.name, reports)
    for topic in lists.topics:
        address, reports = urls.topic(topic.key), archive.by_topic.get(topic.key, ())
        if archive.has_list(address, reports):
            yield Feed(address, topic.name, reports)
    for document in lists.documents:
        address, reports = urls.document(document.id), archive.by_document.get(document.id, ())
        if archive.has_list(address, reports):
            yield Feed(address, document.name, reports)
    for year in archive.years:
        yield Feed(urls.year(year), t("year.title", year=year), archive.by_year.get(year, ()))
    for year, month in archive.months:
        reports = archive.by_month.get((year, month), ())
        yield Feed(urls.month(year, month), t("month.title", month=month, year=year), reports)


def _feed_head(feed: Feed, updated: str, site: Site) -> str:
    address = site.absolute(urls.feed(feed.address))
    return f"""\
<feed xmlns="{_ATOM}" xmlns:at="{_TOMBSTONES}" xml:lang="vi">
 <id>{_urn(feed.address)}</id>
 <title>{escape(feed.title)} — {escape(site.name)}</title>
 <updated>{updated}</updated>
 <author>
  <name>{escape(site.name)}</name>
 </author>
 <link rel="self" type="application/atom+xml" href="{_quoted(address)}" />
 <link rel="alternate" type="text/html" href="{_quoted(site.absolute(feed.address))}" />
 <rights>{escape(t("feed.rights", licence=site.licence_name))}</rights>
"""


def _entries(site: Site) -> Callable[[Report], str]:
    """Gives the entry of a report; it stands in some eight feeds and is made once."""
    made: dict[str, str] = {}

    def entry(report: Report) -> str:
        if report.slug not in made:
            make = _withdrawn_entry if report.is_withdrawn else _entry
            made[report.slug] = make(report, site)
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
    summary = f"{report.publisher_text}, {report.date_text}. {record.summary}"
    told = " ".join([*correction_texts(report), summary])
    author = (
        f"  <author>\n   <name>{escape(record.source)}</name>\n  </author>\n"
        if report.has_known_source
        else ""
    )
    language = f' xml:lang="{record.language}"' if record.language != "vi" else ""
    return f"""\
 <entry>
  <id>{_urn(report.slug)}</id>
  <title{language}>{escape(report.title)}</title>
  <published>{_instant(record.added)}</published>
  <updated>{_changed(report)}</updated>
{author}\
  <link rel="alternate" type="text/html" href="{_quoted(site.absolute(report.address))}" />
{via}{categories}\
  <summary type="text">{escape(told)}</summary>
 </entry>
"""


def _withdrawn_entry(report: Report, site: Site) -> str:
    """Tells that a report is gone: to programs by the tombstone, to people by the entry."""
    when = _changed(report)
    return f"""\
 <at:deleted-entry ref="{_urn(report.slug)}" when="{when}" />
 <entry>
  <id>{_urn(report.slug)}</id>
  <title>{escape(t("citation.withdrawn_title", title=report.title))}</title>
  <published>{_instant(report.record.added)}</published>
  <updated>{when}</updated>
  <link rel="alternate" type="text/html" href="{_quoted(site.absolute(report.address))}" />
  <summary type="text">{escape(withdrawal_text(report))}</summary>
 </entry>
"""


def _quoted(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_ID_SPACE, name)}"


def _instant(day: date, minute: int = 0) -> str:
    return f"{day.isoformat()}T{minute // 60 % 24:02d}:{minute % 60:02d}:00+07:00"


def _changed(report: Report) -> str:
    """Time of the last change. Only its day is known; each further one of a day is a minute later.

    Without the minutes a feed reader would take the second change for the first.
    """
    record = report.record
    changes = [record.added, *(correction.date for correction in record.corrections)]
    return _instant(report.updated, changes.count(report.updated) - 1)
