"""axe finds nothing wrong, in light and dark, on wide and narrow screens."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.kinds import KINDS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What the colour scheme can change; the rest has been looked at in light.
COLOUR_RULES = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
AXE = Axe()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str, open_page: Callable[..., Page], address_of: Callable[[str], str]
) -> None:
    page = open_page(address_of(kind), reduced_motion="reduce")
    page.evaluate(AXE.axe_script)
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, options in (("light", ALL_RULES), ("dark", COLOUR_RULES)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {line}" for line in describe(run(page, options))]
    assert not found, "\n" + "\n".join(found)


def test_axe_would_find_something(
    open_page: Callable[..., Page], address_of: Callable[[str], str]
) -> None:
    page = open_page(address_of("province"))
    page.evaluate(AXE.axe_script)
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=data:,>'")
    page.evaluate("document.querySelector('.card__line').style.color = '#ccc'")
    found = {rule["id"] for rule in run(page, ALL_RULES)}
    assert {"image-alt", "page-has-heading-one", "color-contrast"} <= found


def run(page: Page, options: dict[str, Any]) -> list[dict[str, Any]]:
    violations: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(options).then((results) => results.violations)", options
    )
    return violations


def describe(violations: list[dict[str, Any]]) -> list[str]:
    """One line for each element that breaks a rule."""
    return [
        f"{rule['id']} ({rule['help']}): {' '.join(map(str, node['target']))}\n    "
        + node["failureSummary"].replace("\n", "\n    ")
        for rule in violations
        for node in rule["nodes"]
    ]
