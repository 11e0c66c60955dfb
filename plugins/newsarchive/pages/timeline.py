"""How reports are spread over years and months, no finer than their dates are known."""

from dataclasses import dataclass

from newsarchive.model import urls
from newsarchive.model.archive import Archive

STEPS = 20
"""Heights a bar can have; the stylesheet has one rule for each."""


@dataclass(frozen=True)
class Bar:
    """A count in a strip of bars; ``step`` is its height in twentieths of the highest."""

    label: str
    count: int
    step: int
    address: str | None


def year_bars(archive: Archive) -> list[Bar]:
    """One bar for every year from the first to the last, empty years included."""
    if not archive.by_year:
        return []
    first, last = min(archive.by_year), max(archive.by_year)
    counts = {year: len(archive.by_year.get(year, ())) for year in range(first, last + 1)}
    highest = max(counts.values())
    return [
        Bar(str(year), count, _step(count, highest), urls.year(year) if count else None)
        for year, count in counts.items()
    ]


def month_bars(archive: Archive, year: int, highest: int = 0) -> list[Bar]:
    """Twelve bars of one year; reports of which only the year is known are in none.

    ``highest`` is the count of the highest bar where several years stand side by side.
    """
    counts = {month: len(archive.by_month.get((year, month), ())) for month in range(1, 13)}
    highest = highest or max(counts.values())
    return [
        Bar(str(month), count, _step(count, highest), urls.month(year, month) if count else None)
        for month, count in counts.items()
    ]


def _step(count: int, highest: int) -> int:
    """At least 1 for any count, so that one report among thousands can be seen."""
    return max(1, round(STEPS * count / highest)) if count else 0
