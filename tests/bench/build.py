"""Compares a build of this archive with the stacks that people would choose instead.

``make bench N=10000`` writes a synthetic archive, the same as a Hugo site and as a site of
Pelican's simple theme, and builds all three, with search, by turns: clean, with nothing
changed, and after an edit. ``GROWTH="1000 3000"`` builds the archive alone at other sizes.
"""

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from bench.corpus import write_corpus  # noqa: E402
from bench.rivals import write_hugo, write_pelican  # noqa: E402
from bench.watch import ENVIRONMENT, Usage, run  # noqa: E402

BIN = Path(sys.executable).parent


@dataclass
class Stack:
    """A way to build the site: commands, where records and templates lie, what is removed."""

    name: str
    folder: Path
    records: Path
    template: tuple[Path, str]
    commands: list[list[str]]
    made: list[Path]
    cwd: Path
    runs: dict[str, list[Usage]] = field(default_factory=dict)

    def build(self, what: str) -> None:
        parts = [run(command, self.cwd, ENVIRONMENT) for command in self.commands]
        total = Usage(
            sum(p.wall for p in parts), sum(p.cpu for p in parts), max(p.peak for p in parts)
        )
        self.runs.setdefault(what, []).append(total)
        sys.stderr.write(
            f"{what:<18} {self.name:<20} {total.wall:8.2f} s wall {total.cpu:8.1f} s cpu"
            f" {total.peak:6.0f} MB  (load {os.getloadavg()[0]:.1f})\n"
        )

    def clean(self) -> None:
        """Move what was made aside. On a file system without a journal, removing it would slow
        down the making of files for minutes, tenfold: the next build would pay for the last.
        """
        aside = self.folder.parent / "aside"
        aside.mkdir(exist_ok=True)
        for made in self.made:
            if made.exists():
                made.rename(aside / f"{len(list(aside.iterdir()))}-{made.name}")


def stacks(content: Path, folder: Path) -> list[Stack]:
    """Ours first."""
    theme = folder / "ours"
    if not theme.exists():
        shutil.copytree(ROOT / "theme", theme / "theme")
        shutil.copytree(ROOT / "plugins", theme / "plugins")
        shutil.copy(ROOT / "pelicanconf.py", theme)
        (theme / "content").symlink_to(content)
    hugo, pelican = folder / "hugo", folder / "pelican"
    write_hugo(content, hugo)
    write_pelican(content, pelican)
    python = sys.executable
    pagefind = [python, "-m", "pagefind", "--site"]
    return [
        Stack(
            "ours", theme, content / "articles",
            (theme / "theme/templates/report.html", "</article>"),
            [[python, "-m", "newsarchive", "build", "--content", "content"]],
            [theme / "output", theme / ".output.cache", theme / ".output.spare"], theme,
        ),
        Stack(
            "Hugo + Pagefind", hugo, hugo / "content/articles",
            (hugo / "layouts/_default/single.html", "</article>"),
            [[str(BIN / "hugo"), "--quiet"], [*pagefind, "public"]],
            [hugo / "public", hugo / "resources"], hugo,
        ),
        Stack(
            "Pelican + Pagefind", pelican, pelican / "content/articles",
            (pelican / "pelicanconf.py", "FEED_MAX_ITEMS = 50"),
            [[python, "-m", "pelican", "-s", "pelicanconf.py"], [*pagefind, "output"]],
            [pelican / "output", pelican / "cache"], pelican,
        ),
    ]  # fmt: skip


def edit_one(stack: Stack, number: int) -> None:
    """A word is mended in one account."""
    file = sorted(stack.records.rglob("*.md"))[number]
    file.write_text(file.read_text("utf-8").rstrip() + f" Mới {number}.\n", "utf-8")


def add_one(stack: Stack, number: int) -> None:
    file = sorted(stack.records.rglob("*.md"))[number]
    text = file.read_text("utf-8").replace(file.stem, "bai-them")
    file.with_name("bai-them.md").write_text(text, "utf-8")


def delete_one(stack: Stack, number: int) -> None:  # noqa: ARG001 - as the others
    for file in stack.records.rglob("bai-them.md"):
        file.unlink()


