"""The day of the event: its year is read or bound by what the text names, never guessed."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.events import find_event

TODAY = date(2026, 11, 24)


def event(text: str, published: str | None = None) -> str | None:
    day = date.fromisoformat(published) if published else None
    found = find_event(text.split("\n"), day, TODAY)
    return found.date.isoformat() if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sáng 29-12, tổng kết công tác năm 2022, triển khai nhiệm vụ năm 2023.", "2022-12-29"),
        ("Sáng 29-12, Ban Chỉ đạo 35 tổng kết hoạt động năm 2022.", "2022-12-29"),
        ("Ngày 5/7, Huyện ủy sơ kết 6 tháng đầu năm 2023.", "2023-07-05"),
        ("Ngày 5/1, Huyện ủy sơ kết quý IV/2022.", "2023-01-05"),
        ("Ngày 5/4, sơ kết quý I năm 2023, triển khai quý II/2023.", "2023-04-05"),
        ("Ngày 3/2, Huyện ủy giao ban công tác tháng 1 năm 2023.", "2023-02-03"),
        ("Ngày 15/6, Huyện ủy sơ kết việc thực hiện kế hoạch năm 2022.", "2022-06-15"),
        ("Ngày 29/2, sơ kết tháng 2/2024.", "2024-02-29"),
    ],
)
def test_a_named_period_binds_the_year(text: str, day: str) -> None:
    assert event(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 29-12, Ban Chỉ đạo 35 tỉnh họp.",
        "Sáng 29-12, Ban Chỉ đạo 35 tỉnh họp, quán triệt Nghị quyết số 35-NQ/TW.",
        "Ngày 10/1, Huyện ủy triển khai nhiệm vụ năm 2023.",
        "Ngày 15/6, Huyện ủy quán triệt nghị quyết giai đoạn 2021 - 2025.",
        "Ngày 15/6, sơ kết 5 năm thực hiện nghị quyết, từ 2018 đến 2023.",
        "Ngày 15/6, quán triệt Nghị quyết số 35-NQ/TW ngày 22 tháng 10 năm 2018.",
        "Ngày 5/12, quán triệt Nghị quyết số 35-NQ/TW ngày 22 tháng 10 năm 2018.",
        "Ngày 15/6, Huyện ủy học tập nghị quyết ban hành năm 2018.",
        "Ngày 15/6, Ban Chỉ đạo 35 huyện, thành lập từ năm 2019, họp.",
        "Ngày 31/2, Huyện ủy sơ kết công tác năm 2022.",
    ],
)
def test_where_two_years_are_possible_none_is_taken(text: str) -> None:
    assert event(text) is None


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Sáng 5/6, Huyện ủy họp.", "2021-06-05", "2021-06-05"),
        ("Sáng 29-12, Huyện ủy họp.", "2023-01-03", "2022-12-29"),
        ("Sáng 29-12, Huyện ủy họp.", "2023-12-28", None),
        ("Sáng 5/6, Huyện ủy họp.", "2021-11-30", None),
        ("Chiều 29/2, Huyện ủy họp.", "2023-03-01", None),
        ("Sáng 3/6/2021, Huyện ủy họp.", "2021-06-05", "2021-06-03"),
        ("Ngày 3/6/2021, Huyện ủy họp.", "2021-06-02", None),
        ("Ngày 3/6/2016, Huyện ủy ra đời. Sáng 4/6, Huyện ủy họp.", "2021-06-05", "2021-06-04"),
    ],
)
def test_the_day_of_publication_binds_the_year(text: str, published: str, day: str | None) -> None:
    assert event(text, published) == day


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 12-KH/TU ngày 3/6/2021, Huyện ủy họp.",
        "Thực hiện Nghị quyết số 35-NQ/TW, ngày 22/10/2018 của Bộ Chính trị, huyện họp.",
        "Thực hiện Nghị quyết 35 ngày 22/10/2018 của Bộ Chính trị, huyện họp.",
        "Ngày 22/10/2018, Bộ Chính trị đã ban hành Nghị quyết 35.",
        "Ngày 22/10/2018, Bộ Chính trị khóa XII ra Nghị quyết 35.",
    ],
)
def test_the_day_of_a_document_is_no_event(text: str) -> None:
    assert event(text) is None
    assert event(text, "2018-12-01") is None


def test_the_future_and_far_paragraphs_do_not_count() -> None:
    assert event("Ngày 3/6/2094, Huyện ủy họp.") is None
    assert event("Mở đầu.\nTiếp theo.\nNgày 3/6/2021, Huyện ủy họp.") is None
    assert event("Mở đầu.\nNgày 3/6/2021, Huyện ủy họp.") == "2021-06-03"


PIECES = st.sampled_from(
    "Sáng 29-12, |Chiều 5/6, |Ngày 21/3, |tổng kết công tác năm 2022, |quý I/2023, |năm 2024 "
    "|tháng 11 năm 2021 |Nghị quyết số 35-NQ/TW ngày 22/10/2018 |ngày 2 tháng 9 năm 2020 "
    "|nhiệm vụ năm 2023, |6 tháng cuối năm 2021, |của Bộ Chính trị |tổng kết |giai đoạn 2020-2025 "
    "|Sáng 7/8/2022, |Ban Chỉ đạo 35 họp. |từ năm 2019 |12/12 huyện ".split("|")
)


@given(st.lists(PIECES, max_size=8).map("".join), st.none() | st.dates(date(2019, 1, 1), TODAY))
def test_no_year_comes_from_nowhere(text: str, published: date | None) -> None:
    found = find_event([text], published, TODAY)
    if found is None:
        return
    assert found.words in text
    assert found.date <= (published or TODAY)
    if str(found.date.year) in found.words:
        assert found.year_from is None
    elif published:
        assert 0 <= (published - found.date).days <= 75
    else:
        assert found.year_from is not None
        named = {int(year) for year in re.findall(r"20\d\d", found.year_from)}
        assert min(abs(year - found.date.year) for year in named) <= 1
        assert all(str(year) in text for year in named)
