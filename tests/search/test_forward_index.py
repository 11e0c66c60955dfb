"""The words of reports, gathered, written to a file and read back."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from archives import MakeReport
from newsarchive.search.fields import BODY, TITLE, searched_fields
from newsarchive.search.forward_index import (
    Runs,
    Split,
    cut_files,
    read_splits,
    split_report,
    write_splits,
)
from newsarchive.search.synonyms import END
from newsarchive.vietnamese.syllables import END_OF_TEXT
from search.reading import read_texts

RUNS = ["ban", "chỉ", "đạo", "35", "sơn", "la"]
texts = st.lists(st.sampled_from(RUNS), max_size=300)
Text = tuple[list[str], int]
"""Words and weight."""
reports = st.lists(st.lists(st.tuples(texts, st.integers(1, 12)), max_size=4))


def split_of(texts: list[Text], runs: Runs) -> Split:
    words = [runs.number_of(run) for words, _ in texts for run in (*words, END_OF_TEXT)]
    return Split(np.array(words, np.int32), bytes(weight for _, weight in texts))


def texts_of(split: Split, runs: Runs) -> list[Text]:
    spelled = "".join(
        "\n" if word == END else f"{runs.known[word]} " for word in split.words.tolist()
    )
    return [
        (words.split(), weight)
        for words, weight in zip(spelled.split("\n"), split.weights, strict=False)
    ]


@settings(deadline=None)
@given(reports)
def test_what_is_written_is_read_back(reports: list[list[Text]]) -> None:
    runs, others = Runs(), Runs()
    others.number_of("la")
    content = write_splits([split_of(report, runs) for report in reports], runs)
    assert [texts_of(split, others) for split in read_splits(content, others)] == reports


@settings(deadline=None)
@given(reports)
def test_file_is_as_described_whatever_numbers_the_runs_have(reports: list[list[Text]]) -> None:
    runs, others = Runs(), Runs()
    for run in RUNS:
        others.number_of(run)
    content = write_splits([split_of(report, runs) for report in reports], runs)
    assert content == write_splits([split_of(report, others) for report in reports], others)
    assert read_texts(content) == [[" ".join(words) for words, _ in texts] for texts in reports]


def test_report_is_split_text_by_text(make_report: MakeReport) -> None:
    report = make_report(title="Sơn La: Sơn, la!", account="Một 3.000 NQ35.")
    split = split_report(report, runs := Runs())
    assert texts_of(split, runs)[0] == (["sơn", "la", "sơn", "la"], TITLE)
    assert (["một", "3000", "nq", "35"], BODY) in texts_of(split, runs)
    assert split.words.tolist().count(END) == len([*searched_fields(report)])


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
