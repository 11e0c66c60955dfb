"""Rules that tie several fields of one record together."""

from collections.abc import Callable, Collection, Iterator

from newsarchive.model.record import UNKNOWN, Record

Finding = tuple[str, str, str]
"""Field, what is wrong, what to do."""

SUMMARY_WORDS = range(50, 111)


def find_contradictions(
    record: Record, doubtful: Collection[str] = frozenset()
) -> Iterator[Finding]:
    """Yield every way in which the fields of a record disagree with each other.

    Rules that read one of the ``doubtful`` fields, which are known to be wrong, are left out.
    """
    for rule, fields in _RULES.items():
        if fields.isdisjoint(doubtful):
            yield from rule(record)


def _reasons_are_given(record: Record) -> Iterator[Finding]:
    for field, note, basis in (
        ("province_basis", "province_note", record.province_basis),
        ("source_basis", "source_note", record.source_basis),
    ):
        if basis != "stated" and getattr(record, note) is None:
            yield field, f"is {basis} but {note} is missing", f"say in {note} how you know"
    if record.date_basis in ("inferred", "event") and record.date_note is None:
        yield (
            "date_basis",
            f"is {record.date_basis} but date_note is missing",
            "say in date_note how the date was found",
        )


def _unknown_is_unknown(record: Record) -> Iterator[Finding]:
    for field in ("province", "source"):
        value, basis = getattr(record, field), getattr(record, f"{field}_basis")
        if (value == UNKNOWN) != (basis == "unknown"):
            yield (
                f"{field}_basis",
                f"is {basis} while {field} is {value}",
                f"'{UNKNOWN}' and 'unknown' go together; change one of them",
            )


def _address_or_reason(record: Record) -> Iterator[Finding]:
    if record.url is None and record.url_note is None:
        yield "url", "is missing", "give the original address, or say in url_note why there is none"


def _open_dates_are_events(record: Record) -> Iterator[Finding]:
    if record.published.open_ended and record.date_basis not in ("event", "inferred"):
        yield (
            "published",
            f"says 'not before' while date_basis is {record.date_basis}",
            "a date read off the page has no '/..'; else date_basis is event or inferred",
        )


def _event_dates_come_from_events(record: Record) -> Iterator[Finding]:
    if record.date_basis == "event" and not (record.event_date and record.published.open_ended):
        yield (
            "date_basis",
            "is event, but published is not 'not before' the day in event_date",
            f"write {_dates_of_event(record)}; if only the year is known, date_basis is inferred",
        )


def _dates_of_event(record: Record) -> str:
    """The two lines that say that only the day of the event is known."""
    day = record.event_date or record.published.edtf.removesuffix("/..")
    return f"event_date: {day} and published: {day}/.."


def _days_are_in_order(record: Record) -> Iterator[Finding]:
    if record.published.earliest > record.added:
        yield (
            "published",
            f"{record.published} is after the record was added ({record.added})",
            "correct one of the two",
        )
    for correction in record.corrections:
        if correction.date < record.added:
            yield (
                "corrections",
                f"{correction.date} is before the record was added ({record.added})",
                "correct one of the two",
            )


def _withdrawal_is_explained(record: Record) -> Iterator[Finding]:
    if record.status == "withdrawn" and not record.corrections:
        yield "status", "is withdrawn without a reason", "add a correction with its date and why"


def _summary_has_its_length(record: Record) -> Iterator[Finding]:
    words = record.summary.count(" ") + 1  # a text has no other space, nor two at once
    if words not in SUMMARY_WORDS:
        yield (
            "summary",
            f"has {words} words",
            f"write {SUMMARY_WORDS.start}–{SUMMARY_WORDS.stop - 1} words",
        )


def _nothing_is_said_twice(record: Record) -> Iterator[Finding]:
    for field in ("aliases", "topics", "same_event_as", "republishes", "organisations"):
        values = getattr(record, field)
        if len(set(values)) < len(values):
            for value in sorted({v for v in values if values.count(v) > 1}):
                yield field, f"lists '{value}' twice", "delete one of them"
        if record.slug in values:
            yield field, "names the record itself", "delete it"


Rule = Callable[[Record], Iterator[Finding]]

_RULES: dict[Rule, set[str]] = {
    _reasons_are_given: {
        "province_basis", "province_note", "source_basis", "source_note", "date_basis",
        "date_note",
    },
    _unknown_is_unknown: {"province", "province_basis", "source", "source_basis"},
    _address_or_reason: {"url", "url_note"},
    _open_dates_are_events: {"published", "date_basis"},
    _event_dates_come_from_events: {"published", "date_basis", "event_date"},
    _days_are_in_order: {"published", "added", "corrections"},
    _withdrawal_is_explained: {"status", "corrections"},
    _summary_has_its_length: {"summary"},
    _nothing_is_said_twice: {
        "slug", "aliases", "topics", "same_event_as", "republishes", "organisations",
    },
}  # fmt: skip
"""Each rule, and the fields it reads."""
