"""Measures how long it takes from a saved file to the page in the browser, with ``make serve``.

``make bench-preview N=10000`` starts the preview on a synthetic archive, saves edits, waits
for the version that makes browsers reload, and gets the page. The full build in the
background goes on meanwhile, as it does while somebody writes.
"""

import argparse
import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from bench.corpus import write_corpus  # noqa: E402
from bench.watch import ENVIRONMENT, family, pss_mb  # noqa: E402

LONGEST_S = 600


class Preview:
    """A running ``make serve``."""

    def __init__(self, folder: Path, port: int) -> None:
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "newsarchive",
                "serve",
                "--content",
                "content",
                "--port",
                str(port),
            ],
            cwd=folder,
            env=os.environ | ENVIRONMENT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.line_with("http://").split()[4]

    def line_with(self, words: str) -> str:
        assert self.process.stdout
        return next(line for line in self.process.stdout if words in line)

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=LONGEST_S) as answer:
            return str(answer.read().decode())

    def seconds_to_see(self, change: Callable[[], str], path: str) -> float:
        """From the moment of saving until the page that holds the returned words is here."""
        before = now = self.get("__version?")
        words = change()
        saved = time.perf_counter()
        while now.partition(".")[0] == before.partition(".")[0]:  # what follows counts builds
            now = self.get(f"__version?{now}")
        page = self.get(path)
        seconds = time.perf_counter() - saved
        assert words in page, f"version {now} of {path} lacks {words}"
        return seconds

    def memory(self) -> float:
        """MB of supervisor and server, once no build is at work beside them."""
        while len(members := family(self.process.pid)) > 2:
            time.sleep(0.5)
        return sum(map(pss_mb, members))


@contextlib.contextmanager
def previewing(folder: Path, port: int) -> Iterator[Preview]:
    preview = Preview(folder, port)
    try:
        yield preview
    finally:
        preview.process.terminate()
        preview.process.wait(timeout=30)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def replace(file: Path, pattern: str, new: str) -> None:
    file.write_text(re.sub(pattern, lambda _: new, file.read_text("utf-8"), count=1), "utf-8")


def edit_account(record: Path, _: Path, number: int) -> str:
    record.write_text(f"{record.read_text('utf-8').rstrip()} Mới {number}.\n", "utf-8")
    return f"Mới {number}."


def edit_date(record: Path, _: Path, number: int) -> str:
    year, day = record.parent.name, 1 + number % 28
    replace(record, r"published: .*", f"published: {year}-03-{day:02}")
    return f"{day}/3/{year}"


def edit_template(_: Path, template: Path, number: int) -> str:
    replace(template, r"(<i>\d+</i>)?</article>", f"<i>{number}</i></article>")
    return f"<i>{number}</i>"


EDITS = {"account": edit_account, "date": edit_date, "template": edit_template}


def measure(folder: Path, runs: int, pause: float) -> None:
    template = folder / "theme/templates/report.html"
    records = sorted((folder / "content/articles").rglob("*.md"))
    page = f"bai/{records[0].stem}/"
    port = free_port()  # the same for all: pages are made for their address
    for cache in ("cold", "warm"):
        with previewing(folder, port) as preview:
            preview.get(page)
            first = time.perf_counter() - preview.began
            preview.line_with("Search, feeds and data files are up to date")
            built = time.perf_counter() - preview.began
            print(
                f"{cache} cache: first page after {first:.1f} s, everything after {built:.1f} s",
                flush=True,
            )
    with previewing(folder, port) as preview:
        preview.line_with("Search, feeds and data files are up to date")
        for what, edit in EDITS.items():
            times = []
            for number in range(runs):
                record = records[number * len(records) // runs]
                change = lambda e=edit, r=record, n=number: e(r, template, n)  # noqa: E731
                times.append(preview.seconds_to_see(change, f"bai/{record.stem}/"))
                time.sleep(pause)
            print(
                f"{what:<10} median {statistics.median(times):.2f} s, worst {max(times):.2f} s"
                f"  (load {os.getloadavg()[0]:.1f})",
                flush=True,
            )
        print(f"memory of supervisor and server: {preview.memory():.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=20, help="edits of each kind")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two edits")
    options = parser.parse_args()
    folder = ROOT / ".cache" / "bench" / f"{options.n}-{options.seed}-preview"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("theme", "plugins"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    write_corpus(options.n, folder / "content", options.seed)
    print(
        f"{options.n:,} records, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True
    )
    measure(folder, options.runs, options.pause)


if __name__ == "__main__":
    main()
