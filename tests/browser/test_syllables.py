"""The text rules in the browser: the shared table, and the same as the indexer's on anything."""

import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from browser.searching import module_address
from conftest import ROOT, Build
from newsarchive.vietnamese.syllables import parse_syllables

Parse = Callable[[list[str]], list[list[list[str]]]]

CASES = json.loads((ROOT / "tests" / "shared" / "fold_cases.json").read_text("utf-8"))

PARSE = """async ([module, texts]) => {
  const { parseSyllables } = await import(module);
  return JSON.stringify(texts.map((text) =>
    parseSyllables(text).map(({ folded, exact }) => [folded, exact])));
}"""

# What every version of Unicode since 3.2 knows, so that Python and browser need not be of one age.
anything = st.characters(exclude_categories=["Cs", "Cn"]).filter(
    lambda char: unicodedata.ucd_3_2_0.category(char) != "Cn"
)
vietnamese = st.sampled_from(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠẰỀỶỸÝĐÐðáàảãạấầẩẫậ .,-/0123456789"
    "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
)
odd = st.sampled_from("ßẞİıΣςﬁŉǅ²½Ⅳ٣३３\u00ad\u200b\u200d\u202e\ufeff\x00<>&\"'\\[](){}*+?|^$_")
texts = st.text(vietnamese, max_size=30) | st.text(vietnamese | odd | anything, max_size=20)


@pytest.fixture
def parse(open_page: Callable[..., Page], small_site: Build, small_address: str) -> Parse:
    """Runs texts through the built module; as JSON, which lone surrogates survive."""
    page = open_page(f"{small_address}du-lieu/")
    module = module_address(small_site, small_address, "syllables.js")
    return lambda batch: json.loads(page.evaluate(PARSE, [module, batch]))


def test_texts_fall_into_the_syllables_of_the_table(parse: Parse) -> None:
    found = parse([case["text"] for case in CASES])
    for case, syllables in zip(CASES, found, strict=True):
        assert syllables == case["syllables"], case["why"]


def test_browser_and_indexer_agree_on_anything(parse: Parse) -> None:
    batch: list[str] = []

    @settings(
        max_examples=1500,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(texts)
    def collect(text: str) -> None:
        batch.append(text)

    collect()
    assert len(batch) > 1000
    for text, found in zip(batch, parse(batch), strict=True):
        assert found == [list(pair) for pair in parse_syllables(text)], ascii(text)
