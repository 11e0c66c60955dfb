"""Text that a program has damaged on its way: lost letters, foreign encodings, HTML codes.

A word counts as written in another encoding only if it reads as Vietnamese when it is taken so,
and not as it stands. One such word may be a foreign name; two, or all accented words, are not.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsarchive.lint.context import Advice, Case, field_texts
from newsarchive.vietnamese.legacy_encodings import decoded_twice, from_tcvn3, from_vni
from newsarchive.vietnamese.legibility import has_lost_letters, is_syllable

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_OF_MARKDOWN = frozenset(("&amp;", "&lt;", "&gt;", "&nbsp;"))
"""Codes that have a use in an account, where the sign itself may be markup."""
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PARTS = re.compile(r"[\s\-–/.,;:!?()\[\]“”‘’\"'…|*_]+")
_FONTS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("TCVN3 (fonts .Vn…)", from_tcvn3),
    ("VNI (fonts VNI-…)", from_vni),
)


class Damage(NamedTuple):
    """One finding: its place in the text, what is wrong and what to do."""

    at: int
    wrong: str
    cure: str


def find_damage(text: str, is_markdown: bool = False) -> Iterator[Damage]:
    """Yield what looks damaged in a text; of each kind the first."""
    yield from _find_lost(text)
    for match in _ENTITY.finditer(text):
        if not (is_markdown and match[0] in _OF_MARKDOWN):
            yield Damage(match.start(), f"has the HTML code '{match[0]}'", "write the sign itself")
            break
    if text.isascii():
        return
    for match in _FOREIGN.finditer(text):
        meant = decoded_twice(match[0])
        if meant and meant.isalpha():
            wrong = f"has '{match[0]}', which is '{meant}' read in a wrong encoding"
            yield Damage(match.start(), wrong, "copy the text again, as UTF-8")
            return
    found = {name: _words_of_font(text, convert) for name, convert in _FONTS}
    name, words = max(found.items(), key=lambda item: len(item[1]))
    for word, meant in list(words.items())[:1]:
        wrong = f"has '{word}', which looks like '{meant}' in {name}"
        yield Damage(text.find(word), wrong, "write it in Unicode")


def _find_lost(text: str) -> Iterator[Damage]:
    for word in text.split():
        if has_lost_letters(word):
            yield Damage(
                text.find(word), f"has lost letters in '{word[:40]}'", "write them as they were"
            )
            return


def _words_of_font(text: str, convert: Callable[[str], str]) -> dict[str, str]:
    """Damaged words and what they mean; none if they may be foreign names."""
    accented = [word for word in _PARTS.split(text) if word and not word.isascii()]
    damaged = {
        word: meant
        for word in accented
        if not is_syllable(word) and (meant := convert(word)) != word and is_syllable(meant)
    }
    if len(damaged) > 1 or (damaged and len(damaged) == len(set(accented))):
        return damaged
    return {}


def advise_on_damage(case: Case) -> Iterator[Advice]:
    """Yield a query for each field, and each paragraph of the account, that looks damaged."""
    for field, text in field_texts(case.record):
        for damage in find_damage(text):
            yield Advice("damage", field, damage.wrong, damage.cure)
    for damage in find_damage(case.account, is_markdown=True):
        line = case.account.count("\n", 0, damage.at)
        yield Advice("damage", "account", damage.wrong, damage.cure, line=line)
