"""The whole content folder as one Archive, or every problem that keeps it from being one.

A record without problems is read once: record and account are kept in the memo by the digest
of the file. What is kept never words a message: a file that has a problem is read again.
"""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from newsarchive.core.account import render_account
from newsarchive.core.archive import Archive, build_archive
from newsarchive.core.fingerprint import fingerprint
from newsarchive.core.problem import InvalidContent, Problem, errors_of
from newsarchive.core.record import Record
from newsarchive.core.spread import Spread, in_turn
from newsarchive.data.authorities import read_authorities
from newsarchive.data.consistency import check_consistency
from newsarchive.data.linking import link
from newsarchive.data.memo import Memo
from newsarchive.data.records import RecordFile, list_candidates, read_record
from newsarchive.data.snapshot import Snapshot, digest_now
from newsarchive.data.source_text import shown_path
from newsarchive.data.yaml_text import YamlText


@dataclass(frozen=True)
class Shelf:
    """What is kept from one reading to the next, and who reads."""

    memo: Memo = field(default_factory=lambda: Memo(None, b""))
    snapshot: Snapshot = field(default_factory=lambda: Snapshot(None, b""))
    spread: Spread = in_turn


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record file, and where its account is kept: under the digest of the file."""

    file: RecordFile
    source: Path
    digest: bytes


def read_archive(content: Path, shelf: Shelf | None = None, with_drafts: bool = False) -> Archive:
    """Read, check and link everything under the content folder.

    Drafts are left out, unless the preview asks for them. Raises InvalidContent with all
    problems of all files; what a draft merely lacks is none.
    """
    shelf = shelf or Shelf()
    authorities, problems = read_authorities(content)
    authorities_hold = not problems
    stored, found = _read_records(list_candidates(content / "articles"), shelf)
    problems += found
    if authorities_hold:
        files = [one.file for one in stored]
        contradictory = {problem.path for problem in check_consistency(files, authorities)}
        if contradictory:
            files = [_with_lines(one) if one.file.path in contradictory else one.file
                     for one in stored]  # fmt: skip
            problems += check_consistency(files, authorities)
    if errors := errors_of(problems):
        raise InvalidContent(errors)
    named = ((one.file.record, one.digest, partial(_account, shelf, one)) for one in stored)
    return build_archive(link(named, authorities), authorities, with_drafts)


def _read_records(paths: Sequence[Path], shelf: Shelf) -> tuple[list[StoredRecord], list[Problem]]:
    shown_folder = cache(shown_path)  # asking where we are takes longer than the rest
    found: dict[Path, StoredRecord] = {}
    unread: list[Path] = []
    for path in paths:
        stored = _remembered(path, shelf, shown_folder)
        if stored:
            found[path] = stored
        else:
            unread.append(path)
    problems: list[Problem] = []
    for path, answer in zip(unread, shelf.spread(_read_once, unread), strict=True):
        if answer is None:
            file, wrong = read_record(path)
            problems += wrong
            if file:
                digest = fingerprint(file.record, file.account)
                shelf.memo.put(_key("account", path, digest), render_account(file.account).encode())
                found[path] = StoredRecord(file, path, digest)
            continue
        digest, record, account = answer
        shelf.snapshot.correct(str(path), digest)
        shelf.memo.put(_key("record", path, digest), record)
        shelf.memo.put(_key("account", path, digest), account)
        found[path] = _stored(path, digest, record, shown_folder)
    return [found[path] for path in paths if path in found], problems


def _remembered(
    path: Path, shelf: Shelf, shown_folder: Callable[[Path], str]
) -> StoredRecord | None:
    try:
        digest = shelf.snapshot.digest(str(path))
    except OSError:
        return None  # reading it will say why
    record = shelf.memo.get(_key("record", path, digest))
    if record is None or not shelf.memo.holds(_key("account", path, digest)):
        return None
    return _stored(path, digest, record, shown_folder)


def _stored(
    path: Path, digest: bytes, record: bytes, shown_folder: Callable[[Path], str]
) -> StoredRecord:
    value: Record = pickle.loads(record)  # noqa: S301 - kept by us, under a checksum
    shown = f"{shown_folder(path.parent)}/{path.name}"
    return StoredRecord(RecordFile(shown, value, "", YamlText(None)), path, digest)


def _read_once(path: Path) -> tuple[bytes, bytes, bytes] | None:
    """Digest, record and account of a file without problems; else None."""
    try:
        before = digest_now(str(path))
        file, problems = read_record(path)
        if problems or not file:
            return None
        # A file that was saved meanwhile must not be kept under the digest it had before.
        if digest_now(str(path)) != before:
            return _read_once(path)
    except OSError:
        return None
    return before, pickle.dumps(file.record, 5), render_account(file.account).encode()


def _with_lines(one: StoredRecord) -> RecordFile:
    """The file read again, for messages that name its lines."""
    return read_record(one.source)[0] or one.file


def _account(shelf: Shelf, one: StoredRecord) -> str:
    kept = shelf.memo.get(_key("account", one.source, one.digest))
    if kept is not None:
        return kept.decode()
    answer = _read_once(one.source)
    if answer and answer[0] == one.digest:
        return answer[2].decode()
    problem = Problem(one.file.path, 1, "file", "was changed during the build", "build again")
    raise InvalidContent([problem])


def _key(kind: str, path: Path, digest: bytes) -> bytes:
    """A record's place is checked against its fields, so it belongs to what was read."""
    return f"{kind}:{path.parent.name}/{path.name}:".encode() + digest
