"""A record full of markup is shown as the text it is; nothing of it runs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.kinds import wait_for_scripts

Open = Callable[..., Page]

TITLE = '<script>alert(1)</script> & "ngoặc" </title><img src=x onerror=alert(2)>'
WHERE = ["bai/ma-doc/", "bai/", "", "tinh/son-la/", "nguon/bao-thu/", "thoi-gian/2024/06/"]


@pytest.mark.parametrize("address", [*WHERE, "gioi-thieu/"])
def test_nothing_of_it_runs(address: str, open_page: Open, small_address: str) -> None:
    page = open_page(small_address + "cach-tim/", height=3000)
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.goto(small_address + address)
    wait_for_scripts(page)
    assert opened == []
    assert page.locator("img, iframe, object, embed, body script, body style").count() == 0
    assert page.locator("a[href^='javascript:'], [onclick], [onerror]").count() == 0
    assert page.locator("main").is_visible()


@pytest.mark.parametrize("address", WHERE)
def test_headline_is_shown_as_it_was_printed(
    address: str, open_page: Open, small_address: str
) -> None:
    page = open_page(small_address + address)
    assert page.get_by_text(TITLE, exact=True).first.is_visible()


def test_page_tells_the_headline_in_its_title(open_page: Open, small_address: str) -> None:
    page = open_page(small_address + "bai/ma-doc/")
    assert page.title() == f"{TITLE} — Sơn La — Lưu trữ 35"
    assert page.locator("meta[property='og:title']").get_attribute("content") == TITLE
    data = "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)"
    assert page.evaluate(f"{data}['@graph'][1].headline") == TITLE


def test_harmless_part_of_the_account_stays(open_page: Open, small_address: str) -> None:
    account = open_page(small_address + "bai/ma-doc/").locator(".prose")
    assert account.locator("a[href='https://ok.example']").inner_text() == "ok"
    assert account.locator("table").is_visible()
    assert "Đoạn có" in account.inner_text()
