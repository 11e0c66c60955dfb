"""An index that was brought up to date is the index made anew, byte for byte."""

import zlib
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archives import MakeArchive, MakeReport
from newsarchive.model.archive import Archive
from newsarchive.search import btree as tree
from newsarchive.search import forward_index as splits
from newsarchive.search import postings
from newsarchive.search import postings_entry as entries
from newsarchive.search import stored_fields as details
from newsarchive.search.index import Index, build
from newsarchive.search.postings_entry import read_entry, write_entry
from newsarchive.search.previous import Former, Unfit

WORDS = [
    "ban",
    "chỉ",
    "đạo",
    "bcđ",
    "35",
    "sơn",
    "la",
    "sơn",
    "lá",
    "hội",
    "nghị",
    "họp",
    "3.000",
    "người",
    "hoà",
    "hòa",
    "nq",
    "tw",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
accounts = st.lists(texts, min_size=2, max_size=8)


def former(index: Index, read: Callable[[str], bytes] | None = None) -> Former:
    def unpacked(name: str) -> bytes:
        content = index.files[name]
        assert content is not None
        return zlib.decompress(content, -15)

    return Former(index.state, read or unpacked)


def whole(updated: Index, before: Index) -> dict[str, bytes | None]:
    return {
        name: before.files[name] if content is None else content
        for name, content in updated.files.items()
    }


def make(
    make_report: MakeReport,
    make_archive: MakeArchive,
    texts: Iterable[str],
    without: int | None = None,
) -> Archive:
    return make_archive(
        *(
            make_report(f"bai-{n}", published=f"2023-01-{n + 1:02}", account=text)
            for n, text in enumerate(texts)
            if n != without
        )
    )


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)
@given(
    accounts,
    st.lists(st.tuples(st.integers(0, 7), texts), max_size=3),
    st.lists(texts, max_size=2),
    st.none() | st.integers(0, 7),
)
def test_update_equals_making_anew(
    make_report: MakeReport,
    make_archive: MakeArchive,
    before: list[str],
    edits: list[tuple[int, str]],
    added: list[str],
    without: int | None,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # So small that a few words already have many leaves, long lists and landmarks.
        patch.setattr(tree.LeafCutter.__init__, "__defaults__", (60,))
        patch.setattr(tree.build_leaves, "__defaults__", (60,))
        patch.setattr(tree, "_LANDMARKS", 5)
        patch.setattr(postings, "INLINE_BYTES", 2)
        patch.setattr(entries, "INLINE_BYTES", 2)
        patch.setattr(splits, "_WORDS", 300)
        patch.setattr(splits, "_LANDMARK", 4)
        patch.setattr(details, "_REPORTS_A_LEAF", 2)
        after = list(before)
        for place, text in edits:
            after[place % len(after)] = text
        one = make(make_report, make_archive, before)
        other = make(make_report, make_archive, [*after, *added], without)
        index = build(one)
        updated = build(other, former=former(index))
        anew = build(other)
        assert whole(updated, index) == anew.files
        assert updated.manifest == anew.manifest
        assert updated.state == anew.state


def test_an_edit_reads_and_writes_a_small_part(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    def word(number: int) -> str:
        return "".join(chr(97 + number // 26**place % 26) for place in range(4))

    accounts = [" ".join(word(n * 300 + k) for k in range(300)) for n in range(28)]
    one = make(make_report, make_archive, accounts)
    other = make(make_report, make_archive, [accounts[0] + " mới", *accounts[1:]])
    index = build(one)
    updated = build(other, former=former(index))
    kept = [name for name, content in updated.files.items() if content is None]
    assert len(kept) > 0.7 * len(index.state["words"] + index.state["pairs"]) > 20
    assert whole(updated, index) == build(other).files


def test_a_damaged_file_is_not_believed(make_report: MakeReport, make_archive: MakeArchive) -> None:
    def damaged(name: str) -> bytes:
        raise Unfit(name)

    one = make(make_report, make_archive, ["một hai", "ba bốn"])
    other = make(make_report, make_archive, ["một ba", "ba bốn"])
    before = build(one)
    index = build(other, former=former(before, damaged))
    assert whole(index, before) == build(other).files


def test_an_entry_is_put_together_as_it_was(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    index = build(make(make_report, make_archive, ["sơn la", "sơn lá son la", "sơn"]))
    for _, name in [*index.state["words"], *index.state["pairs"]]:
        leaf = zlib.decompress(index.files[name] or b"", -15)
        for _, value in tree.read_leaf(leaf):
            assert write_entry(read_entry(value)) == value
