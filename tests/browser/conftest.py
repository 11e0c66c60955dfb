"""A real Chromium; any message on its console, and any request to another host, is a failure."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.chromium import find_chromium
from browser.kinds import KINDS
from conftest import SITEURL, Build

SITE_PATH = f"/{SITEURL.split('/')[-1]}/"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    assert executable, "no Chromium; run: python tests/browser/chromium.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """``open_page(address, width=…, scheme=…, javascript=…)``; checked when the test ends.

    A test that provokes complaints says which, as a regular expression: ``allow=…``.
    """
    contexts = []
    complaints: list[str] = []

    def open_(
        address: str, *, width: int = 1280, height: int = 900, scheme: str = "light",
        javascript: bool = True, allow: str = "(?!)", **options: object,
    ) -> Page:  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        host = address.split("/")[2]

        def complain(complaint: str) -> None:
            if not re.fullmatch(allow, complaint):
                complaints.append(complaint)

        page.on("console", lambda message: complain(f"console: {message.text}"))
        page.on("pageerror", lambda error: complain(f"error: {error}"))
        page.on(
            "request",
            lambda request: (
                complain(f"other host: {request.url}")
                if request.url.startswith("http") and request.url.split("/")[2] != host
                else None
            ),
        )
        page.on(
            "response",
            lambda response: (
                complain(f"{response.status}: {response.url}") if response.status >= 400 else None
            ),
        )
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def small_address(small_site: Build, serve: Callable[[Path, str], str]) -> str:
    """Where the small site is served, under the path that its SITEURL has."""
    return serve(small_site.output, SITE_PATH)


@pytest.fixture(scope="session")
def real_address(real_site: Build, serve: Callable[[Path, str], str]) -> str:
    """Where the archive itself is served."""
    return serve(real_site.output, SITE_PATH)


@pytest.fixture(scope="session")
def address_of(small_address: str, real_address: str) -> Callable[[str], str]:
    """``address_of("province")`` → where a page of that kind is; see ``kinds.py``."""
    roots = {"small": small_address, "real": real_address}

    def address(kind: str) -> str:
        site, path = KINDS[kind]
        return roots[site] + path

    return address
