"""What one build leaves for the next, in a folder beside the output: never needed, only faster.

All of it is of one program version and under checksums; anything else is thrown away.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from newsarchive.core.archive import Archive
from newsarchive.core.fingerprint import fingerprint, memo_key
from newsarchive.core.kinship import Kin, Kinship
from newsarchive.core.outputs import Item, Recall
from newsarchive.core.report import Report
from newsarchive.core.site import Site
from newsarchive.data.checked_file import load, save
from newsarchive.data.library import Shelf
from newsarchive.data.memo import Memo
from newsarchive.data.snapshot import Snapshot
from newsarchive.data.survey import Row
from newsarchive.hooks.parallel import Workers
from newsarchive.hooks.staging import Staging
from newsarchive.hooks.version import program_version

Manifest = Mapping[str, tuple[bytes, tuple[Row, ...]]]
"""The unit that made some files → its fingerprint, and the files."""


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
        self.manifest: Manifest = {
            name: (of, tuple(Row(*row) for row in rows)) for name, (of, rows) in former.items()
        }

    def recall(self, site: Site) -> Recall:
        """A Recall for a site: what is not in the memo is made by all workers, and kept."""
        of_site = fingerprint(site)

        def recall(
            kind: str, make: Callable[[Item], bytes], items: Sequence[Item]
        ) -> Iterator[bytes]:
            prefix = memo_key(kind, of_site)
            keys = [prefix + item.fingerprint for item in items]
            new = [n for n, key in enumerate(keys) if not self.memo.holds(key)]
            made = self.workers.spread(make, [items[n] for n in new])
            for number, content in zip(new, made, strict=True):
                self.memo.put(keys[number], content)
            for key, item in zip(keys, items, strict=True):
                kept = self.memo.get(key)
                yield make(item) if kept is None else kept

        return recall

    def kin_of(self, archive: Archive) -> Callable[[Report], Kin]:
        """Kinship as it was last time, if nothing that it rests on has changed."""
        key = memo_key(
            "kin",
            [
                (
                    r.slug, r.record.published.edtf, r.province.slug, [t.key for t in r.topics],
                    r.record.same_event_as, r.record.republishes,
                )
                for r in archive.reports
            ],
        )  # fmt: skip
        kept = self.memo.get(key)
        if kept is None:
            kinship = Kinship(archive)
            lines = self.workers.spread(
                lambda report: _to_line(kinship.kin_of(report)), archive.reports
            )
            kept = "\n".join(lines).encode()
            self.memo.put(key, kept)
        kin = zip(archive.reports, kept.decode().split("\n"), strict=False)
        known = {report.slug: _from_line(line, archive.by_slug) for report, line in kin}
        return lambda report: known[report.slug]

    def save(self, manifest: Manifest, counts: str) -> None:
        """Keep everything for the next build, which does without it if it cannot be written."""
        with contextlib.suppress(OSError):
            self.memo.save()
            self.shelf.snapshot.save()
            plain = {
                name: (of, [tuple(row) for row in rows]) for name, (of, rows) in manifest.items()
            }
            save(self._folder / "manifest", self._version, (plain, counts))
        self.memo.close()


def _to_line(kin: Kin) -> str:
    """Slugs, of which each group is ended by a bar."""
    groups = (
        [kin.older] if kin.older else [], [kin.newer] if kin.newer else [], kin.republishes,
        kin.same_event, kin.same_province, kin.near_in_subject,
    )  # fmt: skip
    return "|".join(" ".join(report.slug for report in group) for group in groups)


def _from_line(line: str, by_slug: Mapping[str, Report]) -> Kin:
    groups = [tuple(map(by_slug.__getitem__, group.split())) for group in line.split("|")]
    older, newer, *others = groups
    return Kin(older[0] if older else None, newer[0] if newer else None, *others)
