"""What a process has read stays in its memory, for when it reads again.

A file that is as it was is not read a second time, and a report is not linked a second time
if its file and all that its names may stand for are as they were.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from newsarchive.content.linking import link
from newsarchive.content.records import RecordFile
from newsarchive.model.archive import Archive, build_archive
from newsarchive.model.authority import Authorities
from newsarchive.model.problem import Problem
from newsarchive.model.report import Report


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A file that claims to be a record, as it was read; the digest is that of its bytes."""

    source: str
    digest: bytes
    file: RecordFile | None
    problems: Sequence[Problem] = ()


@dataclass
class LoadedContent:
    """The records, reports and archive of the last reading; empty at first."""

    records: dict[str, StoredRecord] = field(default_factory=dict)
    _reports: dict[str, tuple[StoredRecord, Report]] = field(default_factory=dict)
    _archive: Archive | None = None

    def archive(
        self,
        authorities: Authorities,
        read_account: Callable[[StoredRecord], str],
        with_drafts: bool,
    ) -> Archive:
        """The archive of the records that are held; the very same if it would be no other.

        One LoadedContent is asked either with drafts or without them.
        """
        if self._archive and self._archive.authorities == authorities:
            authorities = self._archive.authorities
        else:
            self._reports, self._archive = {}, None
        former = self._reports
        stored = [one for one in self.records.values() if one.file]
        new = [one for one in stored if one is not former.get(one.source, (None,))[0]]
        named = (
            (one.file.record, one.digest, partial(read_account, one)) for one in new if one.file
        )
        linked = {
            one.source: (one, report)
            for one, report in zip(new, link(named, authorities), strict=True)
        }
        if not self._archive or linked or len(former) != len(stored):
            everything = {
                one.source: linked.get(one.source) or former[one.source] for one in stored
            }
            self._reports = everything
            reports = (report for _, report in everything.values())
            self._archive = build_archive(reports, authorities, with_drafts)
        return self._archive
