"""Names of provinces and of places below them, as texts write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsarchive.model.authority import Province
from newsarchive.vietnamese.letters import UPPER

_ALSO = {
    "Thành phố Hồ Chí Minh": ("TP Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "TPHCM", "TP HCM",
                              "TP.Hồ Chí Minh", "Sài Gòn"),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu", "BR-VT"),
    "Thừa Thiên Huế": ("Thừa Thiên - Huế", "Thừa Thiên – Huế", "Thừa Thiên-Huế", "Huế"),
    "Đắk Lắk": ("Đắc Lắc", "Đăk Lăk", "Đắk Lắc", "Đak Lak", "ĐắkLắk"),
    "Đắk Nông": ("Đắc Nông", "Đăk Nông", "Đak Nông"),
    "Hòa Bình": ("Hoà Bình",), "Khánh Hòa": ("Khánh Hoà",), "Thanh Hóa": ("Thanh Hoá",),
    "Kon Tum": ("Kontum",), "Quảng Ngãi": ("Quảng Ngải",),
}  # fmt: skip
"""Spellings that pages use beside the name in the provinces file."""

PRESS = (
    r"(?:Báo|báo|Đài|đài|Đài PT-?TH|Truyền hình|Phát thanh|Cổng|cổng)(?:\s+[\wĐđ–&-]+){0,6}?\s+$"
)
"""The end of a text after which the name of a province belongs to a paper or a station."""
_PLACE = re.compile(
    r"\b(?P<kind>(?i:huyện|thị xã|thành phố|TP\.?|quận|xã|phường|thị trấn))\s+"
    rf"(?P<name>(?:[{UPPER}][\w']*|\d{{1,2}})(?:[\s-]+[{UPPER}][\w']*){{0,3}})"
)


@dataclass(frozen=True)
class Gazetteer:
    """Names of provinces, and of places below them that the archive has met before."""

    provinces: Sequence[Province]
    places: Mapping[str, str] = field(default_factory=dict)
    """``huyện Đình Lập`` → province; only names that the archive knows in one province."""

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every spelling with the name it stands for, the longest first."""
        pairs = [
            (spelling, province.name)
            for province in self.provinces
            if province.mapped
            for spelling in {
                province.name,
                province.name.replace("Thành phố", "thành phố"),
                *_ALSO.get(province.name, ()),
            }
        ]
        return iter(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def named_places(text: str) -> Iterator[tuple[str, str]]:
    """Every place below a province, and its bare name; of the kind only TP is in capitals."""
    for match in _PLACE.finditer(text):
        kind = match["kind"] if match["kind"].startswith("TP") else match["kind"].lower()
        yield f"{kind} {match['name']}", match["name"]


def press_in(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Province and words of every paper or station that the text names."""
    for spelling, name in gazetteer.spellings():
        for match in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", text):
            before = re.search(PRESS, text[max(0, match.start() - 60) : match.start()])
            if before:
                yield name, before[0].strip() + " " + match[0]
