"""A slug for a new record: province, the first words of the headline, year."""

import re
from collections.abc import Container

from newsarchive.model.places import bare_name
from newsarchive.model.record import UNKNOWN
from newsarchive.vietnamese.text import slugify

_WORDS = 5
_LETTERS = 40
_HEADLESS = "bai"
_OPEN = frozenset(
    "bang boi cac cho chua co cua cung da de den do duoc gan giua hoac hon khi khong la ma mot nay"
    " ngay nhung o qua ra se tai thang theo thu trong truoc tu va ve vi voi".split()
)
"""Words that lead on to the next one, so that no slug ends with them if the headline goes on."""


def propose_slug(title: str, province: str, year: int | None, taken: Container[str]) -> str:
    """A slug that is not taken: ``an-giang-toa-dam-khoa-hoc-cap-2023``, then ``…-2023-2``.

    Words of the province are not repeated; an unknown province or year is left out. Where the
    headline is cut, no number and no word that leads on stands last.
    """
    place = "" if province == UNKNOWN else slugify(bare_name(province))
    words = slugify(title)
    if place:
        words = re.sub(rf"(?<![^-])(?:(?:tinh|tp|thanh-pho)-)?{place}(?![^-])", "", words)
    chosen = _cut([word for word in words.split("-") if word])
    if year and chosen[-1:] == [str(year)]:
        chosen.pop()
    parts = (place, *(chosen or [_HEADLESS]), str(year or ""))
    base = "-".join(part for part in parts if part)
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _cut(words: list[str]) -> list[str]:
    """The first words; without what only makes sense together with the next word."""
    chosen = words[:_WORDS]
    while len("-".join(chosen)) > _LETTERS and len(chosen) > 1:
        chosen.pop()
    if len(chosen) < len(words):
        while len(chosen) > 1 and (chosen[-1].isdigit() or chosen[-1] in _OPEN):
            chosen.pop()
    return [word[:_LETTERS] for word in chosen]
