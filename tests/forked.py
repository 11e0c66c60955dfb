"""Pelican in a forked process, which spares starting Python and importing it again."""

import os
import sys
import traceback
from pathlib import Path

import pelican

from conftest import ROOT
from newsarchive import plugin
from newsarchive.engine import program_version as version

# What a forked build would have to import or work out is imported and worked out once, here.
assert plugin.ArchiveGenerator
assert version.program_version()


def speak_into(log: Path) -> None:
    """Have all that this process says written to a file, and work in the project's folder."""
    said = log.open("w")
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    sys.stdout = sys.stderr = said
    os.chdir(ROOT)


def run_pelican(words: list[str]) -> int:
    """The exit code of Pelican's command; 99 and a traceback for what it does not foresee."""
    try:
        pelican.main(words)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        return 99
    finally:
        sys.stdout.flush()
    return 0
