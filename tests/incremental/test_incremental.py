"""After any sequence of edits, an incremental build is what a clean build would be."""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pelican import Pelican
from pelican.settings import read_settings

from conftest import ROOT
from incremental.edits import EDITS, World
from newsarchive.hooks import generator, parallel, version

EXAMPLES = int(os.environ.get("SEQUENCES", "12"))
JOBS = (1, 2, 4)
# What a forked build would have to import or work out is imported and worked out once, here.
assert generator.ArchiveGenerator
assert version.program_version()
KILL = "kill"

steps = st.lists(
    st.tuples(
        st.sampled_from([*EDITS, KILL]), st.integers(0, 2**16), st.sampled_from(JOBS), st.booleans()
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(steps)
@example([("body", 1, 2, True), ("body", 1, 4, True)])
@example([("draft", 3, 2, True), ("setting", 1, 1, True), ("draft", 3, 2, True)])
@example([("slug", 2, 1, True), ("delete", 3, 2, True)])
@example([("spoil_output", n, 1 + n % 2, True) for n in range(6)])
@example([("spoil_kept", n, 1 + n % 2, True) for n in range(6)])
@example([("spoil_output", 143, 1, False)])
@example([("bloat_kept", 1, 2, True), ("body", 2, 1, True), ("body", 3, 2, True)])
@example([("template", n, 2, True) for n in range(4)])
@example([("override", n, 2, True) for n in range(8)])
@example([(KILL, n, 2, True) for n in range(4)])
def test_incremental_build_equals_clean_build(
    sequence: list[tuple[str, int, int, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World.create(Path(folder))
        assert build(world, world.output, 2)[0] == 0
        for edit, seed, jobs, built in sequence:
            chance = random.Random(seed)
            if edit == KILL:
                EDITS["body"](world, chance)
                build(world, world.output, jobs, lives=chance.random() * 0.5)
            else:
                EDITS[edit](world, chance)
                if built:
                    build(world, world.output, jobs)
        compare(world, sequence[-1][2])


@pytest.mark.parametrize("lost", ["manifest", "memo", "pack-0", "snapshot"])
def test_anything_kept_may_be_lost_alone(lost: str, tmp_path: Path) -> None:
    world = World.create(tmp_path)
    assert build(world, world.output, 2)[0] == 0
    assert {file.name for file in world.cache.iterdir()} >= {lost}
    (world.cache / lost).unlink()
    compare(world, 1)


@pytest.mark.parametrize("kept", ["manifest", "memo"])
def test_what_is_kept_may_be_of_a_former_build(kept: str, tmp_path: Path) -> None:
    """As after a kill between the writing of one and of the other."""
    world = World.create(tmp_path)
    assert build(world, world.output, 2)[0] == 0
    former = (world.cache / kept).read_bytes()
    EDITS["body"](world, random.Random(1))
    assert build(world, world.output, 2)[0] == 0
    (world.cache / kept).write_bytes(former)
    compare(world, 2)


def compare(world: World, jobs: int) -> None:
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
    """Build in a forked process, which spares starting Python; kill it after some seconds."""
    log = world.folder / "log"
    process = os.fork()
    if process == 0:
        os._exit(run(world, output, jobs, log))
    if lives is not None:
        time.sleep(lives)
        os.kill(process, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return code, log.read_text("utf-8") if log.exists() else ""


def run(world: World, output: Path, jobs: int, log: Path) -> int:
    said = log.open("w")
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    sys.stdout = sys.stderr = said
    os.environ["JOBS"] = str(jobs)
    os.chdir(ROOT)
    parallel._LEAST = 2  # so that a dozen records are enough to share
    try:
        archive = dict(read_settings("pelicanconf.py")["ARCHIVE"])
        archive |= {name: value for name, value in world.settings.items() if name.islower()}
        override = {
            "PATH": str(world.content), "OUTPUT_PATH": str(output), "ARCHIVE": archive,
            "THEME": str(world.folder / "theme"), "SITEURL": world.settings["SITEURL"],
            "SHOW_DRAFTS": bool(world.settings.get("SHOW_DRAFTS")),
            "THEME_TEMPLATES_OVERRIDES": [str(world.overrides)],
        }  # fmt: skip
        Pelican(read_settings("pelicanconf.py", override=override)).run()
    except SystemExit as end:
        said.flush()
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc(file=said)
        said.flush()
        return 99
    said.flush()
    return 0
