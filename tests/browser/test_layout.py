"""Pages fit every screen and paper, hold still, and leave room for stacked accents."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.kinds import KINDS, wait_for_scripts

WIDTHS = (320, 360, 768, 1440)

# Elements that stick out of the window, unless a part of the page scrolls or hides them.
STICKING_OUT = """() => {
  const held = (element) => {
    for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== "visible") return true;
    return false;
  };
  const root = document.documentElement;
  const found = [...document.body.querySelectorAll("*")]
    .filter((e) => e.getClientRects().length)
    .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !held(e))
    .map((e) => `<${e.tagName} class="${e.className}"> ${e.textContent.slice(0, 40)}`);
  return root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} px`, ...found] : found;
}"""

# Leading as a multiple of the size of type, of every element that holds text of its own.
LEADING = """() => [...document.body.querySelectorAll("*")]
  .filter((e) => e.checkVisibility() && !e.closest(".visually-hidden"))
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .map((e) => {
    const style = getComputedStyle(e);
    const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    const heading = Boolean(e.closest("h1, h2, h3, h4, h5, h6"));
    // Headlines in a list, and the short labels of bars, tiles and controls.
    const label = Boolean(e.closest(".related a, .bars, .tile-map__tile, button, input"));
    return {what: `${e.tagName} ${e.className}`, leading, short: heading || label};
  })"""

SMALL_TARGETS = """() => [...document.querySelectorAll(
    "nav a, li a, .card a, h2 a, h3 a, dt a, button, input, .masthead a, form a")]
  .filter((e) => e.checkVisibility() && !e.closest(".visually-hidden, .skip-link"))
  .filter((e) => !e.closest(".prose") && !inSentence(e))
  .map((e) => [e, (e.closest("label") ?? e).getBoundingClientRect()])
  .filter(([, box]) => box.height < 23.99 || box.width < 23.99)
  .map(([e, box]) => `${box.width.toFixed(1)} × ${box.height.toFixed(1)}: ${e.textContent}`);
  function inSentence(link) {
    const block = link.parentElement;
    return block.matches("p:not(.card__line, .masthead__name), dd");
  }"""

SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
    resolve(shifts.map((s) => [s.value, s.sources.map((at) => at.node?.nodeName)])), 50)));
})"""

HEADING_SIZE = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"

KIND = pytest.mark.parametrize("kind", KINDS)
Open = Callable[..., Page]
Address = Callable[[str], str]


@KIND
def test_nothing_sticks_out(kind: str, open_page: Open, address_of: Address) -> None:
    page = open_page(address_of(kind))
    found: dict[str, Any] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} px"] = page.evaluate(STICKING_OUT)
    for medium in ({"forced_colors": "active"}, {"forced_colors": "none", "media": "print"}):
        page.set_viewport_size({"width": 700, "height": 990})
        page.emulate_media(**medium)
        found[str(medium)] = page.evaluate(STICKING_OUT)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 800})
    before = page.evaluate(HEADING_SIZE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(HEADING_SIZE) > 1.4 * before  # a part of it follows the window's width
    found["text of twice the size"] = page.evaluate(STICKING_OUT)
    assert {where: what for where, what in found.items() if what} == {}


@KIND
def test_nothing_moves_while_loading(kind: str, open_page: Open, address_of: Address) -> None:
    page = open_page(address_of(kind), height=2000)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 2000})
        page.reload()
        wait_for_scripts(page)
        assert page.evaluate(SHIFTS) == [], f"{width} px"


@KIND
def test_accents_and_fingers_have_room(kind: str, open_page: Open, address_of: Address) -> None:
    page = open_page(address_of(kind))
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        texts = page.evaluate(LEADING)
        tight = {
            f"{text['what']}: {text['leading']:.2f}"
            for text in texts
            if not text["leading"] >= (1.25 if text["short"] else 1.65) - 0.001
        }
        assert len(texts) > 3
        assert tight == set(), f"{width} px"
        assert page.evaluate(SMALL_TARGETS) == [], f"{width} px"


def test_paper_has_the_citation_and_full_addresses(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("record with everything"))
    page.emulate_media(media="print")
    assert page.locator(".cite__text").first.is_visible()
    for hidden in (".masthead__nav", ".theme-picker", ".cite__copy", ".crumbs", ".neighbours"):
        assert not page.locator(hidden).first.is_visible(), hidden
    after = "getComputedStyle(document.querySelector('.outbound'), '::after').content"
    assert page.evaluate(after) == '" <https://baothu.example/dau-de-cua-luu-tru.html>"'
    body = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{body}.color") == "rgb(0, 0, 0)"
