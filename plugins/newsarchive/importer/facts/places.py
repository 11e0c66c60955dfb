"""Which province a report is about, and the place below it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.importer.facts.gazetteer import PRESS, Gazetteer, named_places, press_in
from newsarchive.importer.facts.words import one_of
from newsarchive.vietnamese.text import fold

_OFFICES = one_of(r"""
    tỉnh | thành phố | TP\.? | Tỉnh (?:ủy|uỷ|đoàn) | Thành (?:ủy|uỷ|đoàn) | UBND | HĐND | Công an
    Đảng bộ | Ban Tuyên giáo | Ban Chỉ đạo 35 | BCĐ 35 | Đoàn | Hội | Trường Chính trị | Bộ CHQS
    Sở [\w-]+ | MTTQ | Mặt trận Tổ quốc | Liên đoàn Lao động | Hội Nhà báo | Đảng ủy Khối
    Bộ đội Biên phòng | địa bàn
""")
_FAMILY = re.compile(
    r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý)(?:\s+(?:Thị|Văn))?\s+$"
)
_CENTRAL = re.compile(
    one_of("""
    Ban Chỉ đạo (?:35 )?Trung ương | BCĐ 35 Trung ương | Ban Tuyên giáo Trung ương
    Văn phòng Chính phủ | toàn quốc | Hội Nhà báo Việt Nam | Bộ Quốc phòng | Bộ Công an
    Học viện Chính trị quốc gia | Trung ương Đoàn | Quân ủy Trung ương | Ban Chấp hành Trung ương
    """)
)
_PROVINCIAL = re.compile(
    one_of(r"""
    Tỉnh ủy | Tỉnh uỷ | Thành ủy | Thành uỷ | Huyện ủy | Huyện uỷ | Đảng ủy Khối | cấp tỉnh
    cấp huyện | trong tỉnh | của tỉnh | toàn tỉnh | địa bàn tỉnh | huyện\s
    """)
)
_MANY = 4
"""Provinces named in one report that make it one of the whole country."""
_STRONG = 4.0
"""As much as one mention in the headline: a province that stands out."""
_CLEARLY = 1.3
_OWN_WEIGHT = 3.0
"""A local publisher writes about its own province; as much as one mention in the lede."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province's name; how it is known; whether the report itself states it."""

    province: str
    how: str
    stated: bool


def find_province(
    headline: str,
    lede: str,
    body: str,
    publisher: str | None,
    gazetteer: Gazetteer,
    around: str = "",
    host: str = "",
) -> Place | None:
    """The province a report is about, or None where the text leaves it open.

    Evidence is weighed: the headline and the lede say what a report is about, an office
    (``Tỉnh ủy Sơn La``) binds more than a bare name, and a paper's name, what
    stands ``around`` the report on its page, or the page's ``host`` only where it is silent.
    """
    weights, words = _weigh(headline, lede, body, gazetteer)
    own = _own_province(publisher or "", host, gazetteer)
    central = own is None and _is_central(headline, lede)
    if central and (len(weights) >= _MANY or max(weights.values(), default=0) < _STRONG):
        return Place("Trung ương", "phần mở đầu viết về việc ở cấp Trung ương", True)
    if own and weights:
        weights[own] = weights.get(own, 0.0) + _OWN_WEIGHT
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])[:2]
    if ranked:
        name, weight = ranked[0]
        if len(ranked) > 1 and weight < _CLEARLY * ranked[1][1]:
            if own not in (name, ranked[1][0]):
                return None
            name = own
        if name in words:
            return Place(name, f"bài ghi “{words[name]}”", True)
        return Place(name, f"bài không ghi tên tỉnh; nơi đăng là {publisher or host}", False)
    whole = "\n".join((headline, lede, body))
    return _silent(whole, publisher, gazetteer, around) or _by_host(host, gazetteer)


def _weigh(
    headline: str, lede: str, body: str, gazetteer: Gazetteer
) -> tuple[dict[str, float], dict[str, str]]:
    """How strongly each province is named, and by which words first."""
    weights: defaultdict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for text, factor in ((headline, 4), (lede, 3), (body, 1)):
        for name, weight, mention in _mentions(text, gazetteer):
            weights[name] += factor * weight
            words.setdefault(name, mention)
    return weights, words


def _own_province(publisher: str, host: str, gazetteer: Gazetteer) -> str | None:
    """The province that the publisher belongs to, by its name or its host."""
    by_host = _by_host(host, gazetteer)
    return _in_name(publisher, gazetteer) or (by_host.province if by_host else None)


