"""Build the site, unless nothing has changed since the last build."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from newsarchive.data.source_text import shown_path
from newsarchive.data.stamp import Question, Stamp

NAME = "build"

_SOURCES = ("theme", "plugins", "pelicanconf.py", "publishconf.py")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``make html`` and ``make publish`` say."""
    parser.add_argument("--output", type=Path, default=Path("output"), help="folder for the site")
    parser.add_argument("--settings", type=Path, default=Path("pelicanconf.py"))
    parser.add_argument("--site-url", default="", help="address at which the site will stand")


def run(options: argparse.Namespace) -> int:
    """Run Pelican; returns its exit code."""
    started = time.perf_counter()
    command = [
        sys.executable, "-m", "pelican", str(options.content), "-s", str(options.settings),
        "-o", str(options.output), "--fatal=errors",
        *(["-e", f'SITEURL="{options.site_url}"'] if options.site_url else []),
    ]  # fmt: skip
    sources = [options.content, *(Path(name) for name in _SOURCES if Path(name).exists())]
    stamp = Stamp(Question(options.output, sources, command))
    counts = "" if os.environ.get("PROFILE") else stamp.finished_counts()
    if counts:
        seconds = time.perf_counter() - started
        where = shown_path(options.output)
        sys.stdout.write(f"Nothing has changed: {counts}, seen in {seconds:.1f} s → {where}\n")
        return 0
    with subprocess.Popen(command) as process:  # noqa: S603 - our own command
        stamp.keep_signatures()
        code = process.wait()
    if code == 0:
        stamp.save()
    return code
