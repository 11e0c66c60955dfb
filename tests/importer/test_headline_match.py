"""The line that the text takes up again is the headline; a section's name is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.headline_match import find_matched_line, match_share
from written_page import HEADLINE, PARAGRAPHS

BODY = " ".join(PARAGRAPHS)


def test_the_share_of_pairs_that_a_text_has_too() -> None:
    assert match_share("hội nghị sơ kết", "HOI NGHI SO KET") == 1.0
    assert match_share("hội nghị sơ kết", "nghị hội kết sơ") == 0.0
    assert match_share("hội nghị", "") == match_share("", BODY) == match_share("— — —", BODY) == 0.0


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (["Xây dựng Đảng", HEADLINE, "Thứ hai, 02/10/2023"], HEADLINE),
        (["Các cơ quan của Đảng ở trung ương và địa phương", HEADLINE], HEADLINE),
        (["Những mùa hoa nở muộn trên đỉnh núi mù sương"],
         "Những mùa hoa nở muộn trên đỉnh núi mù sương"),
        (["Những mùa hoa nở muộn trên đỉnh núi mù sương", "Gió thổi mãi qua những triền đồi vắng"],
         None),
        (["Trang chủ", "Ngày 02/10/2023", "Bài, ảnh: LÊ CHUNG"], None),
        (["— " * 100], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_headline_among_the_lines_above_a_text(head: list[str], line: str | None) -> None:
    body = BODY if line == HEADLINE or line is None else "Sương xuống. Người ta đi chợ."
    assert find_matched_line(head, body) == line


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=80))
def test_any_lines_may_be_asked(head: list[str], body: str) -> None:
    found = find_matched_line(head, body)
    assert found is None or found in head
