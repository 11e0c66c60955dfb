"""Reading the authority files under ``content/data``: the one place that opens them."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from newsarchive.content.source_text import read_source_text
from newsarchive.content.validation import validate
from newsarchive.content.yaml_text import YamlProblem, YamlText, parse_yaml
from newsarchive.model.authority import (
    Abbreviation,
    Authorities,
    Document,
    Province,
    Source,
    Topic,
)
from newsarchive.model.problem import Problem

Entry = TypeVar("Entry", bound=BaseModel)

_LARGEST = 4 * 1024 * 1024


def read_authorities(content: Path) -> tuple[Authorities, list[Problem]]:
    """Read and check all authority files; entries with problems are left out."""
    problems: list[Problem] = []

    def read(name: str, model: type[Entry], unique: Iterable[str]) -> tuple[Entry, ...]:
        entries, found = _read_entries(content / "data" / name, model, unique)
        problems.extend(found)
        return entries

    authorities = Authorities(
        provinces=read("provinces.csv", Province, ("code", "slug", "name")),
        sources=read("sources.yaml", Source, ("slug", "name")),
        topics=read("topics.yaml", Topic, ("key", "name")),
        documents=read("documents.yaml", Document, ("id",)),
        abbreviations=read("abbreviations.yaml", Abbreviation, ("short",)),
    )
    return authorities, problems


def _read_entries(
    file: Path, model: type[Entry], unique: Iterable[str]
) -> tuple[tuple[Entry, ...], list[Problem]]:
    source = read_source_text(file, _LARGEST)
    if isinstance(source, Problem):
        return (), [source]
    parse: Callable[[str], YamlText] = _parse_csv if file.suffix == ".csv" else parse_yaml
    try:
        parsed = parse(source.text)
    except YamlProblem as error:
        return (), [Problem(source.path, error.line, "file", error.wrong, error.cure)]
    if not isinstance(parsed.value, list):
        wrong = Problem(source.path, 1, "file", "is not a list", "begin each entry with '- '")
        return (), [wrong]
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for index in range(len(parsed.value)):
        entry, found = validate(model, parsed, source.path, (index,))
        problems += found
        if entry:
            entries.append(entry)
            problems += _repeats(entry, unique, seen, source.path, parsed.line_of((index,)))
    return tuple(entries), problems


def _repeats(
    entry: BaseModel, unique: Iterable[str], seen: dict[tuple[str, str], int], path: str, line: int
) -> Iterable[Problem]:
    for field in unique:
        value = getattr(entry, field)
        first = seen.setdefault((field, value), line)
        if first != line:
            yield Problem(
                path,
                line,
                field,
                f"'{value}' is already in line {first}",
                "give each entry its own, or merge the two",
            )


def _parse_csv(text: str) -> YamlText:
    """A CSV table as a list of rows; empty cells are left out, as absent YAML fields are.

    Columns may be parted by semicolons or tabs, as spreadsheets write them in some countries,
    and empty columns and rows may follow.
    """
    heading = text.partition("\n")[0]
    separator = max(",;\t", key=heading.count)
    reader = csv.DictReader(
        io.StringIO(text), restkey="extra column", strict=True, delimiter=separator
    )
    result = YamlText([])
    line = 2
    try:
        for row in reader:
            line = reader.line_num
            cells = {(name or "").strip(): cell for name, cell in row.items() if any(cell or ())}
            if cells:
                result.lines[(len(result.value),)] = line
                result.value.append(cells)
    except csv.Error as error:
        # A quote left open is noticed at the end of the file, but begins after the last row.
        wrong = f"is not a valid table ({error})"
        raise YamlProblem(line + 1, wrong, "close the quotes, and write '\"\"' for one") from None
    return result
