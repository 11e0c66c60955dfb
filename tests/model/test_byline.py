"""Signatures: each name whole, bodies told from persons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model.byline import Author, parse_byline


@pytest.mark.parametrize("byline", [None, "", "(TTXVN)", "(a) (b)", " - "])
def test_no_signature_is_no_author(byline: str | None) -> None:
    assert not any(author.name.strip(" -") for author in parse_byline(byline))


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Nguyễn Văn Đạt", "Nguyễn Văn Đạt"),
        ("HOANG BIEN", "HOANG BIEN"),
        ("Trung Kiên", "Trung Kiên"),
        ("Văn Tiến Dũng", "Văn Tiến Dũng"),
        ("Công Tằng Tôn Nữ Hoa", "Công Tằng Tôn Nữ Hoa"),
        ("(Tổng hợp) Lê Mai", "Lê Mai"),
        ("Lê Mai (TTXVN)", "Lê Mai"),
        ("Tin, ảnh: Lê Mai", "Lê Mai"),
        ("Bài và ảnh: Lê Mai", "Lê Mai"),
        ("Thực hiện: Lê Mai", "Lê Mai"),
    ],
)
def test_a_name_is_kept_whole_without_notes(byline: str, name: str) -> None:
    assert parse_byline(byline) == (Author(name),)


@pytest.mark.parametrize("byline", ["T.SƠN", "Sơn", "H.N", "Lê mai", "Minh 35"])
def test_pen_names_are_persons(byline: str) -> None:
    assert parse_byline(byline) == (Author(byline),)


@pytest.mark.parametrize(
    "byline",
    [
        "Ban Thời sự", "Ban Biên tập", "Nhóm phóng viên", "PV", "Phóng viên thường trú", "TTXVN",
        "Báo Hà Giang", "Văn phòng Tỉnh ủy", "Trung tâm Truyền thông", "Trường Chính trị",
        "Ủy ban nhân dân thành phố Sơn La",
    ],
)  # fmt: skip
def test_bodies_are_kept_whole(byline: str) -> None:
    assert parse_byline(byline) == (Author(byline, is_body=True),)


@pytest.mark.parametrize("sign", [" - ", " – ", ", ", "; ", " & ", " / ", " và ", ",", " + "])
def test_signatures_are_parted_by_any_of_the_usual_signs(sign: str) -> None:
    authors = parse_byline(f"Đặng Dự{sign}Hoàng Trúc")
    assert [author.name for author in authors] == ["Đặng Dự", "Hoàng Trúc"]


def test_a_hyphen_inside_a_name_parts_nothing() -> None:
    assert parse_byline("Jean-Marie") == (Author("Jean-Marie"),)


@given(st.text(alphabet="Aaắ Đ.-–,;&/()và", max_size=30))
def test_every_name_has_letters_at_both_ends_or_none_at_all(byline: str) -> None:
    for author in parse_byline(byline):
        assert author.name == author.name.strip() != ""
