"""The home page."""

from functools import cache

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.authority import Document, Topic
from newsarchive.model.site import Site
from newsarchive.outputs.metadata.jsonld import site_nodes
from newsarchive.pages.page import Page, Plan
from newsarchive.pages.tile_map import build_tile_map
from newsarchive.pages.timeline import year_bars
from newsarchive.vietnamese.text import collation_key

_NEWEST = 8
_NEWEST_ADDED = 5
_DOCUMENTS = 6


def plan_home(archive: Archive, site: Site) -> Plan:
    """The home page, which is made if it is wanted."""
    page = cache(lambda: _home_page(archive, site))
    return Plan(urls.HOME, "home.html", archive.updated, True, page, page)


def _home_page(archive: Archive, site: Site) -> Page:
    """What this is, a search box, the map, the newest reports and the ways to browse."""
    provinces = archive.authorities.provinces
    newest = archive.reports[:_NEWEST]
    return Page(
        address=urls.HOME,
        template="home.html",
        title=site.name,
        description=site.tagline,
        feed=urls.EVERYTHING_FEED,
        nodes=site_nodes(site),
        modified=archive.updated,
        content={
            "newest": newest,
            "newest_added": archive.newest_added(_NEWEST_ADDED, besides=newest),
            "tile_map_data": build_tile_map(archive),
            "bars": year_bars(archive),
            "topics": topics_with_counts(archive),
            "documents": most_cited(archive)[:_DOCUMENTS],
            "total": len(archive.reports),
            "covered": archive.covered_provinces,
            "mapped": sum(1 for province in provinces if province.mapped),
            "updated": archive.updated,
        },
    )


def topics_with_counts(archive: Archive) -> list[tuple[Topic, int]]:
    """Topics that have reports, most reported first."""
    counted = [(t, len(archive.by_topic.get(t.key, ()))) for t in archive.authorities.topics]
    return sorted(
        ((topic, count) for topic, count in counted if count),
        key=lambda pair: (-pair[1], collation_key(pair[0].name)),
    )


def most_cited(archive: Archive) -> list[tuple[Document, int]]:
    """Documents that reports refer to, most cited first."""
    counted = [(d, len(archive.by_document.get(d.id, ()))) for d in archive.authorities.documents]
    return sorted(
        ((document, count) for document, count in counted if count),
        key=lambda pair: (-pair[1], pair[0].id),
    )
