"""Every page can be walked through with the Tab key, forth and back, seeing where one is."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.kinds import wait_for_scripts

Open = Callable[..., Page]
Address = Callable[[str], str]

# Those with parts of their own; the others are made of the same.
WALKED = ["home", "record with everything", "record of many figures", "list, page 2", "provinces"]
WALKED += ["year", "data", "essay", "search", "not found"]

# Where the focus is: its place among all that can have it, and whether a reader can see it.
FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter((e) => e.checkVisibility() && !e.disabled);
  const first = focused.getClientRects()[0]; // of it, what is within the window
  const box = {left: Math.max(first.left, 0), right: Math.min(first.right, innerWidth),
               top: Math.max(first.top, 0), bottom: Math.min(first.bottom, innerHeight)};
  const style = getComputedStyle(focused);
  const covered = [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3],
                   [(box.left + box.right) / 2, (box.top + box.bottom) / 2]]
    .map(([x, y]) => document.elementFromPoint(x, y))
    .filter((top) => !top || !(focused.contains(top) || top.contains(focused)));
  return {
    place: all.indexOf(focused),
    total: all.length,
    name: `<${focused.tagName.toLowerCase()}> ${focused.textContent.trim().slice(0, 40)}`,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: covered.length === 0,
    by: covered.map((top) => top?.className ?? "outside the window").join(),
  };
}"""


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Every stop until the page is left; 500 stops mean that it cannot be."""
    stops = []
    for _ in range(500):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"{key} never leaves the page: … {[s['name'] for s in stops[-4:]]}")


@pytest.mark.parametrize("kind", WALKED)
def test_tab_visits_everything_once_in_order(
    kind: str, open_page: Open, address_of: Address
) -> None:
    page = open_page(address_of(kind), width=360, height=700, reduced_motion="reduce")
    wait_for_scripts(page)
    if kind == "search":  # puts the reader into its box; Tab leads on, and round to the start
        expect(page.locator("input[type=search]")).to_be_focused()
        walk(page, "Tab")
    stops = walk(page, "Tab")
    assert len(stops) >= 5
    assert [stop["place"] for stop in stops] == list(range(stops[0]["total"]))
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [(stop["name"], stop["by"]) for stop in stops if not stop["uncovered"]] == []


@pytest.mark.parametrize(
    ("kind", "width"),
    [("list, page 2", 360), ("year", 1280), ("record of many figures", 360)],
)
def test_sticky_headings_cover_nothing_on_the_way_back(
    kind: str, width: int, open_page: Open, address_of: Address
) -> None:
    page = open_page(address_of(kind), width=width, height=700, reduced_motion="reduce")
    wait_for_scripts(page)
    there = walk(page, "Tab")
    back = []
    for _ in there:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(FOCUS))
    assert [stop["place"] for stop in back] == [stop["place"] for stop in reversed(there)]
    assert [(stop["name"], stop["by"]) for stop in back if not stop["uncovered"]] == []


@pytest.mark.parametrize("kind", ["home", "record with everything", "province", "essay"])
def test_first_stop_leads_to_the_content(kind: str, open_page: Open, address_of: Address) -> None:
    page = open_page(address_of(kind))
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Tới nội dung chính")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)") or (
        page.locator("main a, main button, main input").count() == 0
    )


def test_named_part_is_not_covered(open_page: Open, small_address: str) -> None:
    page = open_page(small_address + "tinh/#chua-co", width=360, height=500)
    expect(page.locator("#chua-co")).to_be_in_viewport()
    top = (
        "document.elementFromPoint(180, document.querySelector('#chua-co')"
        ".getBoundingClientRect().top + 5)"
    )
    assert page.evaluate(f"document.querySelector('#chua-co').contains({top})")


def test_link_under_a_sticky_heading_can_be_seen(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("year"), width=360, height=700, reduced_motion="reduce")
    for link in page.locator(".card__title a").all()[5:12]:
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        link.focus()
        assert page.evaluate(FOCUS)["uncovered"], link.inner_text()
