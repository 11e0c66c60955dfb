"""The checks every build must pass before it is published."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from newsarchive.core.problem import InvalidContent, Problem

_CURE = "correct the link, or the template that made it"


def check_site(folder: Path) -> None:
    """Read every page under the folder. Raises InvalidContent if a check finds anything."""
    problems = list(find_problems(folder))
    if problems:
        raise InvalidContent(problems)


def find_problems(folder: Path) -> Iterator[Problem]:
    """Yield repeated ids, and links and anchors that lead nowhere."""
    pages = {
        file.relative_to(folder).as_posix(): _Page(file) for file in sorted(folder.rglob("*.html"))
    }
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    for path, page in pages.items():
        for repeated in page.repeated_ids:
            yield Problem(path, 1, "id", f"'{repeated}' is used twice", "make ids unique")
        for link in page.links:
            target, fragment = _resolve(path, link)
            if target is None:
                continue
            if target not in files:
                yield Problem(path, 1, "link", f"'{link}' leads to no file of the site", _CURE)
            elif fragment and target in pages and fragment not in pages[target].ids:
                yield Problem(path, 1, "link", f"'{link}' names no part of its page", _CURE)


class _Page:
    """The ids and links of one page; the rest of it is let go."""

    def __init__(self, file: Path) -> None:
        ids: list[str] = []
        links: set[str] = set()
        document = html.document_fromstring(file.read_bytes(), parser=_UTF8)
        for element in document.iter():
            if (name := element.get("id")) is not None:
                ids.append(name)
            links.update(link for link in map(element.get, _LINKING) if link)
        self.ids = frozenset(ids)
        self.repeated_ids = sorted({name for name in ids if ids.count(name) > 1})
        self.links = sorted(links)


_LINKING = ("href", "src", "action")
_ROOT = "/site-root/"
_UTF8 = html.HTMLParser(encoding="utf-8")


def _resolve(path: str, link: str) -> tuple[str | None, str]:
    """The file a link of a page leads to, and its fragment; None for other sites.

    A link from the root (``/bai/``, used by the page for missing addresses) cannot be
    resolved without knowing where the site will stand, and is left to the tests.
    """
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
