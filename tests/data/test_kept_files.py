"""What builds keep for each other is whole, or it is not believed."""

import os
from pathlib import Path

import pytest

from newsarchive.data.bundle import Bundle
from newsarchive.data.checked_file import load, save
from newsarchive.data.memo import Memo
from newsarchive.data.snapshot import Snapshot, list_files
from newsarchive.data.stamp import Question, Stamp
from newsarchive.data.survey import survey

KEY, OTHER = b"a:1", b"b:2"


def filled(folder: Path) -> None:
    memo = Memo(folder, b"1")
    memo.put(KEY, b"content" * 100)
    memo.put(OTHER, b"other")
    memo.save()
    memo.close()


def test_a_checked_file_is_read_back(tmp_path: Path) -> None:
    value = {"a": (1, [b"2", None])}
    save(tmp_path / "kept", b"1", value)
    assert load(tmp_path / "kept", b"1") == value
    assert load(tmp_path / "kept", None) == value
    assert load(tmp_path / "kept", b"2") is None
    assert load(tmp_path / "absent", b"1") is None


@pytest.mark.parametrize("place", [0, 8, 20, -1])
def test_a_damaged_file_is_not_believed(place: int, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save(file, b"1", ["text"] * 10)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert load(file, b"1") is None
    file.write_bytes(content[:5])
    assert load(file, b"1") is None


def test_a_memo_remembers(tmp_path: Path) -> None:
    filled(tmp_path)
    memo = Memo(tmp_path, b"1")
    assert memo.get(KEY) == b"content" * 100
    assert memo.get(b"a:3") is None
    memo.close()
    other_version = Memo(tmp_path, b"2")
    assert other_version.get(KEY) is None
    other_version.close()


def test_a_damaged_result_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path)
    (pack,) = tmp_path.glob("pack-*")
    pack.write_bytes(b"x" + pack.read_bytes()[1:])
    memo = Memo(tmp_path, b"1")
    assert memo.get(KEY) is None
    assert memo.get(OTHER) == b"other"
    memo.close()


def test_a_shortened_pack_is_not_believed(tmp_path: Path) -> None:
    filled(tmp_path)
    (pack,) = tmp_path.glob("pack-*")
    os.truncate(pack, 10)
    memo = Memo(tmp_path, b"1")
    assert memo.get(KEY) is None
    assert memo.get(OTHER) is None
    memo.close()


def test_nothing_is_forgotten_before_the_pack_has_doubled(tmp_path: Path) -> None:
    filled(tmp_path)
    memo = Memo(tmp_path, b"1")
    assert not memo.counting
    memo.put(b"a:9", b"new")
    memo.save()
    memo.close()
    memo = Memo(tmp_path, b"1")
    assert memo.get(KEY) == b"content" * 100
    assert memo.get(b"a:9") == b"new"
    assert memo.get(OTHER) == b"other"
    memo.close()


def test_then_kinds_that_are_asked_for_keep_only_what_is_wanted(tmp_path: Path) -> None:
    filled(tmp_path)
    memo = Memo(tmp_path, b"1")
    memo.put(b"a:big", bytes(5 * 1024 * 1024))
    memo.put(b"a:wanted", b"read by nobody")
    memo.save()
    memo.close()
    memo = Memo(tmp_path, b"1")
    assert memo.counting
    memo.want(b"a:wanted")
    memo.save()
    memo.close()
    memo = Memo(tmp_path, b"1")
    assert not memo.counting
    assert memo.get(KEY) is None
    assert memo.get(b"a:big") is None
    assert memo.get(b"a:wanted") == b"read by nobody"
    assert memo.get(OTHER) == b"other"
    memo.close()


def test_waste_is_packed_away(tmp_path: Path) -> None:
    for number in range(12):
        memo = Memo(tmp_path, b"1")
        memo.put(b"a:%d" % number, bytes(1024 * 1024))
        memo.save()
        assert memo.get(b"a:%d" % number) == bytes(1024 * 1024)
        memo.close()
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 8 * 1024 * 1024


