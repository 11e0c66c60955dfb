"""What of a report is searched, and how much each part counts."""

from collections.abc import Iterator
from html import unescape

from newsarchive.model.figure_text import figure_text
from newsarchive.model.report import Report

TITLE, NAMES, SUMMARY, FILED, BODY, TODAY = 12, 8, 5, 4, 1, 1
"""Weights: a word of the headline counts as much as twelve in the account."""


def searched_fields(report: Report) -> Iterator[tuple[str, int]]:
    """Yield texts with their weights; no phrase reaches from one text into the next."""
    for text, weight in _all_fields(report):
        if text:
            yield text, weight


def _all_fields(report: Report) -> Iterator[tuple[str | None, int]]:
    record = report.record
    yield record.title, TITLE
    yield record.summary, SUMMARY
    yield record.byline, NAMES
    for official in record.officials:
        yield official.name, NAMES
        yield official.role, BODY
    province = report.province
    for name in (report.source.name, _titled(province.name, province.kind), record.place):
        yield name, FILED
    for topic in report.topics:
        yield topic.name, FILED
    for cited in report.documents:
        document = cited.document or cited.citation
        yield document.number, FILED
        yield document.title, BODY
    for figure in record.figures:
        yield f"{figure.label} {figure_text(figure)} {figure.unit}", BODY
    for text in (*record.organisations, record.section, record.republished_from, record.note):
        yield text, BODY
    yield plain_text(report.account), BODY
    if province.merged and province.successor:
        yield _titled(province.successor, province.successor_kind), TODAY


def _titled(name: str, kind: str | None) -> str:
    """A province as it is spoken of, so that ``tỉnh Sơn La`` and ``TP Huế`` are found."""
    title = {"province": "tỉnh", "city": "thành phố"}.get(kind or "", "")
    return name if name.lower().startswith(title) else f"{title} {name}"


def plain_text(html: str) -> str:
    """The words of sanitised HTML; tags become line ends, so that words do not join."""
    parts: list[str] = []
    for piece in html.split("<"):
        _, tag_end, text = piece.partition(">")
        parts.append(text if tag_end else piece)
    return unescape("\n".join(parts)).strip()
