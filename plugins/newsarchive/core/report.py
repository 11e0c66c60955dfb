"""A report: a record together with what its names stand for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from newsarchive.core import urls
from newsarchive.core.authority import Document, Province, Source, Topic
from newsarchive.core.fingerprint import fingerprint
from newsarchive.core.record import UNKNOWN, Citation, Record


@dataclass(frozen=True)
class CitedDocument:
    """A document a report refers to; ``document`` is None where it is described as stated."""

    citation: Citation
    document: Document | None

    @property
    def address(self) -> str | None:
        """Page of the document, if it has one."""
        return urls.document(self.document.id) if self.document else None


@dataclass(frozen=True)
class Report:
    """One published report as pages and products see it."""

    record: Record
    province: Province
    source: Source
    topics: tuple[Topic, ...]
    documents: tuple[CitedDocument, ...]
    read_account: Callable[[], str] = field(compare=False)
    """Gives the account. It is asked for when it is needed: accounts are most of the memory."""
    stamp: bytes = field(default=b"", compare=False)
    """The fingerprint, where whoever made the report already knows it."""

    @property
    def account(self) -> str:
        """The account as safe HTML; empty where there is none."""
        return self.read_account()

    @cached_property
    def fingerprint(self) -> bytes:
        """Covers the record, its account and everything its names stand for."""
        return self.stamp or fingerprint(
            self.record, self.province, self.source, self.topics, self.documents, self.account
        )

    @cached_property
    def slug(self) -> str:
        """Permanent identifier."""
        return self.record.slug

    @property
    def address(self) -> str:
        """Page of this report."""
        return urls.report(self.record.slug)

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
    def order(self) -> tuple[tuple[int, int, int, int, bool], str]:
        """Sorts reports newest first, and those of one day by their slugs."""
        return self.record.published.newest_first, self.record.slug

    @cached_property
    def topic_keys(self) -> frozenset[str]:
        """The keys of its topics."""
        return frozenset([topic.key for topic in self.topics])

    @cached_property
    def updated(self) -> date:
        """Day of the last change that readers should know of."""
        record = self.record
        return max(c.date for c in record.corrections) if record.corrections else record.added

    @property
    def has_known_source(self) -> bool:
        """False where the publisher is not known."""
        return self.record.source != UNKNOWN

    @property
    def is_draft(self) -> bool:
        """True for an unfinished record, which only the preview shows."""
        return self.record.status == "draft"
