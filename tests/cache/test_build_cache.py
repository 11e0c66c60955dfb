"""The cache of builds: values are whole and of their inputs, or they are not given."""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.database import FILE
from newsarchive.cache.file_digests import FileDigests
from newsarchive.cache.manifest import (
    Manifest,
    announce,
    announced,
    load_manifest,
    save_manifest,
)

Open = Callable[..., BuildCache]

MANIFEST: Manifest = {
    "page a": (b"1", (("a/index.html", 10, 20, 30, b"x"),)),
    "cite a": (b"2", (("a/1.bib", 1, 2, 3, b"y"), ("a/1.ris", 4, 5, 6, b"z"))),
    "empty": (b"3", ()),
}


def fill(folder: Path) -> None:
    cache = BuildCache(folder, b"1")
    cache.put("record", "a", b"digest", b"content" * 100)
    cache.put("record", "b", b"digest", b"other")
    save_manifest(cache, MANIFEST, {})
    cache.commit()
    cache.close()


@pytest.fixture
def open_cache(tmp_path: Path) -> Iterator[Open]:
    """``open_cache(version)``: the cache in the test's folder; closed when the test ends."""
    opened: list[BuildCache] = []

    def open_(version: bytes = b"1") -> BuildCache:
        opened.append(BuildCache(tmp_path, version))
        return opened[-1]

    yield open_
    for cache in opened:
        cache.close()


@pytest.fixture(params=["file", "memory"])
def cache(request: pytest.FixtureRequest, open_cache: Open) -> BuildCache:
    return open_cache() if request.param == "file" else BuildCache()


def test_a_value_is_given_for_its_digest_only(cache: BuildCache) -> None:
    cache.put("record", "a", b"1", b"content")
    assert cache.get("record", "a", b"1") == b"content"
    assert cache.get("record", "a", b"2") is None
    assert cache.get("account", "a", b"1") is None
    cache.put("record", "a", b"2", b"new")
    assert cache.get("record", "a", b"1") is None
    assert cache.get_all("record") == {"a": (b"2", b"new")}


def test_what_is_forgotten_is_gone(cache: BuildCache) -> None:
    cache.put("record", "a", b"1", b"content")
    cache.put("account", "a", b"1", b"text")
    cache.forget("record", ["a", "never"])
    assert cache.get("record", "a", b"1") is None
    assert cache.get("account", "a", b"1") == b"text"


def test_the_next_build_has_what_was_committed(tmp_path: Path, open_cache: Open) -> None:
    fill(tmp_path)
    cache = open_cache()
    assert cache.get("record", "a", b"digest") == b"content" * 100
    assert load_manifest(cache) == MANIFEST
    cache.put("record", "c", b"digest", b"lost")
    cache.close()
    assert open_cache().get("record", "c", b"digest") is None


def test_any_tool_can_read_it(tmp_path: Path) -> None:
    fill(tmp_path)
    database = sqlite3.connect(tmp_path / FILE)
    assert database.execute("SELECT count(*) FROM output").fetchone() == (3,)
    database.close()
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_a_new_version_of_the_program_keeps_no_values_but_knows_its_files(
    tmp_path: Path, open_cache: Open
) -> None:
    fill(tmp_path)
    cache = open_cache(b"2")
    assert "The program has changed" in cache.note
    assert cache.get_all("record") == {}
    assert load_manifest(cache) == MANIFEST


def test_a_manifest_is_kept_by_its_changes(tmp_path: Path, open_cache: Open) -> None:
    fill(tmp_path)
    cache = open_cache()
    new: Manifest = {
        "page a": (b"9", (("a/index.html", 11, 21, 31, b"v"),)),
        "empty": MANIFEST["empty"],
        "page b": (b"4", (("b/index.html", 1, 1, 1, b"w"),)),
    }
    save_manifest(cache, new, load_manifest(cache))
    cache.commit()
    cache.close()
    assert load_manifest(open_cache()) == new


def test_files_are_announced_until_their_manifest_is_kept(tmp_path: Path, open_cache: Open) -> None:
    fill(tmp_path)
    cache = open_cache()
    announce(cache, ["b", "c"])
    cache.close()  # as by a kill
    again = open_cache()
    assert announced(again) == {"b", "c"}
    save_manifest(again, MANIFEST, MANIFEST)
    assert announced(again) == set()


