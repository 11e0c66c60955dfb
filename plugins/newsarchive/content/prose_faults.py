"""What cannot stand in an account or a plain page, found in its Markdown before it is rendered."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from newsarchive.content.prose import render_account
from newsarchive.content.prose_links import find_links
from newsarchive.model.links import is_internal
from newsarchive.vietnamese.invisible import describe, find_invisible

_LONGEST = 50_000
"""Characters of a paragraph. The parser's time grows with the square of its length."""
_MOST_LINKS = 1_000
"""Opening brackets of a paragraph."""
_DEEPEST = 50
"""Brackets that are open at once. The parser's time grows with their square or cube."""
_DEEPEST_INDENT = 80
"""Columns before an item of a list, twenty levels; Python's stack ends at some 300."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]")
_FIELD = re.compile(r"^([a-z_]+)[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_IMAGE = re.compile(r"!\[[^\]\n]{0,1000}\][\[(]")
_OPENING, _CLOSING = "[(<", "])>"


class Fault(NamedTuple):
    """One fault; ``line`` counts from 0 inside the text."""

    line: int
    wrong: str
    cure: str


def find_faults(
    text: str, fields: Collection[str] = (), end: str = "second line '---'"
) -> Iterator[Fault]:
    """Yield what would be lost, would end the build, or would take the parser minutes.

    ``fields`` are names that may not begin a line here, since they belong above the ``end``
    of the fields.
    """
    for at in find_invisible(text):
        cure = "delete it, or run make check FIX=1"
        yield Fault(_line(text, at), f"contains {describe(text, at)}", cure)
    for match in _FIELD.finditer(text) if fields else ():
        if match[1] in fields:
            yield Fault(
                _line(text, match.start()),
                f"has the line '{match[1]}:', which is a field",
                f"move it above the {end}",
            )
    if image := _IMAGE.search(text):
        wrong = "has an image, and texts here have none"
        yield Fault(_line(text, image.start()), wrong, "delete it, or link to the page that has it")
    yield from list(find_excess(text)) or _find_wrong_links(text)


def find_excess(text: str) -> Iterator[Fault]:
    """Yield what would take the parser minutes: such a text must not be rendered."""
    for match in _PARAGRAPH.finditer(text):
        for wrong, cure in _excess_of(match[0]):
            yield Fault(_line(text, match.start()), wrong, cure)


def _find_wrong_links(text: str) -> Iterator[Fault]:
    """A text that has them must be rendered, as Markdown has many ways to write a link."""
    if "[" in text or "<" in text:
        for link in find_links(render_account(text), text):
            if found := _find_wrong(link.target):
                yield Fault(link.line, *found)


def _find_wrong(link: str) -> tuple[str, str] | None:
    if not is_internal(link):
        return None
    if "#" in link:
        return (
            f"'{link}' leads to a part of a page, and parts have no addresses here",
            "link to the page, without what follows '#'",
        )
    if link.startswith("/"):
        return (
            f"'{link}' leads from the root of the host, where the site may not stand",
            "write it as from the page itself, beginning with '../'",
        )
    return None


def _excess_of(paragraph: str) -> Iterator[tuple[str, str]]:
    if len(paragraph) > _LONGEST:
        yield (
            f"has a paragraph of {len(paragraph):,} characters",
            f"divide it by empty lines; one has at most {_LONGEST:,}",
        )
    elif paragraph.count("[") > _MOST_LINKS:
        yield (
            f"has {paragraph.count('['):,} signs '[' in one paragraph",
            f"divide it by empty lines; one has at most {_MOST_LINKS:,}",
        )
    elif _depth(paragraph) > _DEEPEST:
        yield f"has more than {_DEEPEST} brackets open at once", "close them, or delete them"
    for line in paragraph.splitlines():
        item = _ITEM.match(line)
        if item and len(item[0].expandtabs(4)) > _DEEPEST_INDENT:
            yield "has a list that is nested too deeply", "begin its lines further to the left"
            return


def _depth(text: str) -> int:
    """The most brackets of all kinds that are open at one place."""
    open_now, most = dict.fromkeys(_OPENING, 0), 0
    for char in text:
        if char in open_now:
            open_now[char] += 1
            most = max(most, open_now[char])
        elif char in _CLOSING:
            kind = _OPENING[_CLOSING.index(char)]
            open_now[kind] = max(0, open_now[kind] - 1)
    return most


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at)
