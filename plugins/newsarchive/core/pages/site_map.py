"""All pages of the site in one sequence."""

from collections.abc import Iterable, Iterator

from newsarchive.core.archive import Archive
from newsarchive.core.outputs import OutputFile, citations, datasets, feeds
from newsarchive.core.pages.browse import (
    all_reports_pages,
    document_pages,
    province_pages,
    source_pages,
    topic_pages,
)
from newsarchive.core.pages.calendar import time_pages
from newsarchive.core.pages.home import home_page
from newsarchive.core.pages.page import Page
from newsarchive.core.pages.plain import Essay, data_page, essay_page, not_found_page, search_page
from newsarchive.core.pages.reports import report_pages
from newsarchive.core.search import index
from newsarchive.core.site import Site


def build_pages(archive: Archive, essays: Iterable[Essay], site: Site) -> Iterator[Page]:
    """Every page of the site; addresses are unique unless the content says otherwise."""
    yield home_page(archive, site)
    yield from report_pages(archive, site)
    yield from all_reports_pages(archive)
    yield from province_pages(archive)
    yield from source_pages(archive)
    yield from topic_pages(archive)
    yield from document_pages(archive)
    yield from time_pages(archive)
    yield search_page(archive)
    yield data_page(archive, datasets.emit(archive, site))
    yield from (essay_page(essay) for essay in essays)
    yield not_found_page()


def build_files(archive: Archive, site: Site) -> Iterator[OutputFile]:
    """Every product that is not a page."""
    for emit in (citations.emit, feeds.emit, datasets.emit, index.emit):
        yield from emit(archive, site)
