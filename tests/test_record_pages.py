"""What readers and citation managers are told on the pages of records."""

import json
import re
import zlib

import pytest

from built_page import BuiltPage, normal_form, read_front_matter, read_pages
from conftest import ROOT, SITE, SITEURL, Build

# slug: what is shown, what machines read, what Zotero reads
DATES = {
    "chong-dau": ("21/3/2023", "2023-03-21", "2023/03/21"),
    "chi-biet-thang": ("tháng 3/2023", "2023-03", "2023/03"),
    "chi-biet-nam": ("khoảng 2023", "2023", "2023~"),
    "khong-som-hon": ("từ 29/12/2022", "2022", "2022~"),
}
SOURCES = {"small": SITE, "real": ROOT / "content"}


@pytest.fixture(scope="module")
def pages(small_site: Build) -> dict[str, BuiltPage]:
    return read_pages(small_site.output)


@pytest.mark.parametrize("name", SOURCES)
def test_each_published_record_has_its_page(name: str, request: pytest.FixtureRequest) -> None:
    site: Build = request.getfixturevalue(f"{name}_site")
    shown = {
        page.meta("dcterms.identifier")[0]: page.texts("//h1")[0]
        for page in read_pages(site.output).values()
        if page.meta("dcterms.identifier")
    }
    assert shown == {
        str(fields["slug"]): headline(fields)
        for fields in read_front_matter(SOURCES[name])
        if fields.get("status", "published") == "published"
    }


def headline(fields: dict[str, object]) -> str:
    title = normal_form(str(fields["title"]))
    return f"[{title}]" if fields["title_basis"] == "supplied" else title


