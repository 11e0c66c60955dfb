"""The sitemap (sitemaps.org 0.9) and robots.txt."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from newsarchive.core import urls
from newsarchive.core.outputs import OutputFile
from newsarchive.core.pages.page import Page
from newsarchive.core.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LARGEST = 50_000
"""Addresses that one sitemap may hold by its specification."""


def emit_sitemap(pages: Iterable[Page], site: Site) -> Iterable[OutputFile]:
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
    yield OutputFile("robots.txt", robots.encode())


def _urlset(pages: Iterable[Page], site: Site) -> bytes:
    root = ET.Element("urlset", xmlns=_NAMESPACE)
    for page in pages:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = site.absolute(page.address)
        if page.modified:
            ET.SubElement(entry, "lastmod").text = page.modified.isoformat()
    return _serialise(root)


def _index(names: Iterable[str], site: Site) -> bytes:
    root = ET.Element("sitemapindex", xmlns=_NAMESPACE)
    for name in names:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = site.absolute(name)
    return _serialise(root)


def _serialise(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"
