"""The whole content folder read for ``make check``: what a build refuses, and advice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.core.advice.advise import advise
from newsarchive.core.advice.case import Advice, Case, Surroundings
from newsarchive.core.advice.spelling import find_twins
from newsarchive.core.authority import Authorities
from newsarchive.core.problem import InvalidContent, Problem
from newsarchive.core.resemblance import Candidate, find_unlinked
from newsarchive.core.site_addresses import addresses_of
from newsarchive.data.authorities import read_authorities
from newsarchive.data.consistency import check_consistency
from newsarchive.data.records import RecordFile, read_records
from newsarchive.data.source_text import shown_path
from newsarchive.data.working_copy import left_behind, read_working_copy

_SLUG = re.compile(r"^slug:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Inspection:
    """What was read and what was found, in file order."""

    files: tuple[RecordFile, ...]
    problems: tuple[Problem, ...]


def inspect(content: Path) -> Inspection:
    """Read and check everything. Advice needs sound authority files; without them none is given."""
    authorities, problems = read_authorities(content)
    authorities_hold = not problems
    files, found = read_records(content)
    problems += found
    if authorities_hold:
        problems += check_consistency(files, authorities)
        problems += _twins(content, authorities)
        copies = _copies(content, files, problems)
        problems += _advice(content, files, authorities, copies)
        problems += _resemblances(files, copies)
    return Inspection(tuple(files), tuple(sorted(set(problems))))


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


def _advice(
    content: Path, files: list[RecordFile], authorities: Authorities, copies: dict[str, str | None]
) -> Iterator[Problem]:
    records = [file.record for file in files if "slug" not in file.doubtful]
    around = Surroundings.of(authorities, addresses_of(records, authorities, _essays(content)))
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


def _resemblances(files: Iterable[RecordFile], copies: dict[str, str | None]) -> Iterator[Problem]:
    """Each pair once, at the record that entered later."""
    shown = {f.record.slug: f for f in files if "slug" not in f.doubtful}
    present = {slug: f for slug, f in shown.items() if f.record.status != "withdrawn"}
    oldest_first = sorted(present.values(), key=lambda f: (f.record.added, f.path))
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
        at = text.find(f"slug: {source.slug}")
        yield Problem(
            shown_path(file),
            text.count("\n", 0, max(at, 0)) + 1,
            "name",
            f"'{name}' of '{source.name}' is also a name of '{other.name}'",
            "keep one entry, and list the other spelling under also",
            "warning",
            "source-name",
        )


def _essays(content: Path) -> Iterator[str]:
    """Slugs of the plain pages, which Pelican reads when it builds."""
    for file in sorted((content / "pages").glob("*.md")):
        match = _SLUG.search(file.read_text("utf-8", errors="replace"))
        yield match[1] if match else file.stem
