"""Office-holders with their offices; nobody without an office gets into the archive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.officials import find_officials


def found(text: str) -> list[tuple[str, str | None]]:
    return [(official.name, official.role) for official in find_officials(text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Đồng chí Lò Văn Khụt, Trưởng Ban Tuyên giáo Tỉnh ủy chủ trì hội nghị.",
         "Lò Văn Khụt", "Trưởng Ban Tuyên giáo Tỉnh ủy"),
        ("Đồng chí Lò Văn Khụt, Ủy viên Ban Thường vụ, Trưởng Ban Chỉ đạo 35 tỉnh, phát biểu.",
         "Lò Văn Khụt", "Ủy viên Ban Thường vụ, Trưởng Ban Chỉ đạo 35 tỉnh"),
        ("Tại hội nghị, Phó Bí thư Thường trực Tỉnh ủy Bàn Thị Mỷ nhấn mạnh yêu cầu.",
         "Bàn Thị Mỷ", "Phó Bí thư Thường trực Tỉnh ủy"),
        ("Chủ tịch UBND tỉnh Sơn La Lò Minh Hướng kết luận.",
         "Lò Minh Hướng", "Chủ tịch UBND tỉnh Sơn La"),
        ("Đồng chí H'Lim Niê, Phó Chủ tịch UBND huyện Cư Pơng phát biểu.",
         "H'Lim Niê", "Phó Chủ tịch UBND huyện Cư Pơng"),
        ("Đồng chí H’Lim Niê - Bí thư Huyện ủy dự.", "H’Lim Niê", "Bí thư Huyện ủy"),
        ("Ông Y Thông, Phó Chủ tịch Hội Nông dân huyện, cho biết.",
         "Y Thông", "Phó Chủ tịch Hội Nông dân huyện"),
        ("Dự có đồng chí Ksor H'Yên, Chủ tịch Ủy ban MTTQ tỉnh.",
         "Ksor H'Yên", "Chủ tịch Ủy ban MTTQ tỉnh"),
        ("Đồng chí Vũ Minh Tạo, Thứ trưởng Bộ Văn hóa, Thể thao và Du lịch dự hội nghị.",
         "Vũ Minh Tạo", "Thứ trưởng Bộ Văn hóa, Thể thao và Du lịch"),
        ("Đồng chí Vũ Minh Tạo, Cục trưởng Cục Phát thanh, Truyền hình và Thông tin điện tử, nói.",
         "Vũ Minh Tạo", "Cục trưởng Cục Phát thanh, Truyền hình và Thông tin điện tử"),
        ("Thượng tá Đinh Quang Hợp, Phó Giám đốc Công an tỉnh, trao giấy khen.",
         "Đinh Quang Hợp", "Phó Giám đốc Công an tỉnh"),
        ("PGS.TS Ngô Đình Khải, Phó Hiệu trưởng Trường Chính trị tỉnh trình bày chuyên đề.",
         "Ngô Đình Khải", "Phó Hiệu trưởng Trường Chính trị tỉnh"),
        ("Anh Vàng A Páo, Bí thư Chi đoàn bản Nậm Sin, chia sẻ.",
         "Vàng A Páo", "Bí thư Chi đoàn bản Nậm Sin"),
        ("Giám đốc Sở TT&TT Lương Hải Âu dự.", "Lương Hải Âu", "Giám đốc Sở TT&TT"),
        ("Nguyên Bí thư Tỉnh ủy Thào Seo Vảng tới dự.",
         "Thào Seo Vảng", "Nguyên Bí thư Tỉnh ủy"),
    ],
)  # fmt: skip
def test_an_office_stands_before_or_after_the_name(text: str, name: str, role: str) -> None:
    assert found(text) == [(name, role)]


@pytest.mark.parametrize(
    "verb",
    "chủ trì,phát biểu,đã dự,dự hội nghị,nhấn mạnh,trao bằng khen,cho biết,kết luận,yêu cầu,"
    "khẳng định,tham dự,cam kết thực hiện,kêu gọi,đến dự,cùng các đại biểu,ký kết".split(","),
)
def test_a_verb_ends_the_office(verb: str) -> None:
    text = f"Đồng chí Lò Văn Khụt, Bí thư Huyện ủy Mường Lự {verb} tại hội trường."
    assert found(text) == [("Lò Văn Khụt", "Bí thư Huyện ủy Mường Lự")]


def test_a_list_names_everybody_in_order() -> None:
    text = (
        "Các đồng chí: Lê Quang Tám, Bí thư Huyện ủy; Phạm Thị Cúc, Chủ tịch UBND huyện; "
        "Hoàng Văn Sừ, Trưởng Công an huyện chủ trì hội nghị."
    )
    assert found(text) == [
        ("Lê Quang Tám", "Bí thư Huyện ủy"),
        ("Phạm Thị Cúc", "Chủ tịch UBND huyện"),
        ("Hoàng Văn Sừ", "Trưởng Công an huyện"),
    ]


def test_an_office_is_not_the_next_persons_too() -> None:
    text = "Bà H'Lim Niê là Chi hội trưởng Phụ nữ buôn, ông Y Thông Mlô là Bí thư Chi bộ buôn Kla."
    assert found(text) == [
        ("H'Lim Niê", "Chi hội trưởng Phụ nữ buôn"),
        ("Y Thông Mlô", "Bí thư Chi bộ buôn Kla"),
    ]


def test_one_person_is_listed_once_with_the_fullest_office() -> None:
    text = (
        "Đồng chí Lò Văn Khụt chủ trì. Đồng chí Lò Văn Khụt, Ủy viên Ban Thường vụ, Trưởng Ban "
        "Tuyên giáo Tỉnh ủy, phát biểu. Bí thư Lò Văn Khụt kết luận."
    )
    assert found(text) == [("Lò Văn Khụt", "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Tỉnh ủy")]


def test_a_comrade_may_have_no_office() -> None:
    assert found("Đồng chí Nguyễn Thị Hạt chủ trì hội nghị.") == [("Nguyễn Thị Hạt", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn Bẩy, 45 tuổi, nông dân xã Lũng Tám, cho biết.",
        "Bà Trần Thị Lụa ở thôn 3 kể.",
        "Anh Vàng A Páo, bản Nậm Sin, chia sẻ bài viết.",
        "Trao bằng khen cho các ông Đỗ Văn Tám và Lê Văn Chín.",
        "Em Lò Thị Mai, học sinh lớp 12, đoạt giải.",
        "Bị cáo Trần Văn Dậu lĩnh án ba năm tù.",
        "Chị H'Mai Niê bán hàng ở chợ.",
        "Ông Nguyễn Văn Bẩy (thôn 3, xã Lũng Tám) đăng bài sai sự thật.",
    ],
)
def test_private_persons_are_never_listed(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Hồ Chí Minh từng dạy.",
        "Đồng chí Bí thư Tỉnh ủy yêu cầu các cấp ủy vào cuộc.",
        "Trưởng Ban Chỉ đạo 35 huyện Hoàng Su Phì phát biểu.",
        "Bí thư Huyện ủy Trần Văn Thời phát biểu.",
        "Chi bộ Trường Nguyễn Bỉnh Khiêm sinh hoạt.",
        "đường Nguyễn Văn Cừ, thành phố Bắc Ninh",
        "Bộ Chính trị, Ban Bí thư yêu cầu.",
    ],
)
def test_offices_places_and_history_are_no_persons(text: str) -> None:
    assert found(text) == []


WORDS = st.sampled_from(
    "ông bà anh chị Nguyễn Văn Bẩy Lò Thị Mai thôn xã Lũng Tám , . ở bán hàng kể và 45 tuổi".split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_without_an_office_or_a_comrade_nobody_is_found(text: str) -> None:
    assert found(text) == []
