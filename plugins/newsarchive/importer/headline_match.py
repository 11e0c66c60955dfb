"""Which line a text takes up again: that is how a headline is told from a section's name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsarchive.importer.boilerplate import is_boilerplate
from newsarchive.importer.facts.dates import parse_date_line
from newsarchive.importer.facts.signatures import parse_republication, parse_signature
from newsarchive.importer.metadata import is_site
from newsarchive.vietnamese.text import fold

LEAST_MATCH = 0.3
"""Share of its pairs of syllables that a text takes up from its headline. Measured on 210 real
headlines against their summaries, the share is seldom below; names of sections share none."""
_SENTENCE_END = re.compile(r"[.!?:;…”\"»)]$")
_LEAST_HEADLINE = 6
_LONG_HEADLINE = 8
_HEAD_LINES = 12


def match_share(line: str, body: str) -> float:
    """Share of a line's pairs of adjacent syllables that a text has too, accents aside."""
    return _share(_pairs(line), _pairs(body))


def find_matched_line(head: Sequence[str], body: str) -> str | None:
    """The line of the head that the text takes up again, or else the only long one.

    A section's name is short, and the text below it does not speak of it.
    """
    pairs = _pairs(body)
    lines = [line for line in head[-_HEAD_LINES:] if _may_be_headline(line)]
    ranked = sorted(
        ((_share(_pairs(line), pairs), len(line.split()), -at) for at, line in enumerate(lines)),
        reverse=True,
    )
    if ranked and ranked[0][0] >= LEAST_MATCH:
        best = lines[-ranked[0][2]]
        if best.isupper() and (spoken := [line for line in lines if not line.isupper()]):
            return find_matched_line(spoken, body)  # capitals are more often a masthead's
        return best
    long = [line for line in lines if len(line.split()) >= _LONG_HEADLINE]
    return long[0] if len(long) == 1 and not _SENTENCE_END.search(long[0]) else None


def _may_be_headline(line: str) -> bool:
    if (
        len(re.findall(r"\w+", line)) < _LEAST_HEADLINE
        or parse_date_line(line)
        or is_boilerplate(line)
    ):
        return False
    if line.isupper() and is_site(line):
        return False
    return not (parse_republication(line) or parse_signature(line))


def _share(some: set[tuple[str, str]], others: set[tuple[str, str]]) -> float:
    return len(some & others) / len(some) if some else 0.0


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(re.findall(r"\w+", fold(text))))
