"""The checks of a whole site, done again only where a change can have broken something.

The site of the last build passed them. So a page that is new or was made again is checked in
full; the others can only have been harmed by a file that is gone, or an id that a page has lost.
If there is one, every page is checked.
"""

from collections.abc import Container, Iterable
from functools import lru_cache
from pathlib import Path

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.manifest import Manifest, Row
from newsarchive.engine.page_links import PageLinks, scan_links
from newsarchive.engine.site_check import Judge, find_problems
from newsarchive.engine.targets import PAGE_LINKS, CachedValue
from newsarchive.model import urls
from newsarchive.model.problem import InvalidContent

_NONE = PageLinks((), frozenset(), frozenset())


def check_links(
    manifest: Manifest,
    previous: Manifest,
    new_pages: Iterable[str],
    lost_ids: bool,
    cache: BuildCache,
    folder: Path,
) -> None:
    """Raise InvalidContent if the site in the folder is not sound.

    ``new_pages`` are the paths of pages that were made anew; ``lost_ids`` says that one of them
    has lost an id.
    """
    rows = _by_path(manifest)

    @lru_cache(maxsize=500)
    def links_of(path: str) -> PageLinks | None:
        if path in rows and path.endswith(".html"):
            return _load_links(rows[path], cache, folder)
        return None

    suspects = sorted(new_pages)
    if lost_ids or _has_lost_files(_by_path(previous), rows):
        suspects = sorted(path for path in rows if path.endswith(".html"))
    judge = Judge(rows, links_of)
    faulty = [path for path in suspects if any(judge.problems_of(path, links_of(path) or _NONE))]
    # What a scan has found is a fault only if an HTML parser finds it too.
    problems = list(find_problems(folder, faulty)) if faulty else []
    if problems:
        raise InvalidContent(problems)


def has_lost_ids(value: CachedValue, before: Row | None, cache: BuildCache) -> bool:
    """Whether a page that was made anew lacks an id that it had ``before``.

    ``value`` holds its links and ids. To be asked before the cache gets that value.
    """
    if before is None or value.kind != PAGE_LINKS:
        return False
    kept = cache.get(PAGE_LINKS, value.name, before[4])
    return kept is None or not PageLinks.unpacked(kept).ids <= PageLinks.unpacked(value.content).ids


def _has_lost_files(before: Iterable[str], now: Container[str]) -> bool:
    # Files of the search index are named by their content, so no page can link to one.
    return any(path not in now and not path.startswith(urls.SEARCH_INDEX) for path in before)


def _by_path(manifest: Manifest) -> dict[str, Row]:
    return {row[0]: row for _, rows in manifest.values() for row in rows}


def _load_links(row: Row, cache: BuildCache, folder: Path) -> PageLinks:
    path, *_, digest = row
    kept = cache.get(PAGE_LINKS, path, digest)
    return scan_links((folder / path).read_bytes()) if kept is None else PageLinks.unpacked(kept)
