"""Whether text reads as Vietnamese: which letter groups can be a syllable."""

import re
import unicodedata

from newsarchive.vietnamese.letters import TONES

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvxjwzf]"
_NUCLEUS = (
    "uyê|uya|iêu|yêu|ươu|uôi|ươi|oai|oay|oeo|uây|uyu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uơ|uô|uy|ưa|ưi|ươ|ưu|yê|"
    "[aăâeêioôơuưy]"
)
_CODA = "ch|ng|nh|[cmnpt]"
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_NUCLEUS})(?:{_CODA})?")
_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]")
_OF_AN_ADDRESS = re.compile(r"[/=&.]")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def is_syllable(word: str) -> bool:
    """True if a word of letters can be one syllable of Vietnamese, with at most one tone."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in decomposed if char in TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES))
    return len(tones) <= 1 and bool(_SYLLABLE.fullmatch(bare))


def has_lost_letters(word: str) -> bool:
    """True if a sign in a word stands for a letter: U+FFFD, or a question mark between letters."""
    return "\ufffd" in word or bool(_LOST.search(word) and not _OF_AN_ADDRESS.search(word))


def readable_share(text: str) -> float:
    """Share of the words with letters beyond ASCII that are Vietnamese syllables, from 0 to 1.

    Without such words (a page in plain ASCII, or one with entities) the share is 1. A word with
    a letter that was lost on the way (U+FFFD, or a question mark) counts as none.
    """
    all_words = set(text.split())
    words = {word for word in all_words if not word.isascii()}
    lost = sum(map(has_lost_letters, all_words))
    accented = [
        part
        for word in words
        if not (bare := _EDGES.sub("", word)).isascii()
        for part in re.split(r"[-–/.,]", bare)
        if part
    ]
    if not accented and not lost:
        return 1.0 if text.isascii() else 0.9
    return sum(map(is_syllable, accented)) / (len(accented) + lost)
