"""Dates that do not go together."""

from collections.abc import Iterator
from datetime import date, timedelta

from newsarchive.lint.context import Advice, Case
from newsarchive.model.dates import PartialDate


def advise_on_dates(case: Case) -> Iterator[Advice]:
    """Yield dates in the future, publication before the event or a cited document, and the like."""
    yield from _advise_on_future(case)
    record = case.record
    published, event = record.published, record.event_date
    if event and event.earliest > _latest(published):
        yield Advice(
            "date",
            "event_date",
            f"{event} is after the publication ({published})",
            "correct one of the two; if the report announces the event, say so in date_note",
        )
    elif event and published.open_ended and not _agree(event, published):
        yield Advice(
            "date",
            "published",
            f"is 'not before' {published.edtf.removesuffix('/..')}, but the event is of {event}",
            "begin the open date with the day of the event, or say in date_note why not",
        )
    for number, citation in enumerate(record.documents, start=1):
        document = case.around.documents.get(citation.id or "")
        issued = document.issued if document else citation.issued
        if issued and not published.open_ended and issued.earliest > _latest(published):
            yield Advice(
                "date",
                f"documents[{number}]",
                f"was issued on {issued.text}, after the publication ({published})",
                "correct the date or the document",
            )


def _advise_on_future(case: Case) -> Iterator[Advice]:
    """A day after tomorrow has been no day of a change or of a report, in any time zone."""
    record = case.record
    days: list[tuple[str, date]] = [
        ("added", record.added),
        ("published", record.published.earliest),
        *((f"corrections[{n}].date", c.date) for n, c in enumerate(record.corrections, start=1)),
        *(
            (f"documents[{n}].issued", citation.issued.earliest)
            for n, citation in enumerate(record.documents, start=1)
            if citation.issued
        ),
    ]
    for field, day in days:
        if day.toordinal() > case.around.today.toordinal() + 1:
            yield Advice("future", field, f"{day} is still to come", "correct the year or the day")


def _latest(day: PartialDate) -> date:
    """The last day that is possible."""
    if day.open_ended:
        return date.max
    if day.day:
        return day.earliest
    if day.month:
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return following - timedelta(days=1)
    return date(day.year, 12, 31)


def _agree(event: PartialDate, published: PartialDate) -> bool:
    """True if the open date begins within what is known of the event's."""
    return event.earliest <= published.earliest <= _latest(event)
