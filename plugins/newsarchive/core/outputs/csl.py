"""A report as a CSL-JSON item: the one form from which every citation is made."""

from typing import Any

from newsarchive.core.byline import parse_byline
from newsarchive.core.dates import PartialDate
from newsarchive.core.report import Report
from newsarchive.core.site import Site

Item = dict[str, Any]


def csl_item(report: Report, site: Site) -> Item:
    """Build an ``article-newspaper`` item (CSL-JSON 1.0.2).

    A date is given no finer than it is known; an open interval as its year, ``circa``,
    with the day of the event apart (INTEROP: dates that are not whole).
    """
    record = report.record
    item: Item = {
        "id": record.slug,
        "type": "article-newspaper",
        "title": report.title,
        "issued": _csl_date(record.published),
        "language": "vi",
        "URL": record.url or site.absolute(report.address),
        "abstract": record.summary,
        "keyword": "; ".join(topic.name for topic in report.topics),
        "archive": site.name,
        "archive_location": record.slug,
    }
    authors = parse_byline(record.byline)
    if authors:
        item["author"] = [
            {"family": a.family, "given": a.given} if a.family else {"literal": a.name}
            for a in authors
        ]
    if report.has_known_source:
        item["container-title"] = record.source
    if report.province.mapped:
        item["publisher-place"] = record.province
    if record.event_date:
        item["event-date"] = _csl_date(record.event_date)
    return item


def _csl_date(day: PartialDate) -> Item:
    if day.open_ended:
        return {"date-parts": [[day.year]], "circa": True}
    parts = [part for part in (day.year, day.month, day.day) if part]
    return {"date-parts": [parts]}
