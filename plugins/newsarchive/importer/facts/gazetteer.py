"""Names of provinces as pages write them, and of places below them that the archive has met."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsarchive.core.authority import Province

_ALSO = {
    "Thành phố Hồ Chí Minh": ("TP Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "TPHCM", "TP HCM",
                              "TP.Hồ Chí Minh", "Sài Gòn"),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu", "BR-VT"),
    "Thừa Thiên Huế": ("Thừa Thiên - Huế", "Thừa Thiên – Huế", "Thừa Thiên-Huế"),
    "Đắk Lắk": ("Đắc Lắc", "Đăk Lăk", "Đắk Lắc", "Đak Lak", "ĐắkLắk"),
    "Đắk Nông": ("Đắc Nông", "Đăk Nông", "Đak Nông"),
    "Hòa Bình": ("Hoà Bình",), "Khánh Hòa": ("Khánh Hoà",), "Thanh Hóa": ("Thanh Hoá",),
    "Kon Tum": ("Kontum",), "Quảng Ngãi": ("Quảng Ngải",),
}  # fmt: skip
"""Spellings that pages use beside the name in the provinces file."""


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
                province.name.removeprefix("Thành phố "),
                *_ALSO.get(province.name, ()),
            }
        ]
        return iter(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
