"""What one build leaves for the next, in a folder beside the output: never needed, only faster.

All of it is of one program version and under checksums; anything else is thrown away.
"""

import contextlib
from operator import attrgetter

from newsarchive.core.archive import Archive
from newsarchive.core.fingerprint import memo_key
from newsarchive.core.kinship import Kinship
from newsarchive.core.relations import KeptRelations, to_line
from newsarchive.data.checked_file import load, save
from newsarchive.data.library import Shelf
from newsarchive.data.memo import Memo
from newsarchive.data.snapshot import Snapshot
from newsarchive.data.survey import Row
from newsarchive.hooks.parallel import Workers
from newsarchive.hooks.staging import Staging
from newsarchive.hooks.version import program_version

Manifest = dict[str, tuple[bytes, tuple[Row, ...]]]
"""The unit that made some files → its fingerprint, and the files."""

_RESTS_ON = attrgetter(
    "order", "province.slug", "record.topics", "record.same_event_as", "record.republishes",
)  # fmt: skip
"""What kinship looks at in a report (its date is in the order), beside which topics there are."""


class Kept:
    """The memo, the snapshot of the content folder and the manifest of one output folder."""

    def __init__(self, staging: Staging, workers: Workers) -> None:
        self._folder = staging.cache
        self._version = program_version()
        self.workers = workers
        self.memo = Memo(self._folder, self._version)
        self.shelf = Shelf(
            self.memo, Snapshot(self._folder / "snapshot", self._version), workers.spread
        )
        former, _ = load(self._folder / "manifest", self._version) or ({}, "")
        self.manifest: Manifest = former

    def relations(self, archive: Archive) -> KeptRelations:
        """Kinship as it was last time, if nothing that it rests on has changed."""
        topics = [topic.key for topic in archive.authorities.topics]
        key = memo_key("kin", topics, list(map(_RESTS_ON, archive.reports)))
        kept = self.memo.get(key)
        if kept is None:
            kinship = Kinship(archive)
            lines = self.workers.spread(
                lambda report: to_line(kinship.kin_of(report)), archive.reports
            )
            kept = "\n".join(lines).encode()
            self.memo.put(key, kept)
        return KeptRelations(archive, kept.decode().split("\n") if kept else ())

    def save(self, manifest: Manifest, counts: str) -> None:
        """Keep everything for the next build, which does without it if it cannot be written."""
        with contextlib.suppress(OSError):
            self.memo.save()
            self.shelf.snapshot.save()
            save(self._folder / "manifest", self._version, (manifest, counts))
        self.memo.close()
