"""Numbers with their units; dates, numbers of documents and of committees are names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.figures import StatedFigure, find_figures


def one(text: str) -> StatedFigure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("phát hành 3.000 cuốn tài liệu", 3000, "cuốn"),
        ("đạt 98,5% kế hoạch", 98.5, "%"),
        ("có 05 hội nghị được mở", 5, "hội nghị"),
        ("1.234.567 đồng", 1_234_567, "đồng"),
        ("chi 12,5 tỷ đồng", 12.5, "tỷ đồng"),
        ("thu 1,2 triệu lượt tiếp cận", 1_200_000, "lượt tiếp cận"),
        ("500 nghìn lượt chia sẻ", 500_000, "lượt chia sẻ"),
        ("hai cuộc thi", 2, "cuộc"),
        ("mười lớp tập huấn", 10, "lớp"),
        ("giúp 5 đồng bào", 5, "đồng bào"),
        ("có 40 em tham gia", 40, "em"),
        ("lớp có 35 học viên", 35, "học viên"),
        ("sau 5 năm thực hiện", 5, "năm"),
        ("mỗi tin dài 15 phút", 15, "phút"),
    ],
)
def test_a_number_with_its_unit(text: str, value: float, unit: str) -> None:
    figure = one(text)
    assert (figure.value, figure.unit, figure.of, figure.min) == (value, unit, None, None)


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("có 7.000 - 8.000 lượt xem", 7000, 8000, "lượt xem"),
        ("viết 20 – 30 tin, bài", 20, 30, "tin, bài"),
        ("từ 5 đến 7 buổi", 5, 7, "buổi"),
        ("từ 70% đến 80% đảng viên", 70, 80, "%"),
        ("70-80% đảng viên", 70, 80, "%"),
    ],
)
def test_a_range_keeps_both_ends(text: str, least: float, most: float, unit: str) -> None:
    figure = one(text)
    assert (figure.min, figure.max, figure.unit, figure.value) == (least, most, unit, None)


@pytest.mark.parametrize(
    ("text", "value", "whole", "unit"),
    [
        ("12/12 huyện, thị xã đã thành lập", 12, 12, "huyện"),
        ("9/10 xã đạt chuẩn", 9, 10, "xã"),
        ("trên 1.150/1.200 đảng viên", 1150, 1200, "đảng viên"),
    ],
)
def test_a_part_keeps_its_whole(text: str, value: float, whole: float, unit: str) -> None:
    figure = one(text)
    assert (figure.value, figure.of, figure.unit) == (value, whole, unit)


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("hơn", "over"), ("trên", "over"), ("gần", "nearly"), ("khoảng", "about"),
        ("ít nhất", "at-least"), ("tối thiểu", "at-least"), ("có", None), ("Hơn", "over"),
    ],
)  # fmt: skip
def test_how_exact_a_number_is_meant(words: str, qualifier: str | None) -> None:
    figure = one(f"{words} 80.000 tài khoản")
    assert (figure.value, figure.unit, figure.qualifier) == (80_000, "tài khoản", qualifier)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("phát 3.000 cuốn tài liệu, tờ rơi", "cuốn tài liệu"),
        ("đạt 98% kế hoạch năm", "kế hoạch năm"),
        ("đạt 90.000 lượt/tháng.", "lượt/tháng"),
        ("số bài viết đạt 150 bài.", "số bài viết đạt"),
    ],
)
def test_a_label_says_what_is_counted(text: str, label: str) -> None:
    assert one(text).label == label


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 12/12/2021, tại huyện", "Sáng 29-12 họp", "Sáng 5/6 huyện họp",
        "ngày 22 tháng 10 năm 2018", "mùng 2 tháng 9", "tháng 6 năm 2021", "lúc 8 giờ 30 phút",
        "9 giờ sáng khai mạc", "năm 2021 tỉnh có", "quý 3 đã", "6 tháng đầu năm",
        "Nghị quyết số 35-NQ/TW", "Nghị quyết 35 được quán triệt", "Kế hoạch 82-KH/TU",
        "Nghị định 15/2020/NĐ-CP của", "Quyết định 1234/QĐ-UBND",
        "Ban Chỉ đạo 35 huyện họp", "BCĐ 35 tỉnh họp", "lực lượng 47 tham gia", "Tổ 35 xã họp",
        "nhiệm kỳ 2020-2025", "Đại hội 13 của Đảng", "giai đoạn 2021 - 2025 đã", "khóa 12 của",
        "khoản 2 điều 8", "thứ 2 hằng tuần", "COVID-19 làm", "quốc lộ 6 qua", "QL 6 chạy qua",
        "đội 3 trao quà", "chi bộ 7 họp bàn", "Đội 3 họp", "số nhà 12 bị", "sinh năm 1980, dân tộc",
    ],
)  # fmt: skip
def test_names_and_dates_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def test_figures_stand_in_order_and_once() -> None:
    text = "Có 3 tổ, 15 thành viên. Cả 15 thành viên đã viết 20 bài; hai hội nghị được mở."
    assert [(figure.value, figure.unit) for figure in find_figures(text)] == [
        (3, "tổ"), (15, "thành viên"), (20, "bài"), (2, "hội nghị"),
    ]  # fmt: skip


@given(st.integers(0, 10**8))
def test_numbers_are_read_as_they_are_written(number: int) -> None:
    written = f"{number:,}".replace(",", ".")
    assert one(f"phát {written} cuốn sổ").value == number


@given(st.text("0123456789.,-–/% ngàyhơncuốnlượt", max_size=50))
def test_any_text_may_be_asked_for_figures(text: str) -> None:
    for figure in find_figures(text):
        assert figure.label
        assert (figure.value is None) == (figure.min is not None and figure.max is not None)