def change_template(stack: Stack, number: int) -> None:
    file, at = stack.template
    comment = f"# {number}\n{at}" if file.suffix == ".py" else f"<i>{number}</i>{at}"
    file.write_text(file.read_text("utf-8").replace(at, comment, 1), "utf-8")


SCENARIOS: dict[str, Callable[[Stack, int], None]] = {
    "clean": lambda stack, _: stack.clean(),
    "nothing changed": lambda _stack, _number: None,
    "one edited": edit_one,
    "another edited": lambda stack, number: edit_one(stack, number + 40),
    "one added": add_one,
    "one deleted": delete_one,
    "template changed": change_template,
}


def compare(content: Path, folder: Path, count: int, least: int) -> list[Stack]:
    """All scenarios of the first stacks, by turns, ``count`` times."""
    contenders = stacks(content, folder)[:least]
    for number in range(count):
        for what, change in SCENARIOS.items():
            for stack in contenders:
                change(stack, number)
                stack.build(what)
    return contenders


def table(contenders: Sequence[Stack]) -> str:
    """Medians; the last column is ours divided by Hugo's."""
    lines = [f"{'':<20}" + "".join(f"{stack.name:>30}" for stack in contenders) + f"{'ratio':>9}"]
    lines.append(f"{'':<20}" + f"{'wall s    cpu s   peak MB':>30}" * len(contenders))
    for what in SCENARIOS:
        cells = []
        for stack in contenders:
            usages = stack.runs[what]
            wall, cpu, peak = (
                statistics.median(getattr(usage, name) for usage in usages)
                for name in ("wall", "cpu", "peak")
            )
            cells.append(f"{wall:>12.2f} {cpu:>8.1f} {peak:>8.0f}")
        ours, theirs = (statistics.median(u.wall for u in s.runs[what]) for s in contenders[:2])
        lines.append(f"{what:<20}{''.join(cells)}{ours / theirs:>8.3f}x")
    return "\n".join(lines)


def grow(sizes: Sequence[int], seed: int) -> str:
    """A clean build of ours at each size: seconds, per article, and memory."""
    lines = [f"{'articles':>9} {'wall s':>8} {'ms each':>8} {'cpu s':>8} {'peak MB':>8}"]
    for size in sizes:
        folder = ROOT / ".cache" / "bench" / f"{size}-{seed}-build"
        content = corpus(size, seed)
        stack = stacks_alone(content, folder)
        stack.clean()
        stack.build("clean")
        usage = stack.runs["clean"][0]
        lines.append(
            f"{size:>9,} {usage.wall:>8.1f} {1000 * usage.wall / size:>8.2f} {usage.cpu:>8.1f}"
            f" {usage.peak:>8.0f}"
        )
        stack.clean()
    for size in set(sizes):  # one may be asked for twice, to see how far it varies
        shutil.rmtree(ROOT / ".cache" / "bench" / f"{size}-{seed}-build" / "aside")
    return "\n".join(lines)


def stacks_alone(content: Path, folder: Path) -> Stack:
    empty = folder / "none"
    (empty / "articles").mkdir(parents=True, exist_ok=True)
    (ours, *_) = stacks(empty, folder)
    (ours.cwd / "content").unlink()
    (ours.cwd / "content").symlink_to(content)
    return ours


def corpus(size: int, seed: int) -> Path:
    content = ROOT / ".cache" / "bench" / f"{size}-{seed}" / "content"
    if not content.exists():
        write_corpus(size, content, seed)
    return content


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--stacks", type=int, default=3, help="2 leaves out Pelican's own theme")
    parser.add_argument("--growth", default="", help="sizes, such as '1000 3000 10000 30000'")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start", flush=True)
    if options.runs:
        folder = ROOT / ".cache" / "bench" / f"{options.n}-{options.seed}-build"
        shutil.rmtree(folder, ignore_errors=True)
        content = folder / "content"  # a copy of its own, since it is edited
        shutil.copytree(corpus(options.n, options.seed), content)
        contenders = compare(content, folder, options.runs, options.stacks)
        print(f"{options.n:,} articles, medians of {options.runs} runs by turns")
        print(table(contenders))
        shutil.rmtree(folder / "aside", ignore_errors=True)
    if options.growth:
        print(grow([int(size) for size in options.growth.split()], options.seed))


if __name__ == "__main__":
    main()
