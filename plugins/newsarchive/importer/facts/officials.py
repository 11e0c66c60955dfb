"""Office-holders that a text names, with their offices as stated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.importer.facts.persons import (
    FAMILY_NAMES,
    NAME,
    is_person,
    starts_with_family_name,
)
from newsarchive.importer.facts.verbs import SENTENCE_GOES_ON
from newsarchive.importer.facts.words import one_of
from newsarchive.vietnamese.letters import LOWER, UPPER
from newsarchive.vietnamese.text import fold

_TITLES = one_of(r"""
    (?:[Cc]ác )?[Đđ]ồng chí | [Cc]ác đ/c | [Đđ]/c | [Ôô]ng | [Bb]à | [Aa]nh | [Cc]hị
    [Cc]ô(?: giáo)? | [Tt]hầy(?: giáo)?
    Thiếu tướng | Trung tướng | Thượng tướng | Đại tướng | Đại tá | Thượng tá | Trung tá | Thiếu tá
    Đại úy | Thượng úy | Trung úy | Chuẩn Đô đốc | Giáo sư | Phó Giáo sư | Tiến sĩ | Tiến sỹ
    Thạc sĩ | Thạc sỹ | (?:GS|PGS|TS|ThS|BS|CN|NSND|NSƯT)\.?
""")
_OFFICES = one_of(r"""
    Bí thư | Phó Bí thư | [UỦ][yỷ] viên | Trưởng | Phó | Chủ tịch | Chủ nhiệm | Giám đốc
    Tổng Biên tập | Biên tập | Chính ủy | Chính uỷ | Chính trị viên | Chỉ huy | Hiệu trưởng
    Hiệu phó | Thường trực | Chánh | Viện trưởng | Bộ trưởng | Thứ trưởng | Thủ tướng
    Đại biểu Quốc hội | Cục trưởng | Vụ trưởng | Tư lệnh | Đại đội | Tiểu đoàn | Trung đoàn
    Lữ đoàn | Thành viên | Tham mưu trưởng | Hội trưởng | Đồn trưởng | Chuyên viên | Giảng viên
    Tổ trưởng | Thư ký | Chi hội trưởng | Chi hội phó
