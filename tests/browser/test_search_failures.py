"""The search when something is wrong: with the network, the files, the browser or the query."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from browser.search_steps import HITS, STATE, Open, box, query, results, titles, total
from conftest import Build

SHARDS = "**/tim-kiem/chi-muc/*.bin"
# What a browser itself says of a file that it could not get.
UNREACHABLE = r"console: Failed to load resource: net::ERR_(FAILED|INTERNET_DISCONNECTED)"
NOT_FOUND = r"console: Failed to load resource: the server responded with a status of 404.*"
GONE = rf"{NOT_FOUND}|404: http://[^ ]+/tim-kiem/chi-muc/[^/]+\.bin"

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "(.*)+$ [a-z", "\\u0041 \\", "%00 %ff &q=2", "'; drop table --", "{{7*7}} ${7*7}",
    "__proto__ constructor toString", "a " * 5000, "x" * 10_000, "🕯️🇻🇳 👩‍👩‍👧", "שלום עליכם مرحبا",
    "\u202egnourt iah", "!!! ??? …", "\u0301", "ho\u0302\u0323i nghi\u0323", "\u0301\u0323a", "-",
    "\"", "\"\"", "-\"hội nghị", "\ud83d", " \u00a0\u200b ",
]  # fmt: skip


def expect_failure(page: Page) -> None:
    results(page, "error")
    expect(page.get_by_role("status")).to_contain_text("Chưa tìm được")
    expect(page.locator(".search__note")).to_contain_text("Xin kiểm tra kết nối")
    assert page.locator(HITS).count() == 0


def retry(page: Page) -> None:
    page.get_by_role("button", name="Thử lại").click()
    assert total(page) > 0
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_role("button", name="Thử lại")).to_have_count(0)


def test_unreachable_files(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "cach-tim/", allow=UNREACHABLE)
    page.route(SHARDS, lambda route: route.abort())
    page.goto(real_address + query("sơn la"))
    expect_failure(page)
    page.get_by_role("button", name="Thử lại").click()
    expect_failure(page)
    page.unroute(SHARDS)
    retry(page)


def test_offline_in_mid_search(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("sơn la"), allow=UNREACHABLE)
    assert total(page) > 0
    page.context.set_offline(True)
    box(page).fill("đồng tháp kiểm tra giám sát")
    page.keyboard.press("Enter")
    expect_failure(page)
    box(page).fill("sơn la")  # what has been read is still there, or fails as politely
    page.keyboard.press("Enter")
    expect(page.locator(STATE)).to_have_attribute("data-search-state", re.compile("done|error"))
    page.context.set_offline(False)
    box(page).fill("sơn la hội nghị")
    page.keyboard.press("Enter")
    assert total(page) > 0


@pytest.mark.parametrize("rot", ["missing", "truncated", "empty", "not what it should be"])
def test_spoilt_file(rot: str, open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "cach-tim/", allow=GONE if rot == "missing" else "(?!)")

    def spoil(route: Route) -> None:
        if rot == "missing":
            route.fulfill(status=404, body="")
            return
        body = route.fetch().body()
        spoilt = {"truncated": body[: len(body) // 2], "empty": b""}
        route.fulfill(status=200, body=spoilt.get(rot, b"<!doctype html>"))

    page.route(SHARDS, spoil)
    page.goto(real_address + query("sơn la"))
    expect_failure(page)
    page.unroute_all(behavior="wait")  # another file may still be on its way
    retry(page)


def test_one_bad_answer_is_made_good_unseen(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "cach-tim/")
    spoilt: set[str] = set()

    def spoil(route: Route) -> None:
        if route.request.url in spoilt:
            route.continue_()
        else:
            spoilt.add(route.request.url)
            route.fulfill(status=200, body=route.fetch().body()[:-9])

    page.route(SHARDS, spoil)
    page.goto(real_address + query("sơn la"))
    assert total(page) > 0
    assert len(spoilt) > 2


@pytest.mark.parametrize("manifest", ["new", "still the old one"])
def test_new_publication_while_a_reader_searches(
    manifest: str, open_page: Open, real_site: Build, small_site: Build, tmp_path: Path,
    serve: Callable[[Path, str], str],
) -> None:  # fmt: skip
    folder = shutil.copytree(real_site.output, tmp_path / "site")
    page = open_page(serve(folder, "/luu-tru/") + query("hội nghị"), allow=GONE)
    assert total(page) > 20
    old, new = folder / "tim-kiem" / "chi-muc", small_site.output / "tim-kiem" / "chi-muc"
    for file in old.glob("*.bin"):
        file.unlink()
    if manifest == "new":
        shutil.copytree(new, old, dirs_exist_ok=True)
    box(page).fill("đồng tháp kiểm tra giám sát")
    page.keyboard.press("Enter")
    if manifest != "new":
        expect_failure(page)
        shutil.copytree(new, old, dirs_exist_ok=True)
        page.get_by_role("button", name="Thử lại").click()
    results(page)
    box(page).fill("sơn la")
    page.keyboard.press("Enter")
    published = json.loads((new / "manifest.json").read_text("utf-8"))["documents"]
    assert 0 < total(page) <= published


@pytest.mark.parametrize(
    "worker",
    [
        "class { constructor() { throw new TypeError('no module workers'); } }",
        "class extends EventTarget { postMessage() { setTimeout(() => this.dispatchEvent("
        "new ErrorEvent('error', {message: 'blocked'}))); } }",
    ],
)
def test_without_a_worker(worker: str, open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "cach-tim/")
    page.add_init_script(f"window.Worker = {worker};")
    page.goto(real_address + query("sơn la"))
    assert total(page) > 0
    box(page).fill("lang")
    expect(page.locator("#goi-y [role=option]").first).to_be_visible()
    assert titles(page)


def test_slow_network(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("sơn la"))
    before = titles(page)
    place = page.locator(".search").bounding_box()

    held: list[Route] = []
    page.route(SHARDS, lambda route: held.append(route))
    box(page).fill("đồng tháp kiểm tra giám sát")
    results(page, "loading")
    expect(page.locator(STATE)).to_have_attribute("aria-busy", "true")
    assert page.locator(f"{HITS} h2").all_inner_texts() == before
    expect(page.get_by_role("status")).to_have_text("Đang tìm…")
    assert page.locator(".search").bounding_box() == place
    page.unroute(SHARDS)  # what is held goes on
    assert titles(page) != before
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ bài$|^Không có bài nào$"))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_hostile_query(text: str, open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    expect(box(page)).to_have_role("combobox")  # the script is there
    box(page).fill(text)
    page.keyboard.press("Enter")
    for _ in range(2):
        results(page)
        assert total(page) > 0 or page.locator(".search__note").count() > 0
        assert page.locator("main :is(script, img, svg, iframe)").count() == 0
        page.reload()
    results(page)
    assert opened == []
    assert len(page.url) < 4000
    if not re.search(r"\w", text):
        expect(page.locator(".search__note").first).to_contain_text("chưa có chữ hay số nào")
    if len(text) > 400:
        assert page.locator(".search__note").count() > 0
