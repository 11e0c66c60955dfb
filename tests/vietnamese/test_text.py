"""Vietnamese text: one form, no accents, safe addresses, dictionary order."""

import csv
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from newsarchive.vietnamese.text import collation_key, fold, normalise, slugify

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậòỏõóọồổỗốộờởỡớợừửữứựỳỷỹýỵ"
ANY_TEXT = st.one_of(st.text(), st.text(alphabet=VIETNAMESE + "ÐðƉɖĐ -\u0301\u0323\u031b"))
PROVINCES = [
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre",
    "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ",
    "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai",
    "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình",
    "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai",
    "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên",
    "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La",
    "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thành phố Hồ Chí Minh",
    "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc",
    "Yên Bái",
]  # fmt: skip
"""As a Vietnamese dictionary would print them: letters first, then tones."""


@given(ANY_TEXT)
def test_normal_form_is_nfc_and_stays(text: str) -> None:
    once = normalise(text)
    assert unicodedata.is_normalized("NFC", once)
    assert normalise(once) == once


def test_lookalikes_of_d_with_stroke_become_it() -> None:
    assert normalise("Ðảng, Ɖà Nẵng, ðồng, ɖi") == "Đảng, Đà Nẵng, đồng, đi"


@given(ANY_TEXT)
def test_folded_text_has_no_accents_and_stays(text: str) -> None:
    once = fold(text)
    assert not any(unicodedata.combining(char) for char in once)
    assert not set("đĐÐð") & set(once)
    assert fold(once) == once


@given(ANY_TEXT)
def test_folding_does_not_depend_on_the_form_typed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nghị quyết số 35-NQ/TW", "nghi quyet so 35-nq/tw"),
        ("Thừa Thiên Huế: Ðoàn viên", "thua thien hue: doan vien"),
        ("ỖẪỰẾCH", "oauech"),
        ("hoà = hòa, uỷ = ủy", "hoa = hoa, uy = uy"),
    ],
)
def test_folding_keeps_letters_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_slugs_are_made_of_plain_letters_digits_and_single_hyphens(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


def test_a_name_becomes_its_slug() -> None:
    assert slugify("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"
    assert slugify("Báo Đắk Lắk (điện tử)") == "bao-dak-lak-dien-tu"
    assert slugify("…!") == ""


def test_letters_are_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    backwards = alphabet[::-1]
    assert sorted(backwards, key=collation_key) == alphabet


@pytest.mark.parametrize(
    "tones",
    ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
     "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"],
)  # fmt: skip
def test_tones_are_in_their_order(tones: str) -> None:
    for expected in (tones, tones.upper()):
        backwards = expected[::-1]
        assert "".join(sorted(backwards, key=collation_key)) == expected


def test_letters_count_before_tones_and_syllables_one_by_one() -> None:
    ordered = ["ma", "mà", "má", "mạ", "mai", "mài", "mam", "măm"]
    backwards = ordered[::-1]
    assert sorted(backwards, key=collation_key) == ordered
    assert collation_key("Hà Tĩnh") < collation_key("Hải Dương") < collation_key("Hậu Giang")


def test_provinces_are_in_dictionary_order() -> None:
    with (ROOT / "content/data/provinces.csv").open(encoding="utf-8", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file) if row["grid_row"]}
    assert names == set(PROVINCES)
    assert sorted(sorted(names), key=collation_key) == PROVINCES


def test_a_name_typed_in_nfd_is_sorted_like_its_nfc_form() -> None:
    name = "Thừa Thiên Huế"
    assert collation_key(unicodedata.normalize("NFD", name)) == collation_key(name)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_order_is_total(one: str, two: str, three: str) -> None:
    a, b, c = map(collation_key, (one, two, three))
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a == b) == (normalise(one).lower() == normalise(two).lower())
    if a <= b <= c:
        assert a <= c
