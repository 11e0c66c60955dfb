"""Where the tone mark of oa, oe and uy stands: hòa, khỏe, thủy or hoà, khoẻ, thuỷ.

Both are correct Vietnamese; one text keeps to one of them. Only open syllables differ
(hoàn and quý have but one form), so nothing else is touched.
"""

import re
import unicodedata
from typing import Literal

from newsarchive.vietnamese.letters import TONES

Placement = Literal["first", "last"]
"""On the first vowel (hòa) or on the last (hoà)."""

_FIRST = re.compile(r"(?<!\w)([^\W\d_]*?)([òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)
_LAST = re.compile(r"(?<!\w)([^\W\d_]*?)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)


def count_placements(text: str) -> dict[Placement, int]:
    """How many syllables of a text (in NFC) place the mark in either way."""
    return {
        "first": sum(1 for match in _FIRST.finditer(text) if not _is_quy(match)),
        "last": sum(1 for match in _LAST.finditer(text) if not _is_quy(match)),
    }


def place_tones(text: str, placement: Placement) -> str:
    """The same text with all marks of open oa, oe and uy placed alike."""
    pattern = _LAST if placement == "first" else _FIRST
    return pattern.sub(lambda m: m[0] if _is_quy(m) else m[1] + _moved(m[2]), text)


def _is_quy(match: re.Match[str]) -> bool:
    """The u of ``quý`` belongs to the consonant: it never carries the mark."""
    return match[1][-1:] in ("q", "Q") and match[2][0] in ("u", "U")


def _moved(vowels: str) -> str:
    """Two vowels with the tone mark on the other one."""
    first, last = (unicodedata.normalize("NFD", vowel) for vowel in vowels)
    tone = next(mark for mark in first + last if mark in TONES)
    if tone in first:
        first, last = first.replace(tone, ""), last + tone
    else:
        first, last = first + tone, last.replace(tone, "")
    return unicodedata.normalize("NFC", first + last)
