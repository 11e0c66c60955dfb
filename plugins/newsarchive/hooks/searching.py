"""The search index as a unit."""

from collections.abc import Iterable
from pathlib import Path

from newsarchive.core.archive import Archive
from newsarchive.core.fingerprint import fingerprint, memo_key
from newsarchive.core.outputs import OutputFile
from newsarchive.hooks.kept import Kept
from newsarchive.hooks.units import Keep, Note, Unit

STATE = memo_key("index")
"""Where the state of the index is remembered, which an update begins with."""


def search_unit(archive: Archive, kept: Kept, published: Path) -> Unit:
    """All files of the index as one unit, of which an edit changes a few."""
    searched = fingerprint(archive.authorities, archive.reports)
    remembered = kept.memo.get(STATE)

    def make(keep: Keep) -> Iterable[OutputFile | Note]:
        # This and numpy, which nothing else needs, take 0.1 s to load. Here that is done by the
        # process that makes the index, while others plan.
        from newsarchive.hooks.indexing import make_index

        return make_index(archive, remembered, published, keep, STATE)

    return Unit("search", searched, make)
