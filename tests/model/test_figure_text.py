"""Numbers as Vietnamese readers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model.figure_text import figure_text
from newsarchive.model.record import Figure
from newsarchive.vietnamese.numbers import number_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"), (12, "12"), (999, "999"), (3000, "3.000"), (1234567, "1.234.567"),
        (98.5, "98,5"), (1234.25, "1.234,25"), (98.0, "98"), (-3000, "-3.000"),
    ],
)  # fmt: skip
def test_thousands_have_stops_and_decimals_a_comma(number: float, text: str) -> None:
    assert number_text(number) == text


@given(st.integers(-(10**12), 10**12))
def test_a_written_number_can_be_read_back(number: int) -> None:
    assert int(number_text(number).replace(".", "")) == number


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": "80000"}, "80.000"),
        ({"value": "0"}, "0"),
        ({"value": "80000", "qualifier": "over"}, "hơn 80.000"),
        ({"value": "98.5", "qualifier": "nearly"}, "gần 98,5"),
        ({"value": "12", "of": "12"}, "12/12"),
        ({"value": "3000", "of": "4000", "qualifier": "about"}, "khoảng 3.000/4.000"),
        ({"min": "7000", "max": "8000"}, "7.000–8.000"),
        ({"min": "7000", "max": "8000", "qualifier": "about"}, "khoảng 7.000–8.000"),
        ({"min": "7", "max": "8", "of": "9"}, "7–8/9"),
        ({"min": "15"}, "ít nhất 15"),
        ({"min": "15", "qualifier": "at-least"}, "ít nhất 15"),
        ({"min": "15", "of": "20"}, "ít nhất 15/20"),
        ({"max": "15"}, "nhiều nhất 15"),
        ({"min": "0", "max": "0"}, "0–0"),
    ],
)
def test_a_figure_tells_all_that_is_stated(fields: dict[str, str], text: str) -> None:
    figure = Figure.model_validate({"label": "đại biểu", "unit": "người"} | fields)
    assert figure_text(figure) == text
