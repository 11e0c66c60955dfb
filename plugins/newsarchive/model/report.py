"""A report: a record together with what its names stand for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from newsarchive.model import urls
from newsarchive.model.authority import Document, Province, Source, Topic
from newsarchive.model.record import UNKNOWN, Citation, Record
from newsarchive.strings import t


class CitedDocument(NamedTuple):
    """A document a report refers to; ``document`` is None where it is described as stated."""

    citation: Citation
    document: Document | None

    @property
    def address(self) -> str | None:
        """Page of the document, if it has one."""
        return urls.document(self.document.id) if self.document else None


@dataclass(frozen=True, init=False)
class Report:
    """One published report as pages and products see it."""

    record: Record
    province: Province
    source: Source
    topics: tuple[Topic, ...]
    documents: tuple[CitedDocument, ...]
    read_account: Callable[[], str] = field(compare=False)
    """Gives the account. It is asked for when it is needed: accounts are most of the memory."""
    fingerprint: bytes = field(compare=False)
    """Covers the record, its account and everything its names stand for."""
    slug: str = field(init=False, compare=False)
    """Permanent identifier."""
    order: tuple[int, str] = field(init=False, compare=False)
    """Sorts reports newest first, and those of one day by their slugs."""
    updated: date = field(init=False, compare=False)
    """Day of the last change that readers should know of."""

    def __init__(
        self,
        record: Record,
        province: Province,
        source: Source,
        topics: tuple[Topic, ...],
        documents: tuple[CitedDocument, ...],
        read_account: Callable[[], str],
        fingerprint: bytes,
    ) -> None:
        # Set all together: one by one, as a frozen class sets them, takes three times as long.
        vars(self).update(
            record=record,
            province=province,
            source=source,
            topics=topics,
            documents=documents,
            read_account=read_account,
            fingerprint=fingerprint,
            slug=record.slug,
            order=(record.published.newest_first, record.slug),
            updated=_newest_change(record),
        )

    @property
    def account(self) -> str:
        """The account as safe HTML; empty where there is none."""
        return self.read_account()

    @property
    def address(self) -> str:
        """Page of this report."""
        return urls.report(self.slug)

    @property
    def list_addresses(self) -> Iterator[str]:
        """Every list that it stands in, or stood in before it was withdrawn."""
        published = self.record.published
        yield urls.REPORTS
        yield urls.province(self.province.slug)
        yield urls.source(self.source.slug)
        yield from (urls.topic(topic.key) for topic in self.topics)
        yield from (cited.address for cited in self.documents if cited.address)
        yield urls.year(published.year)
        if published.month:
            yield urls.month(published.year, published.month)

    @cached_property
    def title(self) -> str:
        """Headline; one that the archive worded stands in square brackets."""
        title = self.record.title
        return f"[{title}]" if self.record.title_basis == "supplied" else title

    @cached_property
    def date_text(self) -> str:
        """Date of publication as people write it, saying so where it was inferred."""
        published = self.record.published
        if self.record.date_basis == "inferred":
            return published.approximate_text
        return published.text

    @cached_property
    def day(self) -> int:
        """Number of the earliest day on which it can have been published."""
        return self.record.published.earliest.toordinal()

    @cached_property
    def topic_keys(self) -> frozenset[str]:
        """The keys of its topics."""
        return frozenset([topic.key for topic in self.topics])

    @property
    def has_known_source(self) -> bool:
        """False where the publisher is not known."""
        return self.record.source != UNKNOWN

    @property
    def publisher_text(self) -> str:
        """The publisher as readers see it."""
        return self.source.name if self.has_known_source else t("common.unknown_source")

    @property
    def is_circa(self) -> bool:
        """True if the date of publication is not known but inferred, or only bounded."""
        return self.record.published.open_ended or self.record.date_basis == "inferred"

    @property
    def issued_text(self) -> str:
        """Date in EDTF, no finer than known: ``2024-06-10``, or ``2019~`` for about 2019."""
        return self.record.published.known + ("~" if self.is_circa else "")

    @property
    def is_withdrawn(self) -> bool:
        """True for a record of which only the notice of its withdrawal is left."""
        return self.record.status == "withdrawn"

    @property
    def is_draft(self) -> bool:
        """True for an unfinished record, which only the preview shows."""
        return self.record.status == "draft"


def _newest_change(record: Record) -> date:
    if record.corrections:
        return max(correction.date for correction in record.corrections)
    return record.added
