"""A slug for a new record: province, the first words of the headline, year."""

from collections.abc import Container

from newsarchive.core.record import UNKNOWN
from newsarchive.core.text import slugify

_WORDS = 5


def propose_slug(title: str, province: str, year: int, taken: Container[str]) -> str:
    """A slug that is not taken: ``an-giang-toa-dam-khoa-hoc-cap-tinh-2023``, then ``…-2023-2``.

    Words of the province are not repeated; an unknown province is left out.
    """
    place = "" if province == UNKNOWN else slugify(province)
    words = slugify(title)
    if place:
        words = f"-{words}-".replace(f"-{place}-", "-").strip("-")
    chosen = [word for word in words.split("-") if word][:_WORDS] or ["bai"]
    base = "-".join([*([place] if place else []), *chosen, str(year)])
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
