"""Reading records: ``articles/YYYY/<slug>.md`` → Record and Markdown account."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsarchive.core.problem import Problem
from newsarchive.core.record import UNKNOWN, Record
from newsarchive.core.rules import find_contradictions
from newsarchive.data.snapshot import list_files
from newsarchive.data.source_text import SourceText, read_source_text, shown_path
from newsarchive.data.validation import validate
from newsarchive.data.yaml_text import YamlProblem, YamlText, parse_yaml

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record as it stands in its file, with the line of each field for later messages."""

    path: str
    record: Record
    account: str
    parsed: YamlText
    doubtful: frozenset[str] = frozenset()
    """Fields that are wrong or missing; in ``record`` they hold stand-ins."""

    def problem(self, field: str, wrong: str, cure: str) -> Problem:
        """A problem located at a field of this file; ``officials[2]`` counts from 1."""
        steps = re.findall(r"[a-z_]+|\d+", field)
        location = tuple(int(step) - 1 if step.isdigit() else step for step in steps)
        return Problem(self.path, self.parsed.line_of(location), field, wrong, cure)


def read_records(content: Path) -> tuple[list[RecordFile], list[Problem]]:
    """Read every record under ``content/articles``, in path order, with all problems."""
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for file in list_candidates(content / "articles"):
        record_file, found = read_record(file)
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
        parsed, account = _split(source)
    except YamlProblem as error:
        return None, [Problem(source.path, error.line, "front matter", error.wrong, error.cure)]
    record, problems = validate(Record, parsed, source.path)
    doubtful = frozenset(re.split(r"[.\[]", problem.field)[0] for problem in problems)
    if record is None:
        record = _completed(parsed, doubtful)
    file_read = RecordFile(source.path, record, account, parsed, doubtful)
    findings = find_contradictions(record, doubtful)
    problems += [file_read.problem(*finding) for finding in findings]
    problems += _check_place(file_read)
    return file_read, problems


_STAND_INS = {
    "title": "?", "title_basis": "page", "slug": "x", "published": "2000", "date_basis": "page",
    "added": "2000-01-01", "province": UNKNOWN, "level": "province", "source": UNKNOWN,
    "topics": ["x"], "basis": "full", "summary": "?",
}  # fmt: skip


def _completed(parsed: YamlText, doubtful: frozenset[str]) -> Record:
    """The record with stand-ins for what is wrong, so that the rest of it can be checked too."""
    good = {
        name: value
        for name, value in parsed.value.items()
        if name in Record.model_fields and name not in doubtful
    }
    return Record.model_validate(_STAND_INS | good)


def list_candidates(articles: Path) -> list[Path]:
    """Files that claim to be records: not hidden ones, not editors' backups."""
    files = map(Path, list_files(articles))
    return [file for file in files if not file.name.startswith(".") and file.name[-1] != "~"]


def _split(source: SourceText) -> tuple[YamlText, str]:
    """Front matter and account. Raises YamlProblem."""
    if not source.text.strip():
        raise YamlProblem(
            1,
            "is missing: the file is empty",
            "copy a record that exists and change it, or delete the file",
        )
    fences = [match.span() for match in _FENCE.finditer(source.text)][:2]
    if not fences or source.text[: fences[0][0]].strip():
        raise YamlProblem(1, "is missing", "begin the file with a line '---'")
    if len(fences) < 2:
        raise YamlProblem(1, "does not end", "close it with a line '---'")
    (_, start), (end, account_start) = fences
    first_line = source.text.count("\n", 0, start) + 1
    parsed = parse_yaml(source.text[start:end], first_line)
    if not isinstance(parsed.value, dict):
        raise YamlProblem(first_line, "has no fields", "write 'field: value' lines")
    return parsed, source.text[account_start:].strip()


def _check_place(file: RecordFile) -> Iterator[Problem]:
    slug, year = file.record.slug, f"{file.record.published.year:04d}"
    path = Path(file.path)
    if "slug" not in file.doubtful and path.stem != slug:
        yield file.problem(
            "slug",
            f"is '{slug}' but the file is named '{path.name}'",
            f"name the file {slug}.md; it is the record's permanent address",
        )
    if "published" not in file.doubtful and path.parent.name != year:
        yield file.problem(
            "published",
            f"is of {year} but the file lies in '{path.parent.name}/'",
            f"move the file to articles/{year}/",
        )
