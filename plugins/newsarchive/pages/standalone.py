"""Pages that stand alone: search, data, the maintainers' own texts, and "not found"."""

from collections.abc import Callable, Mapping
from functools import cache

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.labels import LABELS
from newsarchive.model.site import Site
from newsarchive.model.static_page import StaticPage
from newsarchive.outputs.metadata.jsonld import dataset_node
from newsarchive.pages.home import topics_with_counts
from newsarchive.pages.listing import HOME_CRUMB
from newsarchive.pages.page import Alternate, Page, Plan
from newsarchive.pages.timeline import year_bars
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
        crumbs=(HOME_CRUMB,),
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
        title="Tìm kiếm",
        description="Tìm bài theo từ ngữ, có dấu hay không dấu, theo tỉnh, nơi đăng, chủ đề.",
        section=urls.SEARCH,
        crumbs=(HOME_CRUMB,),
        content={
            "topics": topics_with_counts(archive),
            "provinces": sorted(provinces, key=lambda p: collation_key(p.name)),
            "bars": year_bars(archive),
            "levels": LABELS["level"],
            "total": len(archive.reports),
        },
    )


_DATA_FILES = (
    (urls.DATA_JSON, "application/json", "Toàn bộ bản mô tả, JSON"),
    (urls.DATA_CSV, "text/csv", "Toàn bộ bản mô tả, CSV"),
    (urls.DATA_FIGURES, "text/csv", "Số liệu trong các bài, CSV"),
)
"""Address, media type and title of each data file."""

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
        title="Dữ liệu",
        description="Tải toàn bộ bản mô tả dưới dạng CSV và JSON, giấy phép CC BY 4.0.",
        section=urls.DATA,
        crumbs=(HOME_CRUMB,),
        modified=archive.updated,
        alternates=tuple(Alternate(*file) for file in _DATA_FILES),
        nodes=(dataset_node(_DATA_FILES, archive.updated.isoformat(), site),),
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
        title="Không có trang này",
        description="Địa chỉ này không có trong lưu trữ.",
        indexed=False,
    )
