"""Days that a text names, in the forms that Vietnamese pages use.

``05/06/2021`` is the fifth of June: day first, always. A day that is not in the calendar is
no day; a year is never supplied.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from newsarchive.importer.facts.words import one_of
from newsarchive.vietnamese.letters import UPPER

VIETNAM = timezone(timedelta(hours=7))
_EARLIEST = date(2000, 1, 1)
"""No page of this archive is older; the resolution is of 2018. Older days are history."""

_MONTHS = (
    "một|giêng", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười",
    "mười một", "mười hai|chạp",
)  # fmt: skip
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_OF = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split("|")}
_MONTH_OF |= {word: n for n, word in enumerate(_ENGLISH, 1)}
_MONTH_WORD = "|".join(sorted(_MONTH_OF.keys() - set(_ENGLISH), key=len, reverse=True))

_FORMS = (
    re.compile(r"(?<![\d/.-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d/-])"),
    re.compile(
        r"(?<![\d/.-])(?P<d>\d{1,2})\s?(?P<s>[/.–-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s*(?:,|năm|/|-)?\s*(?P<y>\d{4})(?!\d)",
        re.I,
    ),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\s+tháng\s+(?P<w>{_MONTH_WORD}),?\s+(?P<y>\d{{4}})", re.I),
    re.compile(rf"tháng\s+(?P<w>{_MONTH_WORD})\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})", re.I),
    re.compile(
        rf"\b(?P<w>{'|'.join(_ENGLISH)})[a-z]*\.?\s+(?P<d>\d{{1,2}}),\s+(?P<y>\d{{4}})", re.I
    ),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})\s+th(?:g|áng)?\.?\s*(?P<m>\d{1,2})\.?,?\s+(?P<y>\d{4})", re.I
    ),
)
_DAY_AND_MONTH = re.compile(
    r"\b(?P<word>sáng|chiều|tối|trưa|ngày|hôm)\s+(?:(?:nay|qua|ngày|nay,|qua,)\s*)*\(?\s*"
    r"(?P<d>\d{1,2})\s?[/.–-]\s?(?P<m>\d{1,2})(?!\s?[/.–-]?\d|\s+tháng)",
    re.I,
)
_CLOCK = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2})?(?:\s?(?:am|pm|sa|ch)\b)?", re.I)
_WEEKDAYS = ("hai|2", "ba|3", "tư|4", "năm|5", "sáu|6", "bảy|7", "nhật|cn")
_WEEKDAY = re.compile(r"\b(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+(nhật))\b", re.I)
_LABEL = re.compile(
    one_of("""
    cập nhật(?: lần cuối)? | phát sóng | ngày đăng | đăng (?:lúc|ngày|vào) | đăng | xuất bản
    post(?:ed)? | ngày cập nhật | thời gian | ngày viết | ngày tạo | published | lúc | vào | hồi
    viết | gửi | on | date | ngày
    """),
    re.I,
)
_FILLING = re.compile(
    one_of(r"""
    \bsố \d+\b | \ba\s?[+-](?!\w) | (?:nghe|in) bài(?: viết)? | người đăng(?: bài viết)?\b.*
    \(?gmt\s*\+?\s*7?\)? | \(?utc\s*\+?\s*7?\)?
    \b(?:am|pm|sa|ch|giờ|phút|giây|tháng|năm)\b
    (?:[\d.,]+\s*)?(?:lượt (?:xem|đọc|truy cập)|đã xem|số lần xem|views?)(?:\s*:?\s*[\d.,]+)?
    """),
    re.I,
)


_DATELINE = re.compile(rf"^(?:[{UPPER}]\w*\s?){{1,4}},\s*(?=ngày\b|\s)")
"""The place before the day: ``Đồng Hới, ngày 17 tháng 4 năm 2019``."""


@dataclass(frozen=True, slots=True)
class Day:
    """A full day, and the words of the text that name it."""

    date: date
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says nothing but when: of a page's head, or of its clock."""

    date: date
    words: str
    has_label: bool
    has_weekday: bool


_RFC_2822 = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d")


