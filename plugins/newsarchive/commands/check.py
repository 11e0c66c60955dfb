"""Check every record and authority file without building the site."""

import argparse
import sys

from newsarchive.core.problem import InvalidContent
from newsarchive.data.library import read_archive

NAME = "check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(options: argparse.Namespace) -> int:
    """Print every problem to standard error; exit code 1 if there is any."""
    try:
        archive = read_archive(options.content)
    except InvalidContent as failure:
        sys.stderr.write("".join(f"{problem}\n" for problem in failure.problems))
        sys.stderr.write(f"{len(failure.problems)} problem(s).\n")
        return 1
    sys.stdout.write(
        f"{len(archive.reports)} published, {archive.drafts} draft: no problem found.\n"
    )
    return 0
