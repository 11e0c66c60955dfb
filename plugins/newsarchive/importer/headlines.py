"""The headline of a page of HTML: which of its lines, or which words of its head."""

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag

from newsarchive.importer.boilerplate import is_boilerplate
from newsarchive.importer.facts.dates import parse_date_line
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.headline_match import LEAST_MATCH, find_matched_line, match_share
from newsarchive.importer.metadata import Metadata, is_site, without_site_name
from newsarchive.importer.parsed_page import Block, clean
from newsarchive.importer.text_lines import Line, marks
from newsarchive.vietnamese.text import fold

_TITLE = re.compile(
    r"(?:^|[-_\s])(?:tieu-?de|(?:detail|article|post|entry|news)?-?title)|headline", re.I
)
_BUTTON_BEHIND = re.compile(r"\s*[\U0001F300-\U0001FAFF].*$")
_GLUED = re.compile(r"(?<=[^\W\d])(?=\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})")
_LEAST_WORDS = 5
_LEAST_IN_H1 = 3
_MOST_WORDS = 60
_H1 = 5


def marked_titles(root: Tag) -> list[Line]:
    """Elements called a title that share their line with something else, such as the day."""
    return [
        Line(Block(clean(tag.get_text(" "))), tag, 0.0)
        for tag in root.find_all(["span", "b", "strong", "font"], class_=_TITLE)
    ]


def find_headline(
    lines: Sequence[Line], metadata: Metadata, blocks: Sequence[Block]
) -> Finding | None:
    """The heading on the page that the page's head speaks of; else the best that there is.

    What looks like the name of a site, in the head or on the page, comes last.
    """
    stated = [without_site_name(text, metadata.site_names) for text in metadata.headlines]
    titles = [text for text in stated if len(text.split()) >= _LEAST_WORDS and not is_site(text)]
    body = " ".join(block.text for block in blocks)
    ranked = sorted(_candidates(lines, fold("\n".join(titles)), body), reverse=True)
    if ranked:
        return Finding(lines[-ranked[0][2]].block.text, "đầu đề trên trang")
    if titles:
        return Finding(titles[0], "ghi trong phần đầu (head) của trang")
    if found := _taken_up(lines, blocks, body):
        return Finding(found, "dòng trên bài, được bài nhắc lại")
    of_site = {fold(name) for name in metadata.site_names}
    rest = next((text for text in stated if fold(text) not in of_site), None)
    return Finding(rest, "tên trang, có thể không phải đầu đề", True) if rest else None


def _candidates(lines: Sequence[Line], told: str, body: str) -> Iterator[tuple[bool, int, int]]:
    """Whether the head tells of a line, how much its element says so, and its place, negated."""
    for at, line in enumerate(lines):
        text, rank = line.block.text, _rank(line.element)
        least = _LEAST_IN_H1 if rank == _H1 else _LEAST_WORDS
        if not least <= line.block.words <= _MOST_WORDS:
            continue
        if parse_date_line(text) or is_boilerplate(text):
            continue
        known = len(text) > 12 and fold(text) in told
        if known and line.linked > 0.9 and rank < 3:
            continue  # a list of other reports names this one too
        called_so = rank >= 4 and not is_site(text) and match_share(text, body) >= LEAST_MATCH
        if known or called_so:
            yield known, rank, -at


def _rank(element: Tag) -> int:
    """How much an element says that its text is the headline."""
    for tag in [element, *list(element.parents)[:2]]:
        if tag.name == "h1" or "headline" in marks(tag).lower():
            return _H1
        if _TITLE.search(marks(tag)):
            return 4
        if tag.name in ("h2", "h3"):
            return 3
    return 1


def _taken_up(lines: Sequence[Line], blocks: Sequence[Block], body: str) -> str | None:
    """Where neither markup nor head name it: the line above the text that the text takes up."""
    texts = [line.block.text for line in lines]
    first = first_paragraph(blocks)
    head = texts[: texts.index(first)] if first in texts else texts[:40]
    return find_matched_line([_alone(text) for text in head], body)


def _alone(line: str) -> str:
    """A headline without the day or the button that shares its line."""
    words = _GLUED.sub(" ", _BUTTON_BEHIND.sub("", line)).split()
    for at in range(_LEAST_WORDS, len(words)):  # what begins with a day keeps it
        if parse_date_line(" ".join(words[at:]).strip("()")):
            return " ".join(words[:at]).rstrip(" (-–|")
    return " ".join(words)


def first_paragraph(blocks: Sequence[Block]) -> str:
    """Where the running text begins; empty if there is none."""
    return next((b.text for b in blocks if b.words > 12 and b.text[-1] in '.!?…:”"'), "")


def last_paragraph(blocks: Sequence[Block]) -> str:
    """Where the running text ends; empty if there is none."""
    return next((block.text for block in reversed(blocks) if block.words > 12), "")
