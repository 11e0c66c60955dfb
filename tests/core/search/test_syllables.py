"""The text rules, by the table that the browser is run over as well."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from newsarchive.core.search.syllables import parse_syllables

CASES = json.loads((ROOT / "tests" / "shared" / "fold_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_text_falls_into_the_syllables_of_the_table(case: dict[str, object]) -> None:
    assert [list(pair) for pair in parse_syllables(str(case["text"]))] == case["syllables"]


@settings(deadline=None)
@given(st.text())
def test_normal_form_of_the_input_makes_no_difference(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert parse_syllables(text) == parse_syllables(composed) == parse_syllables(decomposed)


@settings(deadline=None)
@given(st.text())
def test_key_is_found_again_by_itself(text: str) -> None:
    for syllable in parse_syllables(text):
        assert syllable.folded
        assert " " not in syllable.folded + syllable.exact
        assert [found.folded for found in parse_syllables(syllable.folded)] == [syllable.folded]
