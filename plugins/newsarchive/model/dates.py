"""Dates as precisely as they are known, written in a small part of EDTF (ISO 8601-2).

Accepted forms: ``2023-03-21``, ``2023-03``, ``2023``, and for "not before" an open
interval such as ``2022-12-29/..``. Nothing is ever padded: a year stays a year.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from newsarchive.model.date_reading import read_date
from newsarchive.strings import t

Precision = Literal["day", "month", "year"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(/\.\.)?", re.ASCII)
_EARLIEST_YEAR = 1900
_LATEST_YEAR = 2078
"""The search index holds days in two bytes, which end in 2079."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year; ``open_ended`` means "this or later"."""

    year: int
    month: int | None = None
    day: int | None = None
    open_ended: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an EDTF string.

        Raises ValueError, saying what is wrong and what to write instead.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            forms = "2023-03-21, 2023-03, 2023, or 2023-03-21/.. for 'not before'"
            raise ValueError(f"'{text}' is not a date — write {read_date(text) or forms}")
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        assert year is not None
        if year < _EARLIEST_YEAR:
            raise ValueError(f"the year {year} is too early — check the digits")
        if year > _LATEST_YEAR:
            raise ValueError(f"the year {year} is still to come — check the digits")
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise ValueError(f"{text} is not in the calendar — correct the day or month") from None
        return cls(year, month, day, open_ended=match.group(4) is not None)

    @property
    def precision(self) -> Precision:
        """How finely the date, or the beginning of the open interval, is known."""
        if self.day:
            return "day"
        return "month" if self.month else "year"

    @property
    def earliest(self) -> date:
        """The first day that is possible."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def newest_first(self) -> int:
        """Sort key: later days first; among equals the better known, then the closed date.

        No other date has it. It is one number, since thousands are sorted in every build.
        """
        day = (self.year * 12 + (self.month or 1)) * 32 + (self.day or 1)
        known = 2 if self.day else 1 if self.month else 0
        return -((day * 3 + known) * 2 + (not self.open_ended))

    @property
    def known(self) -> str:
        """ISO form for machines, no finer than known; of an open interval only the year.

        The first day of an open interval is the day of an event, never that of
        publication, so it is not offered as if it were.
        """
        return f"{self.year:04d}" if self.open_ended else self._iso

    @property
    def edtf(self) -> str:
        """The form that ``parse`` reads."""
        return self._iso + ("/.." if self.open_ended else "")

    @property
    def numbers(self) -> str:
        """The known parts as people write them: ``21/3/2023``, ``3/2023``, ``2023``."""
        return "/".join(str(part) for part in (self.day, self.month, self.year) if part)

    @property
    def text(self) -> str:
        """As people write it: ``21/3/2023``, ``tháng 3/2023``, ``năm 2023``, ``từ 10/2023``."""
        if self.open_ended:
            return t("date.not_before", date=self.numbers)
        if self.day:
            return self.numbers
        return t("date.month" if self.month else "date.year", date=self.numbers)

    @property
    def approximate_text(self) -> str:
        """As people write a date that was inferred: ``khoảng 3/2023``; ``từ …`` stays."""
        if self.open_ended:
            return self.text
        return t("date.about", date=self.numbers)

    @property
    def _iso(self) -> str:
        if not self.month:
            return f"{self.year:04d}"
        month = f"{self.year:04d}-{self.month:02d}"
        return f"{month}-{self.day:02d}" if self.day else month

    def __str__(self) -> str:
        return self.edtf


def parse_day(text: str) -> date:
    """Read a full day, ``2026-11-22``. Raises ValueError with the cure."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        meant = read_date(text) or ""
        form = meant if len(meant) == len("2026-11-22") else "year, month and day, as 2026-11-22"
        raise ValueError(f"'{text}' is not a full day — write {form}")
    return PartialDate.parse(text).earliest


_IN_TEXT = re.compile(r"(?<![\d/.-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d/.-])", re.ASCII)


def with_written_dates(text: str) -> str:
    """A text in which dates are as people write them: ``từ 2020 đến 10/2023``."""
    return _IN_TEXT.sub(
        lambda match: "/".join(str(int(part)) for part in reversed(match.groups()) if part), text
    )


def day_text(day: date) -> str:
    """A full day as people write it: ``22/11/2026``."""
    return f"{day.day}/{day.month}/{day.year}"
