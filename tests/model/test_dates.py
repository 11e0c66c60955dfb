"""Dates as precisely as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model.dates import PartialDate, day_text, parse_day, with_written_dates

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2078, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    shown = draw(st.integers(1, 3))
    parts = (day.year, day.month, day.day)[:shown]
    return PartialDate(*parts, open_ended=draw(st.booleans()))


def order(*written: str) -> list[str]:
    """Texts in the order in which reports of these dates are listed."""
    return [str(d) for d in sorted(map(PartialDate.parse, written), key=lambda d: d.newest_first)]


@given(partial_dates())
def test_a_date_is_read_back_as_it_was(day: PartialDate) -> None:
    assert PartialDate.parse(day.edtf) == day
    assert str(day) == day.edtf


@given(partial_dates())
def test_nothing_says_more_than_is_known(day: PartialDate) -> None:
    assert day.known.count("-") == (0 if day.open_ended else day.edtf.count("-"))
    assert day.edtf.startswith(day.known)
    assert day.text.count("/") == day.edtf.removesuffix("/..").count("-")
    assert day.earliest.isoformat().startswith(day.edtf.removesuffix("/.."))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2023-02-30", "2023-02-30 is not in the calendar — correct the day or month"),
        ("2023-02-29/..", "2023-02-29/.. is not in the calendar — correct the day or month"),
        ("2023-13", "2023-13 is not in the calendar — correct the day or month"),
        ("2023-00-10", "2023-00-10 is not in the calendar — correct the day or month"),
        ("2023-03-00", "2023-03-00 is not in the calendar — correct the day or month"),
        ("0000", "the year 0 is too early — check the digits"),
        ("1023-03-21", "the year 1023 is too early — check the digits"),
    ],
)
def test_impossible_dates_are_refused_with_the_cure(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=r" — ") as refusal:
        PartialDate.parse(written)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2023", " 2023", "2023 ", "2023\n", "23", "2023-13-1", "0/2023",
        "2023-03-21T10:00", "2023-03-21/2023-03-22", "../2023", "2023..", "2023-03-21/...", "20233",
        "2023~", "-2023", "", "２０２３", "hôm qua",
    ],
)  # fmt: skip
def test_other_forms_are_refused_and_the_accepted_ones_named(written: str) -> None:
    with pytest.raises(ValueError, match="is not a date — write 2023-03-21, 2023-03, 2023,"):
        PartialDate.parse(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("21/3/2023", "2023-03-21"), ("21-03-2023", "2023-03-21"), ("1.3.2023", "2023-03-01"),
        ("ngày 21 tháng 3 năm 2023", "2023-03-21"), ("3/2023", "2023-03"), ("2023-3", "2023-03"),
        ("tháng 3/2023", "2023-03"), ("2023/3/1", "2023-03-01"), ("2023-03-1", "2023-03-01"),
    ],
)  # fmt: skip
def test_a_date_as_people_write_it_is_offered_in_the_right_form(written: str, meant: str) -> None:
    for parse in (PartialDate.parse, parse_day):
        with pytest.raises(ValueError, match=f"— write {meant if parse != parse_day else ''}"):
            parse(written)


def test_leap_days_are_dates_only_in_leap_years() -> None:
    assert PartialDate.parse("2024-02-29").earliest == date(2024, 2, 29)
    with pytest.raises(ValueError, match="calendar"):
        PartialDate.parse("1900-02-29")


def test_later_days_are_listed_first() -> None:
    assert order("2019-12-31", "2023-03-21", "2023-03", "2022") == [
        "2023-03-21", "2023-03", "2022", "2019-12-31"
    ]  # fmt: skip


def test_among_equals_the_better_known_is_first_and_not_before_is_last() -> None:
    equals = ["2023-01-01", "2023-01-01/..", "2023-01", "2023-01/..", "2023", "2023/.."]
    assert order(*reversed(equals)) == equals


@pytest.mark.parametrize(
    ("written", "text", "approximate", "known", "precision"),
    [
        ("2023-03-21", "21/3/2023", "khoảng 21/3/2023", "2023-03-21", "day"),
        ("2023-03", "tháng 3/2023", "khoảng 3/2023", "2023-03", "month"),
        ("2023", "năm 2023", "khoảng 2023", "2023", "year"),
        ("2022-12-29/..", "từ 29/12/2022", "từ 29/12/2022", "2022", "day"),
        ("2022-12/..", "từ 12/2022", "từ 12/2022", "2022", "month"),
        ("2022/..", "từ 2022", "từ 2022", "2022", "year"),
    ],
)
def test_a_date_is_told_as_people_write_it(
    written: str, text: str, approximate: str, known: str, precision: str
) -> None:
    day = PartialDate.parse(written)
    assert (day.text, day.approximate_text, day.known, day.precision) == (
        text, approximate, known, precision
    )  # fmt: skip


@given(DAYS)
def test_a_full_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "written", ["2026-11", "2026", "22/11/2026", "2026-11-22/..", "２０２６-11-22"]
)
def test_less_than_a_full_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a full day — write .*2026-11-22"):
        parse_day(written)


def test_a_day_is_written_without_leading_zeros() -> None:
    assert day_text(date(2026, 12, 5)) == "5/12/2026"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022-06-06", "6/6/2022"), ("từ 2020 đến 2023-10", "từ 2020 đến 10/2023"),
        ("5-7/8/2024", "5-7/8/2024"), ("2018-2023", "2018-2023"), ("quý I/2023", "quý I/2023"),
        ("2024", "2024"), ("2019-01-2", "2019-01-2"), ("số 12-2023-05", "số 12-2023-05"),
    ],
)  # fmt: skip
def test_dates_in_a_text_are_shown_as_people_write_them(text: str, shown: str) -> None:
    assert with_written_dates(text) == shown
