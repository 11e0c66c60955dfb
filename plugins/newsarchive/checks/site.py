"""The checks every build must pass before it is published."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from newsarchive.checks.facts import Facts, read_facts
from newsarchive.core.problem import Problem

_CURE = "correct the link, or the template that made it"


PageOf = Callable[[str], Facts | None]


def find_problems(folder: Path, among: Iterable[str] | None = None) -> Iterator[Problem]:
    """Yield repeated ids, and links and anchors that lead nowhere, of all pages or of some."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}

    @lru_cache(maxsize=1_000)
    def facts_of(path: str) -> Facts | None:
        return read_facts((folder / path).read_bytes()) if path.endswith(".html") else None

    judge = Judge(files, facts_of)
    for path in sorted(files if among is None else among):
        if facts := facts_of(path):
            yield from judge.problems_of(path, facts)


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
        root = "../" * path.count("/")
        climbs = root and link.startswith(root)
        simple = _SIMPLE.fullmatch(link, len(root)) if climbs else None
        if simple:
            target, part = simple["folder"] + (simple["file"] or "index.html"), simple["part"]
        else:
            target, part = _resolve(path, link)
        if target is None:
            return ""
        if target not in self._files:
            return "leads to no file of the site"
        page = self._page_of(target) if part else None
        return "names no part of its page" if page and part not in page.ids else ""


_ROOT = "/site-root/"
# What the templates write; to take all links apart by the book takes a second at 10,000 pages.
_SIMPLE = re.compile(
    r"(?P<folder>(?:[a-z0-9-]+/)*)(?P<file>[a-z0-9-]+(?:\.[a-z0-9]+)+)?(?:#(?P<part>[a-z0-9-]+))?"
)
_ELSEWHERE = re.compile(r"(?:https?|mailto):|/")


def _resolve(path: str, link: str) -> tuple[str | None, str | None]:
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
