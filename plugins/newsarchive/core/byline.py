"""Who signed a report: persons, for programs that want family and given names, or a body."""

import re
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s*(?:[,;&/]|\s[-–]\s|\svà\s)\s*")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
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
    """A signature. Only a person's full name is divided into family and given names."""

    name: str
    family: str | None = None
    given: str | None = None
    is_body: bool = False


def parse_byline(byline: str | None) -> tuple[Author, ...]:
    """Split a byline into its signatures; in Vietnamese names the family name stands first."""
    if not byline:
        return ()
    parts = _SEPARATOR.split(_BRACKETED.sub("", byline).strip())
    return tuple(_author(part) for part in parts if part)


def _author(name: str) -> Author:
    words = name.split()
    if _is_body(words):
        return Author(name, is_body=True)
    if len(words) == 1 or not all(word.isalpha() and word[0].isupper() for word in words):
        return Author(name)
    return Author(name, words[0], " ".join(words[1:]))


def _is_body(words: list[str]) -> bool:
    lowered = [word.lower() for word in words]
    begins = any(lowered[: len(start)] == start for start in map(str.split, _BODY_STARTS))
    return begins or len(words) > _LONGEST_NAME
