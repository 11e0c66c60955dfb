"""Two addresses of one page have one key."""

import pytest

from newsarchive.model.web_address import address_key, without_tracking

PAGE = "https://baosonla.vn/chinh-tri/mot-bai.html?id=7&x=1"


@pytest.mark.parametrize(
    "same",
    [
        "http://baosonla.vn/chinh-tri/mot-bai.html?id=7&x=1",
        "https://www.BaoSonLa.vn/chinh-tri/mot-bai.html?x=1&id=7",
        "https://m.baosonla.vn:443/chinh-tri/mot-bai.html?id=7&x=1#binh-luan",
        "https://baosonla.vn/chinh-tri/mot-bai.html?utm_source=a&id=7&x=1&fbclid=b&zarsrc=30",
        "https://baosonla.vn/chinh-tri/m%C3%B4t-bai.html/?id=7&x=1".replace("m%C3%B4t", "mot"),
    ],
)
def test_one_page(same: str) -> None:
    assert address_key(same) == address_key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://baosonla.vn/chinh-tri/mot-bai.html?id=8&x=1",
        "https://baosonla.vn/chinh-tri/hai-bai.html?id=7&x=1",
        "https://beta.baosonla.vn/chinh-tri/mot-bai.html?id=7&x=1",
        "https://baosonla.vn:8080/chinh-tri/mot-bai.html?id=7&x=1",
        "https://baosonla.vn/chinh-tri/Mot-Bai.html?id=7&x=1",
    ],
)
def test_another_page(other: str) -> None:
    assert address_key(other) != address_key(PAGE)


@pytest.mark.parametrize("odd", ["", "m.vn", "https://m.vn/", "https://a.vn:x/", "không phải"])
def test_an_odd_address_is_no_failure(odd: str) -> None:
    assert isinstance(address_key(odd), str)
    assert address_key("https://m.vn/") == "m.vn"


def test_what_follows_a_route_sign_is_another_page() -> None:
    one, other = "https://a.vn/#/tin/1", "https://a.vn/#/tin/2"
    assert address_key(one) != address_key(other)
    assert address_key("https://a.vn/x#binh-luan") == address_key("https://a.vn/x")
    assert without_tracking(f"{one}") == one
    assert without_tracking("https://a.vn/?fbclid=1#!tin") == "https://a.vn/#!tin"
    assert without_tracking("https://a.vn/x#binh-luan") == "https://a.vn/x"
