"""Build the site, unless nothing has changed since the last build."""

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from newsarchive.content.source_text import shown_path
from newsarchive.engine.up_to_date import Question, SourceState

NAME = "build"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``make html`` and ``make publish`` say."""
    parser.add_argument("--output", type=Path, default=Path("output"), help="folder for the site")
    parser.add_argument("--settings", type=Path, default=Path("pelicanconf.py"))
    parser.add_argument("--site-url", default="", help="address at which the site will stand")


class Process(AbstractContextManager["Process"], Protocol):
    """A build at work; leaving it as a context waits for its end, as after Ctrl-C."""

    def wait(self) -> int:
        """Its exit code, when it has ended."""


def run(
    options: argparse.Namespace, start: Callable[[list[str]], Process] = subprocess.Popen
) -> int:
    """Run Pelican; returns its exit code. ``start`` begins a command in a process of its own."""
    started = time.perf_counter()
    gc.disable()  # what is loaded here is needed to the end; collecting takes a tenth of a second
    command = [
        sys.executable, "-m", "pelican", str(options.content), "-s", str(options.settings),
        "-o", str(options.output), "--fatal=errors",
        *(["-e", f"SITEURL={json.dumps(options.site_url)}"] if options.site_url else []),
    ]  # fmt: skip
    state = SourceState(Question(options.output, [options.content.absolute()], command))
    counts = "" if os.environ.get("PROFILE") else state.finished_counts()
    if counts:
        seconds = time.perf_counter() - started
        where = shown_path(options.output)
        sys.stdout.write(f"Nothing has changed: {counts}, seen in {seconds:.1f} s → {where}\n")
        return 0
    with start(command) as process:
        code = process.wait()
    if code == 0:
        state.save()
    return code
