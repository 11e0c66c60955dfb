"""The sitemap (sitemaps.org 0.9) and robots.txt."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from xml.sax.saxutils import escape

from newsarchive.model import urls
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LARGEST = 50_000
"""Addresses that one sitemap may hold by its specification."""


class Listed(Protocol):
    """A page, or the plan of one."""

    @property
    def address(self) -> str:
        """Where it stands."""

    @property
    def indexed(self) -> bool:
        """Whether search engines should list it."""

    @property
    def modified(self) -> date | None:
        """Day of its last change, if known."""


def emit_sitemap(pages: Iterable[Listed], site: Site) -> Iterable[OutputFile]:
    """Write a sitemap that lists every indexed page once, and robots.txt pointing to it.

    Above 50,000 pages the sitemap becomes an index of numbered parts.
    """
    listed = sorted((page for page in pages if page.indexed), key=lambda page: page.address)
    parts = [listed[at : at + _LARGEST] for at in range(0, len(listed), _LARGEST)]
    if len(parts) == 1:
        yield OutputFile(urls.SITEMAP, _urlset(parts[0], site))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield OutputFile(name, _urlset(part, site))
        yield OutputFile(urls.SITEMAP, _index(names, site))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute(urls.SITEMAP)}\n"
    yield OutputFile(urls.ROBOTS, robots.encode())


def _urlset(pages: Iterable[Listed], site: Site) -> bytes:
    entries = []
    for page in pages:
        place = f"  <loc>{escape(site.absolute(page.address))}</loc>\n"
        if page.modified:
            place += f"  <lastmod>{page.modified.isoformat()}</lastmod>\n"
        entries.append(f" <url>\n{place} </url>\n")
    return _document("urlset", entries)


def _index(names: Iterable[str], site: Site) -> bytes:
    places = (escape(site.absolute(name)) for name in names)
    return _document(
        "sitemapindex", [f" <sitemap>\n  <loc>{p}</loc>\n </sitemap>\n" for p in places]
    )


def _document(root: str, entries: list[str]) -> bytes:
    # Written as text: a tree of a hundred thousand elements costs a second and 100 MB.
    inside = f">\n{''.join(entries)}</{root}>" if entries else " />"
    head = "<?xml version='1.0' encoding='utf-8'?>\n"
    return f'{head}<{root} xmlns="{_NAMESPACE}"{inside}\n'.encode()
