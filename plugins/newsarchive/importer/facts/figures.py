"""Numbers that a text states, each with its unit and wording; dates and numbers of documents,
of committees and of congresses are names, not figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsarchive.importer.facts.words import one_of
from newsarchive.vietnamese.letters import LOWER, UPPER

Qualifier = Literal["over", "nearly", "about", "at-least"]

_QUALIFIERS: dict[str, Qualifier] = {
    "hơn": "over", "trên": "over", "gần": "nearly", "khoảng": "about", "chừng": "about",
    "ít nhất": "at-least", "tối thiểu": "at-least",
}  # fmt: skip
_UNIT = one_of(r"""
    tài khoản | thành viên | cộng tác viên | tuyên truyền viên | báo cáo viên | đại biểu | học viên
    đồng chí | đồng bào | cán bộ | đảng viên | đoàn viên | hội viên | thanh niên | sinh viên
    học sinh | giảng viên | giáo viên | công nhân | tác giả | thí sinh | người | chuyên gia
    chiến sĩ | chiến sỹ | người dân | hộ dân | hộ | gia đình | tập thể | cá nhân | lượt người
    lượt tiếp cận | lượt theo dõi | lượt xem | lượt chia sẻ | lượt tương tác | lượt truy cập
    lượt tham gia | lượt | triệu lượt | nghìn lượt | tác phẩm | bài dự thi | bài thi | bài viết
    bài báo | bài tham luận | tham luận | tin, bài | tin bài | bài | tin | ảnh | video | clip
    phóng sự | chuyên mục | chuyên trang | chuyên đề | trang fanpage | trang | fanpage | nhóm | kênh
    diễn đàn | bình luận | câu hỏi | đường link | link | cuốn | quyển | bộ | tờ | tờ rơi | tờ gấp
    tài liệu | ấn phẩm | bản tin | pa nô | băng rôn | khẩu hiệu | hội nghị | hội thảo | hội thi
    lớp tập huấn | lớp học | lớp | khóa | khoá | buổi | cuộc | đợt | chiến dịch | phiên | phiên chợ
    huyện | thị xã | thành phố | xã | phường | thị trấn | thôn | bản | quận | khu dân cư | chi bộ
    đảng bộ | đảng ủy | đảng uỷ | huyện ủy | thành ủy | cấp ủy | cấp uỷ | tổ chức cơ sở đảng
    tổ chức | cơ quan báo chí | cơ quan | đơn vị | trường | chi hội | chi đoàn | câu lạc bộ
    ban chỉ đạo | doanh nghiệp | cơ sở | điểm cầu | đầu mối | giải | giấy khen | bằng khen | suất
    phần quà | văn bản | kế hoạch | nghị quyết | báo cáo | đề án | chương trình | ý kiến | kiến nghị
    vụ việc | vụ | trường hợp | đối tượng | tổ | đội | mô hình | hòm thư | biên bản | nhiệm vụ
    nhóm giải pháp | giải pháp | tiêu chí | đề tài | sáng kiến | thông tin | nội dung | sản phẩm
    triệu đồng | tỷ đồng | tỉ đồng | nghìn đồng | đồng | km | ha | tấn | số | địa chỉ
""")
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_RANGE = r"\s?(?:[-–]|đến)\s?"
_NO_UNIT = one_of(r"""
    của | và | với | về | trong | trên | tại | ở | các | những | cấp | đã | được | là | có | cho
    do | theo | từ | đến | để | thì | mà | như | này | đó | nay | khi | sau | trước | không | sẽ
    đang | cũng | vào | ra | lên | xuống | hay | hoặc | nhằm | bằng | toàn | thuộc | nên | vẫn | còn
    cùng | gồm | triển | thứ | đi | tháng đầu | tháng cuối
""")
"""What may follow a number that counts nothing."""
_FIGURE = re.compile(
    rf"(?:\b(?P<wording>{'|'.join(_QUALIFIERS)})\s+)?"
    rf"(?<![\w./,-])(?P<one>{_DIGITS})(?:(?:\s?%)?(?P<join>{_RANGE}|/)(?P<two>{_DIGITS}))?"
    rf"(?P<multiple>\s+(?:triệu|nghìn|ngàn|vạn|tỷ|tỉ)(?!\s+đồng)\b)?"
    rf"(?:\s?(?P<percent>%)|\s+(?P<unit>(?P<listed>{_UNIT})|(?!{_NO_UNIT}\b)[{LOWER}]+)\b)",
    re.I,
)
_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNTED = "cuộc|lớp|đợt|kênh|hội nghị|buổi|đề án|kế hoạch|hội thảo|chuyên đề|câu lạc bộ|tác phẩm"
_SPELLED = re.compile(rf"\b(?P<one>{'|'.join(_WORDS)})\s+(?P<unit>{_COUNTED})\b", re.I)
_NAMING = one_of("""
    năm | ngày | tháng | quý | số | thứ | khóa | khoá | khoản | điều | nghị quyết | quy định
    chỉ thị | đại hội | kết luận | kỳ | kỷ niệm | sinh năm | lần | nhiệm kỳ | chỉ đạo | lực lượng
    tuổi | giai đoạn | hạng | lúc | tầng | cấp | mục | phần | bài | số nhà | đường | quốc lộ | ban
    đoàn | sư | mùng | mồng | sáng | trưa | chiều | tối | giờ | hồi | lữ đoàn | trung đoàn
    quân khu | bcđ | tổ | nhóm | thế kỷ | đề án | khu vực
