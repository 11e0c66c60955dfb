"""The browser understands all of the theme's style: no declaration is a slip of the pen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import tinycss2
from playwright.sync_api import Page

THEME = Path(__file__).parents[2] / "theme"
SHEETS = [*sorted((THEME / "static").rglob("*.css")), *sorted((THEME / "templates").rglob("*.css"))]

# What Chromium does not know, and why it is there all the same.
KNOWN_ELSEWHERE = {
    "hanging-punctuation": "Safari: quotation marks hang in the margin",
    "line-clamp": "the standard's name of -webkit-line-clamp",
}


SUPPORTED = """(asked) => asked.map(([property, value]) => {
  if (property) return CSS.supports(property, value);
  try { document.querySelector(value); return true; } catch { return false; }
})"""


def test_browser_understands_everything(open_page: Callable[..., Page], small_address: str) -> None:
    asked = [entry for sheet in SHEETS for entry in declarations(sheet)]
    assert len(asked) > 300
    page = open_page(small_address + "404.html")
    answers = page.evaluate(SUPPORTED, [entry[1:] for entry in asked])
    assert [entry for entry, known in zip(asked, answers, strict=True) if not known] == []


def declarations(sheet: Path) -> Iterator[tuple[str, str, str]]:
    """Where it is, and property and value; or no property and a selector."""
    for rule in style_rules(tinycss2.parse_stylesheet(sheet.read_text("utf-8"), True, True)):
        where = f"{sheet.relative_to(THEME)}:{rule.source_line}"
        yield where, "", tinycss2.serialize(rule.prelude).strip()
        for item in tinycss2.parse_blocks_contents(rule.content, True, True):
            where = f"{sheet.relative_to(THEME)}:{item.source_line}"
            assert item.type == "declaration", f"{where}: {item.serialize()}"
            if not item.lower_name.startswith("--") and item.lower_name not in KNOWN_ELSEWHERE:
                yield where, item.lower_name, tinycss2.serialize(item.value).strip()


def style_rules(nodes: list) -> Iterator:
    """The rules with declarations, also those within layers and conditions."""
    for node in nodes:
        assert node.type != "error", f"{node.source_line}: {node.message}"
        if node.type == "qualified-rule":
            yield node
        elif node.content is not None:
            yield from style_rules(tinycss2.parse_rule_list(node.content, True, True))


def test_exceptions_are_still_needed(open_page: Callable[..., Page], small_address: str) -> None:
    page = open_page(small_address + "404.html")
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    for name in KNOWN_ELSEWHERE:
        assert not page.evaluate("name => CSS.supports(name, 'inherit')", name), name
        assert re.search(rf"\b{name}:", text), name


def test_every_property_of_its_own_that_is_used_is_set() -> None:
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    used = set(re.findall(r"var\((--[\w-]+)", text))
    assert used - set(re.findall(r"(--[\w-]+)\s*:", text)) == set()
