"""Steps on the search page that several tests take."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]

HITS = "#ket-qua > li"
STATE = "[data-search-state]"


def query(text: str, rest: str = "") -> str:
    """``tim-kiem/?q=…`` with further parameters as they stand in an address."""
    return f"tim-kiem/?q={quote(text)}{rest}"


def results(page: Page, state: str = "done") -> Locator:
    """The region of results, once it is in a state."""
    region = page.locator(STATE)
    expect(region).to_have_attribute("data-search-state", state, timeout=20_000)
    return region


def total(page: Page) -> int:
    return int(results(page).get_attribute("data-total") or "")


def box(page: Page) -> Locator:
    return page.locator("input[type=search]")


def titles(page: Page) -> list[str]:
    results(page)
    return page.locator(f"{HITS} h2").all_inner_texts()


def asked(page: Page) -> dict[str, Any]:
    """The parameters in the address of the page."""
    return parse_qs(urlsplit(page.url).query)


def facet(page: Page, heading: str) -> Locator:
    region = page.locator(".search__facet", has=page.get_by_role("heading", name=heading))
    return region.locator("li")
