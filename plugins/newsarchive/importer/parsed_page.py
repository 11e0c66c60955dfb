"""A page taken apart: what its structure says, before anything is read out of sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from newsarchive.importer.facts.finding import Finding

Role = Literal["text", "heading", "caption", "signature", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line in the order of the page. ``role`` is what the markup says it is."""

    text: str
    role: Role = "text"
    after_image: bool = False
    set_off: bool = False
    """Italic, bold or centred as a whole."""
    setting: str = ""
    """Where and how it is set: equal for the paragraphs of one text."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    def as_(self, role: Role) -> "Block":
        """The same block in another role."""
        return replace(self, role=role)


@dataclass(frozen=True)
class ParsedPage:
    """What one page consists of. ``dates`` stand in the order in which they are to be believed."""

    blocks: tuple[Block, ...]
    headline: Finding | None = None
    dates: tuple[Finding, ...] = ()
    site_names: tuple[str, ...] = ()
    signature: str | None = None
    source_line: str | None = None
    """First publisher, from a line just below the text."""
    around: tuple[str, ...] = ()
    """Lines of the page's masthead and foot."""
    pasted: bool = False
    address: str | None = None
    """The address that the page itself gives as its own."""
    section: Finding | None = None
    """The publisher's column."""
    head: tuple[str, ...] = field(default=())
    """Lines above the report's text that are neither headline nor text."""


def clean(text: str) -> str:
    """One line, without the invisible characters that pages put between letters."""
    for invisible in ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"):
        if invisible in text:
            text = text.replace(invisible, "")
    return " ".join(text.split())


def word_count(blocks: Iterable[Block]) -> int:
    """Words of all blocks together."""
    return sum(block.words for block in blocks)