""")
_ROLE_STARTS = rf"(?:[Nn]guyên\s+|Quyền\s+)?(?:Phó\s+)?(?:Tổng\s+)?{_OFFICES}"
_PART = r"[^,;.:()“”\"\n]{0,90}"
_MORE = rf"(?:,\s*(?=[{UPPER}]){_PART}){{0,6}}"
"""Further offices after a comma, or the body that the office belongs to."""
_AFTER = re.compile(
    rf"{_TITLES}(?:\s+{_TITLES})*\s*:?\s*(?P<name>{NAME})(?:\s*(?:,|[-–]|\()\s*|\s+là\s+)"
    rf"(?P<role>{_ROLE_STARTS}{_PART}{_MORE})"
)
_LISTED = re.compile(
    rf"(?:^|[.:;,“\"]|\bvà|(?<=\n))\s*{_TITLES}?\s*(?P<name>{NAME})\s*(?:,|[-–])\s*"
    rf"(?P<role>{_ROLE_STARTS}{_PART}{_MORE})"
)
_FULL_NAME = (
    rf"(?:H['’]\w+|Y|(?:{'|'.join(FAMILY_NAMES)})\s+[{UPPER}][{LOWER}]+)\s+[{UPPER}][{LOWER}]+"
)
_BEFORE = re.compile(
    rf"(?P<role>{_ROLE_STARTS}(?:(?=\s+(?:{_TITLES}\s+)?{_FULL_NAME})|[^;.:()“”\"\n]{{2,140}}?))"
    rf"\s+(?P<title>{_TITLES}\s+)?(?P<name>{NAME})(?!\s*[/-])"
)
_ALONE = re.compile(rf"\b(?:[Đđ]ồng chí|[Đđ]/c)\s+(?P<name>{NAME})")
"""Without an office only comrades are taken for office-holders, never a Mr or a Mrs."""
_PLACE_KIND = re.compile(
    r"\b(?:huyện|tỉnh|xã|phường|thị xã|thành phố|TP\.?|quận|thị trấn|UBND|HĐND|đoàn|ủy|uỷ)\s*$"
)
_PLACES_LIKE_NAMES = frozenset({"Hoàng Su Phì", "Trần Văn Thời"})
_HISTORIC = frozenset(
    map(
        fold,
        (
            "Hồ Chí Minh", "Hồ Chủ tịch", "Các Mác", "Tôn Đức Thắng", "Lê Nin", "Nguyễn Ái Quốc",
            "Trần Phú", "Lê Duẩn", "Trường Chinh",
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedOfficial:
    """A name and the office, None where the text gives none."""

    name: str
    role: str | None


def find_officials(text: str) -> tuple[NamedOfficial, ...]:
    """Office-holders in the order of the text, each once, with the fullest statement of office."""
    roles: dict[str, str | None] = {}
    place: dict[str, int] = {}
    for at, name, role in _mentions(text):
        if fold(name) in _HISTORIC:
            continue
        known = next((other for other in roles if fold(other) == fold(name)), name)
        place[known] = min(place.get(known, at), at)
        if len(role or "") > len(roles.get(known) or ""):
            roles[known] = role
        else:
            roles.setdefault(known, role)
    return tuple(NamedOfficial(name, roles[name]) for name in sorted(place, key=place.__getitem__))


def _mentions(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Place, name and office; an office that follows its holder is not the next person's too."""
    given: set[int] = set()
    for form in (_AFTER, _LISTED):
        at = 0
        while match := form.search(text, at):
            at = match.end("name")
            if form is _LISTED and not starts_with_family_name(match["name"]):
                continue
            role = _trimmed(match["role"])
            if role:
                given.update(range(match.start("role"), match.start("role") + len(role)))
                yield match.start("name"), match["name"].strip(), role
    for match in _BEFORE.finditer(text):
        name, role = _divided(match["name"], match["role"], match["title"] is not None)
        role = role.strip(" ,-–")
        if name and match.start() not in given and not SENTENCE_GOES_ON.search(f" {role} "):
            yield match.start("name"), name, role
    for match in _ALONE.finditer(text):
        name = match["name"].strip()
        if starts_with_family_name(name):
            yield match.start("name"), name, None


def _trimmed(role: str) -> str:
    """The office alone: without the verb and all that follows it, nor the next person."""
    role = SENTENCE_GOES_ON.sub("", f" {role}").strip()
    role = re.split(rf"\s*,\s*{_TITLES}\s", role)[0]
    parts = role.split(",")
    kept = [parts[0]]
    for part in parts[1:]:
        if not re.match(_ROLE_STARTS, part.strip()) and _begins_with_person(part):
            break
        kept.append(part)
    return ",".join(kept).strip(" ,-–")


def _begins_with_person(part: str) -> bool:
    words = part.split()
    return starts_with_family_name(part) and any(is_person(" ".join(words[:n])) for n in (3, 4, 2))


def _divided(name: str, role: str, honoured: bool) -> tuple[str, str]:
    """Capitals before the family name belong to the office: ``tỉnh Sơn La Lò Minh Hùng``."""
    words = name.split()
    after_place = bool(_PLACE_KIND.search(role))
    starts = [
        at
        for at, word in enumerate(words[:-1])
        if word in FAMILY_NAMES or word.startswith(("H'", "H’"))
    ]
    fitting = [at for at in starts if 2 <= len(words) - at <= 4]
    if after_place and " ".join(words) in _PLACES_LIKE_NAMES:
        return "", role
    if after_place:  # the capitals may begin with the place's name
        fitting = [at for at in fitting if len(words) - at >= 3][-1:]
    if not honoured:  # a place or a body may be named after the office; names of two are rare
        fitting = [at for at in fitting if len(words) - at >= 3]
    if not fitting:
        return "", role
    at = next((at for at in fitting if len(words) - at >= 3), fitting[0])
    return " ".join(words[at:]), " ".join([role, *words[:at]])
