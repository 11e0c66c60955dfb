"""Dates as people write them in Vietnam, read to offer the form that records have."""

import re
from datetime import date

_DAY = re.compile(
    r"(?:ngày )?(\d{1,2})(?:[/.\-]| tháng )(\d{1,2})(?:[/.\-]| năm )(\d{4})", re.I | re.A
)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})(?:[/.\-]| năm )(\d{4})", re.I | re.A)
_SHORT = re.compile(r"(\d{4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?", re.A)


def read_date(text: str) -> str | None:
    """``2023-11-10`` of ``10/11/2023``, ``2023-03`` of ``tháng 3/2023``; None for other texts."""
    if match := _DAY.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _MONTH.fullmatch(text):
        (month, year), day = map(int, match.groups()), 0
    elif match := _SHORT.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
    else:
        return None
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
