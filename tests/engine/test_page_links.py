"""What the checks know of a page: a quick scan sees what an HTML parser sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.engine.page_links import PageLinks, read_links, scan_links

NAMES = st.sampled_from(["id", "href", "src", "action", "class", "data-id", "title"])
VALUES = st.text(st.characters(blacklist_characters='"&<>', blacklist_categories=["C", "Z"])).map(
    lambda value: f"a{value}"
)
ATTRIBUTES = st.dictionaries(NAMES, VALUES)


@given(st.lists(ATTRIBUTES, max_size=8))
def test_a_scan_sees_what_a_parser_sees(elements: list[dict[str, str]]) -> None:
    inside = "".join(
        "<a" + "".join(f' {name}="{value}"' for name, value in of.items()) + ">x</a>"
        for of in elements
    )
    page = f'<!doctype html><html lang="vi"><body>{inside}</body></html>'.encode()
    assert scan_links(page) == read_links(page)


@pytest.mark.parametrize(
    "inside",
    [
        "<a href='mot/'>x</a>",
        "<a href=mot/>x</a>",
        '<a\n  href="mot/">x</a>',
        '<a class="b" href="?a=1&amp;b=2" id="&quot;">x</a>',
        '<form action="mot/"><img src="hai.png" alt=""></form>',
        "không có gì",
    ],
)
def test_other_ways_of_writing_are_read_as_well(inside: str) -> None:
    page = f'<!doctype html><body><p id="p">{inside}</p></body>'.encode()
    assert scan_links(page) == read_links(page)


def test_facts_can_be_packed() -> None:
    page_links = PageLinks(("b",), frozenset(("a", "b")), frozenset(("mot/", "#a")))
    assert PageLinks.unpacked(page_links.packed()) == page_links
