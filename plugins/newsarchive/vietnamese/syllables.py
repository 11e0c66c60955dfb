"""Text rules of the search, the same as in ``theme/static/js/search/syllables.js``.

Both sides are run over ``tests/shared/fold_cases.json``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsarchive.vietnamese.letters import TONES
from newsarchive.vietnamese.text import normalise

# Digits with full stops between groups of three are one number: 3.000 is 3000.
# Begins with the digit and looks back from it, which lets the search skip from digit to digit.
_THOUSANDS = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:\.\d{3})+(?![\d.,]*\d)")
# A run of letters or a run of digits: 35-NQ/TW and NQ35 fall into the same parts. Accents that
# NFC leaves apart, as when they were typed in the wrong order, belong to the run.
_RUN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+")
END_OF_TEXT = "\0"
_POINT = re.compile(r"\d\.\d")
_MARKS = "\n.,:;/-–()“”\"'?!…’%"
_WHOLE = {END_OF_TEXT}
"""What is known to be one run, so far."""
# kĩ and kỹ, lí and lý, quí and quý are one word; thúy and thúi are not.
_Y_FOR_I = re.compile(r"(?:[hklmstv]|qu)y")


class Syllable(NamedTuple):
    """A syllable as it is filed (``folded``) and as it is spelled (``exact``).

    ``folded`` has no accents at all. ``exact`` keeps ă â ê ô ơ ư đ and has the tone as a
    digit at its end, wherever the tone mark was placed: hoà and hòa are both ``hoa1``.
    """

    folded: str
    exact: str


def split_runs(text: str) -> list[str]:
    """The runs of letters and of digits of a text, in lower case and NFC, in order."""
    return split_texts([text])[:-1]


def split_texts(texts: Iterable[str]) -> list[str]:
    """The runs of some texts, as ``split_runs`` gives them, with END_OF_TEXT after each text."""
    joined = "".join([f"{_numbers_whole(text)} {END_OF_TEXT} " for text in texts])
    joined = normalise(joined).lower()
    # Nearly always a run is what stands between marks and spaces; to cut it out by these takes
    # a third of the time that the expression takes, which is then asked once for each run.
    for mark in _MARKS:
        joined = joined.replace(mark, " ")
    runs = joined.split()
    if not _WHOLE.issuperset(runs):
        unknown = set(runs) - _WHOLE
        _WHOLE.update(filter(_RUN.fullmatch, unknown))
        parts = {part: _RUN.findall(part) for part in unknown - _WHOLE}
        if parts:
            return [run for part in runs for run in parts.get(part, (part,))]
    return runs


def _numbers_whole(text: str) -> str:
    text = text.replace(END_OF_TEXT, " ")
    if not _POINT.search(text):  # a ninth of the time of the longer expression
        return text
    return _THOUSANDS.sub(lambda match: match[0].replace(".", ""), text)


@cache
def parse_run(run: str) -> Syllable:
    """The two forms of one run, as ``split_runs`` gives it."""
    tone = ""
    exact = ""
    folded = ""
    for char in unicodedata.normalize("NFD", run):
        if char in TONES:
            tone = tone or str(TONES[char])
        else:
            exact += char
            if char == "đ":
                folded += "d"
            elif unicodedata.category(char) != "Mn":
                folded += char
    exact, folded = unicodedata.normalize("NFC", exact), unicodedata.normalize("NFC", folded)
    if _Y_FOR_I.fullmatch(folded):
        exact, folded = exact[:-1] + "i", folded[:-1] + "i"
    return Syllable(folded, exact + tone)


def parse_syllables(text: str) -> list[Syllable]:
    """All syllables and numbers of a text, in order."""
    return [parse_run(run) for run in split_runs(text)]
