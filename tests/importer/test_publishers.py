"""Layouts of known publishers: by host and by what the page holds, the newest that fits first."""

import itertools
from datetime import date

import pytest

from newsarchive.importer.publishers import LAYOUTS, layout_for
from newsarchive.importer.publishers._base import Layout
from newsarchive.importer.text_lines import soup_of

OLD = """<h1 class="details__headline">Đầu đề cũ</h1><div class="details__summary">Mở đầu.</div>
<div class="details__meta"><time>05/06/2021 08:00</time></div>
<div class="details__content"><p>Bài.</p></div><div class="cms-author">LÊ CHUNG</div>"""
NEW = """<h1 class="article__title">Đầu đề mới</h1><h2 class="article__sapo">Mở đầu.</h2>
<div class="article__meta"><time datetime="2023-06-05T23:30:00+07:00">05/06/2023</time></div>
<div class="article__body"><p>Bài.</p></div><div class="article__author">BẾ TRANG</div>"""


@pytest.mark.parametrize(
    ("page", "headline", "day", "signature"),
    [
        (NEW, "Đầu đề mới", "2023-06-05", "BẾ TRANG"),
        (OLD, "Đầu đề cũ", "2021-06-05", "LÊ CHUNG"),
        (NEW + OLD, "Đầu đề mới", "2023-06-05", "BẾ TRANG"),
    ],
    ids=["new", "old", "both"],
)
def test_the_newest_layout_that_fits_wins(
    page: str, headline: str, day: str, signature: str
) -> None:
    root = soup_of(page)
    layout = layout_for("https://www.vietnamplus.vn/bai.vnp", root)
    assert layout is not None
    found = layout.headline(root)
    assert found is not None
    assert found.value == headline
    assert [finding.value for finding in layout.dates(root)] == [day]
    assert layout.signature(root) == signature
    assert layout.lede(root) == "Mở đầu."


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (None, NEW),
        ("https://baomuonglu.example/bai", NEW),
        ("https://khongphainhandan.vn/bai", NEW),
        ("https://nhandan.vn/bai", "<h1 class='article__title'>Đầu đề</h1><p>Bài.</p>"),
        ("https://nhandan.vn/bai", OLD),
        ("https://cand.com.vn/bai", NEW),
    ],
)
def test_a_page_of_another_host_or_layout_has_none(address: str | None, page: str) -> None:
    assert layout_for(address, soup_of(page)) is None


def test_a_host_below_the_domain_belongs_to_it() -> None:
    assert layout_for("https://special.nhandan.vn/bai", soup_of(NEW)) is not None


def test_of_one_publisher_newer_layouts_stand_first() -> None:
    for earlier, later in itertools.pairwise(LAYOUTS):
        if set(earlier.domains) & set(later.domains):
            assert (earlier.until or date.max) >= (later.until or date.max)


def test_what_a_layout_does_not_find_it_leaves_out() -> None:
    layout = Layout("Báo Mường Lự", ("baomuonglu.example",), "h1", ".bai", date_at=".ngay")
    root = soup_of("<h1> </h1><div class='ngay'>hôm qua</div><div class='bai'>Bài.</div>")
    assert layout.fits(root)
    assert layout.headline(root) is None
    assert list(layout.dates(root)) == []
    assert layout.lede(root) is None
    assert layout.signature(root) is None
