"""The letters and tone marks of Vietnamese."""

import unicodedata

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining marks: huyền, hỏi, ngã, sắc, nặng, with their places in dictionary order (CLDR vi)."""


def _with_tones(letters: str) -> str:
    tones = ("", *TONES)
    return "".join(
        composed
        for letter in letters
        for tone in (tones if letter in "aăâeêioôơuưy" else ("",))
        if len(composed := unicodedata.normalize("NFC", letter + tone)) == 1
    )


LOWER = _with_tones("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
"""Small letters, as they stand inside ``[…]`` of a pattern: ranges of code points mix cases."""
UPPER = LOWER.upper()
"""Capital letters, likewise."""
