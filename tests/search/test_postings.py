"""Which documents hold a key and how much it matters there, read back."""

from collections.abc import Iterable
from math import log2

import pytest

from archives import MakeReport
from newsarchive.model.authority import Abbreviation
from newsarchive.model.report import Report
from newsarchive.search import inversion as occurrences
from newsarchive.search import postings
from newsarchive.search.corpus import gather_corpus
from newsarchive.search.fields import BODY, TITLE
from newsarchive.search.forward_index import Runs, split_report
from newsarchive.search.postings import PostingsBuilder
from newsarchive.search.synonyms import Equivalents
from search.reading import Spelling, read_spellings

Table = dict[str, list[Spelling]]
BOARD = Equivalents([Abbreviation(short="BCĐ", long="Ban Chỉ đạo")])


def tables(reports: Iterable[Report]) -> tuple[Table, Table]:
    """Words and pairs."""
    files: dict[str, bytes] = {}
    runs = Runs()
    splits = (split_report(report, runs) for report in reports)
    builder = PostingsBuilder(gather_corpus(splits, runs, BOARD), files)
    words, pairs = (list(entries) for entries in (builder.words(), builder.pairs()))
    for entries in (words, pairs):
        keys = [key for key, _ in entries]
        assert keys == sorted(set(keys))
    read = [{k.decode(): read_spellings(k, v, files) for k, v in e} for e in (words, pairs)]
    return read[0], read[1]


@pytest.fixture
def reports(make_report: MakeReport) -> list[Report]:
    return [
        make_report("a", title="Sơn La họp BCĐ 35", account="Xong."),
        make_report("b", title="Hội nghị", account="Họp ở Sơn La, rồi sơn lá."),
        make_report("c", title="Son La, số 3.000", account="đã họp ban chỉ đạo"),
    ]


def test_spellings_lie_under_the_folded_key(reports: list[Report]) -> None:
    words, pairs = tables(reports)
    assert [spelling.exact for spelling in words["son"]] == ["son", "sơn"]
    assert {spelling.exact for spelling in pairs["son la"]} == {"son la", "sơn la", "sơn la4"}
    assert [n for n, _ in words["3000"][0].postings] == [2]


def test_documents_ascend_and_impacts_are_one_to_fifteen(reports: list[Report]) -> None:
    for table in tables(reports * 5):
        for spellings in table.values():
            for spelling in spellings:
                documents = [document for document, _ in spelling.postings]
                assert documents == sorted(set(documents))
                assert all(1 <= impact <= 15 for _, impact in spelling.postings)


def test_headline_outweighs_the_account(make_report: MakeReport) -> None:
    words, _ = tables([make_report("a", title="chiến khu"), make_report("b", account="chiến khu")])
    impacts = dict(words["chien"][0].postings)
    assert impacts[0] > impacts[1]


def test_more_often_matters_more_and_a_longer_text_less(make_report: MakeReport) -> None:
    words, _ = tables(
        [
            make_report("a", account="khu " * 9),
            make_report("b", account="khu"),
            make_report("c", account="khu " * 9 + "xa " * 900),
        ]
    )
    once, often, diluted = (dict(words["khu"][0].postings)[n] for n in (1, 0, 2))
    assert often > once
    assert often > diluted


def test_pairs_do_not_reach_from_one_text_into_the_next(make_report: MakeReport) -> None:
    _, pairs = tables([make_report("a", title="một hai", summary="ba bốn"), make_report("b")])
    assert "mot hai" in pairs
    assert "ba bon" in pairs
    assert "hai ba" not in pairs


def test_abbreviation_is_found_both_ways_with_its_neighbours(reports: list[Report]) -> None:
    _, pairs = tables(reports)
    holders = {key: [n for s in pairs[key] for n, _ in s.postings] for key in pairs}
    assert holders["chi dao"] == [0, 2]
    assert holders["dao 35"] == [0]
    assert holders["hop bcd"] == [0, 2]


@pytest.mark.parametrize("limit", ["_ROWS_A_PASS", "_WORDS_A_BLOCK"])
@pytest.mark.parametrize("size", [1, 7, 40, 400])
def test_several_passes_and_blocks_give_the_entries_of_one(
    size: int, limit: str, reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = tables(reports * 5)
    monkeypatch.setattr(occurrences, limit, size)
    assert tables(reports * 5) == at_once


def test_more_syllables_than_sixteen_bits_can_count_are_told_apart(
    make_report: MakeReport,
) -> None:
    numbers = " ".join(map(str, range(100_000, 170_000)))
    words, pairs = tables([make_report("a", account=numbers), make_report("b", account="165535")])
    assert {n: [d for d, _ in words[n][0].postings] for n in ("100000", "165535", "169999")} == {
        "100000": [0], "165535": [0, 1], "169999": [0],
    }  # fmt: skip
    assert "165534 165535" in pairs
    assert "165535 100000" not in pairs


def test_weights_of_all_places_of_a_report_are_added_up(make_report: MakeReport) -> None:
    """The impact, worked out by hand: 15 × w / (w + 6 × (1/2 + 1/2 × length / usual length))."""
    report = make_report("a", title="khu", account="khu khu", summary="xa " * 60)
    words, _ = tables([report])
    length = len(split_report(report, Runs()).words)
    usual = 2 ** (round(4 * log2(length)) / 4)
    weight = TITLE + 2 * BODY
    expected = round(15 * weight / (weight + 6 * (0.5 + 0.5 * length / usual)))
    assert dict(words["khu"][0].postings) == {0: expected}


def test_long_list_is_a_file_of_its_own(
    reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    inline = tables(reports * 20)
    monkeypatch.setattr(postings, "INLINE_BYTES", 10)
    assert tables(reports * 20) == inline


def test_no_reports_make_no_entries() -> None:
    assert tables([]) == ({}, {})
