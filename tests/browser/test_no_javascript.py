"""Without JavaScript every page can be read, and nothing is shown that would not work."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.kinds import KINDS

Open = Callable[..., Page]
Address = Callable[[str], str]


@pytest.mark.parametrize("kind", KINDS)
def test_page_can_be_read(kind: str, open_page: Open, address_of: Address) -> None:
    page = open_page(address_of(kind), javascript=False)
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("main").inner_text()) > 60
    for button in page.locator("button:visible").all():
        assert button.get_attribute("type") == "submit", button.inner_text()


def test_the_same_is_read_with_and_without(open_page: Open, address_of: Address) -> None:
    address = address_of("record with everything")
    without = open_page(address, javascript=False).locator("article").inner_text()
    page = open_page(address)
    expect(page.locator("[data-copy]").first).to_be_visible()
    page.evaluate("document.querySelectorAll('[data-copy]').forEach((button) => button.remove())")
    assert page.locator("article").inner_text() == without


def test_search_page_offers_lists_instead(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("search"), javascript=False)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_contain_text("không chạy JavaScript")
    for heading in ("Theo năm", "Theo chủ đề", "Theo tỉnh, thành"):
        section = page.locator("section", has=page.get_by_role("heading", name=heading))
        assert section.get_by_role("link").count() >= 3, heading
    page.get_by_role("link", name="Sơn La").click()
    expect(page.locator("h1")).to_have_text("Sơn La")
    assert page.locator("article").count() > 0


def test_notice_is_only_for_those_who_need_it(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("search"))
    expect(page.locator("noscript")).to_be_hidden()


def test_search_box_of_any_page_leads_to_the_search_page(
    open_page: Open, address_of: Address
) -> None:
    page = open_page(address_of("province"), javascript=False)
    page.get_by_role("searchbox").fill("hội nghị")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    assert page.url.endswith("/tim-kiem/?q=h%E1%BB%99i+ngh%E1%BB%8B")


def test_former_address_leads_to_the_present_one(open_page: Open, small_address: str) -> None:
    page = open_page(small_address + "bai/dia-chi-cu/", javascript=False)
    page.wait_for_url("**/bai/dia-chi-moi/")
    expect(page.locator("h1")).to_have_text("Bài đã đổi địa chỉ")


@pytest.mark.parametrize("kind", ["home", "record with everything", "list, page 2"])
def test_page_can_be_read_without_style(kind: str, open_page: Open, address_of: Address) -> None:
    page = open_page(address_of(kind))
    styled = page.locator("main").inner_text()
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach((l) => l.remove())")
    plain = page.locator("main").inner_text()
    assert set(styled.split()) <= set(plain.split())
    assert page.locator("h1").bounding_box()["x"] >= 0
