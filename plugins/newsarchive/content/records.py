"""Reading records: ``articles/YYYY/<slug>.md`` → Record and Markdown account."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsarchive.content.content_files import find_records
from newsarchive.content.fences import split_fenced
from newsarchive.content.prose_faults import find_faults
from newsarchive.content.source_text import read_source_text, shown_path
from newsarchive.content.validation import validate
from newsarchive.content.yaml_text import YamlProblem, YamlText
from newsarchive.model.problem import Problem, Severity
from newsarchive.model.record import UNKNOWN, Record
from newsarchive.model.rules import find_contradictions


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record as it stands in its file, with the line of each field for later messages."""

    path: str
    record: Record
    account: str
    parsed: YamlText
    doubtful: frozenset[str] = frozenset()
    """Fields that are wrong or missing; in ``record`` they hold stand-ins.

    With the account among them, it must not be rendered.
    """
    account_line: int = 1
    """Where the account begins in the file."""
    digest: bytes = b""
    """SHA-256 of the bytes that were read."""

    @property
    def is_draft(self) -> bool:
        """True while the record is being written: it may lack what a finished one may not."""
        return self.record.status == "draft"

    def problem(self, field: str, wrong: str, cure: str, severity: Severity = "error") -> Problem:
        """A problem located at a field of this file; ``officials[2]`` counts from 1."""
        steps = re.findall(r"[a-z_]+|\d+", field)
        location = tuple(int(step) - 1 if step.isdigit() else step for step in steps)
        return Problem(self.path, self.parsed.line_of(location), field, wrong, cure, severity)

    def shortcoming(self, field: str, wrong: str, cure: str) -> Problem:
        """A problem that must be gone before publication; a draft is allowed to have it."""
        return self.problem(field, wrong, cure, "warning" if self.is_draft else "error")


def read_records(content: Path) -> tuple[list[RecordFile], list[Problem]]:
    """Read every record under ``content/articles``, in path order, with all problems."""
    files: list[RecordFile] = []
    found_files = find_records(content)
    problems = list(found_files.problems)
    for file in found_files.files:
        record_file, found = read_record(Path(file))
        problems += found
        if record_file:
            files.append(record_file)
    return files, problems


def read_record(file: Path) -> tuple[RecordFile | None, list[Problem]]:
    """Read one record file; None where it is not a record at all."""
    if file.suffix != ".md":
        return None, [
            Problem(
                shown_path(file),
                1,
                "file",
                "is not a Markdown record",
                "name it <slug>.md, or move it out of articles/",
            )
        ]
    source = read_source_text(file)
    if isinstance(source, Problem):
        return None, [source]
    try:
        parsed, account, account_line = split_fenced(source)
    except YamlProblem as error:
        return None, [Problem(source.path, error.line, "front matter", error.wrong, error.cure)]
    record, problems = validate(Record, parsed, source.path)
    doubtful = frozenset(re.split(r"[.\[]", problem.field)[0] for problem in problems)
    if record is None:
        record = _completed(parsed, doubtful)
    faults = list(find_faults(account, Record.model_fields))
    if faults:
        doubtful |= {"account"}
    file_read = RecordFile(
        source.path, record, account, parsed, doubtful, account_line, source.digest
    )
    if file_read.is_draft:
        problems = [_pardoned(problem, parsed) for problem in problems]
    problems += [
        Problem(source.path, account_line + fault.line, "account", fault.wrong, fault.cure)
        for fault in faults
    ]
    findings = find_contradictions(record, doubtful)
    problems += [file_read.shortcoming(*finding) for finding in findings]
    problems += _check_place(file_read)
    return file_read, problems


def _pardoned(problem: Problem, parsed: YamlText) -> Problem:
    """A field that a draft does not have yet is no error; one that is wrong still is.

    Without a slug there is nothing to call the draft by.
    """
    if problem.field in _STAND_INS.keys() - {"slug"} and problem.field not in parsed.value:
        return replace(problem, severity="warning")
    return problem


_STAND_INS = {
    "title": "Chưa có đầu đề", "title_basis": "page", "slug": "x", "published": "2000",
    "date_basis": "page", "added": "2000-01-01", "province": UNKNOWN, "level": "province",
    "source": UNKNOWN, "topics": ["x"], "basis": "full", "summary": "Chưa có tóm tắt.",
}  # fmt: skip


def _completed(parsed: YamlText, doubtful: frozenset[str]) -> Record:
    """The record with stand-ins for what is wrong, so that the rest of it can be checked too.

    In the preview of a draft they show what is still to be written.
    """
    good = {
        name: value
        for name, value in parsed.value.items()
        if name in Record.model_fields and name not in doubtful
    }
    return Record.model_validate(_STAND_INS | good)


def _check_place(file: RecordFile) -> Iterator[Problem]:
    slug, year = file.record.slug, f"{file.record.published.year:04d}"
    folder, _, name = file.path.rpartition("/")
    if "slug" not in file.doubtful and name != f"{slug}.md":
        yield file.problem(
            "slug",
            f"is '{slug}' but the file is named '{name}'",
            f"name the file {slug}.md; if '{name.removesuffix('.md')}' was published, enter it in"
            " aliases",
        )
    lies_in = folder.rpartition("/")[2]
    if "published" not in file.doubtful and lies_in != year:
        yield file.shortcoming(
            "published",
            f"is of {year} but the file lies in '{lies_in}/'",
            f"move the file to articles/{year}/",
        )
