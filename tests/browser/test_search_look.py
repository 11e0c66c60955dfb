"""How the search page looks in each of its states: to axe, to fingers, in any colours, on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.search_steps import HITS, Open, box, query, results, titles
from browser.test_accessibility import ALL_RULES, AXE, COLOUR_RULES, describe, run
from browser.test_layout import SMALL_TARGETS, STICKING_OUT

UNREACHABLE = r"console: Failed to load resource: net::ERR_FAILED"

# Whatever moves above the results. What has grown as well was drawn before all of its text was
# read, as Chromium does when it has much to do: the next element in the text, not one pushed away.
SHIFTED = """() => new Promise((resolve) => {
  const above = [".masthead", "h1", "[data-search-form]", "#tim"]
    .map((selector) => document.querySelector(selector));
  const shifted = [];
  new PerformanceObserver((list) => shifted.push(...list.getEntries()
    .flatMap(({sources}) => sources)
    .filter(({previousRect: before, currentRect: now}) =>
      before.width === now.width && before.height === now.height)
    .filter(({node}) => above.some((part) => node && (part === node || part.contains(node))))
    .map(({node}) => node.nodeName))).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => resolve(shifted), 100));
})"""


def show_results(page: Page, root: str) -> None:
    page.goto(root + query("hội nghị", "&tinh=son-la&tinh=lang-son&tinh=dong-thap&tinh=ha-noi"))
    results(page)


def show_many(page: Page, root: str) -> None:
    page.goto(root + query("hội nghị", "&tu=2020-01&den=2023-12"))
    results(page)
    for details in page.locator("[data-search] details:not([open]) > summary").all():
        if details.is_visible():
            details.click()


def show_nothing(page: Page, root: str) -> None:
    page.goto(root + query('"khong he co gi"'))
    results(page)


def show_notes(page: Page, root: str) -> None:
    page.goto(root + query("ha giang hoij nghij xyzabc"))
    results(page)


def show_error(page: Page, root: str) -> None:
    page.route("**/chi-muc/*.bin", lambda route: route.abort())
    page.goto(root + query("sơn la"))
    results(page, "error")


def show_suggestions(page: Page, root: str) -> None:
    page.goto(root + "tim-kiem/")
    box(page).fill("lang")
    expect(page.locator("#goi-y [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    results(page)


def show_long_query(page: Page, root: str) -> None:
    page.goto(root + query("bảo vệ nền tảng tư tưởng của Đảng " * 12 + "x" * 300))
    results(page)


STATES = {
    "results": show_results,
    "many results, all lists open": show_many,
    "nothing": show_nothing,
    "notes": show_notes,
    "error": show_error,
    "suggestions": show_suggestions,
    "long query": show_long_query,
}


@pytest.mark.parametrize("state", STATES)
def test_axe_and_fingers_find_no_fault(state: str, open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "cach-tim/", allow=UNREACHABLE, reduced_motion="reduce")
    found: list[Any] = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        STATES[state](page, real_address)
        page.evaluate(AXE.axe_script)
        found += page.evaluate(STICKING_OUT) + page.evaluate(SMALL_TARGETS)
        for scheme, rules in (("light", ALL_RULES), ("dark", COLOUR_RULES)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {line}" for line in describe(run(page, rules))]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("state", STATES)
def test_nothing_moves_above_the_results(
    state: str, width: int, open_page: Open, real_address: str
) -> None:
    page = open_page(real_address + "cach-tim/", width=width, allow=UNREACHABLE)
    STATES[state](page, real_address)
    assert page.evaluate(SHIFTED) == []


def test_box_stays_in_place_while_typing(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/", width=360)
    place = box(page).bounding_box()
    for text in ("hội", "hội nghị xyzabc", '"khong he co gi"', "hà giang", ""):
        box(page).fill(text)
        page.wait_for_timeout(250)
        assert box(page).bounding_box() == place
    assert page.evaluate(SHIFTED) == []


@pytest.mark.parametrize(
    "colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
)
def test_marks_are_seen_in_any_colours(
    colours: dict[str, str], open_page: Open, real_address: str
) -> None:
    page = open_page(real_address + query("ha giang"))
    results(page)
    page.emulate_media(**colours)
    mark = page.locator("mark").first
    expect(mark).to_have_text("Hà Giang")
    background = "(element) => getComputedStyle(element).backgroundColor"
    paper = page.locator("html").evaluate(background)
    assert mark.evaluate(background) not in {paper, "rgba(0, 0, 0, 0)"}


def test_phone_shows_results_before_choices(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"), width=360, height=900)
    results(page)
    expect(page.locator(f"{HITS} h2").first).to_be_in_viewport()
    expect(page.locator(".search__facet").first).to_be_hidden()
    page.get_by_text("Lọc kết quả").click()
    expect(page.locator(".search__facet").first).to_be_visible()


def test_paper_has_the_results_and_what_was_asked(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hà giang", "&cap=tinh"))
    shown = titles(page)
    page.emulate_media(media="print")
    assert page.locator(f"{HITS} h2").all_inner_texts() == shown
    for hidden in (".search__facets", ".search__sort", "[data-search-form]"):
        expect(page.locator(hidden)).to_be_hidden()
    after = "(element) => getComputedStyle(element, '::after').content"
    assert "attr(data-query)" in page.locator("[role=status]").evaluate(after) or (
        "hà giang" in page.locator("[role=status]").evaluate(after)
    )
    expect(page.locator(".search__chosen")).to_be_visible()


def test_without_javascript_lists_are_offered(
    open_page: Open, address_of: Callable[[str], str]
) -> None:
    page = open_page(address_of("search") + "?q=hội+nghị", javascript=False)
    expect(page.locator("noscript p")).to_contain_text("không chạy JavaScript")
    expect(page.get_by_role("heading", name="Theo tỉnh, thành")).to_be_visible()
    assert page.locator("[data-search-browse] a").count() > 60