def find_days(text: str) -> Iterator[Day]:
    """Full days in the order of the text; overlapping readings count once."""
    found: dict[int, Day] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day and not any(abs(match.start() - at) < 6 for at in found):
                found[match.start()] = Day(day, match[0], match.start())
    yield from (found[at] for at in sorted(found))


def impossible_days(text: str) -> list[str]:
    """Words that look like a day but are in no calendar, such as ``31/02/2023``."""
    return [
        match[0]
        for form in _FORMS[:3]
        for match in form.finditer(text)
        if day_of(*(int(match[part]) for part in "ymd")) is None and _day(match) is None
    ]


def parse_timestamp(text: str) -> date | None:
    """A machine's time (ISO 8601 or RFC 2822); with a zone, the day it was in Vietnam."""
    text = text.strip()
    try:
        moment = (
            parsedate_to_datetime(text)
            if _RFC_2822.match(text)
            else datetime.fromisoformat(text.replace("Z", "+00:00"))
        )
        day = (moment.astimezone(VIETNAM) if moment.tzinfo else moment).date()
    except ValueError:
        return next((day.date for day in find_days(text)), None)
    except OverflowError:
        return None  # the last or first day of all calendars
    return day if day >= _EARLIEST else None


def parse_date_line(line: str) -> DateLine | None:
    """The day of a line that holds a day and nothing else worth reading; else None."""
    if len(line) > 120:
        return None
    day = next(find_days(line), None)
    if day is None:
        return None
    rest = line.replace(day.words, " ")
    if not _WEEKDAY.match(rest):
        rest = _DATELINE.sub("", rest)
    rest = _CLOCK.sub(" ", rest)
    weekday = _WEEKDAY.search(rest)
    rest = _FILLING.sub(" ", _WEEKDAY.sub(" ", rest))
    label = _LABEL.search(rest)
    rest = _LABEL.sub(" ", rest)
    if re.search(r"\w", rest):
        return None
    return DateLine(day.date, line.strip(), bool(label), bool(weekday))


def weekday_agrees(line: str, day: date) -> bool:
    """False where the line names another weekday than the day had."""
    match = _WEEKDAY.search(line)
    if match is None:
        return True
    word = (match[1] or match[2]).lower()
    return word in _WEEKDAYS[day.weekday()].split("|")


def find_days_without_year(text: str) -> Iterator[tuple[int, int, str]]:
    """Day, month and words of ``Sáng 29-12`` and ``Ngày 21/3``, which name no year."""
    for match in _DAY_AND_MONTH.finditer(text):
        day, month = int(match["d"]), int(match["m"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield day, month, match[0]


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


_IN_ADDRESS = (
    re.compile(r"(?<!\d)(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?:\d{4,9})?(?!\d)"),
    re.compile(r"(?<!\d)(\d\d)(\d\d)(20\d\d)(?!\d)"),
)
_MONTH_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d{1,2})(?:/|-(?!\d))")


def date_in_address(address: str) -> str | None:
    """What an address says of the day, as EDTF: ``2021-06-05`` or only ``2021-06``."""
    for form in _IN_ADDRESS:
        for match in form.finditer(address):
            a, b, c = (int(part) for part in match.groups())
            year, month, day = (c, b, a) if c > 1999 else (a, b, c)
            found = day_of(year, month, day)
            if found and found >= _EARLIEST:
                return found.isoformat()
    month_only = _MONTH_IN_ADDRESS.search(address)
    if month_only and 1 <= int(month_only[2]) <= 12:
        return f"{month_only[1]}-{int(month_only[2]):02d}"
    return None


_AMERICAN = re.compile(r"\s+(?:[1-9]|1[0-2]):\d\d(?::\d\d)?\s?[AP]M\b")
"""A clock of twelve hours after the day, and no number filled up with a zero: the server
writes as Americans do, month first."""


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = _MONTH_OF[parts["w"].lower()] if parts.get("w") else int(parts["m"])
    filled = match[0].startswith("0") or "/0" in match[0]
    if parts.get("s") == "/" and not filled and _AMERICAN.match(match.string, match.end()):
        month_first = day_of(int(parts["y"]), int(parts["d"]), month)
        if month_first:
            return month_first
    day = day_of(int(parts["y"]), month, int(parts["d"]))
    return day if day and day >= _EARLIEST else None
