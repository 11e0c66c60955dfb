"""A page of a built site, read as a crawler reads it. Not a test: the tests of pages use it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from lxml import html

_LINKING = ("href", "src", "action")
_PARSER = html.HTMLParser(encoding="utf-8")


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file; ``address`` is what leads to it from the root: ``bai/`` or ``404.html``."""

    path: str
    source: bytes

    @property
    def address(self) -> str:
        return self.path.removesuffix("index.html")

    @cached_property
    def document(self) -> html.HtmlElement:
        return html.document_fromstring(self.source, parser=_PARSER)

    @property
    def is_redirect(self) -> bool:
        return bool(self.document.xpath("//meta[@http-equiv='refresh']"))

    @property
    def is_indexed(self) -> bool:
        return "noindex" not in self.meta("robots")

    def texts(self, path: str) -> list[str]:
        """What the XPath finds, each as text with its white space made plain."""
        return [
            " ".join((found if isinstance(found, str) else found.text_content()).split())
            for found in self.document.xpath(path)
        ]

    def meta(self, key: str) -> list[str]:
        """Contents of the meta elements with that name or property, in order."""
        return self.texts(f"//meta[@name='{key}' or @property='{key}']/@content")

    def links(self) -> Iterator[str]:
        """Addresses of this site that the page leads to, without fragments and queries."""
        for element in self.document.iter():
            for link in filter(None, map(element.get, _LINKING)):
                parts = urlsplit(urljoin(f"http://site/{self.address}", link))
                if parts.scheme == "http" and parts.netloc == "site":
                    yield unquote(parts.path).lstrip("/")


def read_pages(output: Path) -> dict[str, BuiltPage]:
    """Every HTML page under the folder, by address."""
    pages = (
        BuiltPage(file.relative_to(output).as_posix(), file.read_bytes())
        for file in sorted(output.rglob("*.html"))
    )
    return {page.address: page for page in pages}


def read_front_matter(content: Path) -> list[dict[str, object]]:
    """The fields of every record file, as YAML has them."""
    return [
        yaml.safe_load(file.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n"))
        for file in sorted((content / "articles").rglob("*.md"))
    ]


def normal_form(text: str) -> str:
    """The archive's spelling: composed letters, and Đ where people type the Icelandic Ð."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