def junk(file: Path) -> None:
    file.write_bytes(b"not a database" * 100)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def of_another_program(file: Path) -> None:
    file.unlink()
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE notes (text)")
    database.close()


def of_another_format(file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute("PRAGMA user_version = 99")
    database.close()


def other_row(file: Path) -> None:
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("UPDATE output SET path = 'a/index.htm' WHERE path = 'a/index.html'")
    database.close()


def lost_target(file: Path) -> None:
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("DELETE FROM target WHERE name = 'cite a'")
    database.close()


@pytest.mark.parametrize(
    "spoil", [junk, cut, of_another_program, of_another_format, other_row, lost_target]
)
def test_an_unusable_file_is_put_aside_with_a_sentence(
    spoil: object, tmp_path: Path, open_cache: Open
) -> None:
    fill(tmp_path)
    assert callable(spoil)
    spoil(tmp_path / FILE)
    spoilt = (tmp_path / FILE).read_bytes()
    cache = open_cache()
    assert load_manifest(cache) == {}
    assert "so everything is made anew" in cache.note
    assert cache.get_all("record") == {}
    assert (tmp_path / f"{FILE}.unusable").read_bytes() == spoilt
    save_manifest(cache, MANIFEST, {})
    cache.commit()
    cache.close()
    assert load_manifest(open_cache()) == MANIFEST


def test_a_damaged_value_is_not_given(tmp_path: Path, open_cache: Open) -> None:
    fill(tmp_path)
    database = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    database.execute("UPDATE value SET content = ? WHERE name = 'a'", (b"contend" * 100,))
    database.close()
    cache = open_cache()
    assert cache.get("record", "a", b"digest") is None
    assert set(cache.get_all("record")) == {"b"}
    assert zlib.crc32(b"contend") != zlib.crc32(b"content")


def test_a_forked_process_reads_what_was_committed(tmp_path: Path, open_cache: Open) -> None:
    fill(tmp_path)
    cache = open_cache()
    cache.put("record", "late", b"1", b"late")
    cache.commit()
    cache.put("record", "open", b"1", b"not committed")
    child = os.fork()
    if not child:
        found = (cache.get("record", "late", b"1"), cache.get("record", "open", b"1"))
        os._exit(0 if found == (b"late", None) else 1)
    assert os.waitpid(child, 0)[1] == 0
    cache.commit()
    cache.close()
    assert open_cache().get("record", "open", b"1") == b"not committed"


def test_a_digest_sees_a_change_within_one_tick(tmp_path: Path, open_cache: Open) -> None:
    file = tmp_path / "text"
    file.write_text("một")
    cache = open_cache()
    digests = FileDigests.load(cache)
    before = digests.digest(str(file))
    digests.save(cache)
    time = file.stat().st_mtime_ns
    file.write_text("hai")
    os.utime(file, ns=(time, time))
    assert FileDigests.load(cache).digest(str(file)) != before


def test_digests_of_old_files_are_kept_and_of_removed_ones_forgotten(
    tmp_path: Path, open_cache: Open
) -> None:
    file = tmp_path / "text"
    file.write_text("một")
    os.utime(file, (1, 1))
    cache = open_cache()
    FileDigests({str(file): ((1, 2, 3, 4), b"old"), "gone": ((1, 1, 1, 1), b"gone")}).save(cache)
    known = FileDigests({"gone": ((1, 1, 1, 1), b"gone")})
    known.save(cache, all_seen=True)
    assert FileDigests.load(cache).renewed().signatures == {}


def test_any_name_of_a_folder_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%41 đ"
    fill(folder)
    cache = BuildCache(folder, b"1")
    child = os.fork()
    if not child:
        os._exit(0 if cache.get("record", "b", b"digest") == b"other" else 1)
    assert os.waitpid(child, 0)[1] == 0
    cache.close()


@pytest.mark.parametrize("page", range(2, 15))
def test_damage_that_only_writing_shows_costs_values_and_no_build(
    page: int, tmp_path: Path, open_cache: Open
) -> None:
    fill(tmp_path)
    file = tmp_path / FILE
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 100] = b"\xff" * 100
    file.write_bytes(content)
    cache = open_cache()
    former = load_manifest(cache)
    FileDigests.load(cache)
    announced(cache)
    cache.put("record", "a", b"new", b"new")
    cache.put("record", "c", b"new", b"new")
    save_manifest(cache, MANIFEST, former)
    cache.commit()
    assert load_manifest(open_cache()) == MANIFEST