def test_a_bundle_keeps_what_was_asked_for_or_added(tmp_path: Path) -> None:
    keys = [b"%d:" % number + bytes([number]) for number in range(200)]
    memo = Memo(tmp_path, b"1")
    bundle = Bundle(memo, "a")
    for key in keys:
        assert bundle.get(key) is None
        bundle.put(key, b"content of " + key)
    bundle.save()
    again = Bundle(memo, "a")
    assert all(again.get(key) == b"content of " + key for key in keys[1:])
    again.put(b"new:\1", b"new")
    again.save()
    memo.save()
    memo.close()
    memo = Memo(tmp_path, b"1")
    kept = Bundle(memo, "a")
    assert kept.get(keys[0]) is None
    assert all(kept.get(key) == b"content of " + key for key in keys[1:])
    assert kept.get(b"new:\1") == b"new"
    assert Bundle(memo, "b").get(keys[1]) is None
    memo.close()


def test_a_damaged_part_of_a_bundle_is_made_again(tmp_path: Path) -> None:
    memo = Memo(tmp_path, b"1")
    bundle = Bundle(memo, "a")
    for key in (b"one\1", b"two\2"):
        bundle.put(key, key * 100)
    bundle.save()
    memo.save()
    memo.close()
    (pack,) = tmp_path.glob("pack-*")
    content = pack.read_bytes()
    pack.write_bytes(content.replace(b"one\1" * 100, b"two\2" * 100))
    memo = Memo(tmp_path, b"1")
    bundle = Bundle(memo, "a")
    assert bundle.get(b"one\1") is None
    assert bundle.get(b"two\2") == b"two\2" * 100
    bundle.put(b"one\1", b"again")
    bundle.save()
    assert Bundle(memo, "a").get(b"one\1") == b"again"
    memo.close()


def test_a_result_that_was_not_saved_does_no_harm(tmp_path: Path) -> None:
    filled(tmp_path)
    killed = Memo(tmp_path, b"1")
    killed.put(b"a:5", b"lost" * 1000)
    killed.close()
    memo = Memo(tmp_path, b"1")
    assert memo.get(b"a:5") is None
    assert memo.get(OTHER) == b"other"
    memo.close()


def test_a_snapshot_sees_a_change_within_one_tick(tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_text("một")
    snapshot = Snapshot(tmp_path / "kept", b"1")
    before = snapshot.digest(str(file))
    snapshot.save()
    time = file.stat().st_mtime_ns
    file.write_text("hai")
    os.utime(file, ns=(time, time))
    assert Snapshot(tmp_path / "kept", b"1").digest(str(file)) != before


def test_files_are_listed_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/a", "b-/a", "b/c/d", "a"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert [Path(name) for name in list_files(tmp_path)] == sorted(
        file for file in tmp_path.rglob("*") if file.is_file()
    )


@pytest.fixture
def question(tmp_path: Path) -> Question:
    """A build that has been made: one source, one file."""
    source, output = tmp_path / "source", tmp_path / "output"
    for file in (source / "a", output / "a"):
        file.parent.mkdir()
        file.write_text("a")
    asked = Question(output, [source], ["build"])
    asked.kept.mkdir()
    rows = [(path, *signature, b"") for path, signature in survey(output).items()]
    save(asked.kept / "manifest", b"1", ({"unit": (b"", rows)}, "1 records"))
    Stamp(asked).save()
    return asked


def test_nothing_has_changed(question: Question) -> None:
    assert Stamp(question).finished_counts() == "1 records"


@pytest.mark.parametrize("folder", ["source", "output"])
@pytest.mark.parametrize("change", ["write", "add", "remove"])
def test_any_change_is_seen(question: Question, folder: str, change: str) -> None:
    file = question.output.parent / folder / "a"
    if change == "remove":
        file.unlink()
    else:
        file.with_name("a" if change == "write" else "b").write_text("b")
    assert Stamp(question).finished_counts() == ""


def test_other_words_are_another_build(question: Question) -> None:
    other = Question(question.output, question.sources, ["build", "elsewhere"])
    assert Stamp(other).finished_counts() == ""


def test_a_manifest_of_another_build_is_seen(question: Question) -> None:
    save(question.kept / "manifest", b"1", ({}, "2 records"))
    assert Stamp(question).finished_counts() == ""
