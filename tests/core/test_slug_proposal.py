"""Slugs are proposed from province, headline and year, and never twice."""

import pytest

from newsarchive.core.slug_proposal import propose_slug


@pytest.mark.parametrize(
    ("title", "province", "slug"),
    [
        ("Tọa đàm khoa học cấp tỉnh lần thứ hai", "An Giang", "an-giang-toa-dam-khoa-hoc-cap-2023"),
        ("An Giang: Tọa đàm", "An Giang", "an-giang-toa-dam-2023"),
        ("Tọa đàm", "Chưa rõ", "toa-dam-2023"),
        ("Đấu tranh, phản bác!", "Trung ương", "trung-uong-dau-tranh-phan-bac-2023"),
        ("An Giang", "An Giang", "an-giang-bai-2023"),
        ("???", "Chưa rõ", "bai-2023"),
    ],
)
def test_proposals(title: str, province: str, slug: str) -> None:
    assert propose_slug(title, province, 2023, ()) == slug


def test_a_slug_that_is_taken_gets_a_number() -> None:
    taken = {"toa-dam-2023", "toa-dam-2023-2"}
    assert propose_slug("Tọa đàm", "Chưa rõ", 2023, taken) == "toa-dam-2023-3"
