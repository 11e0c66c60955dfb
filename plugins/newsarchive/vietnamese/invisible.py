"""Letters that nobody sees: zero-width spaces, marks of direction, control characters.

They come along when text is copied from a page. In a name or an address they make two things
of one; so they are named with the letters before them.
"""

import unicodedata
from collections.abc import Iterator

_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))
"""Categories of Unicode. Other spaces and line ends (Z) become plain spaces in fields."""
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Letters and signs by category, but nothing is drawn for them."""
_JOINERS = frozenset("\u200c\u200d")
_SHOWN = 12
"""How many characters before it say where an invisible one stands."""


def find_invisible(text: str) -> Iterator[int]:
    """Yield the place of each invisible character but tabs and line ends.

    A joiner after a picture (an emoji of several parts) is part of it.
    """
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return
    for at, char in enumerate(text):
        if char.isprintable() and char not in _BLANK:
            continue
        if char in "\n\t" or (at and char in _JOINERS and _is_picture(text[at - 1])):
            continue
        if char in _BLANK or unicodedata.category(char) in _UNSEEN:
            yield at


def describe(text: str, at: int) -> str:
    """``the invisible character U+200B after “vn”``."""
    words = "".join(c if c.isprintable() else " " for c in text[max(0, at - 80) : at]).split()
    before = f"after “{words[-1][-_SHOWN:]}”" if words else "at the beginning"
    return f"the invisible character U+{ord(text[at]):04X} {before}"


def without_invisible(text: str) -> str:
    """The text without those that can be deleted: they have no width and part no words.

    A control character, or one of a font's own, may stand for something; it stays.
    """
    lost = {
        at
        for at in find_invisible(text)
        if unicodedata.category(text[at]) == "Cf" or text[at] in "\u034f\ufffc"
    }
    return "".join(char for at, char in enumerate(text) if at not in lost) if lost else text


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk", "Mn")