def test_each_page_of_a_record_has_its_slug_as_address(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if slug := page.meta("dcterms.identifier"):
            assert page.address == f"bai/{slug[0]}/"


@pytest.mark.parametrize(("slug", "expected"), DATES.items())
def test_dates_are_no_finer_than_known(
    slug: str, expected: tuple[str, str, str], pages: dict[str, BuiltPage]
) -> None:
    shown, known, slashed = expected
    page = pages[f"bai/{slug}/"]
    assert page.texts("//*[@class='report__line']/time") == [shown]
    assert page.texts("//*[@class='report__line']/time/@datetime") == [known]
    assert page.meta("citation_publication_date") == [slashed]
    certain = not slashed.endswith("~")
    assert page.meta("article:published_time") == ([known] if certain else [])


def test_no_machine_date_of_the_archive_is_finer_than_known(real_site: Build) -> None:
    pages = read_pages(real_site.output)
    for fields in read_front_matter(SOURCES["real"]):
        known = str(fields["published"])
        page = pages[f"bai/{fields['slug']}/"]
        expected = known[:4] if known.endswith("/..") else known
        assert page.texts("//*[@class='report__line']/time/@datetime") == [expected], page.path


@pytest.mark.parametrize("name", SOURCES)
def test_uncertain_dates_say_why_also_without_a_pointer(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Build = request.getfixturevalue(f"{name}_site")
    uncertain = [
        (page.path, time)
        for page in read_pages(site.output).values()
        for time in page.document.xpath("//time[contains(@class, 'uncertain')]")
    ]
    assert uncertain
    for path, time in uncertain:
        reason = time.get("title")
        assert reason, path
        assert time.getnext().text_content() == f" ({reason})", path


def test_reason_of_an_uncertain_date_is_that_of_the_record(pages: dict[str, BuiltPage]) -> None:
    path = "//*[@class='report__line']/time/@title"
    assert pages["bai/chi-biet-nam/"].texts(path) == ["Suy từ nội dung."]
    assert pages["bai/khong-som-hon/"].texts(path) == ["Bài ghi sáng 29/12."]
    assert pages["bai/chong-dau/"].texts(path) == []


def test_zotero_finds_its_fields(pages: dict[str, BuiltPage]) -> None:
    page = pages["bai/dau-de-cua-luu-tru/"]
    expected = {
        "dcterms.type": ["newspaperArticle"],
        "citation_title": ["[Hội nghị ở Thành phố Hồ Chí Minh]"],
        "citation_author": ["Nguyễn Văn Đạt,", "Lê Thị Ánh,"],
        "citation_publication_date": ["2024/05/02"],
        "citation_language": ["vi"],
        "citation_public_url": ["https://baothu.example/dau-de-cua-luu-tru.html"],
        "citation_journal_title": [],  # would make it a journal article
        "prism.publicationName": ["Đài Mẫu"],
        "eprints.place_of_pub": ["Sơn La"],
        "dcterms.identifier": ["dau-de-cua-luu-tru"],
        "dcterms.spatial": ["Thành phố Hồ Chí Minh"],
        "dcterms.coverage": [],  # would be taken for the shelf mark
        "og:type": ["article"],
        "og:site_name": ["Lưu trữ 35"],
    }
    assert {key: page.meta(key) for key in expected} == expected
    assert page.meta("dcterms.rights")
    assert page.document.get("prefix") is None
    assert page.document.xpath("//*[contains(@class, 'byline')]") == []


def test_zotero_is_not_told_what_is_unknown(pages: dict[str, BuiltPage]) -> None:
    page = pages["bai/khong-som-hon/"]
    for key in ("citation_author", "prism.publicationName", "eprints.place_of_pub"):
        assert page.meta(key) == [], key
    assert page.meta("citation_public_url") == [f"{SITEURL}/bai/khong-som-hon/"]


def test_search_engines_and_resolvers_find_theirs(pages: dict[str, BuiltPage]) -> None:
    page = pages["bai/chi-biet-thang/"]
    address = f"{SITEURL}/bai/chi-biet-thang/"
    assert page.texts("//head/link[@rel='cite-as']/@href") == [address]
    (data,) = page.document.xpath("//head/script[@type='application/ld+json']/text()")
    about, report, way = json.loads(data)["@graph"]
    assert about["@id"] == address
    assert about["isBasedOn"] == "https://baothu.example/chi-biet-thang.html"
    assert about["mainEntity"]["@id"] == report["@id"]
    assert report["headline"] == "Bài chỉ biết tháng"
    assert report["datePublished"] == "2023-03"
    assert way["itemListElement"][-1]["item"] == address


def test_every_record_describes_itself_to_search_engines(real_site: Build) -> None:
    records = [p for p in read_pages(real_site.output).values() if p.meta("dcterms.identifier")]
    data = [p.document.xpath("//script[@type='application/ld+json']/text()") for p in records]
    assert [json.loads(text)["@context"] for (text,) in data] == ["https://schema.org"] * len(data)


def test_former_address_leads_to_the_present_one(pages: dict[str, BuiltPage]) -> None:
    page = pages["bai/dia-chi-cu/"]
    (refresh,) = page.texts("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=../../bai/dia-chi-moi/"
    assert page.texts("//link[@rel='canonical']/@href") == [f"{SITEURL}/bai/dia-chi-moi/"]
    assert "bai/dia-chi-moi/" in page.links()
    assert not page.is_indexed


def test_withdrawn_record_says_when_and_why_and_nothing_more(pages: dict[str, BuiltPage]) -> None:
    page = pages["bai/da-rut/"]
    (text,) = page.texts("//main")
    assert "1/12/2026" in text
    assert "Mô tả nhầm bài khác." in text
    assert page.texts("//main//time/@datetime") == ["2026-12-01"]
    assert "hội nghị của tỉnh" not in page.source.decode()
    assert not page.is_indexed
    others = [p for p in pages.values() if "bai/da-rut/" in p.links() and p is not page]
    # A list that has no other report says what became of its own.
    assert [p.address for p in others] == ["thoi-gian/2021/02/"]
    assert "đã được rút" in others[0].texts("//main")[0]


def test_draft_is_nowhere_in_the_output(small_site: Build) -> None:
    hidden = re.compile(r"bản nháp|ban nhap|ban-nhap", re.IGNORECASE)
    for path, content in small_site.files().items():
        assert not hidden.search(f"{path} {readable(content)}"), path


def readable(content: bytes) -> str:
    """The file as text, inflated first if it is compressed."""
    for window in (47, -15):  # gzip or zlib; bare deflate
        try:
            return zlib.decompress(content, window).decode("utf-8", "ignore")
        except zlib.error:
            continue
    return content.decode("utf-8", "ignore")


def test_province_without_reports_says_so(pages: dict[str, BuiltPage]) -> None:
    (text,) = pages["tinh/bac-lieu/"].texts("//main")
    assert "Lưu trữ chưa có bài nào về Bạc Liêu." in text
    assert pages["tinh/bac-lieu/"].texts("//main//article") == []
    assert "Bạc Liêu" in pages["tinh/"].texts("//*[@id='chua-co']")[0]
    assert "Sơn La" not in pages["tinh/"].texts("//*[@id='chua-co']")[0]


def test_record_names_the_province_of_then_and_of_now(pages: dict[str, BuiltPage]) -> None:
    (line,) = pages["bai/cung-su-kien-mot/"].texts("//*[@class='report__line']")
    assert line == "Báo Thử · 7/6/2019 · Hà Giang (nay thuộc tỉnh Tuyên Quang)"
