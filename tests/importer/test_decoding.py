"""Bytes become Vietnamese text, or are refused: never garbage, never a guess."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.decoding import decode
from newsarchive.web.raw_page import RawPage, Unreadable

TEXT = (
    "Sáng 5/6, Ban Chỉ đạo 35 tỉnh tổ chức hội nghị sơ kết công tác đấu tranh, phản bác các quan "
    "điểm sai trái; Ủy ban nhân dân xã Ẳng Cang, huyện Mường Ảng và Đảng ủy Ô Lâm dự."
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = str.maketrans(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
)
VNI_TONES = dict(zip(TONES, "øùõûï", strict=True))
VNI_CIRCUMFLEX = dict(zip(TONES, "àáãåä", strict=True)) | {"": "â"}
VNI_BREVE = dict(zip(TONES, "èéüúë", strict=True)) | {"": "ê"}
VNI_HORN = {"ơ": "ô", "ư": "ö", "đ": "ñ"}
VNI_I = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def parted(letter: str) -> tuple[str, str]:
    """A letter and its tone apart: ``ậ`` is ``â`` with a dot below."""
    decomposed = unicodedata.normalize("NFD", letter)
    tone = "".join(sign for sign in decomposed if sign in TONES)
    bare = unicodedata.normalize("NFC", "".join(s for s in decomposed if s not in TONES))
    return bare, tone


def to_1258(text: str) -> bytes:
    """Windows-1258 writes tones after their letter."""
    return "".join("".join(parted(letter)) for letter in text).encode("windows-1258")


def to_vni(text: str) -> bytes:
    """VNI writes marks after their letter, as letters of Latin-1."""
    written = ""
    for letter in text:
        bare, tone = parted(letter)
        if letter in VNI_I:
            written += VNI_I[letter]
        elif bare in "âêô":
            written += {"â": "a", "ê": "e", "ô": "o"}[bare] + VNI_CIRCUMFLEX[tone]
        elif bare == "ă":
            written += "a" + VNI_BREVE[tone]
        else:
            written += VNI_HORN.get(bare, bare) + (VNI_TONES[tone] if tone else "")
    return written.encode("latin-1")


ENCODINGS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "windows-1258": to_1258,
    "TCVN3": lambda text: text.translate(TCVN3).encode("latin-1"),
    "TCVN3 in UTF-8": lambda text: text.translate(TCVN3).encode(),
    "VNI": to_vni,
    "VNI in UTF-8": lambda text: to_vni(text).decode("latin-1").encode(),
    "UTF-8 twice": lambda text: text.encode().decode("latin-1").encode(),
}
SYLLABLES = st.sampled_from(
    (
        "hội nghị sơ kết công tác đấu tranh phản bác quan điểm sai trái thù địch bảo vệ nền tảng "
        "tư tưởng của đảng tại huyện miền núi người dân được tuyên truyền những kỹ năng sử dụng "
        "mạng xã hội để chia sẻ thông tin tích cực lữ đoàn trưởng ngày thứ bảy chủ nhật quỹ ấp "
        "thuở xưa mỗi giờ nghỉ lễ hằng ước ngõ ngách khuya đỗ ghế ẩm ướt nắng ỷ lại quỳnh bướng"
    ).split()
)
SENTENCES = st.lists(SYLLABLES, min_size=25, max_size=60).map(" ".join)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=SENTENCES)
def test_vietnamese_comes_back_as_it_was_meant(encoding: str, text: str) -> None:
    content = ENCODINGS[encoding](text)
    assert decode(RawPage(content)) == text
    assert decode(RawPage(content, content_type="text/html; charset=iso-8859-1")) == text


def test_windows_1252_letters_of_double_encoding_come_back() -> None:
    twice = "".join(
        bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in TEXT.encode()
    )
    assert decode(RawPage(twice.encode())) == TEXT


@pytest.mark.parametrize("name", ["utf-8", "windows-1258", "none-such", "utf-16", "x-mac"])
def test_a_wrong_declaration_does_no_harm(name: str) -> None:
    page = f'<meta charset="{name}"><p>{TEXT}</p>'
    assert decode(RawPage(page.encode(), content_type=f"text/html; charset={name}")) == page


@pytest.mark.parametrize(
    ("content", "what", "cure"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF", "copy its text"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "type what it shows"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture", "type what it shows"),
        (b"GIF89a", "a picture", "type what it shows"),
        (b"RIFF\0\0\0\0WEBP", "a picture or a recording", "write down"),
        (b"PK\x03\x04\x14\0", ".docx", "copy its text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a Word file", "copy its text"),
        (b"\x1f\x8b\x08\0", "a compressed file", "unpack"),
        (b"", "empty", "check the address"),
        (b" \r\n\t ", "empty", "check the address"),
        (b"\0\0\0\x18ftypmp42", "no text", "import a page"),
        (TEXT.encode().replace(b"\xe1", b"\xe1\0"), "no text", "import a page"),
    ],
)
def test_what_is_no_page_is_refused_with_a_cure(content: bytes, what: str, cure: str) -> None:
    with pytest.raises(Unreadable) as failure:
        decode(RawPage(content))
    assert what in str(failure.value)
    assert cure in str(failure.value)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("ascii", "replace").replace(b"?", "\ufffd".encode()),
        TEXT.encode().decode("latin-1").replace("º", "?").encode(),
        TEXT.encode("koi8-r", "xmlcharrefreplace").replace(b"&#", b"\xc1\xd7"),
        bytes(range(128, 256)) * 8,
    ],
    ids=["replaced", "lost letters", "Cyrillic", "noise"],
)
def test_garbage_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="letters cannot be made out"):
        decode(RawPage(content))


@pytest.mark.parametrize(
    "text",
    [
        "Alþingi samþykkti í dag þingsályktun um náttúruvernd og fæðuöryggi þjóðarinnar.",
        "Le président a déclaré à la presse étrangère qu’il était très satisfait de l’été.",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_other_languages_are_refused_rather_than_made_vietnamese(text: str, encoding: str) -> None:
    with pytest.raises(Unreadable):
        decode(RawPage(text.encode(encoding)))


def test_foreign_names_in_vietnamese_stay() -> None:
    text = f"{TEXT} Đoàn có bà Þóra Jónsdóttir và ông François Dupré. {TEXT}"
    assert decode(RawPage(text.encode())) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode(RawPage(content))
    except Unreadable:
        return
    assert unicodedata.is_normalized("NFC", text)
