"""The tone mark of oa, oe, uy moves between two vowels and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.vietnamese.tone_marks import Placement, count_placements, place_tones

PAIRS = [("hòa", "hoà"), ("Khỏe", "Khoẻ"), ("THỦY", "THUỶ"), ("ủy", "uỷ"), ("họa", "hoạ")]


@pytest.mark.parametrize(("first", "last"), PAIRS)
def test_the_mark_moves_both_ways(first: str, last: str) -> None:
    assert place_tones(first, "last") == last
    assert place_tones(last, "first") == first
    assert count_placements(f"{first}, {last} {last}.") == {"first": 1, "last": 2}


@pytest.mark.parametrize("text", ["quý", "Quỳ", "hoàn", "khuỷu", "huyện", "tòan", "oai", "mùa", ""])
def test_other_syllables_have_one_form(text: str) -> None:
    assert place_tones(text, "first") == place_tones(text, "last") == text
    assert not any(count_placements(text).values())


@given(st.text(st.sampled_from("hqoauyeòàủỷ n")), st.sampled_from(["first", "last"]))
def test_every_letter_keeps_its_place(text: str, way: Placement) -> None:
    placed = place_tones(text, way)
    assert len(placed) == len(text)
    assert place_tones(placed, way) == placed
    assert count_placements(placed)["last" if way == "first" else "first"] == 0
