"""The text rules, by the table that the browser is run over as well."""

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from newsarchive.vietnamese.syllables import (
    END_OF_TEXT,
    parse_syllables,
    split_runs,
    split_texts,
)
from newsarchive.vietnamese.text import normalise

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


@settings(deadline=None)
@given(st.lists(st.text() | st.text("aá\u0301đ1.2, -_²/\0\n")))
def test_texts_are_split_each_for_itself(texts: list[str]) -> None:
    runs = [[*split_runs(text), END_OF_TEXT] for text in texts]
    assert split_texts(texts) == [run for of_text in runs for run in of_text]


@settings(deadline=None)
@given(st.text("aáĐ\u0301đ12., -_²/\n"))
def test_runs_are_as_long_as_they_can_be(text: str) -> None:
    """What the rule says in one expression, whatever is done to ask it less often."""
    plain = re.sub(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)", _without_points, text)
    rule = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+"
    assert split_runs(text) == re.findall(rule, normalise(plain).lower())


def _without_points(match: re.Match[str]) -> str:
    return match[0].replace(".", "")
