"""Write what is made of the record model: the editors' JSON Schemas, the README's field table."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from newsarchive.content.authorities import read_authorities
from newsarchive.content.source_text import shown_path
from newsarchive.model.authority import Authorities
from newsarchive.model.field_table import with_field_table
from newsarchive.model.json_schema import build_schemas, record_schema
from newsarchive.model.problem import Problem
from newsarchive.model.snippets import build_snippets

NAME = "schema"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--check`` only compares."""
    parser.add_argument("--check", action="store_true", help="fail if a file is out of date")


def run(options: argparse.Namespace) -> int:
    """Write or compare the schemas, the snippets and the field table; 1 where they differ."""
    authorities, problems = read_authorities(options.content)
    if problems:
        sys.stderr.write("".join(f"{problem}\n" for problem in problems))
        return 1
    stale = list(_stale(options.content, authorities))
    if options.check:
        told = "is out of date — run 'make schema' and commit it"
        sys.stderr.write("".join(f"{file}: {told}\n" for file, _ in stale))
        return 1 if stale else 0
    for file, text in stale:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        sys.stdout.write(f"Wrote {file}\n")
    return 0


def find_stale(content: Path, authorities: Authorities) -> list[Problem]:
    """A problem for each file that is there, but not as ``make schema`` would write it."""
    return [_out_of_date(file) for file, _ in _stale(content, authorities) if file.exists()]


def _stale(content: Path, authorities: Authorities) -> Iterator[tuple[Path, str]]:
    for file, text in _files(content, authorities):
        if not file.exists() or file.read_text("utf-8", "replace") != text:
            yield file, text


def _out_of_date(file: Path) -> Problem:
    cure = "run make schema, and commit what it writes"
    return Problem(shown_path(file), 1, "file", "is out of date", cure, kind="generated")


def _files(content: Path, authorities: Authorities) -> Iterator[tuple[Path, str]]:
    """Each file as it should be; a README only where one stands beside the content folder."""
    for name, schema in build_schemas(authorities).items():
        yield content / "schema" / name, _to_json(schema)
    snippets = build_snippets(record_schema(authorities))
    yield content.parent / ".vscode" / "record.code-snippets", _to_json(snippets)
    readme = content.parent / "README.md"
    if readme.exists():
        yield readme, with_field_table(readme.read_text("utf-8"))


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
