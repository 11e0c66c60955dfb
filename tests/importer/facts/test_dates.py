"""Days as Vietnamese pages write them: day first, in the calendar, with the year in the text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.dates import (
    date_in_address,
    find_days,
    find_days_without_year,
    impossible_days,
    parse_date_line,
    parse_timestamp,
    weekday_agrees,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WRITTEN = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}",
    "{d} tháng {m} năm {y}", "{d:02} Tháng {m:02}, {y}", "{d} Th{m}, {y}",
)  # fmt: skip


@given(DAYS, st.sampled_from(WRITTEN))
def test_a_day_is_found_however_it_is_written(day: date, form: str) -> None:
    words = form.format(d=day.day, m=day.month, y=day.year)
    (found,) = find_days(f"Hội nghị ngày {words}, tại huyện.")
    assert (found.date, found.words) == (day, words)
    assert parse_date_line(f"Ngày đăng: {words}") is not None


@pytest.mark.parametrize(
    ("line", "day", "time", "label", "weekday"),
    [
        ("Thứ hai, 02/10/2023", "2023-10-02", False, False, True),
        ("Cập nhật lúc18:28, Thứ Ba, 26/11/2019 (GMT+7)", "2019-11-26", True, True, True),
        ("Thứ Bảy, ngày 05 tháng 06 năm 2021", "2021-06-05", False, True, True),
        ("Ngày đăng: 5.6.2021 | 14h30", "2021-06-05", True, True, False),
        ("05/06/2021 - 14:30", "2021-06-05", True, False, False),
        ("Chủ nhật, 6/6/2021 07:05 (GMT+7)", "2021-06-06", True, False, True),
        ("Thứ 5, 10/12/2020, 08:00", "2020-12-10", True, False, True),
        ("Tháng Mười Hai 29, 2022", "2022-12-29", False, False, False),
        ("5 Tháng Tư, 2022", "2022-04-05", False, False, False),
        ("Lượt xem: 1.234 - 05/06/2021", "2021-06-05", False, False, False),
        ("10/2/2021 3:05:00 PM", "2021-10-02", True, False, False),
        ("10/2/2021 15:05", "2021-02-10", True, False, False),
        ("25/2/2021 3:05 PM", "2021-02-25", True, False, False),
    ],
)
def test_a_line_that_says_when(line: str, day: str, time: bool, label: bool, weekday: bool) -> None:
    found = parse_date_line(line)
    assert found is not None
    assert found.date.isoformat() == day
    assert (found.has_time, found.has_label, found.has_weekday) == (time, label, weekday)


@pytest.mark.parametrize(
    "line",
    [
        "", "Thứ hai", "Sáng 29-12", "Hội nghị ngày 05/06/2021 tại Mường Lự", "31/02/2023",
        "Kế hoạch số 12-KH/TU, ngày 05/06/2021", "029.3852.146", "12.000.000", "05/06/21",
        "x" * 200,
    ],
)  # fmt: skip
def test_other_lines_say_no_day(line: str) -> None:
    assert parse_date_line(line) is None


@pytest.mark.parametrize(
    "words", ["31/02/2023", "29/2/2023", "32/01/2021", "00/01/2021", "1/13/2020"]
)
def test_a_day_of_no_calendar_is_no_day_and_is_told(words: str) -> None:
    assert list(find_days(f"Ngày {words}, họp")) == []
    assert impossible_days(f"Ngày {words}, họp") == [words]


@pytest.mark.parametrize("text", ["Ngày 29/2/2024", "Ngày 2-9-1945", "10/13/2021 3:05 PM", "họp"])
def test_other_days_are_not_called_impossible(text: str) -> None:
    assert impossible_days(text) == []


def test_history_is_no_day_of_a_page() -> None:
    assert list(find_days("từ 19/5/1890, qua 2-9-1945, đến 30 tháng 4 năm 1975")) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06-05", "2021-06-05"),
        ("2021-06-05T08:00:00+07:00", "2021-06-05"),
        ("2021-06-05T20:00:00Z", "2021-06-06"),
        ("2021-06-05 08:00:00", "2021-06-05"),
        ("Sat, 05 Jun 2021 20:00:00 GMT", "2021-06-06"),
        ("05/06/2021 08:00", "2021-06-05"),
        ("2021-13-05", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("Sat, 99 Foo 2021", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_a_timestamp_is_the_day_in_vietnam(text: str, day: str | None) -> None:
    found = parse_timestamp(text)
    assert (found.isoformat() if found else None) == day


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_days(text: str) -> None:
    for day in find_days(text):
        assert str(day.date.year) in text or re.search(r"\d{4}", day.words)
    parse_timestamp(text)
    parse_date_line(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sáng 29-12, Ban Chỉ đạo họp", [(29, 12)]),
        ("Chiều nay (5/6), huyện họp", [(5, 6)]),
        ("tối qua, 3-4, tại nhà văn hóa", [(3, 4)]),
        ("Sáng 5/6 và chiều 6/6", [(5, 6), (6, 6)]),
        ("Ngày 29/12/2022", []),
        ("đã có 12/12 huyện tham gia", []),
        ("Sáng 5/13", []),
    ],
)
def test_days_without_a_year_get_none(text: str, days: list[tuple[int, int]]) -> None:
    assert [(day, month) for day, month, _ in find_days_without_year(text)] == days


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://a.vn/2021/06/05/hoi-nghi", "2021-06-05"),
        ("https://a.vn/tin/20210605/hoi-nghi", "2021-06-05"),
        ("https://a.vn/hoi-nghi-20210605123456789.htm", "2021-06-05"),
        ("https://a.vn/hoi-nghi-05062021.html", "2021-06-05"),
        ("https://a.vn/2021-06/hoi-nghi", "2021-06"),
        ("https://a.vn/2021/06/hoi-nghi", "2021-06"),
        ("https://a.vn/20230231/hoi-nghi", None),
        ("https://a.vn/hoi-nghi-nam-2021", None),
        ("https://a.vn/bai-20991", None),
        ("https://a.vn/2013/13/13/x", None),
    ],
)
def test_addresses_tell_days(address: str, told: str | None) -> None:
    assert date_in_address(address) == told


@pytest.mark.parametrize("name", ["Thứ hai", "thứ 2", "THỨ HAI"])
def test_weekdays_agree_with_their_day_only(name: str) -> None:
    line = f"{name}, 02/10/2023"
    assert weekday_agrees(line, date(2023, 10, 2))
    assert not weekday_agrees(line, date(2023, 10, 3))
    assert weekday_agrees("02/10/2023", date(2023, 10, 3))
