"""A number in the summary that ``figures`` does not hold.

Dates, years, durations, ordinals, document numbers and numbers that are part of a name
("Ban Chỉ đạo 35", "Quân khu 7") count nothing. What remains must be a value, an end or a whole
of a figure, or stand in the words of one, and be worded alike (hơn, gần, khoảng, ít nhất).
Numbers written as words are not looked at.

Measured on the first 210 records: of 188 numbers whose value is a figure, 171 are taken as
counts; the other 17 stand in dates and ordinals only. No number is queried.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsarchive.lint.context import Advice, Case
from newsarchive.model.labels import label
from newsarchive.model.record import Qualifier
from newsarchive.vietnamese.numbers import number_text

_DAY = r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?"
_NOT_COUNTED = re.compile(
    rf"""
    \b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|tháng)\ {_DAY}\b
        (?:(?:,\ |\ và\ |\ đến\ |\ ?[-–]\ ?){_DAY}\b)*
  | \b(?:từ|đến|tới|hết|trước|sau)\ (\d{{1,2}})/(?!\1\b)\d{{1,2}}\b(?:/\d{{4}})?
  | \b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}\b | \b\d{{1,2}}/(?:19|20)\d\d\b     # a day, a month
  | \b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\b(?![.,]\d)                 # a year or two
  | \b(?:quý|khóa|khoá|kỳ|lần|lần\ thứ|thứ|số|cấp|hạng|khu\ vực|nhiệm\ kỳ|đợt)\ \d+(?:/\d+)?
  | \b\d+(?:[-–]\d+)?\ (?:năm|tháng|tuần|ngày|giờ|phút|giây)\b              # a time
  | \b\d+(?:-\d+)?/?-?[A-ZĐ][\w&ĐƯ]*(?:[-/][\w&]+)*                         # 35-NQ/TW
  | \b(?:nghị\ quyết|chỉ\ thị|kế\ hoạch|đề\ án|quyết\ định|hướng\ dẫn|kết\ luận|công\ văn
     |chương\ trình|quy\ định|thông\ báo|văn\ bản|ban\ chỉ\ đạo|giúp\ việc)\ (?:số\ )?\d+
  | [^\W\d_]+35\b | \b35\b | \b[^\W\d_]{{2,}}-\d+\b                           # Mocha35, Covid-19
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENERS = (
    "bài báo bởi cả cho có còn cùng của cuối do dự dưới đã đến độ được gần gồm hơn ít kết khi"
    " khoảng là lên mới mỗi một ngoài nhất nhận nhờ qua riêng sau số tại theo thêm thu toàn tổng"
    " tới trên trong trước từ và vì với xấp"
)
# A word with a capital letter and a number are one name: "Bộ Tư lệnh 86", "Quận 3".
_NAMED = re.compile(
    rf"\b(?!(?:{'|'.join(_OPENERS.title().split())})\b)[A-ZĐÂĂÊÔƠƯ]\w* \d+\b(?![.,/]\d)"
    r"|\b(?:Tư lệnh|Chỉ đạo|Trung tâm|Quân khu|Quân đoàn|Sư đoàn|Vùng) \d+\b"
)
_WORDINGS: dict[str, Qualifier] = {
    "hơn": "over", "trên": "over", "gần": "nearly", "khoảng": "about", "chừng": "about",
    "ít nhất": "at-least",
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?:\b({'|'.join(_WORDINGS)})\s+)?"
    r"(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?:\s(nghìn|ngàn|triệu|tỷ|tỉ)\b)?",
    re.IGNORECASE,
)
_TIMES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}


class _Count(NamedTuple):
    number: float
    wording: Qualifier | None


def advise_on_counts(case: Case) -> Iterator[Advice]:
    """Yield each number of the summary that no figure has, or that its figure words otherwise."""
    stated = set(_stated(case))
    for count in dict.fromkeys(_counted(case.record.summary)):
        shown = number_text(count.number)
        if count.number not in stated:
            yield Advice(
                "number",
                "summary",
                f"states {shown}, which is no figure of the record",
                "add it to figures with its unit, or correct it",
            )
        elif wordings := _other_wordings(case, count):
            said, held = (_say(wording, shown) for wording in (count.wording, wordings[0]))
            yield Advice(
                "number",
                "summary",
                f"says '{said}', but the figure says '{held}'",
                "word both as the report does; the figure has its word in qualifier",
            )


def _other_wordings(case: Case, count: _Count) -> list[Qualifier | None]:
    """How the figures of this value word it, if none of them does as the summary."""
    figures = case.record.figures
    if any(count.number in (figure.min, figure.max, figure.of) for figure in figures):
        return []
    held = [figure.qualifier for figure in figures if figure.value == count.number]
    return [] if count.wording in held else held


def _say(wording: Qualifier | None, number: str) -> str:
    return f"{label(wording, 'qualifier')} {number}" if wording else number


def _counted(text: str) -> Iterator[_Count]:
    for pattern in (_NOT_COUNTED, _NAMED):
        text = pattern.sub(" ", text)
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[_Count]:
    for word, digits, times in _NUMBER.findall(text):
        number = float(digits.replace(".", "").replace(",", ".")) * _TIMES.get(times, 1)
        yield _Count(number, _WORDINGS.get(word.lower()))


def _stated(case: Case) -> Iterator[float]:
    """Numbers of the figures and their words; those of names need no figure either."""
    for figure in case.record.figures:
        for value in (figure.value, figure.min, figure.max, figure.of):
            if value is not None:
                yield float(value)
        for text in (figure.label, figure.scope, figure.period, figure.note):
            yield from (count.number for count in _numbers(text or ""))
    for name in case.names:
        yield from (count.number for count in _numbers(name))
