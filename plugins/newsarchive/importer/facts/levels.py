"""At which level the reported work was done: a proposal, from the bodies the opening names."""

import re

from newsarchive.importer.facts.words import one_of

_SIGNS = {
    "bloc": r"""
        Đảng (?:ủy|uỷ|bộ) Khối | Khối các cơ quan | Khối doanh nghiệp | Đảng ủy các cơ quan
    """,
    "armed-forces": r"""
        Bộ đội Biên phòng | Quân khu | Sư đoàn | Lữ đoàn | Trung đoàn | Bộ CHQS | Ban CHQS
        Bộ Chỉ huy quân sự | Đồn Biên phòng | Đảng ủy Công an | Công an tỉnh (?:tổ chức|mở)
        Vùng Cảnh sát biển
    """,
    "school": r"""
        Trường (?:Đại học|Cao đẳng|Chính trị|THPT|Trung học|Sĩ quan) | Học viện | Đại học [A-ZĐ]
    """,
    "commune": r"""
        Đảng ủy (?:xã|phường|thị trấn) | UBND (?:xã|phường) | cấp xã
        Ban Chỉ đạo 35 (?:xã|phường)
    """,
    "district": r"""
        Huyện (?:ủy|uỷ) | Thị (?:ủy|uỷ) | Quận (?:ủy|uỷ) | cấp huyện | BCĐ 35 (?:huyện|thị xã)
        Ban Chỉ đạo 35 (?:huyện|thị xã|quận|thành phố)
        huyện [A-ZĐ]\w+ (?:tổ chức|triển khai|tổng kết|sơ kết)
    """,
    "province": r"""
        Tỉnh (?:ủy|uỷ) | Thành (?:ủy|uỷ) | cấp tỉnh | toàn tỉnh | UBND tỉnh | của tỉnh
        Ban Chỉ đạo 35 tỉnh | tỉnh [A-ZĐ]
    """,
    "press": "Hội Nhà báo | Tòa soạn | Toà soạn | cơ quan báo chí",
}
"""Level → words of its bodies; of two that are named equally often the earlier counts."""


def find_level(
    headline: str, lede: str, province: str | None, place: str | None = None
) -> str | None:
    """A key of the level field, or None.

    The centre is central; else headline and lede decide, and where these name no body, the
    place below the province.
    """
    if province == "Trung ương":
        return "central"
    for text in (headline, lede):
        counts = {level: len(re.findall(one_of(signs), text)) for level, signs in _SIGNS.items()}
        level = max(counts, key=counts.__getitem__)
        if counts[level]:
            return level
    kind = (place or "").split(" ")[0]
    return {"huyện": "district", "quận": "district", "thị": "district", "xã": "commune",
            "phường": "commune"}.get(kind)  # fmt: skip
