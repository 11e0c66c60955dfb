"""Check the records, then build the site for readers."""

import argparse
import sys
from pathlib import Path

from newsarchive.cli import build, check
from newsarchive.model.site_url import find_wrong_url

NAME = "publish"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``make publish`` says."""
    build.add_arguments(parser)
    parser.set_defaults(settings=Path("publishconf.py"))


def run(options: argparse.Namespace) -> int:
    """Build, unless the address is wrong or the check finds an error; the exit code says so."""
    url = options.site_url.rstrip("/")
    if wrong := find_wrong_url(url):
        sys.stderr.write(f"Not published: SITEURL is '{url}' — {wrong}.\n")
        return 1
    everything = {"files": [], "format": "text", "strict": False, "fix": False}
    if code := check.run(argparse.Namespace(content=options.content, **everything)):
        sys.stderr.write("Not published: mend the errors above first.\n")
        return code
    sys.stdout.flush()
    return build.run(options)
