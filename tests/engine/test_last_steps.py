"""The last steps of a build where the system cannot do all, or somebody has been busy by hand."""

import os
import subprocess
import sys
import threading
from argparse import Namespace
from pathlib import Path
from typing import Self

import pytest

from engine.running import run
from newsarchive.cli import build
from newsarchive.engine.atomic_swap import complete, exchange


def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    for name in ("new", "output"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name)
    return tmp_path / "new", tmp_path / "output", tmp_path / "aside"


@pytest.mark.parametrize("can", [True, False])
def test_two_folders_are_swapped_whatever_the_system_can(can: bool, tmp_path: Path) -> None:
    new, output, aside = folders(tmp_path)
    exchange(new, output, aside, None if can else lambda _one, _other: False)
    assert (output / "a").read_text() == "new"
    assert (new / "a").read_text() == "output"
    assert not aside.exists()


@pytest.mark.parametrize("renames", [1, 2])
def test_a_swap_that_was_killed_is_taken_up(renames: int, tmp_path: Path) -> None:
    new, output, aside = folders(tmp_path)
    output.rename(aside)
    if renames == 2:
        new.rename(output)
    complete(new, output, aside)
    assert (output / "a").read_text() == ("output" if renames == 1 else "new")
    assert not aside.exists()


def test_a_build_restores_the_site_that_a_killed_swap_has_left_aside(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    assert run(content, output)[0] == 0
    output.rename(tmp_path / ".output.former")
    (content / "articles/2023/chi-biet-thang.md").write_text("hỏng")
    assert run(content, output)[0] == 1
    assert (output / "index.html").is_file()


def edited(content: Path) -> None:
    page = content / "pages/gioi-thieu.md"
    page.write_text(f"{page.read_text('utf-8')}\n\nThêm.\n", "utf-8")


def test_a_file_in_the_place_of_the_spare_is_left_alone(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run(content, output)[0] == 0
    (tmp_path / ".output.spare").write_text("của tôi")
    for _ in range(2):
        edited(content)
        code, said = run(content, output)
        assert (code, "Not built" in said) == (0, False)
        assert "Thêm." in (output / "gioi-thieu/index.html").read_text("utf-8")
        assert (tmp_path / ".output.spare").read_text() == "của tôi"
        assert not (tmp_path / ".output.staging").exists()


def test_a_file_in_the_place_of_the_cache_is_named(content: Path, tmp_path: Path) -> None:
    (tmp_path / ".output.cache").write_text("của tôi")
    code, said = run(content, tmp_path / "output")
    assert code == 1
    assert f"{tmp_path}/.output.cache — move away what lies there, then build again" in said
    assert (tmp_path / ".output.cache").read_text() == "của tôi"


def test_a_folder_in_the_place_of_a_kept_file_is_named(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run(content, output)[0] == 0
    (tmp_path / ".output.cache/build.sqlite").unlink()
    (tmp_path / ".output.cache/build.sqlite").mkdir()
    edited(content)
    code, said = run(content, output)
    assert code == 1
    assert ".output.cache/build.sqlite — move away what lies there" in " ".join(said.split())


def test_of_two_builds_at_once_one_waits_or_gives_way(content: Path, tmp_path: Path) -> None:
    results: list[tuple[int, str]] = []
    threads = [
        threading.Thread(target=lambda: results.append(run(content, tmp_path / "output")))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 in [code for code, _ in results]
    for code, said in results:
        assert code == 0 or "another build is writing to" in said
    edited(content)
    assert run(content, tmp_path / "output")[0] == 0


@pytest.mark.parametrize("settings", ["{}", "{'autoescape': True}", "{'autoescape': 1}"])
def test_without_escaping_nothing_is_built(settings: str, project: Path, content: Path) -> None:
    """Also where Python leaves out assertions."""
    code = f"from pelicanconf import *\nJINJA_ENVIRONMENT = {settings}\n"
    (project / "other.py").write_text(code)
    result = subprocess.run(
        [
            sys.executable, "-O", "-m", "pelican", content, "-s", "other.py",
            "-o", project / "output", "--fatal=errors",
        ],
        cwd=project,
        env=os.environ | {"PYTHONPATH": "plugins"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "Not built: JINJA_ENVIRONMENT lacks autoescape or StrictUndefined" in result.stderr
    assert not (project / "output").exists()


class Interrupted:
    """A build during which somebody presses Ctrl-C."""

    ended = False

    def __init__(self, words: list[str]) -> None:
        assert "pelican" in words

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Where ``subprocess`` waits for the end of a process."""
        Interrupted.ended = True

    def wait(self) -> int:
        raise KeyboardInterrupt


def test_an_interrupted_command_does_not_end_before_its_build(
    content: Path, tmp_path: Path
) -> None:
    options = Namespace(
        content=content, output=tmp_path / "output", settings=Path("pelicanconf.py"), site_url=""
    )
    with pytest.raises(KeyboardInterrupt):
        build.run(options, Interrupted)
    assert Interrupted.ended
