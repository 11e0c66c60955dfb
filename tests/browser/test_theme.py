"""The reader's choice of light or dark: kept from page to page, and applied before drawing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
Address = Callable[[str], str]

# What the root element says when the body comes into being, before which nothing is drawn.
WATCH = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.themeAtFirst = document.documentElement.dataset.theme ?? "none";
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
# What a page meets when its reader forbids sites to keep data.
FORBID_STORAGE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});
"""


def paper_is_dark(page: Page) -> bool:
    """Measured on the colour that is painted."""
    lightness: float = page.evaluate(
        """() => {
          const context = document.createElement("canvas").getContext("2d");
          context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
          context.fillRect(0, 0, 1, 1);
          return context.getImageData(0, 0, 1, 1).data[1];
        }"""
    )
    return lightness < 128


def test_without_a_choice_the_system_decides(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("home"), scheme="dark")
    assert paper_is_dark(page)
    expect(page.get_by_role("button", name="Theo thiết bị")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.emulate_media(color_scheme="light")
    assert not paper_is_dark(page)


@pytest.mark.parametrize(
    ("scheme", "choice", "dark"), [("light", "Tối", True), ("dark", "Sáng", False)]
)
def test_choice_holds_on_every_page_from_the_first_moment(
    scheme: str, choice: str, dark: bool, open_page: Open, address_of: Address
) -> None:
    page = open_page(address_of("home"), scheme=scheme)
    page.get_by_role("button", name=choice).click()
    assert paper_is_dark(page) is dark
    page.add_init_script(WATCH)
    for kind in ("list, page 2", "sources", "search"):
        page.goto(address_of(kind))
        assert page.evaluate("themeAtFirst") == ("dark" if dark else "light"), kind
        assert paper_is_dark(page) is dark, kind
        expect(page.get_by_role("button", name=choice)).to_have_attribute("aria-pressed", "true")


def test_choice_can_be_taken_back(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("home"), scheme="light")
    page.get_by_role("button", name="Tối").click()
    page.get_by_role("button", name="Theo thiết bị").click()
    assert not paper_is_dark(page)
    page.reload()
    assert not paper_is_dark(page)
    assert page.evaluate("localStorage.length") == 0


def test_choice_works_where_storage_is_forbidden(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("home"), scheme="light")
    page.add_init_script(FORBID_STORAGE)
    page.reload()
    page.get_by_role("button", name="Tối").click()
    assert paper_is_dark(page)
    expect(page.get_by_role("button", name="Tối")).to_have_attribute("aria-pressed", "true")


def test_nonsense_in_storage_is_ignored(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("home"), scheme="dark")
    page.evaluate("localStorage.setItem('giao-dien', 'hồng')")
    page.reload()
    assert paper_is_dark(page)
    expect(page.get_by_role("button", name="Theo thiết bị")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_form_controls_follow(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("home"), scheme="light")
    page.get_by_role("button", name="Tối").click()
    scheme = "getComputedStyle(document.querySelector('input')).colorScheme"
    assert page.evaluate(scheme) == "dark"
