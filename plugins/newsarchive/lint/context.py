"""What an adviser is given, and what it gives back."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsarchive.model.authority import Authorities, Document, Source
from newsarchive.model.problem import Severity
from newsarchive.model.record import Record


@dataclass(frozen=True, slots=True)
class Advice:
    """One query. ``kind`` is a word to count by; ``line`` counts from 0 inside the account."""

    kind: str
    field: str
    wrong: str
    cure: str
    severity: Severity = "warning"
    line: int = 0


@dataclass(frozen=True)
class Surroundings:
    """What all records have in common, looked up once."""

    documents: Mapping[str, Document]
    abbreviations: frozenset[str]
    source_of_variant: Mapping[str, str]
    sources_of_host: Mapping[str, Sequence[Source]]
    documents_of_number: Mapping[str, Sequence[Document]]
    addresses: frozenset[str]
    """Every address of the site: ``bai/an-giang-2021/``."""
    today: date

    @classmethod
    def of(
        cls, authorities: Authorities, addresses: Iterable[str], today: date = date.max
    ) -> "Surroundings":
        """Prepare the look-ups."""
        hosts: defaultdict[str, list[Source]] = defaultdict(list)
        numbers: defaultdict[str, list[Document]] = defaultdict(list)
        for source in authorities.sources:
            for host in source.domains:
                hosts[host.removeprefix("www.")].append(source)
        for document in authorities.documents:
            if document.number:
                numbers[document.number].append(document)
        return cls(
            sources_of_host=hosts,
            documents_of_number=numbers,
            documents={document.id: document for document in authorities.documents},
            abbreviations=frozenset(entry.short for entry in authorities.abbreviations),
            source_of_variant={
                variant: source.name for source in authorities.sources for variant in source.also
            },
            addresses=frozenset(addresses),
            today=today,
        )


@dataclass(frozen=True)
class Case:
    """One record with its account, its working copy if there is one, and its surroundings."""

    record: Record
    account: str
    copy: str | None
    around: Surroundings

    @property
    def cited(self) -> Iterator[str]:
        """Numbers and titles of the documents the record refers to."""
        for citation in self.record.documents:
            document = self.around.documents.get(citation.id or "")
            for text in (
                citation.number,
                citation.title,
                document and document.number,
                document and document.title,
            ):
                if text:
                    yield text

    @property
    def names(self) -> Iterator[str]:
        """What stands verbatim in a record: headline, names, titles of documents."""
        record = self.record
        yield record.title
        yield record.source
        optional = (record.place, record.byline, record.section, record.republished_from)
        yield from (text for text in optional if text)
        for official in record.officials:
            yield official.name
            if official.role:
                yield official.role
        yield from record.organisations
        yield from self.cited


# No opening mark inside: each is looked at once, however many are never closed.
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"|^[ \t]*>.*$", re.MULTILINE)


def own_texts(case: Case) -> Iterator[tuple[str, str]]:
    """Field and text of all that the archive says in Vietnamese in its own words."""
    record = case.record
    for field in ("summary", "note", "date_note", "province_note", "source_note", "url_note"):
        if text := getattr(record, field):
            yield field, text
    for number, citation in enumerate(record.documents, start=1):
        if citation.note:
            yield f"documents[{number}].note", citation.note
    for number, figure in enumerate(record.figures, start=1):
        if figure.note:
            yield f"figures[{number}].note", figure.note
    for number, correction in enumerate(record.corrections, start=1):
        yield f"corrections[{number}].text", correction.text
    if case.account:
        yield "account", case.account


def field_texts(record: Record) -> Iterator[tuple[str, str]]:
    """Every text of a record with its field; ``officials[2].role`` counts from 1."""
    yield from _texts("", record.model_dump(mode="json", exclude_none=True))


def _texts(field: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(f"{field}.{name}" if field else name, part)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from _texts(f"{field}[{number}]", part)


def without_quotations(text: str) -> str:
    """The text with quoted words blanked out; all else keeps its place."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)
