"""A short form that no reader can look up.

Capitals that the abbreviations file lists, that belong to a document's number or to a name in
the record, Roman numerals, and words set in capitals are no short forms to be explained.
"""

import re
import unicodedata
from collections.abc import Iterator

from newsarchive.lint.context import Advice, Case, own_texts, without_quotations
from newsarchive.vietnamese.letters import TONES

_CAPITALS = re.compile(r"(?<![\w/&.-])[^\W\d_a-z][\w&]*(?:\.[^\W\d_]+)*(?![\w/-])")
_ROMAN = re.compile(r"(?=[IVXLC])(?:X?C{0,3}|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NEAR = 20
"""Characters that a syllable beside it takes at most."""
_ADDRESS = re.compile(
    r"https?://\S+|\[[^\[\]]*\]\([^()\s]*\)|(?<!\S)\S{1,200}\.(?:vn|com|org|net)\b\S*"
)


def advise_on_abbreviations(case: Case) -> Iterator[Advice]:
    """Yield a query for each short form, once in a record."""
    known = case.around.abbreviations
    named = {word for name in case.names for word in re.findall(r"[\w&]+", name)}
    seen: set[str] = set()
    for field, text in own_texts(case):
        plain = without_quotations(_ADDRESS.sub(lambda match: " " * len(match[0]), text))
        for match in _CAPITALS.finditer(plain):
            short = match[0]
            if not _is_short(short) or short in known or short in named or short in seen:
                continue
            if _in_capitals(plain, match):
                continue
            seen.add(short)
            line = plain.count("\n", 0, match.start()) if field == "account" else 0
            yield Advice(
                "abbreviation",
                field,
                f"'{short}' is not explained",
                "write it out, or add it to content/data/abbreviations.yaml",
                line=line,
            )


def _is_short(word: str) -> bool:
    """True for two capitals or more; a tone mark says that it is a word set in capitals."""
    letters = [char for char in word if char.isalpha()]
    if len(letters) < 2 or not all(map(str.isupper, letters)) or _ROMAN.fullmatch(word):
        return False
    return TONES.keys().isdisjoint(unicodedata.normalize("NFD", word))


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """True if the word beside it is in capitals too: a title, as in ĐÌNH LẬP PHÁT TRIỂN."""
    before = text[max(0, match.start() - _NEAR) : match.start()].split()[-1:]
    after = text[match.end() : match.end() + _NEAR].split(maxsplit=1)[:1]
    return any(len(word) > 1 and word.isupper() for word in (*before, *after))
