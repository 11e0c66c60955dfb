"""The script of a preview's pages, in a browser: it shows every save, however late it starts."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from preview.serving import PAGE, RECORD, TITLE, Start, replace, until


def test_a_save_is_shown_that_falls_between_a_page_and_its_script(
    preview: Start, content: Path, open_page: Callable[..., Page]
) -> None:
    address = preview()
    until(address + PAGE, 200, TITLE)
    page = open_page(address)

    def save_first(route: Route) -> None:
        """Hold the script back until what is saved now could be shown."""
        replace(content / RECORD, TITLE, "Bài đã sửa")
        until(address + PAGE, 200, "Bài đã sửa")
        route.continue_()

    page.route("**/__reload.js", save_first, times=1)
    page.goto(address + PAGE, wait_until="commit")
    expect(page.locator("h1")).to_contain_text("Bài đã sửa", timeout=15_000)
