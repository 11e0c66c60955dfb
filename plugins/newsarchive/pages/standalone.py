"""Pages that stand alone: search, data, the maintainers' own texts, and "not found"."""

from collections.abc import Callable, Mapping
from functools import cache

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.site import Site
from newsarchive.model.static_page import StaticPage
from newsarchive.outputs.metadata.jsonld import dataset_node
from newsarchive.pages.home import topics_with_counts
from newsarchive.pages.listing import home_crumb
from newsarchive.pages.page import Alternate, Page, Plan
from newsarchive.pages.timeline import year_bars
from newsarchive.strings import t
from newsarchive.strings.script_texts import script_texts
from newsarchive.vietnamese.text import collation_key


def static_page(page: StaticPage) -> Page:
    """The page of a maintainers' text."""
    fields = page.fields
    return Page(
        address=f"{fields.slug}/",
        template="static-page.html",
        title=fields.title,
        description=fields.description or fields.title,
        section=f"{fields.slug}/",
        crumbs=(home_crumb(),),
        indexed=fields.status == "published",
        modified=fields.date,
        content={"body": page.body, "status": fields.status},
    )


def search_page(archive: Archive) -> Page:
    """The search page; without JavaScript it offers the lists instead."""
    provinces = [p for p in archive.authorities.provinces if p.slug in archive.by_province]
    return Page(
        address=urls.SEARCH,
        template="search.html",
        title=t("search.title"),
        description=t("search.description"),
        section=urls.SEARCH,
        crumbs=(home_crumb(),),
        content={
            "topics": topics_with_counts(archive),
            "provinces": sorted(provinces, key=lambda p: collation_key(p.name)),
            "bars": year_bars(archive),
            "texts": script_texts(),
            "total": len(archive.reports),
        },
    )


def _data_files() -> tuple[tuple[str, str, str], ...]:
    """Address, media type and title of each data file."""
    return (
        (urls.DATA_JSON, "application/json", t("data.json_title")),
        (urls.DATA_CSV, "text/csv", t("data.csv_title")),
        (urls.DATA_FIGURES, "text/csv", t("data.figures_title")),
    )


Sizes = Callable[[], Mapping[str, int]]
"""Tells the sizes of the data files in bytes by path; asked when the page is wanted."""


def plan_data_page(archive: Archive, sizes_of: Sizes, site: Site) -> Plan:
    """The page that offers the archive as data."""
    page = cache(lambda: _data_page(archive, sizes_of(), site))
    return Plan(urls.DATA, "data.html", archive.updated, True, page, page)


def _data_page(archive: Archive, sizes_by_path: Mapping[str, int], site: Site) -> Page:
    sizes = {path.removeprefix(urls.DATA): size for path, size in sizes_by_path.items()}
    return Page(
        address=urls.DATA,
        template="data.html",
        title=t("data.title"),
        description=t("data.description"),
        section=urls.DATA,
        crumbs=(home_crumb(),),
        modified=archive.updated,
        alternates=tuple(Alternate(*file) for file in _data_files()),
        nodes=(dataset_node(_data_files(), archive.updated.isoformat(), site),),
        content={
            "sizes": sizes,
            "total": len(archive.reports),
            "figures": sum(len(report.record.figures) for report in archive.reports),
            "updated": archive.updated,
        },
    )


def not_found_page() -> Page:
    """Answers any address that is not there, so it needs no other file of the site."""
    return Page(
        address=urls.NOT_FOUND,
        template="404.html",
        title=t("not_found.title"),
        description=t("not_found.description"),
        indexed=False,
    )
