"""What a citation says of a report: the one form from which every citation file is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsarchive.model.byline import parse_byline
from newsarchive.model.dates import PartialDate, day_text
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.strings import t


@dataclass(frozen=True)
class Citation:
    """A report as bibliographic programs know it; what is not known is empty or None."""

    key: str
    title: str
    authors: tuple[str, ...]
    """Whole names, in the order of the byline."""
    publisher: str | None
    place: str | None
    """Where the publisher sits, if the sources file says so; never the province reported on."""
    section: str | None
    issued: PartialDate
    issued_text: str
    """The same in EDTF, no finer than known: ``2024-06-10``, or ``2019~`` for about 2019."""
    circa: bool
    """True if only the earliest day is known, or the date was inferred."""
    language: str
    """BCP 47 tag."""
    url: str
    """Original address, or that of the record where there is none."""
    abstract: str | None
    keywords: tuple[str, ...]
    archive: str
    permalink: str
    accessed: date
    """Day on which the record entered the archive."""
    event: PartialDate | None
    remarks: tuple[str, ...]
    """Sentences on the date, the first publisher and corrections."""

    @property
    def pointer(self) -> str:
        """Sentence that leads back to the archive."""
        return t("citation.pointer", permalink=self.permalink)


def cite(report: Report, site: Site) -> Citation:
    """Cite a report. A withdrawn one says so, and does not lead to the original."""
    record = report.record
    permalink = site.absolute(report.address)
    gone = report.is_withdrawn
    return Citation(
        key=record.slug,
        title=t("citation.withdrawn_title", title=report.title) if gone else report.title,
        authors=() if gone else tuple(author.name for author in parse_byline(record.byline)),
        publisher=record.source if report.has_known_source else None,
        place=report.source.seat,
        section=record.section,
        issued=record.published,
        issued_text=report.issued_text,
        circa=report.is_circa,
        language=record.language,
        url=permalink if gone else record.url or permalink,
        abstract=None if gone else record.summary,
        keywords=() if gone else tuple(_keywords(report)),
        archive=site.name,
        permalink=permalink,
        accessed=record.added,
        event=record.event_date,
        remarks=(withdrawal_text(report),) if gone else tuple(_remarks(report)),
    )


def withdrawal_text(report: Report) -> str:
    """When and why a withdrawn record was withdrawn."""
    last = report.record.corrections[-1]
    return t("citation.withdrawn", day=day_text(last.date), text=last.text)


def correction_texts(report: Report) -> Iterator[str]:
    """A sentence for each correction, the newest first."""
    for correction in sorted(report.record.corrections, key=lambda c: c.date, reverse=True):
        text = correction.text.rstrip(".")
        yield t("citation.correction", day=day_text(correction.date), text=text)


def _keywords(report: Report) -> Iterator[str]:
    for topic in report.topics:
        yield topic.name
    if report.province.kind != "unknown":
        yield report.province.name


def _remarks(report: Report) -> Iterator[str]:
    record = report.record
    if record.published.open_ended:
        yield t("citation.not_before", day=record.published.numbers)
    if record.event_date and record.event_date.numbers != record.published.numbers:
        yield t("citation.event", date=record.event_date.numbers)
    if record.republished_from:
        yield t("citation.republished_from", source=record.republished_from)
    yield from correction_texts(report)
