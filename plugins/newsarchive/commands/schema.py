"""Write what is made of the record model: the editors' JSON Schemas, the README's field table."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from newsarchive.core.authority import Authorities
from newsarchive.core.fields import with_field_table
from newsarchive.core.schema import build_schemas, record_schema
from newsarchive.core.snippets import build_snippets
from newsarchive.data.authorities import read_authorities

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
    stale = 0
    for file, text in _files(options.content, authorities):
        if file.exists() and file.read_text("utf-8") == text:
            continue
        stale += 1
        if options.check:
            sys.stderr.write(f"{file}: is out of date — run 'make schema' and commit it\n")
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
            sys.stdout.write(f"Wrote {file}\n")
    return 1 if stale and options.check else 0


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
