"""Text copied off a page, as a person pastes it: lines, with the page's boilerplate among them."""

import re
from collections.abc import Iterable

from newsarchive.importer.boilerplate import ends_report, is_boilerplate
from newsarchive.importer.facts.dates import parse_date_line, weekday_agrees
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.headline_match import find_matched_line
from newsarchive.importer.parsed_page import Block, ParsedPage, clean

_SENTENCE_END = re.compile(r"[.!?:;…”\"»)]$")


def take_apart(text: str) -> ParsedPage:
    """Divide pasted text into head, headline and blocks. Nothing of a line is changed."""
    lines = [clean(line) for line in text.splitlines()]
    lines = _joined(lines, _is_wrapped(lines))
    start = next((at for at, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    head, body = lines[:start], lines[start:]
    headline = find_matched_line(head, " ".join(body))
    dates = tuple(_dates(head, headline))
    return ParsedPage(
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
    if ends_report(line) or is_boilerplate(line) or parse_date_line(line):
        return False
    return words > 40 or (words >= 14 and line.endswith((".", "…", ".”", '."')))


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
