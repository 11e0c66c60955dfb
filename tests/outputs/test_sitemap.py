"""The sitemap, held against the rules of sitemaps.org."""

from collections.abc import Iterable
from datetime import date

import pytest
from lxml import etree

from conftest import Build
from newsarchive.model.site import Site
from newsarchive.outputs.sitemap import emit_sitemap
from newsarchive.pages.page import Page

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
RULES = etree.RelaxNG(
    etree.fromstring(f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NAMESPACE}"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><choice>
    <element name="urlset"><oneOrMore>
      <element name="url"><ref name="place"/></element>
    </oneOrMore></element>
    <element name="sitemapindex"><oneOrMore>
      <element name="sitemap"><ref name="place"/></element>
    </oneOrMore></element>
  </choice></start>
  <define name="place">
    <element name="loc"><data type="anyURI">
      <param name="minLength">12</param><param name="maxLength">2048</param>
      <param name="pattern">https?://[!-~]+</param>
    </data></element>
    <optional><element name="lastmod">
      <choice><data type="date"/><data type="dateTime"/></choice>
    </element></optional>
  </define>
</grammar>""")
)
"""The XSD of sitemaps.org, as far as this site uses it; addresses are ASCII."""


def page(address: str, **options: object) -> Page:
    return Page(address, "x.html", "Trang", "Mô tả.", **options)


def emitted(pages: Iterable[Page], site: Site) -> dict[str, bytes]:
    return {file.path: file.content for file in emit_sitemap(pages, site)}


def addresses(xml: bytes) -> list[str]:
    root = etree.fromstring(xml)
    assert RULES.validate(root), RULES.error_log
    return [loc.text for loc in root.iter(f"{{{NAMESPACE}}}loc")]


def test_indexed_pages_are_listed_once_in_order(site: Site) -> None:
    pages = [page("tinh/"), page(""), page("404.html", indexed=False), page("bai/a/")]
    files = emitted(pages, site)
    assert addresses(files["sitemap.xml"]) == [
        f"{site.url}/{address}" for address in ("", "bai/a/", "tinh/")
    ]
    assert set(files) == {"sitemap.xml", "robots.txt"}


def test_the_day_of_the_last_change_is_given_where_known(site: Site) -> None:
    pages = [page("a/", modified=date(2026, 12, 5)), page("b/")]
    root = etree.fromstring(emitted(pages, site)["sitemap.xml"])
    changes = [url.findtext(f"{{{NAMESPACE}}}lastmod") for url in root]
    assert changes == ["2026-12-05", None]


def test_an_address_is_percent_encoded(site: Site) -> None:
    (address,) = addresses(emitted([page("đề tài/")], site)["sitemap.xml"])
    assert address == f"{site.url}/%C4%91%E1%BB%81%20t%C3%A0i/"


def test_robots_are_shown_the_sitemap(site: Site) -> None:
    robots = emitted([page("")], site)["robots.txt"].decode()
    assert f"Sitemap: {site.url}/sitemap.xml\n" in robots
    assert "Disallow" not in robots


@pytest.mark.parametrize(("count", "parts"), [(50_000, 1), (50_001, 2)])
def test_more_than_fifty_thousand_pages_make_an_index(count: int, parts: int, site: Site) -> None:
    files = emitted((page(f"bai/{n}/") for n in range(count)), site)
    listed = addresses(files["sitemap.xml"])
    if parts > 1:
        assert listed == [f"{site.url}/sitemap-{n}.xml" for n in range(1, parts + 1)]
        names = [name.rpartition("/")[2] for name in listed]
        sizes = [len(addresses(files[name])) for name in names]
        assert sizes == [50_000, count - 50_000]
        listed = [address for name in names for address in addresses(files[name])]
    assert len(listed) == len(set(listed)) == count


def test_every_listed_address_of_a_built_site_has_its_page(small_site: Build) -> None:
    listed = addresses((small_site.output / "sitemap.xml").read_bytes())
    assert len(listed) == len(set(listed)) > 40
    for address in listed:
        path = address.removeprefix("https://archive.example/luu-tru/")
        assert (small_site.output / path / "index.html").is_file(), address
