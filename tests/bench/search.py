"""Compares this archive's search with Pagefind over the same pages, in the same browser.

``make bench-search N=10000`` writes a synthetic corpus, builds the site, makes both indexes,
serves both from this machine and runs the same queries in one Chromium. Bytes are counted by
the server, with text compressed as static hosts do; latency is that of the call, with the
details of ten results; MRR and hits look at the first ten.
"""

import argparse
import functools
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from bench.corpus import write_corpus  # noqa: E402
from bench.queries import Query, draw_queries  # noqa: E402
from browser.chromium import find_chromium  # noqa: E402

OURS = """async ([base, module]) => {
  const { openIndex } = await import(module);
  const index = await openIndex(base);
  globalThis.find = async (query) => {
    const { total, hits } = await index.search(query, { limit: 10 });
    return { total, slugs: hits.map(({ url }) => url.split("/")[1]) };
  };
}"""
THEIRS = """async ([base]) => {
  const pagefind = await import(base + "pagefind/pagefind.js");
  await pagefind.init();
  globalThis.find = async (query) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return { total: results.length, slugs: shown.map(({ url }) => url.split("/").at(-2)) };
  };
}"""
ASK = """async (query) => {
  const start = performance.now();
  const answer = await globalThis.find(query);
  return { ...answer, ms: performance.now() - start };
}"""


@dataclass
class Engine:
    """One search engine and what was measured of it."""

    name: str
    script: str
    folder: Path
    index_s: float = 0.0
    peak_mb: float = 0.0
    size_mb: float = 0.0
    first_kb: list[float] = field(default_factory=list)
    later_kb: list[float] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)
    ranks: dict[str, list[int]] = field(default_factory=dict)


class CountingServer(ThreadingHTTPServer):
    """Serves a folder, compresses text, and counts the bytes of all bodies."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.sent = 0
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes; held back by Nagle's algorithm, each answer took 40 ms.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in {".html", ".js", ".css", ".json"}:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(content)
        self.server.sent += len(content)  # type: ignore[attr-defined]

    def log_message(self, *args: object) -> None:
        pass


def timed(command: list[str], **environment: str) -> tuple[float, float]:
    """Run a command; seconds of wall clock and peak memory in MB, its children included."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def make_indexes(content: Path, site: Path, ours: Engine, theirs: Engine) -> None:
    """Build the site, which holds our index, then both indexes by themselves, timed."""
    build = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"]
    timed([*build, "-o", str(site), "--fatal=errors"], PYTHONPATH="plugins")
    report = site.parent / "ours.json"
    timed(
        [sys.executable, "tests/bench/index_once.py", str(content), str(report)],
        PYTHONPATH="plugins",
    )
    ours.index_s, ours.peak_mb = json.loads(report.read_text())
    ours.size_mb = folder_mb(site / "tim-kiem" / "chi-muc")
    theirs.index_s, theirs.peak_mb = timed(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--glob", "bai/ban-tin-*/*.html",
         "--root-selector", "main", "--output-path", str(theirs.folder / "pagefind")]
    )  # fmt: skip
    theirs.size_mb = folder_mb(theirs.folder / "pagefind")


def folder_mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def measure(engine: Engine, queries: list[Query], first: list[Query]) -> None:
    """Ask every query in one session, and a few each as the first of a new reader."""
    server = CountingServer(engine.folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for query in first:
            page = browser.new_context().new_page()
            open_engine(page, engine, base, server)
            page.evaluate(ASK, query.text)
            engine.first_kb.append(server.sent / 1e3)
            page.context.close()
        page = browser.new_context().new_page()
        open_engine(page, engine, base, server)
        for query in queries:
            server.sent = 0
            answer = page.evaluate(ASK, query.text)
            engine.later_kb.append(server.sent / 1e3)
            engine.ms.append(answer["ms"])
            rank = next((n for n, s in enumerate(answer["slugs"], 1) if s in query.relevant), 0)
            engine.ranks.setdefault(query.kind, []).append(rank)
        browser.close()
    server.shutdown()
    server.server_close()


def open_engine(page: Page, engine: Engine, base: str, server: CountingServer) -> None:
    page.goto(base + "robots.txt")
    server.sent = 0
    scripts = sorted((engine.folder / "theme").glob("js-*/search/index.js"))
    module = base + scripts[0].relative_to(engine.folder).as_posix() if scripts else ""
    page.evaluate(engine.script, [base, module])


def table(ours: Engine, theirs: Engine) -> str:
    """One table; the last column is ours divided by theirs."""

    def row(name: str, unit: str, one: float, other: float) -> str:
        ratio = f"{one / other:.2f} x" if other else ""
        return f"{name:<34}{one:>10.2f} {other:>10.2f} {unit:<4}{ratio:>8}"

    lines = [f"{'':<34}{ours.name:>10} {theirs.name:>10}"]
    lines.append(row("index time", "s", ours.index_s, theirs.index_s))
    lines.append(row("peak memory", "MB", ours.peak_mb, theirs.peak_mb))
    lines.append(row("index size", "MB", ours.size_mb, theirs.size_mb))
    for name, unit, of in (
        ("first query, median", "KB", lambda e: statistics.median(e.first_kb)),
        ("later queries, median", "KB", lambda e: statistics.median(e.later_kb)),
        ("latency, median", "ms", lambda e: statistics.median(e.ms)),
        ("latency, worst", "ms", lambda e: max(e.ms)),
    ):
        lines.append(row(name, unit, of(ours), of(theirs)))
    for kind in ours.ranks:
        mine, other = ours.ranks[kind], theirs.ranks[kind]
        lines.append(row(f"MRR@10, {kind}", "", mrr(mine), mrr(other)))
        lines.append(row(f"hit@10, {kind}", "", hits(mine), hits(other)))
    return "\n".join(lines)


def mrr(ranks: list[int]) -> float:
    return statistics.fmean(1 / rank if rank else 0 for rank in ranks)


def hits(ranks: list[int]) -> float:
    return statistics.fmean(1 if rank else 0 for rank in ranks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=25, help="of each kind")
    options = parser.parse_args()
    folder = ROOT / ".cache" / "bench" / f"{options.n}-{options.seed}"
    content, site = folder / "content", folder / "site"
    if not content.exists():
        write_corpus(options.n, content, options.seed)
    ours = Engine("ours", OURS, site)
    theirs = Engine("Pagefind", THEIRS, folder / "theirs")
    theirs.folder.mkdir(exist_ok=True)
    (theirs.folder / "robots.txt").write_text("")
    make_indexes(content, site, ours, theirs)
    queries = draw_queries(content, options.queries, random.Random(options.seed))
    first = [next(query for query in queries if query.kind == kind) for kind in ours_kinds(queries)]
    for engine in (ours, theirs):
        measure(engine, queries, first)
    print(f"{options.n:,} articles, {len(queries)} queries, {os.cpu_count()} cores")
    print(table(ours, theirs))


def ours_kinds(queries: list[Query]) -> list[str]:
    return list(dict.fromkeys(query.kind for query in queries))


if __name__ == "__main__":
    main()
