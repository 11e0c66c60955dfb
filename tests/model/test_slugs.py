"""Slugs are proposed from province, headline and year, and never twice."""

import pytest

from newsarchive.model.slugs import propose_slug


@pytest.mark.parametrize(
    ("title", "province", "slug"),
    [
        ("Tọa đàm khoa học cấp tỉnh lần thứ hai", "An Giang", "an-giang-toa-dam-khoa-hoc-cap-2023"),
        ("An Giang: Tọa đàm", "An Giang", "an-giang-toa-dam-2023"),
        ("Tọa đàm", "Chưa rõ", "toa-dam-2023"),
        ("Đấu tranh, phản bác!", "Trung ương", "trung-uong-dau-tranh-phan-bac-2023"),
        ("An Giang", "An Giang", "an-giang-bai-2023"),
        ("???", "Chưa rõ", "bai-2023"),
        ("Hội nghị sơ kết 5 năm thực hiện", "An Giang", "an-giang-hoi-nghi-so-ket-2023"),
        ("Công tác phối hợp của các lực lượng", "Chưa rõ", "cong-tac-phoi-hop-2023"),
        ("Kế hoạch năm 2023", "An Giang", "an-giang-ke-hoach-nam-2023"),
        ("TP. Hồ Chí Minh: Tọa đàm", "Thành phố Hồ Chí Minh", "ho-chi-minh-toa-dam-2023"),
        ("Tỉnh An Giang họp", "An Giang", "an-giang-hop-2023"),
        ("x" * 90, "Chưa rõ", f"{'x' * 40}-2023"),
    ],
)
def test_proposals(title: str, province: str, slug: str) -> None:
    assert propose_slug(title, province, 2023, ()) == slug


def test_a_slug_that_is_taken_gets_a_number() -> None:
    taken = {"toa-dam-2023", "toa-dam-2023-2"}
    assert propose_slug("Tọa đàm", "Chưa rõ", 2023, taken) == "toa-dam-2023-3"


def test_a_year_that_is_not_known_is_left_out() -> None:
    assert propose_slug("Tọa đàm", "An Giang", None, ()) == "an-giang-toa-dam"
