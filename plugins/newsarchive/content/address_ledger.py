"""``content/addresses.txt``: every address that the site has had, so that none is lost unseen.

The ledger is a file of the content, not git's history: it is there in a shallow clone and in an
unpacked archive too, and a person can strike out a line. ``make check`` enters what is new; a
build only compares.
"""

import difflib
import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.content.atomic_write import write_atomically
from newsarchive.content.content_files import DATA
from newsarchive.content.records import RecordFile
from newsarchive.content.source_text import read_source_text
from newsarchive.content.static_pages import PageFile, published_slugs
from newsarchive.model import urls
from newsarchive.model.authority import Authorities
from newsarchive.model.problem import Problem, errors_of
from newsarchive.model.site_addresses import lasting_addresses

LARGEST_LEDGER = 16 * 1024 * 1024
_ADDRESS = re.compile(r"(?:[a-z0-9-]+/)+")
_AUTHORITIES = {
    urls.PROVINCES: "provinces.csv",
    urls.SOURCES: "sources.yaml",
    urls.TOPICS: "topics.yaml",
    urls.DOCUMENTS: "documents.yaml",
}


@dataclass(frozen=True)
class Ledger:
    """The addresses of the file, with their lines; none where there is no file."""

    file: Path
    path: str = ""
    """How messages name the file; empty where there is none."""
    lines: Mapping[str, int] = field(default_factory=dict)


def read_ledger(content: Path) -> tuple[Ledger, list[Problem]]:
    """Read the file. A line that is no address is a problem."""
    file = content / "addresses.txt"
    if not file.exists():
        return Ledger(file), []
    source = read_source_text(file, LARGEST_LEDGER)
    if isinstance(source, Problem):
        return Ledger(file), [source]
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(map(str.strip, source.text.split("\n")), start=1):
        if _ADDRESS.fullmatch(line):
            lines.setdefault(line, number)
        elif line and not line.startswith("#"):
            wrong = f"'{line[:60]}' is no address of a page"
            cure = "write it as it stands after the site's own address, such as bai/<slug>/"
            problems.append(Problem(source.path, number, "address", wrong, cure))
    return Ledger(file, source.path, lines), problems


def find_gone(
    ledger: Ledger,
    files: Sequence[RecordFile],
    authorities: Authorities,
    pages: Iterable[PageFile],
    problems: Iterable[Problem],
) -> Iterator[Problem]:
    """Yield each address of the ledger that the site no longer has, at the file to be mended.

    A file that has an error keeps its address: what is wrong with it has been said.
    """
    if not ledger.lines:
        return
    records = [file.record for file in files]
    lasting = set(lasting_addresses(records, authorities, published_slugs(pages)))
    gone = ledger.lines.keys() - lasting - _of_faulty_files(problems)
    if gone:
        new = {f.record.slug: f for f in files if urls.report(f.record.slug) in lasting}
        new = {slug: f for slug, f in new.items() if urls.report(slug) not in ledger.lines}
        drafts = {f.record.slug: f for f in files if f.is_draft}
        for address in gone:
            yield _problem(ledger, address, drafts, new)


def find_unentered(
    ledger: Ledger,
    files: Iterable[RecordFile],
    authorities: Authorities,
    pages: Iterable[PageFile],
    addresses: Container[str],
) -> list[str]:
    """The addresses that the site has and the ledger has not; none where there is no file.

    ``addresses`` are all of the site: of a publisher without reports it has none.
    """
    if not ledger.path:
        return []
    records = [file.record for file in files]
    lasting = lasting_addresses(records, authorities, published_slugs(pages))
    return sorted({a for a in lasting if a in addresses} - ledger.lines.keys())


def enter(ledger: Ledger, addresses: Collection[str]) -> None:
    """Add addresses to the file, whose lines are sorted; its comments come first."""
    text = ledger.file.read_text("utf-8-sig")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    lines = [*comments, *sorted({*ledger.lines, *addresses})]
    write_atomically(ledger.file, "".join(f"{line}\n" for line in lines))


def _of_faulty_files(problems: Iterable[Problem]) -> set[str]:
    stems = {Path(problem.path).stem for problem in errors_of(problems)}
    return {address for stem in stems for address in (f"{stem}/", urls.report(stem))}


def _problem(
    ledger: Ledger, address: str, drafts: Mapping[str, RecordFile], new: Mapping[str, RecordFile]
) -> Problem:
    line = ledger.lines[address]
    folder, _, slug = address.removesuffix("/").rpartition("/")
    never = f"if it never was public, delete line {line} of {ledger.path}"
    if f"{folder}/" == urls.REPORTS and slug in drafts:
        wrong = "is draft, but the record was published: its address would be gone"
        cure = "delete the field, or withdraw the record: status: withdrawn, with a correction"
        return drafts[slug].problem("status", wrong, f"{cure}; {never}")
    if f"{folder}/" == urls.REPORTS and (like := _most_like(slug, new)):
        wrong = f"'{slug}', an address that was published, is gone"
        cure = f"if this is that record, add aliases: [{slug}]; else put the other's file back"
        return new[like].problem("slug", wrong, f"{cure}; {never}")
    wrong = f"'{address}' was published and is gone"
    return Problem(ledger.path, line, "address", wrong, f"{_cure(folder, slug)}; {never}")


def _most_like(slug: str, new: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(slug, new, n=1, cutoff=0.75)), "")


def _cure(folder: str, slug: str) -> str:
    if f"{folder}/" == urls.REPORTS:
        return (
            f"add '{slug}' to aliases of the record that stands for it; or put its file back, with"
            " status: withdrawn if it must not be read"
        )
    if file := _AUTHORITIES.get(f"{folder}/"):
        return f"give an entry of {DATA}/{file} the address '{slug}' again"
    return f"publish a page with the line 'slug: {slug}' again"
