"""All pages of the site in one sequence."""

from collections.abc import Callable, Iterable, Iterator

from newsarchive.core.archive import Archive
from newsarchive.core.kinship import Kin
from newsarchive.core.outputs import Batch, OutputFile, citations, feeds
from newsarchive.core.pages.browse import (
    all_reports_pages,
    document_pages,
    province_pages,
    source_pages,
    topic_pages,
)
from newsarchive.core.pages.calendar import time_pages
from newsarchive.core.pages.home import home_page
from newsarchive.core.pages.page import Page, Plan, plan
from newsarchive.core.pages.plain import Essay, data_page, essay_page, not_found_page, search_page
from newsarchive.core.pages.reports import plan_reports
from newsarchive.core.report import Report
from newsarchive.core.site import Site


def plan_pages(
    archive: Archive,
    essays: Iterable[Essay],
    site: Site,
    data_files: Iterable[OutputFile],
    kin_of: Callable[[Report], Kin] | None = None,
) -> Iterator[Plan]:
    """Every page of the site; addresses are unique unless the content says otherwise.

    ``data_files`` are those that the data page offers.
    """
    yield plan(home_page(archive, site))
    yield from plan_reports(archive, site, kin_of)
    for pages in _LISTS:
        yield from map(plan, pages(archive))
    yield plan(search_page(archive))
    yield plan(data_page(archive, data_files))
    yield from (plan(essay_page(essay)) for essay in essays)
    yield plan(not_found_page())


_LISTS: tuple[Callable[[Archive], Iterator[Page]], ...] = (
    all_reports_pages,
    province_pages,
    source_pages,
    topic_pages,
    document_pages,
    time_pages,
)


def plan_files(archive: Archive, site: Site) -> Iterator[Batch]:
    """The products of which most stay as they are when one record changes."""
    yield from citations.plan(archive, site)
    yield from feeds.plan(archive, site)
