"""The checks every build must pass before it is published."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from newsarchive.core.problem import InvalidContent, Problem

_IDS: Callable[[Any], Any] = etree.XPath("//@id")
_LINKS: Callable[[Any], Any] = etree.XPath("//@href | //@src | //@action")
_CURE = "correct the link, or the template that made it"


@dataclass(frozen=True)
class Facts:
    """What the checks need to know of one page: its ids, and where its links lead.

    A link is as written, the file it leads to, and the part of that page that it names.
    """

    repeated_ids: tuple[str, ...]
    ids: frozenset[str]
    links: tuple[tuple[str, str, str], ...]


def check_site(folder: Path) -> None:
    """Read every page under the folder. Raises InvalidContent if a check finds anything."""
    problems = list(find_problems(folder))
    if problems:
        raise InvalidContent(problems)


def find_problems(folder: Path) -> Iterator[Problem]:
    """Yield repeated ids, and links and anchors that lead nowhere."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    pages = {
        name: gather_facts(name, (folder / name).read_bytes())
        for name in sorted(files)
        if name.endswith(".html")
    }
    for path, facts in pages.items():
        yield from judge(path, facts, files, pages.get)


def judge(
    path: str, facts: Facts, files: Container[str], page_of: Callable[[str], Facts | None]
) -> Iterator[Problem]:
    """Problems of one page among the files of its site; ``page_of`` a file gives its facts."""
    for repeated in facts.repeated_ids:
        yield Problem(path, 1, "id", f"'{repeated}' is used twice", "make ids unique")
    for link, target, fragment in facts.links:
        if target not in files:
            yield Problem(path, 1, "link", f"'{link}' leads to no file of the site", _CURE)
        elif fragment and (page := page_of(target)) and fragment not in page.ids:
            yield Problem(path, 1, "link", f"'{link}' names no part of its page", _CURE)


def gather_facts(path: str, content: bytes) -> Facts:
    """The facts of the page at a path."""
    document = html.document_fromstring(content, parser=_UTF8)
    # Found by libxml2: a walk through all elements in Python takes three times as long.
    ids = [str(name) for name in _IDS(document)]
    links = sorted({str(link) for link in _LINKS(document) if link})
    resolved = ((link, *_resolve(path, link)) for link in links)
    return Facts(
        repeated_ids=tuple(sorted(name for name, count in Counter(ids).items() if count > 1)),
        ids=frozenset(ids),
        links=tuple((link, target, part) for link, target, part in resolved if target is not None),
    )


_ROOT = "/site-root/"
_ELSEWHERE = re.compile(r"(?:https?|mailto):|/")
_INSIDE = re.compile(r"(?!/)(?!.*\.\.)[^:]*")
_UTF8 = html.HTMLParser(encoding="utf-8")


def _resolve(path: str, link: str) -> tuple[str | None, str]:
    """The file a link of a page leads to, and its fragment; None for other sites.

    A link from the root (``/bai/``, used by the page for missing addresses) cannot be
    resolved without knowing where the site will stand, and is left to the tests.
    """
    if _ELSEWHERE.match(link):
        return None, ""
    # Most links climb to the root, from where they lead to the same file on every page.
    root = "../" * path.count("/")
    if root and link.startswith(root) and _INSIDE.fullmatch(link, len(root)):
        return _resolve_anew("index.html", link[len(root) :] or "./")
    return _resolve_anew(path, link)


@lru_cache(maxsize=20_000)
def _resolve_anew(path: str, link: str) -> tuple[str | None, str]:
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