""")
"""Words whose number is part of a name or a date."""
_OF_A_CLOCK = re.compile(r"\s*,?\s*(?:\d|năm\s+\d|ngày|sáng|trưa|chiều|tối|đêm)", re.I)
"""After ``giờ``, ``tháng`` and ``năm``: then these say when, not how long."""
_NUMBERED = one_of("đội | thôn | bản | ấp | xóm | khối | khu phố | phường | quận | chi bộ | lớp")
_NAMED_BEFORE = re.compile(rf"(?:\b(?i:{_NUMBERED})|[{UPPER}]{{2}})\s*$")
"""Before a number without a unit of the list: ``Đội 3 họp``, ``QL 6 chạy`` count nothing."""
_NOT_COUNTED = re.compile(rf"(?:\b{_NAMING}|[-/.])\s*$", re.I)
_MULTIPLES = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_AFTER = re.compile(r"(?:[^.,;:()“”\"…\n\d]|\b35\b)*")
_BEFORE = re.compile(r"[^.,;:()“”\"…\n]*$")
_LINKING = frozenset(
    "của vì với các cho và là có được đã để tại trong trên ở từ đến những một về do theo cùng như "
    "khi".split()
)
_LABEL_WORDS = 7


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number as the record holds it: ``value``, or ``min`` and ``max``; ``of`` is the whole."""

    label: str
    unit: str
    value: float | int | None = None
    min: float | int | None = None
    max: float | int | None = None
    of: float | int | None = None
    qualifier: Qualifier | None = None


def find_figures(text: str) -> tuple[StatedFigure, ...]:
    """Figures in the order of the text; the same statement twice counts once."""
    found: dict[tuple[object, ...], StatedFigure] = {}
    for figure in _mentions(text):
        key = (figure.value, figure.min, figure.max, figure.of, figure.unit)
        found.setdefault(key, figure)
    return tuple(found.values())


def _mentions(text: str) -> Iterator[StatedFigure]:
    matches = [(m.start(), m, _from_digits(m, text)) for m in _FIGURE.finditer(text)]
    matches += [(m.start(), m, _from_words(m, text)) for m in _SPELLED.finditer(text)]
    yield from (figure for _, _, figure in sorted(matches, key=lambda row: row[0]) if figure)


def _from_digits(match: re.Match[str], text: str) -> StatedFigure | None:
    before = text[max(0, match.start("one") - 24) : match.start()]
    if not match["wording"] and _NOT_COUNTED.search(before):
        return None
    if not match["percent"] and not match["listed"] and _NAMED_BEFORE.search(before):
        return None
    if match["unit"] in ("giờ", "tháng", "năm") and _OF_A_CLOCK.match(text, match.end()):
        return None
    factor = _MULTIPLES[match["multiple"].strip().lower()] if match["multiple"] else 1
    one, two = _number(match["one"], factor), _number(match["two"], factor)
    unit = match["percent"] or " ".join(match["unit"].lower().split())
    label = _label(text, match, unit)
    wording = _QUALIFIERS[match["wording"].lower()] if match["wording"] else None
    if two is None:
        return StatedFigure(label, unit, value=one, qualifier=wording)
    assert one is not None
    if match["join"] == "/":
        if one > two or two == 0 or (one <= 31 and two <= 12 and _looks_like_day(before)):
            return None
        return StatedFigure(label, unit, value=one, of=two, qualifier=wording)
    return StatedFigure(label, unit, min=one, max=two, qualifier=wording) if one < two else None


def _from_words(match: re.Match[str], text: str) -> StatedFigure:
    label = _label(text, match, match["unit"].lower())
    return StatedFigure(label, match["unit"].lower(), value=_WORDS[match["one"].lower()])


def _looks_like_day(before: str) -> bool:
    return bool(re.search(r"\b(?:sáng|chiều|tối|ngày|trưa)\s*$", before, re.I))


def _number(text: str | None, factor: int) -> float | int | None:
    """``3.000`` is three thousand and ``98,5`` is ninety-eight and a half."""
    if text is None:
        return None
    number = float(text.replace(".", "").replace(",", ".")) * factor
    return int(number) if number.is_integer() else number


def _label(text: str, match: re.Match[str], unit: str) -> str:
    """What is counted: the few words after the number, or else those before it."""
    after = _AFTER.match(text, match.end())
    follows = after[0] if after else ""
    if not follows.strip():
        before = _BEFORE.search(text[: match.start()])
        words = _trimmed((before[0] if before else "").split()[-_LABEL_WORDS:])
        return " ".join(words) if len(words) > 1 else unit
    words = follows.split()[:_LABEL_WORDS]
    if unit != "%":
        words = f"{unit}{follows}".split()[: _LABEL_WORDS + len(unit.split())]
    return " ".join(_trimmed(words))


def _trimmed(words: list[str]) -> list[str]:
    """Without the prepositions and conjunctions that a cut leaves at the ends."""
    while words and words[-1].lower() in _LINKING:
        words = words[:-1]
    while words and words[0].lower() in _LINKING:
        words = words[1:]
    return words
