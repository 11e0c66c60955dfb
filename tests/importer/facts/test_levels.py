"""The level of the reported work, from the bodies that headline and lede name."""

from typing import get_args

import pytest

from newsarchive.importer.facts.levels import find_level
from newsarchive.model.record import Level


@pytest.mark.parametrize(
    ("headline", "level"),
    [
        ("Đảng ủy Khối các cơ quan tỉnh sơ kết", "bloc"),
        ("Bộ đội Biên phòng ra quân", "armed-forces"),
        ("Trường Chính trị tỉnh tọa đàm", "school"),
        ("Đảng ủy xã Lũng Tám ra nghị quyết", "commune"),
        ("Huyện ủy Mường Lự tổng kết", "district"),
        ("Ban Chỉ đạo 35 thành phố sơ kết", "district"),
        ("Tỉnh ủy sơ kết năm năm", "province"),
        ("Hội Nhà báo mở lớp", "press"),
        ("Hội nghị sơ kết", None),
        ("", None),
    ],
)
def test_the_body_tells_the_level(headline: str, level: str | None) -> None:
    assert find_level(headline, "", "Sơn La") == level
    assert find_level("", headline, "Sơn La") == level
    assert level is None or level in get_args(Level)


def test_the_headline_goes_before_the_lede() -> None:
    assert find_level("Huyện ủy Mường Lự họp", "Theo Tỉnh ủy, Tỉnh ủy yêu cầu.", None) == "district"


def test_the_centre_is_central() -> None:
    assert find_level("Huyện ủy Mường Lự họp", "", "Trung ương") == "central"
