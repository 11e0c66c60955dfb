"""No word, address, table, slug or figure of the content widens a page on the smallest screens."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.search_steps import query, results
from browser.test_layout import STICKING_OUT
from conftest import SITE, build

WORD = "Tuyên_truyền_bảo_vệ_nền_tảng_tư_tưởng_của_Đảng_trên_không_gian_mạng"
ADDRESS = (
    "https://bao-dai.example/hoi-nghi-so-ket-nua-nhiem-ky-thuc-hien-nghi-quyet-35-nq-tw-a379.html"
)
SLUG = "mot-ma-bai-rat-dai-" * 6 + "2023"
KEY = "chu-de-rat-dai-" * 5 + "het"

RECORD = f"""---
title: {WORD} ở Sơn La, {WORD}
title_basis: page
slug: {SLUG}
aliases: [{SLUG}-cu]
published: 2023-05-10
date_basis: inferred
date_note: Theo {ADDRESS}
event_date: 2023-05-10
added: 2026-11-22
province: Sơn La
province_basis: inferred
province_note: {WORD}
place: {WORD}
level: province
source: {WORD}
source_basis: inferred
source_note: {ADDRESS}
section: {WORD}
url: https://{"ten-mien-" * 6}dai.example/{"a" * 90}
archived_url: https://{"ban-luu-" * 7}dai.example/{"b" * 90}
url_note: {ADDRESS}
byline: {WORD}
republished_from: {WORD}
officials:
  - name: {WORD}
    role: {WORD}
organisations:
  - {WORD}
documents:
  - id: {KEY}
    note: {ADDRESS}
  - number: {WORD}
    title: {WORD}
    issuer: {WORD}
figures:
  - label: {WORD}
    value: 123456789012345
    of: 9123456789012345
    qualifier: over
    unit: {WORD}
    scope: {WORD}
    period: từ {WORD}
    note: {ADDRESS}
  - label: tin, bài
    min: 1234567
    max: 12345678
    unit: tin
topics:
  - hoi-nghi
  - {KEY}
basis: full
summary: >-
  Theo bài, {WORD} được nêu ở {ADDRESS} và nhiều nơi khác của tỉnh, với nhiều
  ý kiến của người dự về cách viết tin,
  cách đưa tin và cách trả lời câu hỏi của người dân trong các xã, các bản của tỉnh trong năm
  nay và năm sau, như bài cho biết ở phần cuối.
summary_en: The report names {WORD}.
note: {ADDRESS}
corrections:
  - date: 2026-11-23
    text: Sửa {WORD}.
---

## {WORD}

Xem <{ADDRESS}> và [{WORD}]({ADDRESS}), `{WORD}`, **{WORD}**.

    {WORD} {WORD}

> {WORD}

1. {WORD}
    - {WORD}
        - {WORD}

| Cột một | {WORD} | Cột ba | Cột bốn | Cột năm | Cột sáu |
|---|---|---|---|---|---|
| {WORD} | chữ thường trong ô | {ADDRESS} | bốn | năm | 1234567890123456789 |
"""

PAGE = f"""title: {WORD}
description: {WORD}

## {WORD}

{ADDRESS} `{WORD}`

