"""What one page tells as a whole: each thing from where it stands, and nothing twice."""

from datetime import date

import pytest

from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.importer.reading import Reading, read_page
from newsarchive.web.raw_page import RawPage
from written_page import HEADLINE, PARAGRAPHS, written_page, written_text

AUTHORITIES, _ = read_authorities(ROOT / "content")
TODAY = date(2026, 11, 24)
BARE = (
    written_page()
    .replace(" - Báo Mường Lự</title>", "</title>")
    .replace('<meta property="og:site_name" content="Báo Mường Lự">', "")
    .replace("<footer>Báo Mường Lự.", "<footer>")
)


def read(text: str, address: str | None = None, content_type: str = "") -> Reading:
    return read_page(RawPage(text.encode(), address, content_type), AUTHORITIES, {}, TODAY)


@pytest.mark.parametrize(
    ("text", "content_type"), [(written_page(), "text/html"), (written_text(), "text/plain")]
)
def test_a_page_and_its_copied_text_tell_the_same(text: str, content_type: str) -> None:
    reading = read(text, content_type=content_type)
    assert reading.title is not None
    assert reading.title.value == HEADLINE
    assert reading.published is not None
    assert (reading.published.value, reading.published.doubtful) == ("2021-06-05", False)
    assert reading.body == PARAGRAPHS
    assert reading.byline is not None
    assert reading.byline.value == "Lê Chung"
    assert reading.province is not None
    assert reading.province.value == "Sơn La"
    assert reading.event_date is not None
    assert reading.event_date.value == "2021-06-05"
    assert "năm suy từ “ngày đăng 5/6/2021”" in reading.event_date.how


@pytest.mark.parametrize(
    "headline",
    [
        "Tỉnh ủy Sơn La tổng kết công tác năm",
        "Báo Sơn La mở chuyên mục mới về lý luận",
        "Đảng bộ huyện Mường Lự học nghị quyết",
    ],
)
def test_a_headline_that_begins_like_a_site_is_no_publisher(headline: str) -> None:
    reading = read(BARE.replace(HEADLINE, headline))
    assert reading.title is not None
    assert reading.title.value == headline
    assert reading.source is None


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://baomuonglu.example/2021/06/05/bai", "2021-06-05"),
        ("https://baomuonglu.example/2021-06/bai", "2021-06"),
        ("https://baomuonglu.example/2094/06/05/bai", None),
        ("https://baomuonglu.example/bai-35", None),
    ],
)
def test_the_address_tells_the_day_where_the_page_does_not(
    address: str, published: str | None
) -> None:
    reading = read(BARE.replace("Ngày đăng: 05/06/2021", ""), address)
    assert (reading.published.value if reading.published else None) == published
    assert bool(reading.remarks) == ("2094" in address)


def test_a_clock_in_the_masthead_is_doubted() -> None:
    page = BARE.replace("Ngày đăng: 05/06/2021", "").replace(
        "<nav>", '<div class="top-bar">Thứ Hai, 02/10/2023</div><nav>'
    )
    reading = read(page)
    assert reading.published is not None
    assert (reading.published.value, reading.published.doubtful) == ("2023-10-02", True)
    assert "đồng hồ" in reading.published.how
    assert reading.event_date is None


@pytest.mark.parametrize("line", ["Theo báo Mường Lự điện tử", "Nguồn: Báo Mường Lự điện tử"])
def test_a_republication_names_the_first_publisher(line: str) -> None:
    reading = read(written_page(signature=line))
    assert reading.republished_from is not None
    assert reading.republished_from.value == "Báo Mường Lự điện tử"
    assert reading.body == PARAGRAPHS


@pytest.mark.parametrize("line", ["Theo Báo Mường Lự điện tử", "BẾ THỊ TRANG (Đình Lập)"])
def test_boilerplate_around_the_text_is_left_out(line: str) -> None:
    teasers = "<ul><li><a href=/1>Tin thứ nhất trong ngày</a></li></ul>"
    around = f"<p>Chia sẻ</p><p>Các tin khác</p>{teasers}<p>Bình luận (0)</p><p>Gửi bình luận</p>"
    page = written_page(signature=line).replace("</article>", f"{around}</article>")
    assert read(page).body == PARAGRAPHS


@pytest.mark.parametrize("place", ["entry-header", "article-header", "show-detail", "known"])
def test_a_day_beside_the_headline_is_no_clock(place: str) -> None:
    page = BARE.replace('<p class="date">Ngày đăng: 05/06/2021</p>', "").replace(
        f"<h1>{HEADLINE}</h1>",
        f'<div class="{place}"><p>Xã hội</p><p>Thứ Bảy, 05/06/2021</p><h1>{HEADLINE}</h1></div>',
    )
    reading = read(page)
    assert reading.published is not None
    assert (reading.published.value, reading.published.doubtful) == ("2021-06-05", False)


def test_a_short_headline_counts_in_its_place() -> None:
    page = written_page(headline="Hội nghị sơ kết").replace(
        "<title>Hội nghị sơ kết - Báo Mường Lự", "<title>Báo Mường Lự"
    )
    reading = read(page)
    assert reading.title is not None
    assert (reading.title.value, reading.title.doubtful) == ("Hội nghị sơ kết", False)


def test_the_name_of_the_site_is_no_headline() -> None:
    page = written_page(headline="Sơ kết").replace(
        "<title>Sơ kết - Báo Mường Lự", "<title>Báo Mường Lự"
    )
    assert read(page).title is None


@pytest.mark.parametrize(
    "extra",
    [
        '<script src="https://static.cloudflare.example/captcha.js">checking your browser</script>',
        "<p>Vui lòng đăng nhập để gửi bình luận</p>",
    ],
)
def test_a_short_report_on_a_page_with_a_form_is_read(extra: str) -> None:
    page = written_page(paragraphs=PARAGRAPHS[:2]).replace("</article>", f"</article>{extra}")
    assert read(page).body == PARAGRAPHS[:2]


@pytest.mark.parametrize("depth", [40, 900, 100_000])
@pytest.mark.parametrize(
    ("start", "end"), [("[", "]"), ('{"@graph":', "}"), ('{"publisher":[', "]}")]
)
def test_linked_data_nested_without_end_does_no_harm(start: str, end: str, depth: int) -> None:
    linked = f'{start * depth}{{"headline": "x"}}{end * depth}'
    more = f'<script type="application/ld+json">{linked}</script></head>'
    assert read(written_page().replace("</head>", more)).body == PARAGRAPHS


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:section" content="Xây dựng Đảng">',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x",'
        '"articleSection":["Xây dựng Đảng"]}</script>',
    ],
)
def test_the_head_names_the_column(markup: str) -> None:
    reading = read(written_page().replace("</title>", f"</title>{markup}"))
    assert reading.section is not None
    assert reading.section.value == "Xây dựng Đảng"


def test_the_trail_above_the_headline_names_the_column() -> None:
    trail = (
        '<div class="breadcrumb"><a href="/">Trang chủ</a><a href="/x">Xây dựng Đảng</a>'
        f"<a>{HEADLINE}</a></div>"
    )
    reading = read(written_page().replace("<h1", f"{trail}<h1", 1))
    assert reading.section is not None
    assert reading.section.value == "Xây dựng Đảng"


def test_a_home_page_is_no_column() -> None:
    markup = '<meta property="article:section" content="Tin tức">'
    assert read(written_page().replace("</title>", f"</title>{markup}")).section is None
