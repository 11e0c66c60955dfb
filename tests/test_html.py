"""Every page, of the small site and of the archive itself: valid, named, described, safe."""

import re
import struct
import unicodedata
from collections import Counter
from itertools import pairwise

import html5lib
import pytest

from built_page import BuiltPage, read_pages
from conftest import ROOT, SITEURL, Build

OG_TAGS = (
    "type", "title", "description", "url", "locale", "image", "image:width", "image:height",
    "image:alt",
)  # fmt: skip


@pytest.fixture(scope="module", params=["small", "real"])
def pages(request: pytest.FixtureRequest) -> dict[str, BuiltPage]:
    site: Build = request.getfixturevalue(f"{request.param}_site")
    return read_pages(site.output)


@pytest.fixture(scope="module")
def full_pages(pages: dict[str, BuiltPage]) -> list[BuiltPage]:
    """All but redirects and the page for what is missing, which stand for other addresses."""
    return [p for p in pages.values() if not p.is_redirect and p.address != "404.html"]


def test_every_page_is_valid_html(pages: dict[str, BuiltPage]) -> None:
    assert len(pages) > 50
    assert [error for page in pages.values() for error in parse_errors(page)] == []


def parse_errors(page: BuiltPage) -> list[str]:
    """As ``path:line:column: what``, every error that a strict parser would stop at."""
    parser = html5lib.HTMLParser()
    parser.parse(page.source, transport_encoding="utf-8")
    return [
        f"{page.path}:{position[0]}:{position[1]}: {code} {details or ''}"
        for position, code, details in parser.errors
    ]


def test_every_page_has_one_heading_of_the_first_level(pages: dict[str, BuiltPage]) -> None:
    assert [p.path for p in pages.values() if len(list(filter(None, p.texts("//h1")))) != 1] == []


def test_every_page_says_it_is_vietnamese(pages: dict[str, BuiltPage]) -> None:
    assert {page.document.get("lang") for page in pages.values()} == {"vi"}


def test_headings_skip_no_level(pages: dict[str, BuiltPage]) -> None:
    assert [page.path for page in pages.values() if skips_level(page)] == []


def skips_level(page: BuiltPage) -> bool:
    found = page.document.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    levels = [0, *(int(heading.tag[1]) for heading in found)]
    return any(after > before + 1 for before, after in pairwise(levels))


def test_every_page_has_title_and_description(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        assert [len(page.texts("//head/title")), len(page.meta("description"))] == [1, 1], page.path
        assert page.texts("//head/title")[0], page.path
        assert page.meta("description")[0], page.path


def test_pages_can_be_told_apart_by_their_titles(pages: dict[str, BuiltPage]) -> None:
    titles: dict[str, list[str]] = {}
    for page in pages.values():
        if page.is_indexed:
            titles.setdefault(page.texts("//head/title")[0], []).append(page.address)
    # Two reports of a province may have been published under one headline.
    repeated = [a for a in titles.values() if len(a) > 1 and not all(map(is_record, a))]
    assert repeated == []


def is_record(address: str) -> bool:
    return re.fullmatch(r"bai/(?!trang-\d)[^/]+/", address) is not None


def test_canonical_address_is_that_of_the_page(full_pages: list[BuiltPage]) -> None:
    for page in full_pages:
        canonical = page.texts("//link[@rel='canonical']/@href")
        assert canonical == [f"{SITEURL}/{page.address}"], page.path
        assert page.meta("og:url") == canonical, page.path


def test_networks_are_told_what_they_ask_for(full_pages: list[BuiltPage]) -> None:
    for page in full_pages:
        tags = {tag: page.meta(f"og:{tag}") for tag in OG_TAGS}
        assert all(len(values) == 1 and values[0] for values in tags.values()), (page.path, tags)
        assert tags["image"][0].startswith(f"{SITEURL}/theme/"), page.path
        # Zotero would take the site's name for that of a publisher who is not known.
        unknown = page.meta("dcterms.type") and not page.meta("prism.publicationName")
        assert bool(page.meta("og:site_name")) != bool(unknown), page.path


def test_the_picture_for_networks_has_the_size_that_is_told(full_pages: list[BuiltPage]) -> None:
    header = (ROOT / "theme/static/og.png").read_bytes()[16:24]
    told = (full_pages[0].meta("og:image:width"), full_pages[0].meta("og:image:height"))
    assert told == ([str(struct.unpack(">II", header)[0])], [str(struct.unpack(">II", header)[1])])


def test_a_description_begins_with_publisher_and_date(small_site: Build) -> None:
    pages = read_pages(small_site.output)
    by_address = {page.address: page for page in pages.values()}
    for address, begins in {
        "bai/chi-biet-nam/": "Báo Thử, khoảng 2023. ",
        "bai/khong-som-hon/": "Chưa rõ nơi đăng, từ 29/12/2022. ",
    }.items():
        assert by_address[address].meta("description")[0].startswith(begins)
        assert by_address[address].meta("og:description") == by_address[address].meta("description")


def test_every_image_has_a_text(pages: dict[str, BuiltPage]) -> None:
    assert [p.path for p in pages.values() if p.document.xpath("//img[not(@alt)]")] == []


def test_nothing_in_a_page_is_script_or_style(pages: dict[str, BuiltPage]) -> None:
    inline = {
        page.path: page.texts(
            "//script[not(@src)][not(@type='application/ld+json' or @type='application/json')]"
            " | //@style"
            " | //@*[starts-with(name(), 'on')] | //@href[starts-with(., 'javascript:')]"
        )
        for page in pages.values()
    }
    assert {path: found for path, found in inline.items() if found} == {}


def test_every_page_has_a_strict_content_security_policy(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        (policy,) = page.texts("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy, page.path
        assert not re.search(r"unsafe|\*|https?:", policy), (page.path, policy)


def test_text_is_composed_and_uses_the_vietnamese_letter(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        text = page.source.decode()
        assert unicodedata.is_normalized("NFC", text), page.path
        assert not re.search("[ÐðƉɖ]", text), page.path


def test_no_page_uses_an_id_twice(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        repeated = [name for name, n in Counter(page.texts("//@id")).items() if n > 1]
        assert repeated == [], page.path
