"""The checks every build must pass before it is published."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from newsarchive.engine.page_links import PageLinks, read_links
from newsarchive.model.links import resolve
from newsarchive.model.problem import Problem

_CURE = "correct the link, or the template that made it"


PageOf = Callable[[str], PageLinks | None]


def find_problems(folder: Path, among: Iterable[str] | None = None) -> Iterator[Problem]:
    """Yield repeated ids, and links and anchors that lead nowhere, of all pages or of some."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}

    @lru_cache(maxsize=1_000)
    def links_of(path: str) -> PageLinks | None:
        return read_links((folder / path).read_bytes()) if path.endswith(".html") else None

    judge = Judge(files, links_of)
    for path in sorted(files if among is None else among):
        if page_links := links_of(path):
            yield from judge.problems_of(path, page_links)


class Judge:
    """Judges pages among the files of their site; ``page_of`` a file gives its page_links."""

    def __init__(self, files: Container[str], page_of: PageOf) -> None:
        self._files, self._page_of = files, page_of
        # Most links climb to the root, from where they lead to the same file on every page of
        # the same depth: by prefix, those that have been found sound.
        self._sound: dict[str, set[str]] = {}

    def problems_of(self, path: str, page_links: PageLinks) -> Iterator[Problem]:
        """Problems of one page."""
        for repeated in page_links.repeated_ids:
            yield Problem(path, 1, "id", f"'{repeated}' is used twice", "make ids unique")
        root = "../" * path.count("/")
        sound = self._sound.setdefault(root, set())
        for link in sorted(page_links.links - sound):
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


# What the templates write; to take all links apart by the book takes a second at 10,000 pages.
_SIMPLE = re.compile(
    r"(?P<folder>(?:[a-z0-9-]+/)*)(?P<file>[a-z0-9-]+(?:\.[a-z0-9]+)+)?(?:#(?P<part>[a-z0-9-]+))?"
)
_ELSEWHERE = re.compile(r"(?:https?|mailto):|/")


def _resolve(path: str, link: str) -> tuple[str | None, str]:
    """The file a link of a page leads to, and its fragment; None for other sites."""
    if _ELSEWHERE.match(link):
        return None, ""
    target, fragment = resolve(path, link) or (None, "")
    if target == "" or (target and target.endswith("/")):
        target += "index.html"
    return target, fragment
