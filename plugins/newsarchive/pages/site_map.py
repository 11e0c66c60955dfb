"""All pages of the site in one sequence."""

from collections.abc import Callable, Iterable, Iterator

from newsarchive.model.archive import Archive
from newsarchive.model.site import Site
from newsarchive.model.static_page import StaticPage
from newsarchive.model.target import Target
from newsarchive.outputs import feeds
from newsarchive.outputs.citations import files as citations
from newsarchive.pages.browse import (
    plan_all_reports,
    plan_documents,
    plan_provinces,
    plan_sources,
    plan_topics,
)
from newsarchive.pages.calendar import plan_times
from newsarchive.pages.home import plan_home
from newsarchive.pages.page import Plan, plan
from newsarchive.pages.related_lines import RelatedLookup
from newsarchive.pages.reports import plan_reports
from newsarchive.pages.standalone import (
    Sizes,
    not_found_page,
    plan_data_page,
    search_page,
    static_page,
)


def plan_pages(
    archive: Archive,
    static_pages: Iterable[StaticPage],
    site: Site,
    data_sizes: Sizes,
    related: RelatedLookup | None = None,
) -> Iterator[Plan]:
    """Every page of the site; addresses are unique unless the content says otherwise.

    ``data_sizes`` tells what the data page offers.
    """
    yield plan_home(archive, site)
    yield from plan_reports(archive, site, related)
    for plan_lists in _LISTS:
        yield from plan_lists(archive)
    yield plan(search_page(archive))
    yield plan_data_page(archive, data_sizes, site)
    yield from (plan(static_page(page)) for page in static_pages)
    yield plan(not_found_page())


_LISTS: tuple[Callable[[Archive], Iterator[Plan]], ...] = (
    plan_all_reports,
    plan_provinces,
    plan_sources,
    plan_topics,
    plan_documents,
    plan_times,
)


def plan_files(archive: Archive, site: Site) -> Iterator[Target]:
    """The products of which most stay as they are when one record changes."""
    yield from citations.plan(archive, site)
    yield from feeds.plan(archive, site)
