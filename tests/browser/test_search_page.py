"""The search page: its address, its results, and the ways to narrow them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.kinds import KINDS
from browser.search_steps import HITS, STATE, Open, asked, box, facet, query, results, titles, total
from conftest import Build

EVERYTHING = "&tinh=son-la&tinh=lang-son&nguon=bao-moi&chu-de=hoi-nghi&cap=tinh"
EVERYTHING += "&tu=2022-01&den=2024-12&sap-xep=moi"


def test_address_tells_the_whole_state(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị", EVERYTHING))
    results(page)
    expect(box(page)).to_have_value("hội nghị")
    assert page.locator(".search__chosen li").count() == 6
    assert page.locator("[name=from]").input_value() == "2022-01"
    assert page.locator("[name=to]").input_value() == "2024-12"
    assert page.get_by_label("Xếp theo").input_value() == "newest"
    page.get_by_role("link", name="Bỏ lọc: Báo Mới").click()
    page.get_by_role("link", name="Bỏ lọc: từ 1/2022 đến 12/2024").click()
    expect(page).to_have_url(re.compile("sap-xep=moi"))
    assert asked(page) == {
        "q": ["hội nghị"], "tinh": ["son-la", "lang-son"], "chu-de": ["hoi-nghi"],
        "cap": ["tinh"], "sap-xep": ["moi"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "rest",
    ["&tinh=khong-co", "&tu=2023-13&den=x&trang=-4&sap-xep=la&cap=", "&q=2&tinh=son-la%00"],
)
def test_odd_address_is_no_error(rest: str, open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị", rest))
    assert total(page) >= 0
    assert titles(page) or page.locator(".search__note").count() > 0


def test_contract_of_the_results(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    expect(page.locator(STATE)).to_have_attribute("data-search-state", "idle")
    box(page).fill("hội nghị")
    number = total(page)
    assert number > 20
    assert page.locator("input[type=search], input[type=text]").count() == 1
    assert page.locator(HITS).count() == 20
    expect(page.get_by_role("status")).to_have_text(f"{number} bài")
    for hit in page.locator(HITS).all():
        assert hit.locator("a[href]").count() == 1
    title = titles(page)[0]
    page.locator(f"{HITS} a").first.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    assert total(page) == number


def test_results_come_while_typing(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    box(page).press_sequentially("son l", delay=20)
    expect(page.locator("mark").first).to_have_text("Sơn La")
    assert {text.split()[0] for text in page.locator("mark").all_inner_texts()} == {"Sơn"}
    box(page).press_sequentially("a hội nghị", delay=20)
    expect(page).to_have_url(re.compile("son\\+la\\+h%E1%BB%99i\\+ngh%E1%BB%8B"))
    assert page.title().startswith("son la hội nghị — ")
    page.go_back()  # all that was typed in one go
    expect(page.locator(STATE)).to_have_attribute("data-search-state", "idle")
    expect(box(page)).to_have_value("")


def test_back_and_forward_lead_through_searches(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    found = {}
    for text in ("sơn la", "đà nẵng"):
        box(page).fill(text)
        page.keyboard.press("Enter")
        expect(page).to_have_title(re.compile(f"^{text} — "))
        found[text] = titles(page)
    facet(page, "Cấp").first.get_by_role("link").click()
    expect(page.locator(".search__chosen li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".search__chosen li")).to_have_count(0)
    page.go_back()
    expect(box(page)).to_have_value("sơn la")
    assert titles(page) == found["sơn la"]
    page.go_forward()
    expect(box(page)).to_have_value("đà nẵng")
    assert titles(page) == found["đà nẵng"]


def test_choices_widen_and_narrow(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"))
    everything = total(page)
    counts = []
    for at in (0, 1):
        choice = facet(page, "Tỉnh, thành").nth(at)
        counts.append(int(choice.locator(".index-list__count").inner_text()))
        choice.get_by_role("link").click()
        expect(page.locator(STATE)).to_have_attribute("data-total", str(sum(counts)))
        expect(choice.get_by_role("link")).to_be_focused()
        assert choice.get_by_role("link").get_attribute("aria-current") == "true"
    topic = facet(page, "Chủ đề").first
    expected = topic.locator(".index-list__count").inner_text()
    topic.get_by_role("link").click()
    expect(page.locator(STATE)).to_have_attribute("data-total", expected)
    facet(page, "Tỉnh, thành").first.get_by_role("link").click()
    expect(page.locator(".search__chosen li")).to_have_count(2)
    for left in (1, 0):
        page.locator(".search__chosen a").first.click()
        expect(page.locator(".search__chosen li")).to_have_count(left)
    assert total(page) == everything
    assert asked(page) == {"q": ["hội nghị"]}


def test_longer_list_of_choices_stays_open(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"))
    more = page.locator("#loc-province-them")
    more.locator("summary").click()
    more.get_by_role("link").first.click()
    expect(page.locator(".search__chosen li")).to_have_count(1)
    expect(more.get_by_role("link").first).to_be_visible()


def test_bars_and_their_table_narrow(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"))
    bar = page.locator(".search__time a.bars__link", has_text="2024")
    number = bar.locator(".bars__count").inner_text().split()[0]
    bar.click()
    expect(page.locator(STATE)).to_have_attribute("data-total", number)
    assert asked(page) == {"q": ["hội nghị"], "tu": ["2024-01"], "den": ["2024-12"]}
    expect(page.get_by_role("list", name="Kết quả theo tháng")).to_be_visible()
    page.get_by_text("Xem dạng bảng").click()
    row = page.locator(".search__table tbody tr").first
    row.get_by_role("link").click()
    assert asked(page)["tu"] == asked(page)["den"] != ["2024-01", "2024-12"]
    assert 0 < total(page) <= int(number)
    expect(page.locator(".search__table")).to_be_visible()


def test_bars_are_only_shown_where_they_tell_something(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hà giang"))
    assert 0 < total(page) < 5
    assert page.locator(".search__time").count() == 0
    expect(page.locator(".search__note")).to_contain_text("Hà Giang thuộc Tuyên Quang")


def test_sorts_by_time(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"))
    by_worth = titles(page)
    firsts = {}
    for choice, written in (("mới trước", "moi"), ("cũ trước", "cu")):
        page.get_by_label("Xếp theo").select_option(choice)
        expect(page).to_have_url(re.compile(f"sap-xep={written}"))
        assert titles(page) != by_worth
        firsts[written] = page.locator(f"{HITS} time").first.get_attribute("datetime") or ""
    assert firsts["moi"][:4] > firsts["cu"][:4]


def test_pages(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"))
    first = titles(page)
    page.locator(".pagination").get_by_role("link", name="Trang 2").click()
    expect(page.locator("[aria-current=page]", has_text="Trang 2")).to_be_visible()
    assert asked(page)["trang"] == ["2"]
    assert not set(first) & set(titles(page))
    expect(page.get_by_role("status")).to_be_in_viewport()
    page.goto(real_address + query("hội nghị", "&trang=999"))
    expect(page.locator(HITS).first).to_be_visible()
    assert asked(page)["trang"] == [str(-(-total(page) // 20))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_one_box_that_leads_here(
    kind: str, open_page: Open, address_of: Callable[[str], str]
) -> None:
    page = open_page(address_of(kind), javascript=False)
    form = page.locator("form[role=search]")
    assert form.count() == 1
    address = form.evaluate("(form) => form.method + new URL(form.action).pathname")
    assert address == "get/luu-tru/tim-kiem/"
    assert form.locator("input[name=q][type=search]").count() == 1


@pytest.mark.parametrize("prefix", ["/", "/a/b%20c/"])
def test_works_wherever_the_archive_stands(
    prefix: str, open_page: Open, real_site: Build, serve: Callable[[Path, str], str]
) -> None:
    page = open_page(serve(real_site.output, prefix) + query("hội nghị"))
    assert total(page) > 20
    page.locator(f"{HITS} a").first.click()
    expect(page.locator("article h1")).to_be_visible()
