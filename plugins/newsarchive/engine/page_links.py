"""The links and ids of one page, which the checks of a site need."""

import marshal
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, Self

_NAMES = (b"id", b"href", b"src", b"action")


@dataclass(frozen=True)
class PageLinks:
    """The ids of a page, and its links as they are written."""

    repeated_ids: tuple[str, ...]
    ids: frozenset[str]
    links: frozenset[str]

    def packed(self) -> bytes:
        """As ``unpacked`` takes them back."""
        # As tuples: sets would be sorted, which takes as long as finding what is in them.
        return marshal.dumps((self.repeated_ids, tuple(self.ids), tuple(self.links)))

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        """Links that this version of the program has packed."""
        repeated, ids, links = marshal.loads(content)  # noqa: S302 - kept under a checksum
        return cls(repeated, frozenset(ids), frozenset(links))


def read_links(content: bytes) -> PageLinks:
    """The page_links of a page in UTF-8, as an HTML parser sees them."""
    ids, links = _parser()(content)
    return _page_links(ids, links)


@cache
def _parser() -> Callable[[bytes], tuple[list[str], list[str]]]:
    """Gives the ids and links of a page; made when there is one that must be parsed."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8")
    # Found by libxml2, and given as plain strings: a walk through all elements in Python, or
    # strings that know their element, take three times as long.
    ids: Any = etree.XPath("//@id", smart_strings=False)
    links: Any = etree.XPath("//@href | //@src | //@action", smart_strings=False)

    def parse(content: bytes) -> tuple[list[str], list[str]]:
        document = etree.fromstring(content, parser)
        return ids(document), links(document)

    return parse


def scan_links(content: bytes) -> PageLinks:
    """The page_links of a page as templates write it, at a fifth of the cost.

    Takes ``name="value"`` wherever it stands, so also in a text or a comment: whoever finds a
    fault by these page_links must see whether ``read_links`` has it too. A page in which one of the
    attributes is written in another way is read by the parser.
    """
    found: list[list[str]] = []
    for name in _NAMES:
        _, *after = content.split(b' %b="' % name)
        if len(after) != content.count(b"%b=" % name):
            return read_links(content)
        values = b"\0".join(rest[: rest.find(b'"')] for rest in after).decode()
        found.append([unescape(v) if "&" in v else v for v in values.split("\0")] if after else [])
    ids, *links = found
    return _page_links(ids, (link for group in links for link in group))


def _page_links(ids: Iterable[str], links: Iterable[str]) -> PageLinks:
    every = list(ids)
    unique = frozenset(every)
    counted = Counter(every) if len(unique) < len(every) else {}
    repeated = sorted(name for name, count in counted.items() if count > 1)
    return PageLinks(tuple(repeated), unique, frozenset(filter(None, links)))
