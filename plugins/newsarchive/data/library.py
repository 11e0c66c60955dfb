"""The whole content folder as one Archive, or every problem that keeps it from being one.

A record without problems is read once: record and account are kept in the memo by the digest
of the file. What is kept never words a message: a file that has a problem is read again.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from newsarchive.core.account import render_account
from newsarchive.core.archive import Archive
from newsarchive.core.freezing import freeze, thaw
from newsarchive.core.problem import InvalidContent, Problem, errors_of
from newsarchive.core.spread import Spread, in_turn
from newsarchive.data.authorities import read_authorities
from newsarchive.data.bundle import Bundle
from newsarchive.data.consistency import check_consistency
from newsarchive.data.held import Held, StoredRecord
from newsarchive.data.memo import Memo
from newsarchive.data.records import RecordFile, list_candidates, read_record
from newsarchive.data.snapshot import Snapshot
from newsarchive.data.source_text import shown_path
from newsarchive.data.yaml_text import YamlText


@dataclass(frozen=True)
class Shelf:
    """What is kept from one reading to the next, and who reads."""

    memo: Memo = field(default_factory=lambda: Memo(None, b""))
    snapshot: Snapshot = field(default_factory=lambda: Snapshot(None, b""))
    spread: Spread = in_turn
    held: Held = field(default_factory=Held)


def read_archive(content: Path, shelf: Shelf | None = None, with_drafts: bool = False) -> Archive:
    """Read, check and link everything under the content folder.

    Drafts are left out, unless the preview asks for them. Raises InvalidContent with all
    problems of all files; what a draft merely lacks is none.
    """
    shelf = shelf or Shelf()
    authorities, problems = read_authorities(content)
    authorities_hold = not problems
    stored = _read_records(list_candidates(content / "articles"), shelf)
    problems += [problem for one in stored for problem in one.problems]
    if authorities_hold:
        files = [one.file for one in stored if one.file]
        contradictory = {problem.path for problem in check_consistency(files, authorities)}
        if contradictory:
            files = [
                _with_lines(one, one.file) if one.file.path in contradictory else one.file
                for one in stored
                if one.file
            ]
            problems += check_consistency(files, authorities)
    if errors := errors_of(problems):
        raise InvalidContent(errors)
    return shelf.held.archive(authorities, partial(_account, shelf.memo), with_drafts)


def _read_records(paths: Sequence[str], shelf: Shelf) -> Sequence[StoredRecord]:
    """Read all files, and hold them."""
    shown_folder = cache(_shown_folder)  # asking where we are takes longer than the rest
    bundle = Bundle(shelf.memo, "record")
    found: dict[str, StoredRecord] = {}
    unread: list[str] = []
    for path in paths:
        stored = _remembered(path, shelf, bundle, shown_folder)
        if stored:
            found[path] = stored
        else:
            unread.append(path)
    for path, answer in zip(unread, shelf.spread(_read_once, unread), strict=True):
        if answer:
            digest, record, account = answer
            bundle.put(_place(path) + digest, record)
            shelf.memo.put(_account_key(path, digest), account)
            found[path] = _stored(path, digest, record, shown_folder)
        else:
            found[path] = _read_whole(path)
        shelf.snapshot.learn(path, found[path].digest)
    bundle.save()
    shelf.held.records = {path: found[path] for path in paths}
    return list(shelf.held.records.values())


def _remembered(
    path: str, shelf: Shelf, bundle: Bundle, shown_folder: Callable[[str], str]
) -> StoredRecord | None:
    held = shelf.held.records.get(path)
    look = shelf.snapshot.digest if held else shelf.snapshot.recall
    try:
        digest = look(path)
    except OSError:
        return None  # reading it will say why
    if digest is None:
        return None
    if held and held.digest == digest:
        return held
    record = bundle.get(_place(path) + digest)
    if record is None:
        return None
    if shelf.memo.counting:
        shelf.memo.want(_account_key(path, digest))
    return _stored(path, digest, record, shown_folder)


def _stored(
    path: str, digest: bytes, record: bytes, shown_folder: Callable[[str], str]
) -> StoredRecord:
    folder, _, name = path.rpartition(os.sep)
    shown = f"{shown_folder(folder)}/{name}"
    return StoredRecord(path, digest, RecordFile(shown, thaw(record), "", YamlText(None)))


def _read_once(path: str) -> tuple[bytes, bytes, bytes] | None:
    """Digest, record and account of a file without problems; else None."""
    one = _read_whole(path)
    if one.problems or not one.file:
        return None
    return one.digest, freeze(one.file.record), render_account(one.file.account).encode()


def _read_whole(path: str) -> StoredRecord:
    """The file with its account, its lines and its problems.

    The digest is that of the bytes that were read; what is not a record at all has none, so
    that it is read again the next time.
    """
    file, problems = read_record(Path(path))
    return StoredRecord(path, file.digest if file else b"", file, problems)


def _with_lines(one: StoredRecord, file: RecordFile) -> RecordFile:
    """The file read again, for messages that name its lines."""
    return read_record(Path(one.source))[0] or file


def _account(memo: Memo, one: StoredRecord) -> str:
    # Reports hold the memo, and hold it for long: nothing else of the shelf may hang on it.
    if one.problems and one.file:
        return render_account(one.file.account)
    kept = memo.get(_account_key(one.source, one.digest))
    if kept is not None:
        return kept.decode()
    again = _read_whole(one.source)
    if again.file and again.digest == one.digest:
        return render_account(again.file.account)
    shown = shown_path(Path(one.source))
    problem = Problem(shown, 1, "file", "was changed during the build", "build again")
    raise InvalidContent([problem])


def _shown_folder(folder: str) -> str:
    return shown_path(Path(folder))


def _account_key(path: str, digest: bytes) -> bytes:
    return b"account:" + _place(path) + digest


def _place(path: str) -> bytes:
    """A record's place is checked against its fields, so it belongs to what was read."""
    *_, folder, name = path.rsplit(os.sep, 2)
    return f"{folder}/{name}:".encode()
