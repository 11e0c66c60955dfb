"""Letters of Vietnamese for character classes: ranges of code points mix capitals and small."""

import unicodedata


def _with_tones(letters: str) -> str:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    return "".join(
        composed
        for letter in letters
        for tone in (tones if letter in "aăâeêioôơuưy" else ("",))
        if len(composed := unicodedata.normalize("NFC", letter + tone)) == 1
    )


LOWER = _with_tones("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
"""Small letters, as they stand inside ``[…]`` of a pattern."""
UPPER = LOWER.upper()
"""Capital letters, likewise."""
