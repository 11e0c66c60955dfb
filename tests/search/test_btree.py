"""The sorted table of small files, read back by a reader that knows only its description."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.search import btree as tree
from newsarchive.search.btree import LEAF_BYTES, build_leaves, build_nodes
from search.reading import inflate, leaf_names, look_up, read_table

Table = dict[bytes, bytes]

tables = st.dictionaries(
    st.binary(max_size=12) | st.text("ab đ", max_size=8).map(str.encode),
    st.binary(max_size=300),
    max_size=120,
).map(lambda table: dict(sorted(table.items())))


def build_tree(
    entries: Iterable[tuple[bytes, bytes]], files: dict[str, bytes], leaf_bytes: int = LEAF_BYTES
) -> str:
    return build_nodes(build_leaves(entries, files, leaf_bytes), files)


@settings(deadline=None)
@given(tables, st.integers(0, 500))
def test_every_entry_is_read_back_in_order(table: Table, leaf_bytes: int) -> None:
    files: dict[str, bytes] = {}
    root = build_tree(table.items(), files, leaf_bytes)
    assert read_table(root, files) == list(table.items())


@settings(deadline=None)
@given(tables, st.binary(max_size=6))
def test_every_key_is_found_and_no_other(table: Table, other: bytes) -> None:
    files: dict[str, bytes] = {}
    root = build_tree(table.items(), files, leaf_bytes=40)
    for key in {*table, other}:
        assert look_up(key, root, files) == table.get(key)


@settings(deadline=None)
@given(tables)
def test_same_entries_make_the_same_files(table: Table) -> None:
    first: dict[str, bytes] = {}
    second: dict[str, bytes] = {}
    assert build_tree(table.items(), first) == build_tree(table.items(), second)
    assert first == second


def test_table_of_many_levels_is_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "FANOUT", 3)
    table = {number.to_bytes(4, "big"): str(number).encode() for number in range(500)}
    files: dict[str, bytes] = {}
    root = build_tree(table.items(), files, leaf_bytes=0)
    assert int(root[0]) == 6
    assert read_table(root, files) == list(table.items())
    assert len(leaf_names(root, files)) == len(table)


def test_empty_table_is_one_empty_leaf() -> None:
    files: dict[str, bytes] = {}
    root = build_tree([], files)
    assert root[0] == "0"
    assert [inflate(content) for content in files.values()] == [b""]
    assert read_table(root, files) == []


def test_names_are_hashes_of_the_content() -> None:
    files: dict[str, bytes] = {}
    build_tree([(b"%04d" % n, b"x" * n) for n in range(300)], files, leaf_bytes=900)
    for name, content in files.items():
        digest = hashlib.sha256(inflate(content)).digest()
        assert name == urlsafe_b64encode(digest[:6]).decode()


def test_edit_changes_one_leaf_and_the_nodes_above_it() -> None:
    entries = {b"%04d" % number: b"x" * 50 for number in range(400)}
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    root = build_tree(entries.items(), before, leaf_bytes=500)
    build_tree((entries | {b"0200": b"y" * 50}).items(), after, leaf_bytes=500)
    assert len(before) == len(after)
    assert len(before.keys() - after.keys()) == int(root[0]) + 1


def test_two_contents_of_one_name_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_NAME_BYTES", 0)
    with pytest.raises(AssertionError, match="two files"):
        build_tree([(b"a", b"1"), (b"b", b"2")], {}, leaf_bytes=0)
