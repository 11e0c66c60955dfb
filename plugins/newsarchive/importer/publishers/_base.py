"""What one version of a publisher's pages looks like, as CSS selectors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bs4 import Tag

from newsarchive.importer.facts.dates import find_days, parse_timestamp
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.parsed_page import clean


@dataclass(frozen=True)
class Layout:
    """One version of a publisher's layout. A page is of the first version whose headline and
    body are both found on it; ``until`` is the last day on which pages in it were seen, None
    for the one in use."""

    publisher: str
    domains: tuple[str, ...]
    headline_at: str
    body_at: str
    lede_at: str | None = None
    date_at: str | None = None
    signature_at: str | None = None
    until: date | None = None

    def fits(self, root: Tag) -> bool:
        """True if the page is in this layout."""
        return root.select_one(self.headline_at) is not None and self.body(root) is not None

    def headline(self, root: Tag) -> Finding | None:
        """The headline as printed."""
        text = self._text(root, self.headline_at)
        return Finding(text, f"đầu đề trên trang ({self.publisher})") if text else None

    def body(self, root: Tag) -> Tag | None:
        """The element that holds the text."""
        return root.select_one(self.body_at)

    def lede(self, root: Tag) -> str | None:
        """The lede, where it stands apart from the text."""
        return self._text(root, self.lede_at)

    def signature(self, root: Tag) -> str | None:
        """The names of the authors as printed."""
        return self._text(root, self.signature_at)

    def dates(self, root: Tag) -> Iterator[Finding]:
        """The date of publication."""
        tag = root.select_one(self.date_at) if self.date_at else None
        if tag is None:
            return
        stamp = tag.get("datetime") or tag.get("content")
        day = parse_timestamp(str(stamp)) if stamp else None
        words = clean(tag.get_text(" "))
        day = day or next((found.date for found in find_days(words)), None)
        if day:
            yield Finding(day.isoformat(), f"trang ghi “{words or stamp}” ({self.publisher})")

    @staticmethod
    def _text(root: Tag, selector: str | None) -> str | None:
        tag = root.select_one(selector) if selector else None
        return clean(tag.get_text(" ")) or None if tag else None
