"""All pages of the site in one sequence."""

from collections.abc import Callable, Iterable, Iterator

from newsarchive.core.archive import Archive
from newsarchive.core.outputs import Batch, citations, feeds
from newsarchive.core.pages.browse import (
    plan_all_reports,
    plan_documents,
    plan_provinces,
    plan_sources,
    plan_topics,
)
from newsarchive.core.pages.calendar import plan_times
from newsarchive.core.pages.home import plan_home
from newsarchive.core.pages.page import Plan, plan
from newsarchive.core.pages.plain import (
    Essay,
    Sizes,
    essay_page,
    not_found_page,
    plan_data_page,
    search_page,
)
from newsarchive.core.pages.reports import plan_reports
from newsarchive.core.relations import Relations
from newsarchive.core.site import Site


def plan_pages(
    archive: Archive,
    essays: Iterable[Essay],
    site: Site,
    data_sizes: Sizes,
    relations: Relations | None = None,
) -> Iterator[Plan]:
    """Every page of the site; addresses are unique unless the content says otherwise.

    ``data_sizes`` tells what the data page offers.
    """
    yield plan_home(archive, site)
    yield from plan_reports(archive, site, relations)
    for plan_lists in _LISTS:
        yield from plan_lists(archive)
    yield plan(search_page(archive))
    yield plan_data_page(archive, data_sizes)
    yield from (plan(essay_page(essay)) for essay in essays)
    yield plan(not_found_page())


_LISTS: tuple[Callable[[Archive], Iterator[Plan]], ...] = (
    plan_all_reports,
    plan_provinces,
    plan_sources,
    plan_topics,
    plan_documents,
    plan_times,
)


def plan_files(archive: Archive, site: Site) -> Iterator[Batch]:
    """The products of which most stay as they are when one record changes."""
    yield from citations.plan(archive, site)
    yield from feeds.plan(archive, site)
