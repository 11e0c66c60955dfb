"""Provinces and places: stated, inferred with a doubt, or left open."""

from pathlib import Path

import pytest

from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.importer.facts.gazetteer import Gazetteer, press_in
from newsarchive.importer.facts.places import Place, find_place, find_province
from newsarchive.vietnamese.text import fold

AUTHORITIES, _ = read_authorities(Path(ROOT / "content"))
GAZETTEER = Gazetteer(AUTHORITIES.provinces, {fold("huyện Đình Lập"): "Lạng Sơn"})


def province(
    headline: str = "", lede: str = "", body: str = "", publisher: str | None = None, **more: str
) -> Place | None:
    return find_province(headline, lede, body, publisher, GAZETTEER, **more)


@pytest.mark.parametrize(
    ("lede", "name"),
    [
        ("Tỉnh ủy Sơn La tổ chức hội nghị.", "Sơn La"),
        ("Sáng 5/6, tại tỉnh Sơn La diễn ra hội nghị.", "Sơn La"),
        ("Thành phố Hồ Chí Minh tổng kết.", "Thành phố Hồ Chí Minh"),
        ("Tại thành phố Hồ Chí Minh, các đồng chí họp.", "Thành phố Hồ Chí Minh"),
        ("Các quận của TPHCM họp.", "Thành phố Hồ Chí Minh"),
        ("Thành ủy TP.HCM họp.", "Thành phố Hồ Chí Minh"),
        ("Tại thành phố Đà Nẵng, Thành đoàn ra quân.", "Đà Nẵng"),
        ("Tỉnh ủy Thừa Thiên - Huế họp.", "Thừa Thiên Huế"),
        ("Thành ủy Huế họp.", "Thừa Thiên Huế"),
        ("Ban Chỉ đạo 35 tỉnh Đắc Lắc họp.", "Đắk Lắk"),
        ("Công an tỉnh Hoà Bình mời ba người lên làm việc.", "Hòa Bình"),
        ("Tỉnh ủy Bà Rịa-Vũng Tàu họp.", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_a_stated_province(lede: str, name: str) -> None:
    found = province(lede=lede)
    assert found is not None
    assert (found.province, found.stated) == (name, True)


@pytest.mark.parametrize(
    ("headline", "lede", "body"),
    [
        ("", "Huyện ủy tổ chức hội nghị.", ""),
        ("", "Học tập tư tưởng Hồ Chí Minh, huyện tổ chức hội nghị.", ""),
        ("", "Đoàn TNCS Hồ Chí Minh huyện họp.", ""),
        ("", "Huyện An Giang họp.", "huyện An Giang"),
        ("", "Bà Nguyễn Hà Giang phát biểu.", ""),
        ("", "Trường nằm trên đường Điện Biên Phủ, phố Hà Nội.", ""),
        ("Sơn La và Điện Biên ký kết phối hợp", "", ""),
        ("", "", ""),
    ],
)
def test_what_names_no_province_or_two(headline: str, lede: str, body: str) -> None:
    assert province(headline, lede, body) is None


def test_of_several_the_one_the_headline_is_about() -> None:
    found = province(
        "Sơn La sơ kết", "Tỉnh ủy Sơn La họp.", "Có đoàn Điện Biên, Hà Giang, Lào Cai dự."
    )
    assert found is not None
    assert found.province == "Sơn La"


def test_of_two_the_one_of_the_publisher() -> None:
    found = province("Sơn La và Điện Biên ký kết phối hợp", publisher="Báo Điện Biên Phủ")
    assert found is not None
    assert (found.province, found.stated) == ("Điện Biên", True)


@pytest.mark.parametrize(
    ("lede", "told", "name"),
    [
        ("Huyện Đình Lập tổ chức hội nghị.", {}, "Lạng Sơn"),
        ("Tỉnh họp. Báo Lạng Sơn đăng chuyên mục.", {}, "Lạng Sơn"),
        ("Tỉnh ủy họp.", {"publisher": "Báo Hà Giang"}, "Hà Giang"),
        ("Tỉnh ủy họp.", {"around": "Trang thông tin của Tỉnh ủy – tỉnh Bắc Giang"}, "Bắc Giang"),
        ("Huyện ủy họp.", {"host": "trieuphong.quangtri.gov.vn"}, "Quảng Trị"),
    ],
)
def test_an_inferred_province_says_so(lede: str, told: dict[str, str], name: str) -> None:
    found = province(lede=lede, **told)
    assert found is not None
    assert (found.province, found.stated) == (name, False)
    assert found.how


@pytest.mark.parametrize("publisher", ["Tạp chí Thuế", "Báo Nhân Dân", "Cổng thông tin"])
def test_a_publisher_of_the_whole_country_tells_no_province(publisher: str) -> None:
    assert province(lede="Huyện ủy họp.", publisher=publisher) is None


@pytest.mark.parametrize(
    "lede",
    [
        "Ban Tuyên giáo Trung ương tổ chức hội nghị trực tuyến toàn quốc.",
        "Tại Hà Nội, Ban Chỉ đạo 35 Trung ương họp.",
        "Hội Nhà báo Việt Nam tổ chức tọa đàm.",
    ],
)
def test_work_of_the_centre(lede: str) -> None:
    found = province(lede=lede)
    assert found is not None
    assert (found.province, found.stated) == ("Trung ương", True)


@pytest.mark.parametrize(
    ("headline", "lede", "body", "place"),
    [
        ("Huyện Mường Lự họp", "", "", "huyện Mường Lự"),
        ("", "Tại xã Lũng Tám, đoàn viên ra quân.", "", "xã Lũng Tám"),
        ("Quận 3 họp", "Quận 3 họp.", "", "quận 3"),
        ("", "Huyện Mường Lự và huyện Nậm Sa cùng họp.", "", None),
        ("", "Tại thành phố Sơn La, tỉnh Sơn La.", "", None),
        ("", "Tỉnh họp.", "huyện Mường Lự, huyện Mường Lự, huyện Mường Lự", "huyện Mường Lự"),
        ("", "Tỉnh họp.", "huyện Mường Lự, huyện Nậm Sa, xã Lũng Tám", None),
    ],
)
def test_the_place_below_the_province(
    headline: str, lede: str, body: str, place: str | None
) -> None:
    assert find_place(headline, lede, body, "Sơn La") == place


def test_papers_are_named_with_their_province() -> None:
    text = "Báo Sơn La, Đài Phát thanh và Truyền hình Hà Giang; tỉnh Lào Cai báo cáo."
    assert sorted(press_in(text, GAZETTEER)) == [
        ("Hà Giang", "Đài Phát thanh và Truyền hình Hà Giang"),
        ("Sơn La", "Báo Sơn La"),
    ]
