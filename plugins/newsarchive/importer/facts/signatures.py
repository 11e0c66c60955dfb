"""Who signed a page and where it was first published, from lines that say nothing else."""

import re
from dataclasses import dataclass

from newsarchive.importer.facts.persons import is_person, unshout
from newsarchive.importer.facts.words import one_of
from newsarchive.vietnamese.letters import LOWER, UPPER

_SIGNED = one_of(r"""
    tin | bài | ảnh | bài viết | video | clip | đồ họa | thực hiện | nội dung | tin,? bài
    tin và ảnh | bài và ảnh | tin, ảnh | bài, ảnh | tin - ảnh | bài - ảnh | bài-ảnh | tin-ảnh
    tác giả | người viết | người đăng | đăng bởi | viết bởi | biên tập | by | author | người gửi
    bút danh | ban biên tập | bbt | pv | phóng viên | trình bày | biên soạn | bởi
""")
_LABEL = re.compile(
    rf"^\(?\s*(?:{_SIGNED}\s*(?:[:&,/-]|và)?\s*)+[:–-]\s*|"
    r"^(?:viết bởi|bởi|đăng bởi|tác giả(?: bài viết)?|bài viết của|by)\s+",
    re.I,
)
_CREW = re.compile(r"\s*[-–;,]\s*(?:quay phim|kỹ thuật|dựng phim|đạo diễn|trình bày)\s*:.*$", re.I)
_FOR_SOMEBODY = re.compile(r"(?:k/?t|t/?m|t\.?l|tuq)\b[./]?", re.I)
"""How official papers are signed: for the head, on behalf of the committee."""
_IN_BRACKETS = re.compile(r"\s*\((?P<place>[^)]{2,60})\)\s*$")
_SEPARATOR = re.compile(r"\s*(?:[-–,;/]|\s&\s|\bvà\b)\s*", re.I)
_DEGREE = re.compile(r"^(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Thạc sĩ|Tiến sĩ)[.,]?\s*)+")
_COLLECTIVE = re.compile(
    "^"
    + one_of(r"""
    PV | P\.V | Phóng viên | Nhóm (?:PV|phóng viên|tác giả) | BBT | Ban Biên tập | BTV | CTV
    TTXVN | VOV\d* | (?:Ban |Phòng )?Thời sự | Minh họa
    (?:Ban Tuyên giáo|Phòng|Trung tâm|Văn phòng|Đoàn|Hội|Công an|Đảng ủy)\s[\w ,.&-]{2,60}
    (?:Chi bộ|Trường|Sở|Ban)\s[\w ,.&-]{2,60}
    """)
    + "$",
    re.I,
)
_INITIALS = re.compile(rf"^(?:[A-ZĐ]\.?\s?){{1,3}}[A-ZĐ]?[{LOWER}]{{0,8}}$")
_FIRST_AT = one_of(r"""
    (?:bài viết )?theo | nguồn(?: tin| bài)? | trích (?:từ|nguồn) | đăng lại (?:từ|của)
    (?:bài viết )?có nguồn từ | dẫn nguồn | nguồn trích dẫn | source
""")
_REPUBLISHED = re.compile(
    rf"^\(?\s*{_FIRST_AT}\s*[:-]?\s*(?P<source>[\w ./–&:-]{{2,70}}?)\s*\)?\s*\.?$", re.I
)
_OTHERWISE = one_of("""
    đó | đồng chí | ông | bà | kế hoạch | quy định | nghị quyết | báo cáo | thống kê | chương trình
    kết quả | tinh thần | đánh giá | ban tổ chức | dõi | các | luật | nội dung | ảnh
""")
_NOT_A_SOURCE = re.compile(rf"\b{_OTHERWISE}\b", re.I)


@dataclass(frozen=True, slots=True)
class Signature:
    """Names as signed, without the line's label; the place that stood in brackets."""

    names: str
    place: str | None = None


def parse_signature(line: str, set_off: bool = False) -> Signature | None:
    """The signature of a line such as ``Bài, ảnh: LÊ CHUNG`` or ``BẾ THỊ TRANG (Đình Lập)``.

    A line that the page sets off (to the right, in bold) may also be a pen name alone.
    """
    line = _CREW.sub("", line.strip().lstrip(".*–-_ ").rstrip("*–-_ "))
    if not line or len(line.split()) > 12 or line.endswith(("?", "!", ":", ";")):
        return None
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    place, agency = None, ""
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    elif match := _IN_BRACKETS.search(rest):
        if not match["place"].isupper():
            place, rest = match["place"], rest[: match.start()]
        else:
            agency, rest = f" ({match['place']})", rest[: match.start()]
    rest = rest.strip(" ,-–") if _INITIALS.match(rest) else rest.strip(" .,-–")
    names = [part for part in _SEPARATOR.split(rest) if part]
    if not names:
        return None
    if _FOR_SOMEBODY.match(rest) or not all(
        _is_signature(name, bool(label) or set_off) for name in names
    ):
        return None
    if (
        not label
        and not set_off
        and len(names) == 1
        and not is_person(unshout(names[0]))
        and not _bare(names[0])
    ):
        return None
    return Signature(_joined(rest) + agency, place)


def is_labelled(line: str) -> bool:
    """True for a line that begins by saying that it names authors: ``Tin: …``, ``Bài, ảnh: …``."""
    return bool(_LABEL.match(line.strip())) and len(line.split()) <= 12


def parse_republication(line: str) -> str | None:
    """The first publisher in a line such as ``Theo báo Đắk Nông điện tử``."""
    match = _REPUBLISHED.match(line.strip())
    if not match or len(line.split()) > 12 or _NOT_A_SOURCE.search(match["source"]):
        return None
    source = match["source"].strip(" .-–:")
    if not re.search(rf"[{UPPER}]|\.\w", source):
        return None
    return source[0].upper() + source[1:] if source[:1].islower() and "." not in source else source


def _joined(names: str) -> str:
    return ", ".join(
        unshout(part.strip()) for part in re.split(r"\s*,\s*", names) if part.strip()
    ) if "-" not in names and "–" not in names else " - ".join(
        unshout(part.strip()) for part in re.split(r"\s*[-–]\s*", names) if part.strip()
    )  # fmt: skip


def _is_signature(name: str, labelled: bool) -> bool:
    plain = unshout(_DEGREE.sub("", name))
    if is_person(plain) or _COLLECTIVE.match(name) or _INITIALS.match(name):
        return True
    words = name.split()
    return labelled and len(words) <= 4 and all(word[0].isupper() for word in words)


def _bare(name: str) -> bool:
    """Without a label only what cannot be a heading or a caption: PV, T.H, P.V."""
    return bool(re.match(r"^(?:PV|P\.V|BBT|TTXVN|Nhóm (?:PV|phóng viên))", name)) or (
        "." in name and bool(_INITIALS.match(name))
    )
