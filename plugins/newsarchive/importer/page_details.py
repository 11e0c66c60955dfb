"""What stands around a report on its page: when, who, by whom, on which site."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bs4 import Tag

from newsarchive.importer.facts.dates import (
    find_days,
    parse_date_line,
    parse_timestamp,
    weekday_agrees,
)
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.facts.signatures import parse_republication, parse_signature
from newsarchive.importer.headlines import first_paragraph, last_paragraph
from newsarchive.importer.metadata import Metadata, is_site
from newsarchive.importer.parsed_page import Block, clean
from newsarchive.importer.text_lines import Line, is_signature, marks

_CLOCK = re.compile(
    r"clock|today|hom-?nay|current|top-?bar|header|masthead|banner|(?:^|[-_\s])now(?:$|[-_\s])",
    re.I,
)
_STAMP = re.compile(
    r"ngày đăng|cập nhật|đăng lúc|đăng ngày|xuất bản|thời gian|posted|published|ngày\s*:|"
    r"\d{1,2}\s?[:hg]\s?\d{2}",
    re.I,
)
_OWN_NAME = re.compile(
    r"^(?:(?:bản quyền(?: thuộc(?: về)?)?|©|copyright|cơ quan chủ quản|trang chủ)"
    r"\s*[:©]?\s*(?:\d{4})?\s*)?"
    r"(?P<name>(?:(?:Báo|BÁO)(?!\s+(?:cáo|CÁO))|Bản tin|Đài Phát thanh|Cổng|Trang thông tin|Tạp chí"
    r"|CỔNG|TRANG THÔNG TIN|ĐÀI)\s[^.,|©;:()]{3,70})"
)
_LOGO = re.compile(r"(?:logo\s+)?(?:báo|đài|cổng|trang|tạp chí|ban)\b", re.I)
_SIGNS = re.compile(r"^(?:viết bởi|tác giả(?: bài viết)?|người viết|bài viết của|by)\b", re.I)
_NOBODY = re.compile(r"(?:.*\b)?(?:admin\w*|super user|quản trị\w*|root|editor|webmaster)\b", re.I)
_NEAR = 6
"""Lines below the text that still speak of it."""
_BESIDE = 3
"""Lines above the headline that still belong to it."""


def visible_dates(
    lines: Sequence[Line], headline: Finding | None, blocks: Sequence[Block]
) -> Iterator[Finding]:
    """Dates that a reader sees, those beside the headline first, a clock in the masthead last."""
    texts = [line.block.text for line in lines]
    title = next(
        (n for n, t in enumerate(texts) if headline and t.startswith(headline.value)), None
    )
    around_title = {id(tag) for tag in lines[title].element.parents} if title is not None else set()
    first, last = first_paragraph(blocks), last_paragraph(blocks)
    start = texts.index(first) if first in texts else len(texts)
    end = len(texts) - 1 - texts[::-1].index(last) if last in texts else len(texts)
    found: list[tuple[int, Finding]] = []
    for at, line in enumerate(lines):
        if at > end + _NEAR or start < at <= end:
            continue
        distance = 50 + at - end if at > end else abs(at - (start if title is None else title))
        above = title is not None and at < title
        masthead = [tag for tag in _near(line.element) if id(tag) not in around_title]
        if headline and at == title and (behind := _behind_headline(line, headline)):
            found.append((0, behind))
        elif dated := _dated(line, distance, above, masthead):
            found.append(dated)
    found.sort(key=lambda row: row[0])
    yield from (finding for _, finding in found if not finding.doubtful)
    yield from _of_time_elements(lines)
    yield from (finding for _, finding in found if finding.doubtful)


def _behind_headline(line: Line, headline: Finding) -> Finding | None:
    """The day that shares the headline's line."""
    rest = line.block.text[len(headline.value) :]
    day = next(find_days(rest), None)
    return Finding(day.date.isoformat(), f"trang ghi “{rest.strip()}” sau đầu đề") if day else None


