"""The site works at a domain's root and under a path; its page for what is missing, anywhere."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from browser.conftest import SITE_PATH
from conftest import Build

Open = Callable[..., Page]


@pytest.mark.parametrize("prefix", ["/", "/sub/path/"])
def test_every_link_answers(
    prefix: str,
    small_site: Build,
    serve: Callable[[Path, str], str],
) -> None:
    home = serve(small_site.output, prefix)
    waiting, seen = [home], {home}
    while waiting:
        with urlopen(waiting.pop()) as answer:  # raises for anything but success
            address, kind = answer.url, answer.headers.get_content_type()
            links = links_of(answer.read(), address) if kind == "text/html" else set()
        fresh = {link for link in links if link.startswith(home)} - seen
        assert not {a for a in links if urlsplit(a)[:2] == urlsplit(home)[:2]} - seen - fresh, (
            f"{address} leads out of {prefix}"
        )
        seen |= fresh
        waiting += fresh
    assert len(seen) > 100


def links_of(page: bytes, address: str) -> set[str]:
    found = (
        element.get(name)
        for element in html.document_fromstring(page).iter()
        for name in ("href", "src", "action")
    )
    return {urldefrag(urljoin(address, link)).url for link in found if link}


@pytest.mark.parametrize("prefix", ["/", "/sub/path/"])
def test_pages_have_their_style_and_scripts(
    prefix: str,
    open_page: Open,
    small_site: Build,
    serve: Callable[[Path, str], str],
) -> None:
    page = open_page(serve(small_site.output, prefix))
    for name in ("Thời gian", "Nơi đăng", "Tỉnh, thành"):
        page.get_by_role("navigation").first.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(name)
        expect(page.get_by_role("button", name="Tối")).to_be_visible()
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--color-paper')"
    assert page.evaluate(colour)


@pytest.mark.parametrize("address", ["khong-co", "bai/khong-co/", "a/b/c/d/e.html?x=1"])
def test_missing_page_leads_back_from_any_depth(
    address: str, chromium: Browser, small_address: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    answer = page.goto(small_address + address)
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Không có trang này")
    page.get_by_role("link", name="Theo tỉnh, thành").click()
    assert page.url == small_address + "tinh/"
    expect(page.locator("h1")).to_have_text("Tỉnh, thành")
    page.go_back()
    page.get_by_role("searchbox").fill("hoi nghi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SITE_PATH}tim-kiem/?q=hoi+nghi")
    page.go_back()
    page.get_by_role("link", name="Lưu trữ 35").click()
    assert page.url == small_address
    context.close()


def test_missing_page_needs_no_other_file(open_page: Open, small_address: str) -> None:
    page = open_page(small_address + "404.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert asked == [small_address + "404.html"]
    font = "getComputedStyle(document.querySelector('h1')).fontFamily"
    assert "Noto Serif" in page.evaluate(font)  # its own style is let through by its policy


def test_every_link_of_the_missing_page_answers(small_address: str) -> None:
    with urlopen(small_address + "404.html") as answer:
        links = links_of(answer.read(), small_address + "404.html")
    assert len(links) >= 7
    for link in links:
        with urlopen(link) as answer:
            assert answer.status == 200, link
