"""Make draft records of published pages, saved or addressed, or of text copied off them."""

import argparse
import difflib
import errno
import sys
from collections.abc import Callable
from pathlib import Path

from newsarchive.cli.asking import confirm, is_terminal
from newsarchive.content.authorities import read_authorities
from newsarchive.content.clock import today
from newsarchive.content.content_files import find_records
from newsarchive.content.records import RecordFile, read_record, read_records
from newsarchive.content.source_text import shown_path
from newsarchive.content.working_copy import read_working_copy, working_copy_path
from newsarchive.importer.drafting import Draft, build_draft
from newsarchive.importer.intake import Item, find_items
from newsarchive.importer.reading import Reading, read_page
from newsarchive.importer.saving import Desk, key_of
from newsarchive.importer.similar_records import SimilarRecords, find_similar
from newsarchive.lint.near_duplicates import Known
from newsarchive.lint.run import candidate_of
from newsarchive.model.authority import Authorities
from newsarchive.model.web_address import address_key, without_tracking
from newsarchive.vietnamese.text import fold
from newsarchive.web.address_rules import checked, is_address
from newsarchive.web.page_fetcher import Fetcher
from newsarchive.web.raw_page import Unreadable

NAME = "import"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Where the disk is full, or may not be filled further, the next page fares no better."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to import, and how."""
    parser.add_argument(
        "origin",
        metavar="FROM",
        help="an address, a saved page (.html), copied text (.txt), a folder of such files,"
        " or a .txt file with one address a line",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="import again what is already held: fields that nobody has edited are renewed",
    )
    parser.add_argument(
        "--yes", action="store_true", help="with --update: change the file without asking"
    )
    parser.add_argument(
        "--allow-private", action="store_true", help="also fetch from this machine's own networks"
    )


def run(options: argparse.Namespace) -> int:
    """Import everything FROM stands for; prints each draft's path. 1 if anything failed."""
    authorities, problems = read_authorities(options.content)
    if problems:
        sys.stderr.write("".join(f"{problem}\n" for problem in problems))
        return 1
    try:
        items = find_items(options.origin, Fetcher(options.allow_private).fetch)
        importer = _Importer(options.content, authorities, options.update, _asker(options))
    except Unreadable as failure:
        sys.stderr.write(f"Not imported: {failure}\n")
        return 1
    return _run_all(importer, items)


def _run_all(importer: "_Importer", items: list[Item]) -> int:
    """One after the other; what succeeded is kept, whatever comes after it."""
    failed: list[str] = []
    held = 0
    for number, item in enumerate(items, start=1):
        counter = f"[{number}/{len(items)}] " if len(items) > 1 else ""
        try:
            file, what = importer.take(item)
        except (Unreadable, OSError) as failure:
            failed.append(f"{item.origin}: {_why(failure)}")
            sys.stderr.write(f"{counter}Not imported: {failed[-1]}\n")
            if isinstance(failure, OSError) and failure.errno in _FULL:
                break
        else:
            held += 1
            sys.stderr.write(f"{counter}{what}: {shown_path(file)}\n")
            sys.stdout.write(f"{shown_path(file)}\n")
            sys.stdout.flush()
    if len(items) > 1:
        untried = len(items) - held - len(failed)
        rest = f", {untried} not tried" if untried else ""
        sys.stderr.write(f"{held} held, {len(failed)} failed{rest} of {len(items)}.\n")
        sys.stderr.writelines(f"  failed: {line}\n" for line in failed)
    return 1 if failed else 0


def _why(failure: Unreadable | OSError) -> str:
    if isinstance(failure, Unreadable):
        return str(failure)
    file = f"{failure.filename}: " if failure.filename else ""
    return f"{file}{failure.strerror or failure} — nothing of this page was written"


class _Importer:
    """Takes items one by one, knowing the records that the archive holds already."""

    def __init__(
        self,
        content: Path,
        authorities: Authorities,
        update: bool,
        ask: Callable[[str], bool],
    ) -> None:
        self._authorities, self._update, self._ask = authorities, update, ask
        self._content = content
        self._desk = Desk(content)
        files, _ = read_records(content)  # records with problems of their own do not matter here
        self._slugs = (
            {file.record.slug for file in files}
            | {alias for file in files for alias in file.record.aliases}
            | {Path(file).stem for file in find_records(content).files}
        )
        self._by_address = {
            address_key(file.record.url): Path(file.path) for file in files if file.record.url
        }
        self._known = Known(
            candidate_of(file, read_working_copy(content, Path(file.path))) for file in files
        )
        self._places = _known_places(files)

    def take(self, item: Item) -> tuple[Path, str]:
        """Import one item; its record's path and what was done. Raises Unreadable, OSError."""
        if (held := self._held_at(_address_of(item))) and not self._update:
            return held, "Already held"
        page = item.load()
        now = today()
        reading = read_page(page, self._authorities, self._places, now)
        keys = {key_of(page, reading), *filter(None, [_address_of(item)])}
        held = self._held_at(reading.address) or self._desk.held(key_of(page, reading))
        similar = find_similar(reading, self._known) if held is None else SimilarRecords()
        draft = build_draft(reading, self._authorities, now, self._slugs, similar)
        if held is None:
            file = self._desk.save(draft, reading, keys)
            self._note(file, reading, draft)
            resembles = f", {len(similar.remarks)} held look alike" if similar.remarks else ""
            text = shown_path(working_copy_path(self._content, file))
            return file, f"Imported (full text in {text}{resembles})"
        if not self._update:
            return held, "Already held"
        before, after = self._desk.renewed(held, draft)
        if before == after:
            return held, "Unchanged"
        if not self._ask(_diff(before, after, held)):
            return held, "Left as it was"
        self._desk.update(held, draft, reading, keys)
        return held, "Updated"

    def _held_at(self, address: str | None) -> Path | None:
        """The record of an address, so that the page need not be fetched."""
        if address is None:
            return None
        return self._by_address.get(address_key(address)) or self._desk.held(address)

    def _note(self, file: Path, reading: Reading, draft: Draft) -> None:
        """What comes later in the same run is compared with this, too."""
        self._slugs.add(draft.slug)
        if reading.address:
            self._by_address[address_key(reading.address)] = file
        record_file, _ = read_record(file)
        if record_file:
            self._known.add(candidate_of(record_file, "\n".join(reading.body)))


def _address_of(item: Item) -> str | None:
    """The item's address as records have it; None for a file. Raises Unreadable."""
    return without_tracking(checked(item.origin)) if is_address(item.origin) else None


def _known_places(files: list[RecordFile]) -> dict[str, str]:
    """Places that the archive has in one province only, folded."""
    provinces: dict[str, set[str]] = {}
    for file in files:
        if file.record.place:
            provinces.setdefault(fold(file.record.place), set()).add(file.record.province)
    return {place: names.pop() for place, names in provinces.items() if len(names) == 1}


def _asker(options: argparse.Namespace) -> Callable[[str], bool]:
    """Shows a change and asks whether to make it; where nobody can answer, --yes decides."""

    def ask(diff: str) -> bool:
        sys.stderr.write(diff)
        if options.yes:
            return True
        if not is_terminal():
            sys.stderr.write("Not changed: add --yes to make this change.\n")
            return False
        sys.stderr.flush()
        return confirm("Make this change?")

    return ask


def _diff(before: str, after: str, file: Path) -> str:
    name = shown_path(file)
    return "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} (new)"
        )
    )