def _dated(
    line: Line, distance: int, above: bool, masthead: Sequence[Tag]
) -> tuple[int, Finding] | None:
    """How far the line's day is to be believed (less is more), and the day. ``masthead`` are the
    elements around it that do not hold the headline."""
    text = line.block.text
    stamp = parse_date_line(text)
    day = stamp.date if stamp else _stamped(text)
    if day is None:
        return None
    how = f"trang ghi “{' '.join(text.split()[:16])}”"
    in_masthead = any(_CLOCK.search(marks(tag)) for tag in masthead)
    if above and (distance > _BESIDE or in_masthead) and not (stamp and stamp.has_label):
        how += ", có thể chỉ là đồng hồ của trang"
        return 100, Finding(day.isoformat(), how, doubtful=True)
    if not weekday_agrees(text, day):
        return 90, Finding(day.isoformat(), f"{how}; thứ không khớp với ngày", doubtful=True)
    return distance + 10 * above + 20 * (stamp is None), Finding(day.isoformat(), how)


def _near(element: Tag) -> list[Tag]:
    return [element, *list(element.parents)[:4]]


def _stamped(text: str) -> date | None:
    """The day of a line that also says who, or how often it was read."""
    if len(text.split()) > 30 or not _STAMP.search(text):
        return None
    return next((day.date for day in find_days(text)), None)


def _of_time_elements(lines: Sequence[Line]) -> Iterator[Finding]:
    for line in lines:
        tag = line.element.find_parent("time") or line.element.find("time")
        stamp = tag.get("datetime") if tag else None
        if stamp and (day := parse_timestamp(str(stamp))):
            yield Finding(day.isoformat(), "thẻ time của trang")
            return


def names_of_site(lines: Sequence[Line], root: Tag, page_title: str) -> Iterator[str]:
    """How the page names itself beside its head: its logo, its masthead, its foot."""
    for image in root.find_all("img", alt=True)[:6]:
        alt = clean(str(image["alt"]))
        if _LOGO.match(alt):
            yield re.sub(r"^logo\s+", "", alt, flags=re.I)
    for line in [*lines[:8], *lines[-15:]]:
        if match := _OWN_NAME.match(line.block.text):
            name = match["name"].strip(" -–")
            yield name if len(name.split()) <= 8 else re.split(r"\s[-–]\s", name)[0]
    if is_site(page_title) and not re.match(r"tin tức|trang chủ", page_title, re.I):
        yield page_title


def signature_beside(
    lines: Sequence[Line],
    headline: Finding | None,
    blocks: Sequence[Block],
    metadata: Metadata,
    root: Tag,
) -> str | None:
    """A signature below the headline or in the head, if the text has none of its own."""
    ends = [*((block, False) for block in blocks[:2]), *((b, b.set_off) for b in blocks[-4:])]
    if any(parse_signature(block.text, set_off) for block, set_off in ends):
        return None
    texts = [line.block.text for line in lines]
    start = texts.index(headline.value) if headline and headline.value in texts else 0
    marked = [
        line.block.text
        for line in lines[start:]
        if line.block.role == "signature" or _SIGNS.match(line.block.text)
    ]
    called = [
        clean(tag.get_text(" "))
        for tag in root.find_all(["span", "b", "a", "i"])
        if is_signature(tag)
    ]
    for name in [*marked, *called, *metadata.authors]:
        if parse_signature(name, set_off=True) and not _NOBODY.match(name):
            return name
    return None


def source_line(lines: Sequence[Line], blocks: Sequence[Block]) -> str | None:
    """The first publisher, named in one of the lines that follow the text."""
    texts = [line.block.text for line in lines]
    last = last_paragraph(blocks)
    after = texts.index(last) + 1 if last in texts else len(texts)
    found = (parse_republication(text) for text in texts[after : after + _NEAR])
    return next(filter(None, found), None)
