"""Check every record and data file, and advise on them, without building the site."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from newsarchive.cli.chosen_files import is_chosen, tell_missing
from newsarchive.cli.fix import fix
from newsarchive.cli.schema import find_stale
from newsarchive.content.address_ledger import enter
from newsarchive.lint.run import Inspection, inspect
from newsarchive.model.problem import errors_of
from newsarchive.model.problem_formats import FORMATS, as_text, count, plural

NAME = "check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to report and how."""
    parser.add_argument(
        "files", nargs="*", type=Path, help="report on these only; all others are read, too"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report")
    parser.add_argument("--strict", action="store_true", help="fail on warnings, too")
    parser.add_argument(
        "--fix", action="store_true", help="mend spaces, Unicode, tone marks and order of fields"
    )
    parser.add_argument("--yes", action="store_true", help="with --fix: do not ask")


def run(options: argparse.Namespace) -> int:
    """Report every problem; 1 if there is an error, or with ``--strict`` any problem.

    2 if it was asked about what is not there.

    JSON and GitHub's commands go to standard output, lines for people to standard error. For
    people, addresses that are new are entered in the ledger if there is no error.
    """
    if not options.content.is_dir():
        sys.stderr.write(f"{options.content}: is no folder — name one: make check CONTENT=…\n")
        return 2
    if missing := tell_missing(options.files):
        sys.stderr.write(missing)
        return 2
    if options.fix:
        fix(options.content, options.files, options.yes)
    inspection = inspect(options.content)
    found = list(inspection.problems)
    if inspection.authorities:
        found += find_stale(options.content, inspection.authorities)
    problems = [problem for problem in sorted(found) if is_chosen(problem.path, options.files)]
    if options.format == "text":
        sys.stderr.write(as_text(problems))
        sys.stdout.write(f"{_what_was_read(inspection)}: {count(problems)}.\n")
        if inspection.unentered and not errors_of(inspection.problems):
            _enter(inspection)
    else:
        sys.stdout.write(FORMATS[options.format](problems))
    fatal = problems if options.strict else errors_of(problems)
    return 1 if fatal else 0


def _enter(inspection: Inspection) -> None:
    ledger, number = inspection.ledger, len(inspection.unentered)
    try:
        enter(ledger, inspection.unentered)
    except OSError as error:
        sys.stderr.write(f"{ledger.path}: cannot be written ({error.strerror})\n")
    else:
        told = plural(number, "new page")
        sys.stdout.write(f"{ledger.path}: entered {told} — commit it with the records.\n")


def _what_was_read(inspection: Inspection) -> str:
    status = Counter(file.record.status for file in inspection.files)
    parts = [f"{status['published']} published", f"{status['draft']} draft"]
    if status["withdrawn"]:
        parts.append(f"{status['withdrawn']} withdrawn")
    return ", ".join(parts)
