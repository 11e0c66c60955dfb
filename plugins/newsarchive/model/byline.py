"""Who signed a report: persons, pen names and bodies, each name whole.

A name is never divided into family and given name. Programs that divide names print
Vietnamese ones turned round or cut short, "Đặng, Dự and Trúc Hoàng".
"""

import re
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s*(?:[,;&/+]|\s[-–]\s|\svà\s)\s*")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_CONTRIBUTION = re.compile(
    r"(?:(?:tin|bài|ảnh|hình ảnh|video|clip|đồ họa|thực hiện|bài viết)"
    r"(?:\s*[,&/+-]\s*|\s+và\s+|\s+|(?=:)))+:\s*",
    re.I,
)
"""What a signature says that its bearers made: "Tin, ảnh: "."""
_BODY_STARTS = (
    "ban",
    "báo",
    "btc",
    "btg",
    "cổng",
    "đài",
    "nhóm",
    "phòng",
    "phóng viên",
    "pv",
    "theo",
    "tin",
    "tòa",
    "toà",
    "trung tâm",
    "trung ương",
    "trường",
    "ttxvn",
    "văn phòng",
)
"""How the signatures of bodies begin; "Văn" and "Trung" alone are also names of persons."""

_LONGEST_NAME = 5


@dataclass(frozen=True)
class Author:
    """One signature. ``is_body`` is true for an editorial office or another body."""

    name: str
    is_body: bool = False


def parse_byline(byline: str | None) -> tuple[Author, ...]:
    """Split a byline into its signatures, in their order.

    Notes in brackets and what was contributed ("Tin, ảnh:") are left out.
    """
    if not byline:
        return ()
    named = _CONTRIBUTION.sub("", _BRACKETED.sub("", byline)).strip()
    return tuple(Author(part, _is_body(part)) for part in _SEPARATOR.split(named) if part)


def _is_body(name: str) -> bool:
    words = name.lower().split()
    begins = any(words[: len(start)] == start for start in map(str.split, _BODY_STARTS))
    return begins or len(words) > _LONGEST_NAME
