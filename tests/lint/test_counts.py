"""Numbers of the summary are looked for among the figures; what counts nothing is not."""

import pytest

from lint.cases import told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("phát 3.000 cuốn sách", "3.000"),
        ("hơn 80.000 tài khoản", "80.000"),
        ("đạt 98,5% số đảng viên", "98,5"),
        ("Gần 180 người dự", "180"),
        ("Từ 202 bài vào chung khảo", "202"),
        ("phạt 70 triệu đồng", "70.000.000"),
        ("94 báo cáo viên", "94"),
        ("tập thể thuộc nhóm 15 đơn vị", "15"),
        ("tại 12/12 huyện", "12"),
    ],
)
def test_a_number_without_a_figure_is_told(text: str, number: str) -> None:
    assert told(summary=f"Theo bài, {text}.") == [
        f"number summary: states {number}, which is no figure of the record"
        " — add it to figures with its unit, or correct it"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 21/3/2023", "chiều 3/10", "sáng 29-12-2022", "ngày 5 và 6/10", "tháng 2/2023",
        "từ 1/2 đến hết 31/7/2023", "năm 2023", "giai đoạn 2021-2025", "quý 2", "khóa 13",
        "lần thứ 3", "kéo dài 5 năm", "Nghị quyết 35", "35-NQ/TW", "Kế hoạch 135-KH/TU",
        "Ban Chỉ đạo 35", "ban chỉ đạo 94", "Quân khu 7", "Bộ Tư lệnh 86", "Quận 12",
        "nhóm Mocha35", "đề án 05", "Trung tâm 186", "tổ giúp việc 94", "Đại hội XIII", "ba lớp",
        "dịch Covid-19", "dịch COVID-19",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert told(summary=f"Theo bài, việc ấy là của {text}.") == []


def test_values_ends_wholes_and_words_of_figures_are_stated() -> None:
    figures = [
        {"label": "sách", "value": "3000", "unit": "cuốn"},
        {"label": "lượt xem mỗi 7 ngày", "min": "7000", "max": "8000", "unit": "lượt"},
        {"label": "huyện", "value": "11", "of": "12", "unit": "huyện"},
        {"label": "tiền", "value": "70000000", "unit": "đồng"},
    ]
    summary = "Theo bài: 3.000 cuốn, 7.000 - 8.000 lượt, 11/12 huyện, 70 triệu đồng, 7 lần."
    assert told(summary=summary, figures=figures) == []


def test_a_number_that_differs_from_its_figure_is_told_once() -> None:
    figures = [{"label": "sách", "value": "3000", "unit": "cuốn"}]
    (line,) = told(summary="Theo bài có 3.200 cuốn; 3.200 cuốn ấy đã phát.", figures=figures)
    assert "states 3.200" in line


@pytest.mark.parametrize(
    ("said", "qualifier", "line"),
    [
        ("hơn 3.000", None, "says 'hơn 3.000', but the figure says '3.000'"),
        ("3.000", "over", "says '3.000', but the figure says 'hơn 3.000'"),
        ("gần 3.000", "over", "says 'gần 3.000', but the figure says 'hơn 3.000'"),
    ],
)
def test_a_number_worded_otherwise_than_its_figure_is_told(
    said: str, qualifier: str | None, line: str
) -> None:
    figures = [{"label": "sách", "value": "3000", "unit": "cuốn", "qualifier": qualifier}]
    (told_line,) = told(summary=f"Theo bài, {said} cuốn đã phát.", figures=figures)
    assert line in told_line


@pytest.mark.parametrize("said", ["hơn 3.000", "Trên 3.000", "hơn 3 nghìn"])
def test_a_number_worded_like_its_figure_is_left_alone(said: str) -> None:
    figures = [{"label": "sách", "value": "3000", "unit": "cuốn", "qualifier": "over"}]
    assert told(summary=f"Theo bài: {said} cuốn đã phát.", figures=figures) == []
