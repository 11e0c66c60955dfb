"""Names of persons, Kinh and other peoples', told apart from names of offices and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.persons import is_person, starts_with_family_name, unshout


@pytest.mark.parametrize(
    "name",
    [
        "Lê Chung", "Bế Thị Trang", "H'Lim Niê", "H’Mai Ayun", "Y Thông", "Y Thông Mlô",
        "Ksor H'Yên", "Vàng A Páo", "Nguyễn Thị Thanh Huyền Trang", "Kim Oanh", "Thào Seo Vảng",
    ],
)  # fmt: skip
def test_names(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text",
    [
        "", "Nguyễn", "lê chung", "Lê chung", "Ban Chỉ Đạo", "Văn Phòng", "Công An", "Hội Nghị",
        "Tỉnh Ủy", "Trung Ương", "Lê Chung phát biểu", "Lê Chung 2", "Lê, Chung",
        "Nguyễn Thị Thanh Huyền Trang Anh",
    ],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("BẾ THỊ TRANG", "Bế Thị Trang"), ("H'LIM NIÊ", "H'Lim Niê"), ("H’LIM NIÊ", "H’Lim Niê"),
        ("LÊ CHUNG - MINH ĐỨC", "Lê Chung - Minh Đức"), ("PV", "PV"), ("Lê Chung", "Lê Chung"),
    ],
)  # fmt: skip
def test_capitals_are_calmed(text: str, calm: str) -> None:
    assert unshout(text) == calm


@given(st.text(max_size=40))
def test_calming_changes_nothing_but_case_and_spaces(text: str) -> None:
    assert unshout(text).split() == text.split() or unshout(text).upper() == " ".join(
        text.upper().split()
    )


def test_family_names() -> None:
    assert starts_with_family_name("Lò Văn Khụt")
    assert starts_with_family_name("H'Lim Niê")
    assert not starts_with_family_name("Ban Tuyên giáo")
    assert not starts_with_family_name("")
