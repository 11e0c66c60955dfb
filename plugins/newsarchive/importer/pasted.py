"""Text copied off a page, as a person pastes it: lines, with the page's noise among them."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsarchive.core.text import fold
from newsarchive.importer.facts.dates import parse_date_line, weekday_agrees
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.facts.signatures import parse_republication, parse_signature
from newsarchive.importer.metadata import is_site
from newsarchive.importer.noise import ends_report, is_noise
from newsarchive.importer.parts import Block, Parts, clean

_SENTENCE_END = re.compile(r"[.!?:;…”\"»)]$")
_LEAST_HEADLINE = 6
_LONG_HEADLINE = 8
_HEAD_LINES = 12
_SHARED = 0.3


def take_apart(text: str) -> Parts:
    """Divide pasted text into head, headline and blocks. Nothing of a line is changed."""
    lines = [clean(line) for line in text.splitlines()]
    lines = _joined(lines, _is_wrapped(lines))
    start = next((at for at, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    head, body = lines[:start], lines[start:]
    headline = find_headline_line(head, " ".join(body))
    dates = tuple(_dates(head, headline))
    return Parts(
        blocks=tuple(Block(line) for line in body),
        headline=Finding(headline, "dòng đầu của văn bản dán vào") if headline else None,
        dates=dates,
        pasted=True,
        head=tuple(line for line in head if line != headline),
    )


def _is_wrapped(lines: list[str]) -> bool:
    """True for text whose lines were broken at a width, as mail programs do."""
    lengths = sorted(len(line) for line in lines if line)
    return bool(lengths) and lengths[-1] <= 100 and lengths[len(lengths) * 2 // 3] >= 55


def _is_full(line: str) -> bool:
    """True for a line that reaches the width and breaks off in a sentence."""
    return len(line) > 55 and (line[-1].isalnum() or line[-1] == ",")


def _joined(lines: list[str], wrapped: bool) -> list[str]:
    """Lines that a mail program or an editor has broken are put together again."""
    joined: list[str] = []
    open_ended = False
    for line in lines:
        if line and open_ended and (line[0].islower() or (wrapped and _is_full(joined[-1]))):
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
        open_ended = bool(line) and not _SENTENCE_END.search(line)
    return joined


def _is_paragraph(line: str) -> bool:
    words = len(line.split())
    if ends_report(line) or is_noise(line) or parse_date_line(line):
        return False
    return words > 40 or (words >= 14 and line.endswith((".", "…", ".”", '."')))


def find_headline_line(head: Sequence[str], body: str) -> str | None:
    """The line of the head that the text takes up again, or else the only long one.

    A section's name is short, and the text below it does not speak of it.
    """
    pairs = _pairs(body)
    best: tuple[float, int, str] | None = None
    lines: list[str] = []
    for line in head[-_HEAD_LINES:]:
        words = len(line.split())
        if words < _LEAST_HEADLINE or parse_date_line(line) or is_noise(line):
            continue
        if parse_republication(line) or parse_signature(line) or (line.isupper() and is_site(line)):
            continue
        lines.append(line)
        shared = _pairs(line)
        share = len(shared & pairs) / len(shared)
        if share >= _SHARED and (best is None or (share, words) > best[:2]):
            best = (share, words, line)
    if best and best[2].isupper() and (spoken := [x for x in lines if not x.isupper()]):
        return find_headline_line(spoken, body)  # capitals are more often a masthead's
    if best:
        return best[2]
    long = [line for line in lines if len(line.split()) >= _LONG_HEADLINE]
    return long[0] if len(long) == 1 and not _SENTENCE_END.search(long[0]) else None


def _pairs(text: str) -> set[tuple[str, str]]:
    syllables = re.findall(r"\w+", fold(text))
    return set(pairwise(syllables))


def shared_pairs(line: str, body: str) -> float:
    """Share of a line's pairs of adjacent syllables that a text has too, accents aside."""
    pairs = _pairs(line)
    return len(pairs & _pairs(body)) / len(pairs) if pairs else 0.0


def _dates(head: list[str], headline: str | None) -> Iterable[Finding]:
    """Date lines of the head. Above the headline, a bare weekday and day may be a clock."""
    seen_headline = headline is None
    for line in head:
        seen_headline = seen_headline or line == headline
        found = parse_date_line(line)
        if found is None:
            continue
        sure = found.has_label or (seen_headline and headline is not None) or not found.has_weekday
        how = f"dòng “{found.words}” đầu trang"
        if not sure:
            how += "; có thể chỉ là đồng hồ của trang lúc sao chép"
        elif not weekday_agrees(line, found.date):
            how += "; thứ không khớp với ngày"
            sure = False
        yield Finding(found.date.isoformat(), how, doubtful=not sure)
