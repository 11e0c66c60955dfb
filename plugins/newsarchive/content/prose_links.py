"""Links of prose that has been rendered, and where they lead."""

from collections.abc import Container, Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

from newsarchive.model.links import resolve


class Link(NamedTuple):
    """A link as it stands in the HTML; ``line`` of the Markdown it was made of, from 0."""

    target: str
    line: int


def find_links(html: str, text: str) -> Iterator[Link]:
    """Yield each link of HTML that was made of a Markdown text."""
    if "<a " not in html:
        return
    parser = _Links()
    parser.feed(html)
    parser.close()
    for target in parser.targets:
        at = next((at for form in (target, unquote(target)) if (at := text.find(form)) >= 0), 0)
        yield Link(target, text.count("\n", 0, at))


def find_dead_links(html: str, text: str, page: str, addresses: Container[str]) -> Iterator[Link]:
    """Yield each link that leads to none of the site's addresses.

    ``page`` is the address of the page on which the text stands.
    """
    for link in find_links(html, text):
        target, _ = resolve(page, link.target) or (page, "")
        if target != page and target.removesuffix("index.html") not in addresses:
            yield link


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.targets += [value or "" for name, value in attrs if name == "href"]
