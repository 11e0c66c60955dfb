"""Vietnamese in other letters: TCVN3 (fonts .Vn…), VNI (fonts VNI-…), and misread UTF-8.

Such pages hold Latin-1 letters that only their font turns into Vietnamese. The tables follow
TCVN 5712:1993 (VN3) and the VNI encoding for Windows.
"""

import re
from collections.abc import Callable

from newsarchive.vietnamese.text import normalise

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_MARKS = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_SINGLE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni() -> dict[str, str]:
    table = dict(_SINGLE)
    for letter, plain in (
        ("a", "a"),
        ("e", "e"),
        ("o", "o"),
        ("u", "u"),
        ("y", "y"),
        ("ô", "ơ"),
        ("ö", "ư"),
    ):
        table |= {letter + sign: plain + tone for sign, tone in _MARKS.items()}
    for letter, plain in (("a", "â"), ("e", "ê"), ("o", "ô")):
        table |= {letter + sign: plain + tone for sign, tone in _CIRCUMFLEX.items()}
    table |= {"a" + sign: "ă" + tone for sign, tone in _BREVE.items()}
    upper = {key.upper(): value.upper() for key, value in table.items()}
    mixed = {key[0].upper() + key[1:]: value[0].upper() + value[1:] for key, value in table.items()}
    return {key: normalise(value) for key, value in {**mixed, **upper, **table}.items()}


_VNI = _vni()
_VNI_RUN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Text whose Latin-1 letters were meant for a .Vn… font."""
    return text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """Text whose letter pairs were meant for a VNI-… font."""
    return _VNI_RUN.sub(lambda match: _VNI[match[0]], text)


def whole_page(text: str, convert: Callable[[str], str]) -> str:
    """A page all of whose text was meant for such fonts. The fonts lose their names, so that
    ``from_font`` does not convert their text once more."""
    return convert(re.sub(r"(?i)(['\"\s:=])(?:\.vn|vni-)(?=\w)", r"\1done-", text))


def from_font(text: str, font: str) -> str:
    """Text in the named font; in other fonts as it is.

    TCVN3's fonts of capitals (.VnTimeH) hold small letters too: they stay as they were typed.
    """
    name = font.strip(" '\"").lower()
    if name.startswith(".vn"):
        return from_tcvn3(text)
    return from_vni(text) if name.startswith("vni-") else text


_AS_1252 = {
    letter: n
    for n in range(256)
    for letter in {chr(n), bytes([n]).decode("windows-1252", "ignore")} - {""}
}
"""Letters and the byte that they were misread from, as Windows-1252 or as Latin-1."""


def decoded_twice(text: str) -> str | None:
    """What UTF-8 meant that somebody read as Windows-1252; None where it was not so."""
    try:
        return bytes(_AS_1252[letter] for letter in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
