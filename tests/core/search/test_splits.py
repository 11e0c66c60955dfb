"""The words of reports, gathered, written to a file and read back."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conftest import MakeReport
from core.search.reading import read_texts
from newsarchive.core.search.fields import TITLE, searched_fields
from newsarchive.core.search.splits import (
    Split,
    cut_files,
    read_splits,
    split_report,
    write_splits,
)

texts = st.lists(st.sampled_from(["ban", "chỉ", "đạo", "35", "sơn", "la"]), max_size=300)


def split_of(texts: list[tuple[list[str], int]]) -> Split:
    """A report of texts with their weights."""
    runs = list(dict.fromkeys(run for words, _ in texts for run in words))
    words = [n for words, _ in texts for n in (*(1 + runs.index(run) for run in words), 0)]
    return Split(runs, np.array(words, np.int32), bytes(weight for _, weight in texts))


def plain(split: Split) -> tuple[list[str], list[int], bytes]:
    return split.runs, split.words.tolist(), split.weights


reports = st.lists(st.lists(st.tuples(texts, st.integers(1, 12)), max_size=4).map(split_of))


@settings(deadline=None)
@given(reports)
def test_what_is_written_is_read_back(reports: list[Split]) -> None:
    assert list(map(plain, read_splits(write_splits(reports)))) == list(map(plain, reports))


@settings(deadline=None)
@given(reports)
def test_file_is_as_described(reports: list[Split]) -> None:
    assert read_texts(write_splits(reports)) == [
        [text.strip() for text in _spelled(report).split("|")[:-1]] for report in reports
    ]


def _spelled(report: Split) -> str:
    return " ".join(["|", *report.runs][word] for word in report.words.tolist())


def test_report_is_split_text_by_text(make_report: MakeReport) -> None:
    report = make_report(title="Sơn La: Sơn, la!", account="Một 3.000 NQ35.")
    split = split_report(report)
    assert split.runs[:2] == ["sơn", "la"]
    assert split.words[:5].tolist() == [1, 2, 1, 2, 0]
    assert split.weights[0] == TITLE
    assert split.words.tolist().count(0) == len(split.weights) == len([*searched_fields(report)])
    assert {"3000", "nq", "35"} <= set(split.runs)


@given(st.lists(st.integers(1, 9_000), max_size=300))
def test_files_hold_all_reports_and_not_too_many_words(lengths: list[int]) -> None:
    spans = list(cut_files(lengths))
    assert [first for first, _ in spans[:1]] == [0][: len(lengths)]
    assert all(last == first for (_, last), (first, _) in pairwise(spans))
    assert [last for _, last in spans[-1:]] == [len(lengths)][: len(lengths)]
    assert all(last - first == 1 or sum(lengths[first:last]) <= 4_500 for first, last in spans)


@given(st.lists(st.integers(1, 9_000), min_size=130, max_size=300), st.integers(1, 9_000))
def test_longer_report_moves_bounds_of_few_files(lengths: list[int], other: int) -> None:
    before, after = set(cut_files(lengths)), set(cut_files([*lengths[:70], other, *lengths[71:]]))
    assert all(64 <= first < last <= 128 for first, last in before ^ after)
