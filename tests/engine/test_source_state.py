"""Whether anything has changed since the last build is seen without building."""

import sqlite3
import time
from pathlib import Path

import pytest

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.manifest import save_manifest
from newsarchive.engine.build_sources import note_sources
from newsarchive.engine.survey import survey
from newsarchive.engine.up_to_date import BUILD, Question, SourceState


@pytest.fixture
def question(tmp_path: Path) -> Question:
    """A build that has been made: one source, one file."""
    source, output = tmp_path / "source", tmp_path / "output"
    for file in (source / "a", output / "a"):
        file.parent.mkdir()
        file.write_text("a")
    asked = Question(output, [source], ["build"])
    cache = BuildCache(tmp_path / ".output.cache")
    rows = tuple((path, *signature, b"") for path, signature in survey(output).items())
    save_manifest(cache, {"target": (b"", rows)}, {})
    cache.put_about(BUILD, b"one 1 records")
    cache.commit()
    cache.close()
    settle()
    SourceState(asked).save()
    return asked


def settle() -> None:
    """Let the clock that stamps files go on, so that what was written is older than a look."""
    time.sleep(0.05)


def note(question: Question, source: Path) -> None:
    cache = question.open_cache()
    assert cache
    note_sources(cache, [source])
    cache.commit()
    cache.close()


def forget_state(question: Question) -> None:
    with sqlite3.connect(question.output.parent / ".output.cache/build.sqlite") as database:
        database.execute("DELETE FROM about WHERE name = 'state'")
    database.close()


def test_nothing_has_changed(question: Question) -> None:
    assert SourceState(question).finished_counts() == "1 records"


@pytest.mark.parametrize("folder", ["source", "output"])
@pytest.mark.parametrize("change", ["write", "add", "remove"])
def test_any_change_is_seen(question: Question, folder: str, change: str) -> None:
    file = question.output.parent / folder / "a"
    if change == "remove":
        file.unlink()
    else:
        file.with_name("a" if change == "write" else "b").write_text("b")
    foreign = (folder, change) == ("output", "add")  # whoever put it there, no build did
    assert SourceState(question).finished_counts() == ("1 records" if foreign else "")


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_source_that_was_touched_during_the_build_is_not_believed(
    question: Question, name: str
) -> None:
    file = question.sources[0] / name
    text = file.read_text() if file.exists() else ""
    state = SourceState(question)
    file.write_text("b")
    if name == "a":
        file.write_text(text)
    else:
        file.unlink()
    forget_state(question)
    state.save()
    assert SourceState(question).finished_counts() == ""


def test_what_the_last_build_has_noted_is_a_source(question: Question, tmp_path: Path) -> None:
    noted = tmp_path / "elsewhere.py"
    noted.write_text("x")
    note(question, noted)
    assert SourceState(question).finished_counts() == ""
    settle()
    SourceState(question).save()
    assert SourceState(question).finished_counts() == "1 records"
    noted.write_text("y")
    assert SourceState(question).finished_counts() == ""


def test_a_variable_that_the_settings_name_is_a_source(
    question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.py"
    settings.write_text('import os\nTAGLINE = os.environ["ARCHIVE_TAGLINE"]\n')
    note(question, settings)
    monkeypatch.setenv("ARCHIVE_TAGLINE", "một")
    settle()
    SourceState(question).save()
    monkeypatch.setenv("ANOTHER", "hai")
    assert SourceState(question).finished_counts() == "1 records"
    monkeypatch.setenv("ARCHIVE_TAGLINE", "hai")
    assert SourceState(question).finished_counts() == ""


def test_what_cannot_be_read_is_seen(question: Question) -> None:
    (question.output.parent / "source/loop").symlink_to(".")
    assert SourceState(question).finished_counts() == ""


def test_other_words_are_another_build(question: Question) -> None:
    other = Question(question.output, question.sources, ["build", "elsewhere"])
    assert SourceState(other).finished_counts() == ""


def test_another_build_since_then_is_seen(question: Question) -> None:
    cache = question.open_cache()
    assert cache
    cache.put_about(BUILD, b"two 1 records")
    cache.commit()
    cache.close()
    assert SourceState(question).finished_counts() == ""
