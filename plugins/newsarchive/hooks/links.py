"""The checks of a whole site, done again only where a change can have broken something.

The former site passed them. So a page that is new or was made again is checked in full; the
others can only have been harmed by a file that is gone, or an id that a page has lost. If
there is one, every page is checked.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from newsarchive.checks.facts import Facts, scan_facts
from newsarchive.checks.site import Judge, find_problems
from newsarchive.core import urls
from newsarchive.core.problem import InvalidContent
from newsarchive.data.memo import Memo
from newsarchive.data.survey import Row
from newsarchive.hooks.kept import Manifest
from newsarchive.hooks.units import Written, facts_key


def check_links(written: Written, former: Manifest, memo: Memo, folder: Path) -> None:
    """Raise InvalidContent if the site in the folder is not sound."""
    rows = _by_path(written.manifest)
    before = _by_path(former)
    new = set(written.new_pages)

    @lru_cache(maxsize=500)
    def facts_of(path: str) -> Facts | None:
        if path in rows and path.endswith(".html"):
            return _recall(rows[path], memo, folder)
        return None

    if memo.counting:
        for path, row in rows.items():
            if path.endswith(".html"):
                memo.want(facts_key(row))
    suspects = written.new_pages
    if _has_lost(before, rows, new, memo, facts_of):
        suspects = sorted(path for path in rows if path.endswith(".html"))
    judge = Judge(rows, facts_of)
    faulty = [path for path in suspects if any(judge.problems_of(path, facts_of(path) or _NONE))]
    # What a scan has found is a fault only if an HTML parser finds it too.
    problems = list(find_problems(folder, faulty)) if faulty else []
    if problems:
        raise InvalidContent(problems)


_NONE = Facts((), frozenset(), frozenset())


def _has_lost(
    before: dict[str, Row],
    now: dict[str, Row],
    new: Iterable[str],
    memo: Memo,
    facts_of: Callable[[str], Facts | None],
) -> bool:
    # Files of the search index are named by their content, so no page can link to one.
    if any(not path.startswith(urls.SEARCH_INDEX) for path in before.keys() - now.keys()):
        return True
    for path in new:
        if path in before:
            kept = memo.get(facts_key(before[path]))
            facts = facts_of(path) or _NONE
            if kept is None or not Facts.unpacked(kept).ids <= facts.ids:
                return True
    return False


def _by_path(manifest: Manifest) -> dict[str, Row]:
    return {row[0]: row for _, rows in manifest.values() for row in rows}


def _recall(row: Row, memo: Memo, folder: Path) -> Facts:
    kept = memo.get(facts_key(row))
    return scan_facts((folder / row[0]).read_bytes()) if kept is None else Facts.unpacked(kept)
