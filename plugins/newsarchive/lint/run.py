"""The whole content folder read for ``make check``: what a build refuses, and advice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.content.address_ledger import Ledger, find_gone, find_unentered, read_ledger
from newsarchive.content.authorities import read_authorities
from newsarchive.content.clock import today
from newsarchive.content.content_files import DATA, find_files, find_pages
from newsarchive.content.cross_references import check_consistency
from newsarchive.content.prose import render_page
from newsarchive.content.prose_links import find_dead_links
from newsarchive.content.records import RecordFile, read_records
from newsarchive.content.source_text import read_source_text, shown_path
from newsarchive.content.static_pages import PageFile, published_slugs, read_pages
from newsarchive.content.working_copy import left_behind, read_working_copy
from newsarchive.lint.context import Advice, Case, Surroundings
from newsarchive.lint.near_duplicates import Candidate, find_unlinked
from newsarchive.lint.rules.all_rules import advise
from newsarchive.lint.rules.damage import find_damage
from newsarchive.lint.rules.spelling import find_twins
from newsarchive.model.authority import Authorities
from newsarchive.model.problem import InvalidContent, Problem
from newsarchive.model.site_addresses import addresses_of


@dataclass(frozen=True)
class Inspection:
    """What was read and what was found, in file order."""

    files: tuple[RecordFile, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger
    unentered: tuple[str, ...] = ()
    """Published addresses that the ledger does not have yet."""
    authorities: Authorities | None = None
    """None where an authority file has an error."""


def inspect(content: Path) -> Inspection:
    """Read and check everything. Advice needs sound authority files; without them none is given."""
    authorities, problems = read_authorities(content)
    authorities_hold = not problems
    files, found = read_records(content)
    pages, wrong_pages = read_pages(content)
    problems += [*found, *wrong_pages]
    problems += _damage([*find_files(content / DATA).files, *find_pages(content).files])
    ledger, wrong_lines = read_ledger(content)
    unentered: list[str] = []
    if authorities_hold:
        problems += wrong_lines
        problems += check_consistency(files, authorities)
        problems += list(find_gone(ledger, files, authorities, pages, problems))
        problems += _twins(content, authorities)
        copies = _copies(content, files, problems)
        addresses = _addresses(files, authorities, pages)
        unentered = find_unentered(ledger, files, authorities, pages, addresses)
        problems += _advice(files, Surroundings.of(authorities, addresses, today()), copies)
        sound = [p for p in pages if not any(q.path == p.path for q in wrong_pages)]
        problems += _links_of_pages(sound, addresses)
        problems += _resemblances(files, copies)
    return Inspection(
        tuple(files),
        tuple(sorted(set(problems))),
        ledger,
        tuple(unentered),
        authorities if authorities_hold else None,
    )


def candidate_of(file: RecordFile, copy: str | None) -> Candidate:
    """What of a record is compared with others; what is doubtful about a draft is left out."""
    record, doubtful = file.record, file.doubtful
    own_title = record.title_basis == "supplied" or "title" in doubtful
    texts = ("" if "summary" in doubtful else record.summary, file.account, copy or "")
    return Candidate(
        slug=record.slug,
        address=record.url,
        title="" if own_title else record.title,
        province=record.province,
        event_date=record.event_date,
        published=None if "published" in doubtful else record.published,
        topics=frozenset(() if "topics" in doubtful else record.topics),
        texts=tuple(text for text in texts if text),
        links=frozenset((*record.aliases, *record.republishes, *record.same_event_as)),
    )


def _copies(
    content: Path, files: Sequence[RecordFile], problems: list[Problem]
) -> dict[str, str | None]:
    """Path of a record → its working copy; one that cannot be read is a problem.

    A record that was given another slug is known by its headline.
    """
    copies: dict[str, str | None] = {}
    renamed = left_behind(content, {Path(file.path).stem for file in files})
    for file in files:
        try:
            former = renamed.get(file.record.title)
            copies[file.path] = read_working_copy(content, Path(file.path), former)
        except InvalidContent as failure:
            problems += failure.problems
    return copies


def _addresses(
    files: list[RecordFile], authorities: Authorities, pages: list[PageFile]
) -> frozenset[str]:
    records = [file.record for file in files if "slug" not in file.doubtful]
    return frozenset(addresses_of(records, authorities, published_slugs(pages)))


def _advice(
    files: list[RecordFile], around: Surroundings, copies: dict[str, str | None]
) -> Iterator[Problem]:
    for file in files:
        case = Case(file.record, file.account, copies.get(file.path), around)
        for advice in advise(case, file.doubtful):
            yield _located(file, advice)


def _located(file: RecordFile, advice: Advice) -> Problem:
    """An error that a draft may still have is a warning, as everywhere."""
    severity = "warning" if file.is_draft and advice.kind != "copied" else advice.severity
    problem = file.problem(advice.field, advice.wrong, advice.cure)
    line = file.account_line + advice.line if advice.field == "account" else problem.line
    return Problem(file.path, line, advice.field, advice.wrong, advice.cure, severity, advice.kind)


def _damage(files: Iterable[str]) -> Iterator[Problem]:
    """What looks damaged in files that are no records, line by line."""
    for source in map(read_source_text, map(Path, files)):
        if isinstance(source, Problem):
            continue  # told where the file is read
        for line, text in enumerate(source.text.split("\n"), start=1):
            for found in find_damage(text, is_markdown=source.path.endswith(".md")):
                yield Problem(
                    source.path, line, "text", found.wrong, found.cure, "warning", "damage"
                )


def _links_of_pages(pages: list[PageFile], addresses: frozenset[str]) -> Iterator[Problem]:
    """Links of static pages that lead nowhere; the build refuses them too."""
    for page in pages:
        html, address = render_page(page.body), f"{page.fields.slug}/"
        for link in find_dead_links(html, page.body, address, addresses):
            yield Problem(
                page.path,
                page.body_line + link.line,
                "text",
                f"'{link.target}' leads to no page of the site",
                "write it as from the page itself: ../<slug>/ or ../tinh/<slug>/",
            )


def _resemblances(files: Iterable[RecordFile], copies: dict[str, str | None]) -> Iterator[Problem]:
    """Each pair once, at the draft, or at the record that entered later."""
    shown = {f.record.slug: f for f in files if "slug" not in f.doubtful}
    present = {slug: f for slug, f in shown.items() if f.record.status != "withdrawn"}
    oldest_first = sorted(present.values(), key=lambda f: (f.is_draft, f.record.added, f.path))
    candidates = (candidate_of(file, copies.get(file.path)) for file in oldest_first)
    for candidate, found in find_unlinked(candidates):
        file, other = present[candidate.slug], present[found.slug]
        same_page = found.kind == "address" and not (file.is_draft or other.is_draft)
        yield Problem(
            file.path,
            file.problem("url" if found.kind == "address" else "slug", "", "").line,
            "url" if found.kind == "address" else "slug",
            str(found),
            _CURES[found.kind],
            "error" if same_page else "warning",
            "resemblance",
        )


_CURES = {
    "address": "keep one record, and enter the other's slug in its aliases",
    "title": "if it is the same report keep one record; if reprinted, name it in republishes",
    "text": "if it reprints that report, name it in republishes",
    "event": "if it is the same event, name it in same_event_as",
}


def _twins(content: Path, authorities: Authorities) -> Iterator[Problem]:
    file = content / "data" / "sources.yaml"
    for source, name, other in find_twins(authorities.sources):
        text = file.read_text("utf-8")
        entry = re.search(rf"^[- ]*slug:[ '\"]*{source.slug}[ '\"]*$", text, re.MULTILINE)
        yield Problem(
            shown_path(file),
            text.count("\n", 0, entry.start() if entry else 0) + 1,
            "name",
            f"'{name}' of '{source.name}' is also a name of '{other.name}'",
            "keep one entry, and list the other spelling under also",
            "warning",
            "source-name",
        )
