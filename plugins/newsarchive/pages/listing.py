"""Lists of reports: one layout, cut into pages of thirty, grouped by year or month."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from newsarchive.model import urls
from newsarchive.model.archive import Reports
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.report import Report
from newsarchive.pages.page import Crumb, Page, Plan
from newsarchive.strings import t


def home_crumb() -> Crumb:
    """The crumb with which every path begins."""
    return Crumb(t("navigation.home"), urls.HOME)


@dataclass(frozen=True)
class Group:
    """Reports under one heading; ``address`` leads to a list of exactly these, if any."""

    heading: str
    reports: Reports
    address: str | None = None


@dataclass(frozen=True)
class Paging:
    """Where a page stands in its list; numbers count from 1."""

    number: int
    last: int
    address: str

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to offer; None stands for a gap."""
        near = {1, self.last, *range(self.number - 1, self.number + 2)}
        shown = sorted(number for number in near if 1 <= number <= self.last)
        result: list[int | None] = []
        for number in shown:
            if result and result[-1] is not None and number - result[-1] == 2:
                result.append(number - 1)
            elif result and result[-1] is not None and number - result[-1] > 2:
                result.append(None)
            result.append(number)
        return result

    def to(self, number: int) -> str:
        """Address of the n-th page."""
        return urls.list_page(self.address, number)


@dataclass(frozen=True)
class Listing:
    """A list to be paged. ``content`` are names for the template's own part of page 1."""

    address: str
    template: str
    title: str
    description: str
    reports: Reports
    section: str
    crumbs: tuple[Crumb, ...]
    content: Mapping[str, Any] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    """Addresses of withdrawn reports, told where the list has no others."""
    group_by: Callable[[Report], tuple[str, str | None]] | None = None


def by_year(report: Report) -> tuple[str, str | None]:
    """Group key: the year, with its address."""
    year = report.record.published.year
    return f"{year}", urls.year(year)


def by_month(report: Report) -> tuple[str, str | None]:
    """Group key: the month, with its address; or that only the year is known."""
    published = report.record.published
    if published.month is None:
        return t("listing.year_only"), None
    return t("listing.month", month=published.month), urls.month(published.year, published.month)


def plan_list(listing: Listing) -> Iterator[Plan]:
    """All pages of a list; an empty list has one page, which says that it is empty."""
    last = urls.last_page(len(listing.reports))
    modified = max(map(attrgetter("updated"), listing.reports), default=None)
    of_list = cache(partial(_identity, listing, modified))
    for number in range(1, last + 1):
        yield Plan(
            address=urls.list_page(listing.address, number),
            template=listing.template,
            modified=modified,
            indexed=True,
            identity=partial(_page_identity, listing, number, of_list),
            make=partial(_list_page, listing, number, last, modified),
        )


def _identity(listing: Listing, modified: date | None) -> bytes:
    """Covers all that the pages of a list show but the reports; the grouping is by name."""
    grouping = listing.group_by.__name__ if listing.group_by else ""
    return fingerprint(replace(listing, reports=(), group_by=None), grouping,
                       len(listing.reports), modified)  # fmt: skip


def _page_identity(listing: Listing, number: int, of_list: Callable[[], bytes]) -> tuple[Any, ...]:
    return of_list(), number, b"".join([r.fingerprint for r in _shown(listing, number)])


def _shown(listing: Listing, number: int) -> Reports:
    return listing.reports[(number - 1) * urls.PER_PAGE : number * urls.PER_PAGE]


def _list_page(listing: Listing, number: int, last: int, modified: date | None) -> Page:
    title, description = listing.title, listing.description
    if number > 1:
        title = t("listing.title_of_page", title=title, number=number)
        description = t(
            "listing.description_of_page", description=description, number=number, last=last
        )
    return Page(
        address=urls.list_page(listing.address, number),
        template=listing.template,
        title=title,
        description=description,
        section=listing.section,
        crumbs=(home_crumb(), *listing.crumbs),
        feed=urls.feed(listing.address),
        modified=modified,
        content={
            "heading": listing.title,
            "groups": _group(_shown(listing, number), listing.group_by or by_year),
            "paging": Paging(number, last, listing.address),
            "total": len(listing.reports),
            "withdrawn": listing.withdrawn,
            **listing.content,
        },
    )


def _group(reports: Reports, key: Callable[[Report], tuple[str, str | None]]) -> list[Group]:
    return [
        Group(heading, tuple(group), address)
        for (heading, address), group in groupby(reports, key=key)
    ]
