"""Pages that stand alone: search, data, the maintainers' own texts, and "not found"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from newsarchive.core import urls
from newsarchive.core.archive import Archive
from newsarchive.core.labels import LABELS
from newsarchive.core.outputs.datasets import CSV_FILE, FIGURES_FILE, JSON_FILE
from newsarchive.core.pages.home import topics_with_counts
from newsarchive.core.pages.listing import HOME_CRUMB
from newsarchive.core.pages.page import Alternate, Page, Plan
from newsarchive.core.text import collation_key
from newsarchive.core.timeline import year_bars


@dataclass(frozen=True)
class Essay:
    """A text of the maintainers: about, editorial rules. ``body`` is safe HTML."""

    slug: str
    title: str
    description: str
    body: str


def essay_page(essay: Essay) -> Page:
    """The page of a maintainers' text."""
    return Page(
        address=f"{essay.slug}/",
        template="essay.html",
        title=essay.title,
        description=essay.description,
        section=f"{essay.slug}/",
        crumbs=(HOME_CRUMB,),
        content={"body": essay.body},
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


Sizes = Callable[[], Mapping[str, int]]
"""Tells the sizes of the data files in bytes by path; asked when the page is wanted."""


def plan_data_page(archive: Archive, sizes_of: Sizes) -> Plan:
    """The page that offers the archive as data."""
    page = cache(lambda: _data_page(archive, sizes_of()))
    return Plan(urls.DATA, "data.html", archive.updated, True, page, page)


def _data_page(archive: Archive, sizes_by_path: Mapping[str, int]) -> Page:
    sizes = {path.removeprefix(urls.DATA): size for path, size in sizes_by_path.items()}
    return Page(
        address=urls.DATA,
        template="data.html",
        title="Dữ liệu",
        description="Tải toàn bộ bản mô tả dưới dạng CSV và JSON, giấy phép CC BY 4.0.",
        section=urls.DATA,
        crumbs=(HOME_CRUMB,),
        modified=archive.updated,
        alternates=(
            Alternate(urls.DATA + JSON_FILE, "application/json", "Toàn bộ bản mô tả, JSON"),
            Alternate(urls.DATA + CSV_FILE, "text/csv", "Toàn bộ bản mô tả, CSV"),
            Alternate(urls.DATA + FIGURES_FILE, "text/csv", "Số liệu trong các bài, CSV"),
        ),
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
