"""Targets of the whole archive that take long: the search index and the data files."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from newsarchive.cache.build_cache import BuildCache
from newsarchive.engine.targets import Engine
from newsarchive.model.archive import Archive
from newsarchive.model.site import Site
from newsarchive.model.target import Target
from newsarchive.outputs import datasets

NAME = "search"


def data_target(archive: Archive, site: Site) -> Target:
    """The data files."""
    reports = [report.fingerprint for report in archive.reports]
    return Target("data", (site, archive.updated, reports), partial(datasets.emit, archive, site))


def search_target(archive: Archive, cache: BuildCache, engine: Engine) -> Target:
    """All files of the search index, of which an edit changes a few."""

    def make() -> Iterable[Any]:
        # This and numpy, which nothing else needs, take 0.1 s to load. Here that is done by the
        # process that makes the index, while others plan.
        from newsarchive.engine.index_files import make_index

        return make_index(archive, cache, engine.staging.target, engine.reuse_files(NAME))

    return Target(NAME, (archive.authorities, archive.reports), make)
