"""After any sequence of edits, an incremental build is what a clean build would be."""

import argparse
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forked import run_pelican, speak_into
from incremental.edits import EDITS, World
from newsarchive.cache.database import FILE
from newsarchive.cli import build as command
from newsarchive.engine import workers as parallel

EXAMPLES = int(os.environ.get("SEQUENCES", "8"))
JOBS = (1, 2, 4)
KILL, TWICE = "kill", "two at once"

steps = st.lists(
    st.tuples(
        st.sampled_from([*EDITS, KILL, TWICE]),
        st.integers(0, 2**16),
        st.sampled_from(JOBS),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


Sequence = list[tuple[str, int, int, bool]]
"""Edits, each with the seed of its choices, how many processes build, and whether one follows."""

FIXED = [
    [("body", 1, 2, True), ("body", 1, 4, True)],
    [("draft", 3, 2, True), ("setting", 1, 1, True), ("draft", 3, 2, True)],
    [("slug", 2, 1, True), ("delete", 3, 2, True)],
    [("spoil_output", n, 1 + n % 2, True) for n in range(6)],
    [("spoil_kept", n, 1 + n % 2, True) for n in range(6)],
    [("spoil_output", 143, 1, False)],
    [("spoil_values", n, 1 + n % 2, n % 3 > 0) for n in range(9)],
    [("template", n, 2, True) for n in range(4)],
    [("override", n, 2, True) for n in range(8)],
    [(KILL, n, 2, True) for n in range(4)],
    [("settings_function", 1, 1, True), ("settings_module", 1, 2, True)],
    [("other_settings", n, 2, True) for n in range(4)],
    [("move_theme", 1, 2, True), ("template", 2, 2, True)],
    [("save_meanwhile", 1, 2, True), ("same_bytes", 1, 2, True)],
    [("save_meanwhile", 0, 1, False)],
    [("put_foreign", n, 2, True) for n in range(4)],
    [("link_folder", 1, 2, True), ("body", 3, 2, True), ("link_folder", 3, 2, False)],
    [(TWICE, 1, 2, True)],
]
"""Sequences that have failed once, or that chance seldom makes."""


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(steps)
def test_incremental_build_equals_clean_build(sequence: Sequence) -> None:
    follow(sequence)


@pytest.mark.parametrize("sequence", FIXED, ids=lambda sequence: sequence[0][0])
def test_a_sequence_that_has_failed_once(sequence: Sequence) -> None:
    follow(sequence)


def follow(sequence: Sequence) -> None:
    """Make the edits, with builds between them, and hold the last build against a clean one."""
    with tempfile.TemporaryDirectory() as folder:
        world = World.create(Path(folder))
        assert build(world, world.output, 2)[0] == 0
        for edit, seed, jobs, built in sequence:
            chance = random.Random(seed)
            if edit == KILL:
                EDITS["body"](world, chance)
                build(world, world.output, jobs, lives=chance.random() * 0.5)
            elif edit == TWICE:
                EDITS["body"](world, chance)
                build_twice_at_once(world, chance)
            else:
                EDITS[edit](world, chance)
                if built:
                    build(world, world.output, jobs)
        compare(world, sequence[-1][2])


def test_the_cache_may_be_lost(tmp_path: Path) -> None:
    world = World.create(tmp_path)
    assert build(world, world.output, 2)[0] == 0
    (world.cache / FILE).unlink()
    compare(world, 1)


@pytest.mark.parametrize("table", ["about", "source", "target", "output", "value"])
def test_any_table_may_be_lost_alone(table: str, tmp_path: Path) -> None:
    world = World.create(tmp_path)
    assert build(world, world.output, 2)[0] == 0
    with contextlib.closing(sqlite3.connect(world.cache / FILE, isolation_level=None)) as cache:
        assert cache.execute(f"DELETE FROM {table}").rowcount > 0
    compare(world, 1)


def test_the_cache_may_be_of_a_former_build(tmp_path: Path) -> None:
    """As after a kill between publishing the site and writing the cache."""
    world = World.create(tmp_path)
    assert build(world, world.output, 2)[0] == 0
    former = (world.cache / FILE).read_bytes()
    EDITS["body"](world, random.Random(1))
    assert build(world, world.output, 2)[0] == 0
    (world.cache / FILE).write_bytes(former)
    compare(world, 2)


def compare(world: World, jobs: int) -> None:
    if world.flag.exists():  # the save falls into this build, and is undone for the next
        build(world, world.output, jobs)
    before = contents(world.output)
    code, said = build(world, world.output, jobs)
    clean = world.folder / "clean"
    clean_code, clean_said = build(world, clean, 1)
    assert code == clean_code, said + clean_said
    if clean_code:
        assert problems(said) == problems(clean_said)
        assert contents(world.output) == before
    else:
        ours, theirs = contents(world.output), contents(clean)
        for path in world.foreign:
            # Where a manifest was lost, nobody knows whose it is.
            aside = [folder / path for folder in world.folder.glob("output.leftover*")]
            assert ours.pop(path, None) or any(file.exists() for file in aside)
        assert ours.keys() == theirs.keys()
        assert [path for path in ours if ours[path] != theirs[path]] == []
    shutil.rmtree(clean, ignore_errors=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def problems(said: str) -> list[str]:
    return [line for line in said.splitlines() if " — " in line]


def build(world: World, output: Path, jobs: int, lives: float | None = None) -> tuple[int, str]:
    """Build by the command, in forked processes: that spares starting Python twice.

    They are killed together after some seconds, if ``lives`` says so.
    """
    settings, log = world.write_settings(), world.folder / f"log-{output.name}"
    time.sleep(0.03)  # what was edited just now keeps the stamp from being believed
    process = os.fork()
    if process == 0:
        os.setpgid(0, 0)
        os._exit(run_command(world, settings, output, jobs, log))
    os.setpgid(process, process)  # by whoever comes first: a kill must not find it without a group
    if lives is not None:
        time.sleep(lives)
        os.killpg(process, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if world.flag.exists() and output == world.output:
        world.flag.unlink()
        world.saved.unlink(missing_ok=True)
    return code, log.read_text("utf-8") if log.exists() else ""


def build_twice_at_once(world: World, chance: random.Random) -> None:
    """One of them may give way."""
    other = os.fork()
    if other == 0:
        os._exit(min(1, build(world, world.output, 1)[0]))
    time.sleep(chance.random() * 0.3)
    code, said = build(world, world.output, 2)
    assert code == 0 or " — " in said, said
    os.waitpid(other, 0)


def run_command(world: World, settings: Path, output: Path, jobs: int, log: Path) -> int:
    speak_into(log)
    sys.dont_write_bytecode = True  # a module may be saved twice in a second
    os.environ["JOBS"] = str(jobs)
    parallel._LEAST = 2  # so that a dozen records are enough to share
    options = argparse.Namespace(
        content=world.content, output=output, settings=settings,
        site_url=world.settings["SITEURL"],
    )  # fmt: skip
    try:
        return command.run(options, Forked)
    except BaseException:
        traceback.print_exc()
        return 99
    finally:
        sys.stdout.flush()


class Forked:
    """A command of Pelican in a process that need not import it."""

    def __init__(self, words: list[str]) -> None:
        self._process = os.fork()
        if self._process == 0:
            os._exit(run_pelican(words[words.index("pelican") + 1 :]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """As a process of ``subprocess`` that has been waited for."""

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
