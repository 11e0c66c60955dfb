"""Write the JSON Schemas that editors use to complete and check what is typed."""

import argparse
import json
import sys

from newsarchive.core.schema import build_schemas
from newsarchive.data.authorities import read_authorities

NAME = "schema"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--check`` only compares."""
    parser.add_argument("--check", action="store_true", help="fail if a schema is out of date")


def run(options: argparse.Namespace) -> int:
    """Write ``content/schema/*.json``, or compare them; exit code 1 where they differ."""
    authorities, problems = read_authorities(options.content)
    if problems:
        sys.stderr.write("".join(f"{problem}\n" for problem in problems))
        return 1
    folder = options.content / "schema"
    folder.mkdir(exist_ok=True)
    stale = 0
    for name, schema in build_schemas(authorities).items():
        file, text = folder / name, json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        if file.exists() and file.read_text("utf-8") == text:
            continue
        stale += 1
        if options.check:
            sys.stderr.write(f"{file}: is out of date — run 'make schema' and commit it\n")
        else:
            file.write_text(text, "utf-8")
            sys.stdout.write(f"Wrote {file}\n")
    return 1 if stale and options.check else 0