def _silent(whole: str, publisher: str | None, gazetteer: Gazetteer, around: str) -> Place | None:
    """Where no sentence names the province: a place known to the archive, or a paper's name."""
    by_place = {
        gazetteer.places[fold(place)]: place
        for place, _ in named_places(whole)
        if fold(place) in gazetteer.places
    }
    if len(by_place) == 1:
        ((name, mention),) = by_place.items()
        return Place(name, f"bài nêu “{mention}”, nơi lưu trữ đã có bài thuộc {name}", False)
    papers = {name for name, _ in press_in(whole, gazetteer)}
    if len(papers) == 1:
        name = papers.pop()
        return Place(name, f"bài chỉ viết “tỉnh”; tên {name} có trong tên báo, đài được nêu", False)
    if publisher and not papers and (named := _in_name(publisher, gazetteer)):
        return Place(named, f"bài không ghi tên tỉnh; suy từ nơi đăng là {publisher}", False)
    named_around = {
        name
        for spelling, name in gazetteer.spellings()
        if re.search(rf"(?:tỉnh|thành phố)\s+{re.escape(spelling)}\b", around, re.I)
    }
    if len(named_around) == 1:
        name = named_around.pop()
        return Place(name, f"bài không ghi tên tỉnh; đầu hoặc chân trang ghi {name}", False)
    return None


def _by_host(host: str, gazetteer: Gazetteer) -> Place | None:
    """``trieuphong.quangtri.gov.vn`` belongs to Quảng Trị."""
    labels = set(host.split("."))
    for province in gazetteer.provinces:
        bare = province.slug.replace("-", "")
        if province.mapped and labels & {bare, f"bao{bare}", f"{bare}tv"}:
            return Place(province.name, f"bài không ghi tên tỉnh; trang đăng ở {host}", False)
    return None


def find_place(headline: str, lede: str, body: str, province: str | None) -> str | None:
    """The district or commune that headline and lede are about, as written; None if unclear."""
    for text in (headline, lede):
        names = _districts(text, province)
        if len(names) == 1:
            return names.pop()
        if names:
            return None
    own = fold((province or "").removeprefix("Thành phố "))
    counts = Counter(place for place, name in named_places(body) if fold(name) != own)
    best = counts.most_common(2)
    if best and best[0][1] >= 3 and (len(best) == 1 or best[0][1] >= 2 * best[1][1]):
        return best[0][0]
    return None


def _districts(text: str, province: str | None) -> set[str]:
    """Districts and communes; a town that has the province's name may be the province."""
    own = fold((province or "").removeprefix("Thành phố "))
    return {
        place
        for place, name in named_places(text)
        if fold(name) != own and place.startswith(("huyện", "thị xã", "quận", "xã", "phường"))
    }


def _in_name(publisher: str, gazetteer: Gazetteer) -> str | None:
    return next(
        (
            name
            for spelling, name in gazetteer.spellings()
            if f" {fold(spelling)} " in f" {fold(publisher)} "
        ),
        None,
    )


def _mentions(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, float, str]]:
    """Province, weight and words of each mention; names of papers and places are none."""
    taken: list[tuple[int, int]] = []
    for spelling, name in gazetteer.spellings():
        for match in re.finditer(rf"(?<![\w-]){re.escape(spelling)}(?![\w])", text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            before = text[max(0, match.start() - 60) : match.start()]
            if re.search(PRESS, before) or _is_part_of_name(before):
                continue
            office = re.search(rf"{_OFFICES}\s+(?:tỉnh\s+|thành phố\s+)?$", before)
            phrase = (office[0] if office else "") + match[0]
            weight = 2.0 if office else 1.0
            if name == "Hà Nội" and re.search(r"(?:tại|ở)\s+(?:thành phố |Thủ đô )?$", before):
                weight = 0.25  # where meetings of the centre are held
            yield name, weight, phrase


def _is_part_of_name(before: str) -> bool:
    """``huyện An Giang`` is no province, nor is the person Nguyễn Hà Giang."""
    if re.search(
        r"(?:huyện|xã|phường|thị trấn|thị xã|quận|đường|(?<!thành )phố|thôn|sông)\s+$", before, re.I
    ):
        return True
    return bool(_FAMILY.search(before))


def _is_central(headline: str, lede: str) -> bool:
    """True if the opening is about bodies of the centre and about none of a province."""
    opening = f"{headline}\n{lede}"
    return bool(_CENTRAL.search(opening)) and not _PROVINCIAL.search(opening)