| {WORD} | b | c | d | e |
|---|---|---|---|---|
| x | chữ thường trong ô | {WORD} | 4 | 5 |
"""

PATHS = {
    "home": "", "record": f"bai/{SLUG}/", "withdrawn record": f"bai/{SLUG}-rut/", "list": "bai/",
    "province": "tinh/son-la/", "provinces": "tinh/", "sources": "nguon/", "source": "nguon/dai/",
    "topics": "chu-de/", "topic": f"chu-de/{KEY}/", "documents": "van-ban/",
    "document": f"van-ban/{KEY}/", "time": "thoi-gian/", "year": "thoi-gian/2023/",
    "month": "thoi-gian/2023/05/", "data": "du-lieu/", "static page": f"{SLUG}/",
    "not found": "404.html", "search help": "cach-tim/",
}  # fmt: skip


# Words of a tile map that do not stand in one line.
BROKEN_WORDS = r"""() => [...document.querySelectorAll(".tile-map__name")].flatMap((name) =>
  [...name.firstChild.data.matchAll(/\S+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(name.firstChild, word.index);
    range.setEnd(name.firstChild, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where a site is served whose content is as wide as it may be."""
    folder = tmp_path_factory.mktemp("wide")
    content = Path(shutil.copytree(SITE, folder / "content"))
    for file, entry in {
        "sources": f"- name: {WORD}\n  slug: dai\n  kind: newspaper\n  seat: {WORD}\n"
        f"  domains: [{'ten-mien-' * 6}dai.example]\n  also: [{WORD}-khac]\n  note: {ADDRESS}\n",
        "topics": f"- key: {KEY}\n  name: {WORD}\n  description: {ADDRESS}\n",
        "documents": f"- id: {KEY}\n  number: {WORD}\n  issuer: {WORD}\n  title: {WORD}\n"
        f"  province: Sơn La\n  level: province\n  note: {ADDRESS}\n",
    }.items():
        data = content / f"data/{file}.yaml"
        data.write_text(f"{data.read_text('utf-8')}{entry}", "utf-8")
    articles = content / "articles/2023"
    (articles / f"{SLUG}.md").write_text(RECORD, "utf-8")
    withdrawn = RECORD.replace(SLUG, f"{SLUG}-rut")
    withdrawn = withdrawn.replace("published:", "status: withdrawn\npublished:", 1)
    (articles / f"{SLUG}-rut.md").write_text(withdrawn, "utf-8")
    (content / f"pages/{SLUG}.md").write_text(PAGE, "utf-8")
    built = build(content, folder / "output", site_url="https://archive.example")
    assert built.code == 0, built.stderr
    return serve(built.output)


@pytest.mark.parametrize("kind", PATHS)
def test_no_page_is_wider_than_the_screen(
    kind: str, address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(address + PATHS[kind], width=320)
    assert page.evaluate(STICKING_OUT) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(STICKING_OUT) == []


def test_no_search_is_wider_than_the_screen(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address + query("hội nghị", f"&chu-de={KEY}&nguon=dai"), width=320)
    results(page)
    assert page.evaluate(STICKING_OUT) == []
    page = open_page(address + query("x" * 200), width=320)
    results(page)
    assert page.evaluate(STICKING_OUT) == []


@pytest.mark.parametrize("path", ["", "tinh/"])
def test_no_name_on_the_map_is_broken(
    path: str, real_address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(real_address + path)
    assert page.locator(".tile-map__name").count() == 63
    for width in (320, 360, 412, 720, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN_WORDS) == [], f"{width} px"


def test_a_table_of_many_columns_scrolls_in_its_frame(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(address + PATHS["record"], width=320)
    frame = page.get_by_role("group", name="Bảng")
    assert frame.evaluate("(e) => e.scrollWidth > e.clientWidth && e.tabIndex === 0")
    figures = page.get_by_role("region", name="Số liệu")
    assert figures.locator("td").last.inner_text() == "1.234.567–12.345.678 tin"


def test_figures_are_read_without_scrolling_sideways(
    real_address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(real_address + "bai/lang-son-dinh-lap-ban-chi-dao-35-2023/", width=320)
    figures = page.get_by_role("region", name="Số liệu")
    assert figures.evaluate("(e) => e.scrollWidth - e.clientWidth") == 0
    assert "hơn 1.000 sản phẩm" in figures.locator("td").all_inner_texts()


def test_twelve_months_stand_side_by_side(
    real_address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(real_address + "thoi-gian/", width=320)
    hidden = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth).length"
    assert page.locator(".bars").evaluate_all(hidden) == 0
