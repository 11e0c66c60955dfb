"""The whole content folder as one value, or every problem that keeps it from being published.

A record without problems is read once: record and account are kept by the digest of the file. What
is kept never words a message: a file that has a problem is read again.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.file_digests import FileDigests
from newsarchive.content.address_ledger import Ledger, find_gone, read_ledger
from newsarchive.content.authorities import read_authorities
from newsarchive.content.content_files import find_records
from newsarchive.content.cross_references import check_consistency
from newsarchive.content.loaded import LoadedContent, StoredRecord
from newsarchive.content.prose import render_account
from newsarchive.content.record_codec import freeze, thaw
from newsarchive.content.records import RecordFile, read_record
from newsarchive.content.source_text import shown_path
from newsarchive.content.static_pages import PageFile, read_pages, render_pages
from newsarchive.content.yaml_text import YamlText
from newsarchive.model.archive import Archive
from newsarchive.model.authority import Authorities
from newsarchive.model.mapping import Spread, in_turn
from newsarchive.model.problem import InvalidContent, Problem, errors_of
from newsarchive.model.static_page import StaticPage

RECORD = "record"
ACCOUNT = "account"
"""Kinds of values in the cache; both are named by the path of the record's file."""


@dataclass(frozen=True)
class ContentLoader:
    """What is known from the last reading, and how many processes may read."""

    cache: BuildCache = field(default_factory=BuildCache)
    digests: FileDigests = field(default_factory=FileDigests)
    spread: Spread = in_turn
    loaded: LoadedContent = field(default_factory=LoadedContent)


@dataclass(frozen=True)
class Content:
    """Everything a site is made from, but for theme and settings."""

    archive: Archive
    pages: tuple[StaticPage, ...]


def read_content(
    content: Path, loader: ContentLoader | None = None, with_drafts: bool = False
) -> Content:
    """Read, check and link everything under the content folder.

    Drafts are left out, unless the preview asks for them. Raises InvalidContent with all
    problems of all files; what a draft merely lacks is none.
    """
    loader = loader or ContentLoader()
    authorities, problems = read_authorities(content)
    authorities_hold = not problems
    found = find_records(content)
    page_files, wrong_pages = read_pages(content)
    problems += [*found.problems, *wrong_pages]
    stored = _read_records(found.files, loader)
    problems += [problem for one in stored for problem in one.problems]
    if authorities_hold:
        files = [one.file for one in stored if one.file]
        ledger, wrong_lines = read_ledger(content)
        problems += wrong_lines
        compare = partial(_compare, authorities, page_files, ledger, tuple(problems))
        contradictory = {problem.path for problem in compare(files)}
        if contradictory:
            files = [
                _with_lines(one, one.file) if one.file.path in contradictory else one.file
                for one in stored
                if one.file
            ]
            problems += compare(files)
    if errors := errors_of(problems):
        raise InvalidContent(errors)
    archive = loader.loaded.archive(authorities, partial(_account, loader.cache), with_drafts)
    return Content(archive, render_pages(page_files, with_drafts))


def _compare(
    authorities: Authorities,
    pages: Sequence[PageFile],
    ledger: Ledger,
    problems: Sequence[Problem],
    files: Sequence[RecordFile],
) -> Iterator[Problem]:
    """What is wrong with the records together, apart from the problems that each one has."""
    found = list(check_consistency(files, authorities))
    yield from found
    yield from find_gone(ledger, files, authorities, pages, [*problems, *found])


def _read_records(paths: Sequence[str], loader: ContentLoader) -> Sequence[StoredRecord]:
    """Read all files, and hold them."""
    shown_folder = cache(_shown_folder)  # asking where we are takes longer than the rest
    known = loader.cache.get_all(RECORD)
    found: dict[str, StoredRecord] = {}
    unread: list[str] = []
    for path in paths:
        stored = _remembered(path, loader, known, shown_folder)
        if stored:
            found[path] = stored
        else:
            unread.append(path)
    for path, answer in zip(unread, loader.spread(_read_once, unread), strict=True):
        if answer:
            digest, record, account = answer
            loader.cache.put(RECORD, path, digest, record)
            loader.cache.put(ACCOUNT, path, digest, account)
            found[path] = _stored(path, digest, record, shown_folder)
        else:
            found[path] = _read_whole(path)
        loader.digests.learn(path, found[path].digest)
    gone = known.keys() - set(paths)
    for kind in (RECORD, ACCOUNT):
        loader.cache.forget(kind, gone)
    loader.cache.commit()  # other processes will read the accounts
    loader.loaded.records = {path: found[path] for path in paths}
    return list(loader.loaded.records.values())


def _remembered(
    path: str,
    loader: ContentLoader,
    known: Mapping[str, tuple[bytes, bytes]],
    shown_folder: Callable[[str], str],
) -> StoredRecord | None:
    held = loader.loaded.records.get(path)
    look = loader.digests.digest if held else loader.digests.recall
    try:
        digest = look(path)
    except OSError:
        return None  # reading it will say why
    if digest is None:
        return None
    if held and held.digest == digest:
        return held
    of, record = known.get(path, (b"", b""))
    if of != digest or not digest:
        return None
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


def _account(cache: BuildCache, one: StoredRecord) -> str:
    # Reports keep the cache alive, and live long: nothing else of the loader may hang on it.
    if one.problems and one.file:
        return render_account(one.file.account)
    kept = cache.get(ACCOUNT, one.source, one.digest)
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
