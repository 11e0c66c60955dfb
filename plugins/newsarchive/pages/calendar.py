"""Lists of reports by year and month."""

from collections.abc import Iterator

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.pages.listing import Listing, by_month, home_crumb, plan_list
from newsarchive.pages.page import Crumb, Page, Plan, plan
from newsarchive.pages.timeline import month_bars, year_bars
from newsarchive.strings import t


def _crumb() -> Crumb:
    return Crumb(t("time.title"), urls.TIME)


def plan_times(archive: Archive) -> Iterator[Plan]:
    """All years, each year and each month that has reports."""
    years = sorted(archive.by_year, reverse=True)
    # One scale for all years, so that their bars can be compared.
    highest = max(map(len, archive.by_month.values()), default=0)
    yield plan(
        Page(
            address=urls.TIME,
            template="time.html",
            title=t("time.title"),
            description=t("time.description"),
            section=urls.TIME,
            crumbs=(home_crumb(),),
            modified=archive.updated,
            content={
                "bars": year_bars(archive),
                "years": [
                    (y, len(archive.by_year[y]), month_bars(archive, y, highest)) for y in years
                ],
            },
        )
    )
    for year in archive.years:
        yield from _year_pages(archive, year)
    for year, month in archive.months:
        yield from _month_pages(archive, year, month)


def _year_pages(archive: Archive, year: int) -> Iterator[Plan]:
    reports = archive.by_year.get(year, ())
    in_months = sum(len(archive.by_month.get((year, month), ())) for month in range(1, 13))
    yield from plan_list(
        Listing(
            address=urls.year(year),
            template="year.html",
            title=t("year.title", year=year),
            description=t("year.description", count=len(reports), year=year),
            reports=reports,
            withdrawn=archive.withdrawn_addresses(urls.year(year)),
            section=urls.TIME,
            crumbs=(_crumb(),),
            group_by=by_month,
            content={
                "year": year,
                "months": month_bars(archive, year),
                "unknown_month": len(reports) - in_months,
                "previous": year - 1 if year - 1 in archive.years else None,
                "next": year + 1 if year + 1 in archive.years else None,
            },
        )
    )


def _month_pages(archive: Archive, year: int, month: int) -> Iterator[Plan]:
    reports = archive.by_month.get((year, month), ())
    months = archive.months[::-1]
    at = months.index((year, month))
    yield from plan_list(
        Listing(
            address=urls.month(year, month),
            template="month.html",
            title=t("month.title", month=month, year=year),
            description=t("month.description", count=len(reports), month=month, year=year),
            reports=reports,
            withdrawn=archive.withdrawn_addresses(urls.month(year, month)),
            section=urls.TIME,
            crumbs=(_crumb(), Crumb(t("year.title", year=year), urls.year(year))),
            group_by=by_month,
            content={
                "previous": months[at - 1] if at else None,
                "next": months[at + 1] if at + 1 < len(months) else None,
            },
        )
    )
