"""How the pages hang together: crawled from the home page, by their addresses, by the sitemap."""

from collections import Counter
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import pytest

from built_page import BuiltPage, read_pages
from conftest import SITEURL, Build

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module", params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Build:
    build: Build = request.getfixturevalue(f"{request.param}_site")
    return build


@pytest.fixture(scope="module")
def pages(site: Build) -> dict[str, BuiltPage]:
    return read_pages(site.output)


def test_every_indexed_page_can_be_reached_from_the_home_page(pages: dict[str, BuiltPage]) -> None:
    reached = {""}
    waiting = [""]
    while waiting:
        fresh = {link for link in pages[waiting.pop()].links() if link in pages} - reached
        reached |= fresh
        waiting += fresh
    assert {page.address for page in pages.values() if page.is_indexed} - reached == set()


def test_every_link_within_the_site_leads_to_a_file(
    site: Build, pages: dict[str, BuiltPage]
) -> None:
    files = {path.removesuffix("index.html") for path in site.files()}
    broken = {
        page.path: missing
        for page in pages.values()
        if page.address != "404.html"  # its links start at the host; see browser/test_places.py
        if (missing := set(page.links()) - files)
    }
    assert broken == {}


def test_no_page_links_to_a_redirect(pages: dict[str, BuiltPage]) -> None:
    former = {page.address for page in pages.values() if page.is_redirect}
    assert {page.path: former & set(page.links()) for page in pages.values()} == {
        page.path: set() for page in pages.values()
    }


def test_an_address_cut_short_is_an_address(pages: dict[str, BuiltPage]) -> None:
    for address in pages:
        parents = [f"{parent}/" for parent in PurePosixPath(address).parents if parent.name]
        assert [parent for parent in parents if parent not in pages] == [], address


def test_feeds_are_those_of_pages(site: Build, pages: dict[str, BuiltPage]) -> None:
    feeds = {path for path in site.files() if path.endswith(".atom.xml")}
    offered = {link for page in pages.values() for link in page.links() if link in feeds}
    assert feeds
    assert offered == feeds


def test_sitemap_lists_each_indexed_page_once_and_nothing_else(
    site: Build, pages: dict[str, BuiltPage]
) -> None:
    sitemap = ET.fromstring(site.read("sitemap.xml"))
    listed = Counter(location.text for location in sitemap.iter(f"{SITEMAP}loc"))
    indexed = [f"{SITEURL}/{page.address}" for page in pages.values() if page.is_indexed]
    assert listed == Counter(indexed)
    assert f"Sitemap: {SITEURL}/sitemap.xml" in site.read("robots.txt").splitlines()
