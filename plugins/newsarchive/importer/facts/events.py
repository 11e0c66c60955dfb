"""The day of the event that a report is about, where the report leaves no choice.

``Sáng 29-12`` has no year. A year is taken only from a period that the same paragraph names
and that the day must lie in or border on: a meeting that closes 2022 and plans 2023, held
29-12, was held in 2022. Where two years are possible, none is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsarchive.importer.facts.dates import day_of, find_days, find_days_without_year
from newsarchive.importer.facts.documents import KINDS

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\s*(?:/|-|,?\s*năm\s+|\s+)\s*(20\d\d)", re.I)
_HALF = re.compile(r"6 tháng (đầu|cuối) năm,?\s*(?:năm\s+)?(20\d\d)", re.I)
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s*(?:/|-|năm\s+)\s*(20\d\d)", re.I)
_YEAR = re.compile(
    r"(?:tổng kết|sơ kết|công tác|nhiệm vụ|phương hướng|kế hoạch|chương trình|hoạt động|kết quả)\b"
    r"(?:(?!\b(?:từ|ban hành|thành lập|ra đời)\b)[^.;])*?"
    r"(?P<words>năm\s+(?:học\s+)?(?P<year>20\d\d))(?!\s*[-–]\s*20)",
    re.I,
)
"""A year of work: not the one in which a resolution was passed or a committee formed."""
_ANY_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/-]|\.\d)")
_DAY_FOLLOWS = re.compile(r"\b(?:ngày|sáng|chiều|tối|trưa|nay|qua)\s*,?\s*\(?\s*$", re.I)
_NUMBER_BEFORE = re.compile(
    rf"(?:\d+\s?[-/]\s?[A-ZĐ]{{1,4}}[\w/-]*|(?:{'|'.join(KINDS)})(?:\s+số)?\s+\d+)"
    r"\s*,?\s*\(?(?:(?:ký|ra|ban hành)\s+)?ngày\s*$"
)
_PASSED_AFTER = re.compile(
    r"\s*,?\s*(?:(?:của\s+)?(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Quốc hội)"
    r"(?:\s+khóa\s+\w+)?\s+(?:đã\s+)?(?:ban hành|ra|thông qua|ký)\b|của\s)"
)
_BORDER = timedelta(days=75)
"""A quarter is reviewed, and the next one planned, within weeks of its end."""
_NEWS = timedelta(days=366)
"""What is older than a year is history, not what a report is of."""


@dataclass(frozen=True, slots=True)
class Event:
    """A day, the words that name it, and where the year comes from if it is not with them."""

    date: date
    words: str
    year_from: str | None = None


def find_event(lede: Sequence[str], published: date | None, today: date) -> Event | None:
    """The day a report's first paragraphs tell of; it is not after the day of publication.

    Only the first two paragraphs count: days further down are mostly history. ``published`` is
    None unless it is certain; then it gives a day and month their year.
    """
    for paragraph in lede[:2]:
        for event in _candidates(paragraph, published):
            if event.date <= (published or today):
                return event
    return None


def _candidates(paragraph: str, published: date | None) -> Iterator[Event]:
    for full in find_days(paragraph):
        before = paragraph[: full.start]
        after = paragraph[full.start + len(full.words) :]
        if published and full.date < published - _NEWS:
            continue
        if _DAY_FOLLOWS.search(before) and not _is_of_a_document(before, after):
            yield Event(full.date, full.words)
    for day, month, words in find_days_without_year(paragraph):
        if published:
            if shortly_before := _shortly_before(published, day, month):
                yield Event(
                    shortly_before,
                    words,
                    f"ngày đăng {published.day}/{published.month}/{published.year}",
                )
            continue
        years = _years(paragraph, day, month)
        if len(years) == 1:
            ((found, why),) = years.items()
            yield Event(found, words, why)


def _shortly_before(published: date, day: int, month: int) -> date | None:
    """The last such day up to publication, if a report can still be called news of it."""
    for year in (published.year, published.year - 1):
        found = day_of(year, month, day)
        if found and timedelta(0) <= published - found <= _BORDER:
            return found
    return None


def _is_of_a_document(before: str, after: str) -> bool:
    """True if the day is the one on which a document was issued: it follows the document's
    number, or one of the central bodies passed something on it."""
    return bool(_NUMBER_BEFORE.search(before) or _PASSED_AFTER.match(after))


def _years(paragraph: str, day: int, month: int) -> dict[date, str]:
    """Possible full days, each with the words of the period that allows it.

    A period binds when the day lies in it or near its ends; a longer period is asked only if
    no shorter one is named. The month of a full day is no period.
    """
    for full in find_days(paragraph):
        paragraph = paragraph.replace(full.words, " ")
    for periods in (_short_periods(paragraph), _year_periods(paragraph)):
        possible: dict[date, str] = {}
        for first, last, words in periods:
            for year in (first.year - 1, first.year, last.year + 1):
                found = day_of(year, month, day)
                if found and first - _BORDER <= found <= last + _BORDER:
                    possible.setdefault(found, words)
        if possible:
            return possible
    return {}


def _short_periods(text: str) -> Iterator[tuple[date, date, str]]:
    for match in _QUARTER.finditer(text):
        start = 3 * _QUARTERS[match[1].upper()] - 2
        yield _months(int(match[2]), start, start + 2, match[0])
    for match in _HALF.finditer(text):
        start = 1 if match[1].lower() == "đầu" else 7
        yield _months(int(match[2]), start, start + 5, match[0])
    for match in _MONTH.finditer(text):
        if 1 <= int(match[1]) <= 12:
            yield _months(int(match[2]), int(match[1]), int(match[1]), match[0])


def _year_periods(text: str) -> Iterator[tuple[date, date, str]]:
    """Years that are closed or planned in the text; two that follow each other meet at New Year.

    A single year is closed around its end; else it binds only a day of its middle months, since
    in winter plans are made for one year and reports given for another.
    """
    named = {int(match["year"]): match["words"] for match in _YEAR.finditer(text)}
    for year, words in named.items():
        if year + 1 in named:
            turn = date(year, 12, 31)
            yield turn, turn, f"{words}, {named[year + 1]}"
    if len(named) == 1 == len(set(_ANY_YEAR.findall(text))):
        ((year, words),) = named.items()
        if re.search(rf"tổng kết[^.]*?năm\s+{year}", text, re.I):
            yield date(year, 12, 31), date(year, 12, 31), words
        else:
            yield date(year, 3, 1) + _BORDER, date(year, 10, 31) - _BORDER, words


def _months(year: int, first: int, last: int, words: str) -> tuple[date, date, str]:
    end = date(year + (last == 12), last % 12 + 1, 1) - timedelta(days=1)
    return date(year, first, 1), end, words
