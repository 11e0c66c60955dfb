"""Signatures and source lines: lines that say who, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.signatures import parse_republication, parse_signature


@pytest.mark.parametrize(
    ("line", "names", "place"),
    [
        ("LÊ CHUNG", "Lê Chung", None),
        ("BẾ THỊ TRANG (Đình Lập)", "Bế Thị Trang", "Đình Lập"),
        ("Bài, ảnh: LÊ CHUNG", "Lê Chung", None),
        ("Tin, ảnh: Lê Chung - Bế Trang", "Lê Chung - Bế Trang", None),
        ("Lê Chung, Bế Trang", "Lê Chung, Bế Trang", None),
        ("H'LIM NIÊ", "H'Lim Niê", None),
        ("H’Lim Niê", "H’Lim Niê", None),
        ("Y Thông", "Y Thông", None),
        ("Tác giả: Hoàng Anh", "Hoàng Anh", None),
        ("Viết bởi Nguyễn Mai", "Nguyễn Mai", None),
        ("Lê Chung (TTXVN)", "Lê Chung (TTXVN)", None),
        ("PV", "PV", None),
        ("T.H", "T.H", None),
        ("Nhóm phóng viên", "Nhóm phóng viên", None),
        ("*** Lê Chung ***", "Lê Chung", None),
        ("(Lê Chung)", "Lê Chung", None),
        ("Tin: Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy", None),
    ],
)
def test_a_line_that_signs(line: str, names: str, place: str | None) -> None:
    found = parse_signature(line)
    assert found is not None
    assert (found.names, found.place) == (names, place)


@pytest.mark.parametrize(
    "line",
    [
        "", "Hội nghị", "Văn Phòng", "Công An", "Ban Tuyên giáo Huyện ủy", "Các tin khác",
        "Đại biểu dự hội nghị", "Nguồn: baosonla.example", "Theo TTXVN", "Lê Chung phát biểu.",
        "Nguyễn Văn Bẩy, Bí thư Huyện ủy", "Ai đã viết?", "Tin, ảnh:", "Tỉnh Sơn La họp",
        "Lê Chung, Bế Trang, Hoàng Anh, Lò Mai, Vàng Páo, Y Thông, Kim Oanh",
    ],
)  # fmt: skip
def test_a_line_that_does_not_sign(line: str) -> None:
    assert parse_signature(line) is None


def test_a_pen_name_counts_where_the_page_sets_it_off() -> None:
    assert parse_signature("Gió Ngàn Phương") is not None
    assert parse_signature("Mây") is None
    found = parse_signature("Mây", set_off=True)
    assert found is not None
    assert found.names == "Mây"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Theo báo Đắk Nông điện tử", "Báo Đắk Nông điện tử"),
        ("(Theo TTXVN)", "TTXVN"),
        ("Nguồn: baosonla.example", "baosonla.example"),
        ("Nguồn tin: Báo Sơn La.", "Báo Sơn La"),
        ("Đăng lại từ Cổng thông tin tỉnh Sơn La", "Cổng thông tin tỉnh Sơn La"),
        ("Bài viết theo Báo Nhân Dân", "Báo Nhân Dân"),
    ],
)
def test_a_source_line_names_the_first_publisher(line: str, source: str) -> None:
    assert parse_republication(line) == source


@pytest.mark.parametrize(
    "line",
    [
        "Theo đồng chí Bí thư Huyện ủy", "Theo kế hoạch số 45-KH/TU", "Theo đó",
        "Theo Luật An ninh",
        "Theo dõi Báo Sơn La trên Zalo", "Nguồn: ảnh tư liệu", "theo nguồn tin riêng",
        "Theo Báo Sơn La, hội nghị diễn ra trong hai ngày với sự tham gia của hơn 300 đại biểu",
    ],
)  # fmt: skip
def test_other_lines_name_no_source(line: str) -> None:
    assert parse_republication(line) is None


@given(st.text(max_size=60), st.booleans())
def test_any_line_may_be_asked(line: str, set_off: bool) -> None:
    found = parse_signature(line, set_off)
    assert found is None or found.names
    parse_republication(line)
