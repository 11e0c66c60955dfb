"""Check every record and data file, and advise on them, without building the site."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from newsarchive.commands.fix import fix
from newsarchive.core.problem import Problem, errors_of
from newsarchive.core.problem_formats import FORMATS, count
from newsarchive.data.inspection import Inspection, inspect
from newsarchive.data.source_text import shown_path

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

    JSON and GitHub's commands go to standard output, lines for people to standard error.
    """
    if not options.content.is_dir():
        sys.stderr.write(f"{options.content}: is no folder — name one: make check CONTENT=…\n")
        return 2
    if missing := [file for file in options.files if not file.exists()]:
        sys.stderr.write("".join(f"{file}: is not there — check the path\n" for file in missing))
        return 2
    if options.fix:
        fix(options.content, options.files, options.yes)
    inspection = inspect(options.content)
    problems = _asked_for(inspection.problems, options.files)
    told = FORMATS[options.format](problems)
    (sys.stderr if options.format == "text" else sys.stdout).write(told)
    if options.format == "text":
        sys.stdout.write(f"{_what_was_read(inspection)}: {count(problems)}.\n")
    fatal = problems if options.strict else errors_of(problems)
    return 1 if fatal else 0


def _asked_for(problems: Sequence[Problem], files: Sequence[Path]) -> list[Problem]:
    """Those of the given files or folders; all where none is given."""
    shown = [shown_path(file.resolve()) for file in files] + [shown_path(file) for file in files]
    return [
        problem
        for problem in problems
        if not files
        or any(problem.path == path or problem.path.startswith(f"{path}/") for path in shown)
    ]


def _what_was_read(inspection: Inspection) -> str:
    status = Counter(file.record.status for file in inspection.files)
    parts = [f"{status['published']} published", f"{status['draft']} draft"]
    if status["withdrawn"]:
        parts.append(f"{status['withdrawn']} withdrawn")
    return ", ".join(parts)
