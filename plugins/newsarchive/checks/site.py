"""The checks every build must pass before it is published."""

import marshal
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from newsarchive.core.problem import InvalidContent, Problem

_PARSER = etree.HTMLParser(encoding="utf-8")
# Found by libxml2, and given as plain strings: a walk through all elements in Python, or
# strings that know their element, take three times as long.
_IDS: Callable[[Any], Any] = etree.XPath("//@id", smart_strings=False)
_LINKS: Callable[[Any], Any] = etree.XPath("//@href | //@src | //@action", smart_strings=False)
_CURE = "correct the link, or the template that made it"


@dataclass(frozen=True)
class Facts:
    """What the checks need to know of one page: its ids, and its links as they are written."""

    repeated_ids: tuple[str, ...]
    ids: frozenset[str]
    links: frozenset[str]

    def packed(self) -> bytes:
        """As ``unpacked`` takes them back."""
        # As tuples: sets would be sorted, which takes as long as finding what is in them.
        return marshal.dumps((self.repeated_ids, tuple(self.ids), tuple(self.links)))

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        """Facts that were packed by this very program."""
        repeated, ids, links = marshal.loads(content)  # noqa: S302 - kept under a checksum
        return cls(repeated, frozenset(ids), frozenset(links))


PageOf = Callable[[str], Facts | None]


def check_site(folder: Path) -> None:
    """Read every page under the folder. Raises InvalidContent if a check finds anything."""
    problems = list(find_problems(folder))
    if problems:
        raise InvalidContent(problems)


def find_problems(folder: Path) -> Iterator[Problem]:
    """Yield repeated ids, and links and anchors that lead nowhere."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    pages = {
        name: gather_facts((folder / name).read_bytes())
        for name in sorted(files)
        if name.endswith(".html")
    }
    judge = Judge(files, pages.get)
    for path, facts in pages.items():
        yield from judge.problems_of(path, facts)


def gather_facts(content: bytes) -> Facts:
    """The facts of a page in UTF-8."""
    document = etree.fromstring(content, _PARSER)
    ids: list[str] = _IDS(document)
    unique = frozenset(ids)
    counted = Counter(ids) if len(unique) < len(ids) else {}
    repeated = sorted(name for name, count in counted.items() if count > 1)
    return Facts(tuple(repeated), unique, frozenset(filter(None, _LINKS(document))))


class Judge:
    """Judges pages among the files of their site; ``page_of`` a file gives its facts."""

    def __init__(self, files: Container[str], page_of: PageOf) -> None:
        self._files, self._page_of = files, page_of
        # Most links climb to the root, from where they lead to the same file on every page of
        # the same depth: by prefix, those that have been found sound.
        self._sound: dict[str, set[str]] = {}

    def problems_of(self, path: str, facts: Facts) -> Iterator[Problem]:
        """Problems of one page."""
        for repeated in facts.repeated_ids:
            yield Problem(path, 1, "id", f"'{repeated}' is used twice", "make ids unique")
        root = "../" * path.count("/")
        sound = self._sound.setdefault(root, set())
        for link in sorted(facts.links - sound):
            wrong = self._find_wrong(path, link)
            if wrong:
                yield Problem(path, 1, "link", f"'{link}' {wrong}", _CURE)
            elif root and link.startswith(root):
                sound.add(link)

    def _find_wrong(self, path: str, link: str) -> str:
        target, part = _resolve(path, link)
        if target is None:
            return ""
        if target not in self._files:
            return "leads to no file of the site"
        page = self._page_of(target) if part else None
        return "names no part of its page" if page and part not in page.ids else ""


_ROOT = "/site-root/"
_ELSEWHERE = re.compile(r"(?:https?|mailto):|/")


def _resolve(path: str, link: str) -> tuple[str | None, str]:
    """The file a link of a page leads to, and its fragment; None for other sites.

    A link from the root (``/bai/``, used by the page for missing addresses) cannot be
    resolved without knowing where the site will stand, and is left to the tests.
    """
    if _ELSEWHERE.match(link):
        return None, ""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None, ""
    # Resolved as in a sub-path, so that a link that climbs out of the site is found.
    target = unquote(urljoin(f"{_ROOT}{path}", parts.path)) if parts.path else _ROOT + path
    if not target.startswith(_ROOT):
        return f"/{target}", ""  # the name of no file
    target = target.removeprefix(_ROOT)
    if target == "" or target.endswith("/"):
        target += "index.html"
    return target, unquote(parts.fragment)
