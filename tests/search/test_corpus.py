"""All searched texts as arrays of numbers."""

from collections.abc import Iterable

from archives import MakeReport
from newsarchive.model.authority import Abbreviation
from newsarchive.model.report import Report
from newsarchive.search.corpus import Corpus
from newsarchive.search.corpus import gather_corpus as gather_splits
from newsarchive.search.fields import BODY, FILED, SUMMARY, TITLE, searched_fields
from newsarchive.search.forward_index import Runs, split_report
from newsarchive.search.synonyms import END, Equivalents

BOARD = Equivalents([Abbreviation(short="BCĐ", long="Ban Chỉ đạo")])
NONE = Equivalents([])


def gather_corpus(reports: Iterable[Report], equivalents: Equivalents) -> Corpus:
    runs = Runs()
    return gather_splits((split_report(report, runs) for report in reports), runs, equivalents)


def texts_of(corpus: Corpus, document: int) -> list[str]:
    """The texts of a document, as spelled."""
    start, end = (int(corpus.lengths[:n].sum()) for n in (document, document + 1))
    words = corpus.words[start:end].tolist()
    spelled = ["|" if n == END else corpus.syllables[n].exact for n in words]
    return [text.strip() for text in " ".join(spelled).split("|")][:-1]


def test_every_text_of_every_report_is_there(make_report: MakeReport) -> None:
    reports = [make_report("a"), make_report("b", account="Hai đoạn.\n\nĐoạn hai.")]
    corpus = gather_corpus(reports, NONE)
    for number, report in enumerate(reports):
        assert len(texts_of(corpus, number)) == len(list(searched_fields(report)))
    assert "hôi5 nghi5 cua2 tinh2" in texts_of(corpus, 0)
    assert "hai đoan5 đoan5 hai" in texts_of(corpus, 1)


def test_syllables_are_sorted_by_key_and_then_by_spelling(make_report: MakeReport) -> None:
    corpus = gather_corpus([make_report(title="mạ Ma má đa da")], NONE)
    order = [(s.folded.encode(), s.exact) for s in corpus.syllables]
    assert order == sorted(set(order))


def test_words_of_one_spelling_have_one_number(make_report: MakeReport) -> None:
    corpus = gather_corpus([make_report(title="Hoà HÒA hòa Hoa")], NONE)
    first = corpus.words[:5].tolist()
    assert first[0] == first[1] == first[2] != first[3]
    assert first[4] == END


def test_texts_carry_the_weight_of_their_field(make_report: MakeReport) -> None:
    report = make_report(title="alpha", summary="beta", place="gamma", note="delta")
    corpus = gather_corpus([report], NONE)
    weights = dict(zip(texts_of(corpus, 0), corpus.weights.tolist(), strict=True))
    assert [weights[text] for text in ("alpha", "beta", "gamma", "delta")] == [
        TITLE, SUMMARY, FILED, BODY,
    ]  # fmt: skip


def test_forms_of_abbreviations_are_known_whether_a_text_has_them_or_not(
    make_report: MakeReport,
) -> None:
    corpus = gather_corpus([make_report()], BOARD)
    assert {corpus.syllables[corpus.numbers[run]].exact for run in ("bcđ", "đạo")} == {
        "bcđ", "đao5",
    }  # fmt: skip


def test_runs_that_no_report_has_are_left_out(make_report: MakeReport) -> None:
    runs = Runs()
    split_report(make_report(title="Qwfpg"), runs)
    corpus = gather_splits([split_report(make_report(), runs)], runs, NONE)
    alone = gather_corpus([make_report()], NONE)
    assert corpus.syllables == alone.syllables
    assert corpus.words.tolist() == alone.words.tolist()


def test_no_reports_make_an_empty_corpus() -> None:
    corpus = gather_corpus([], BOARD)
    assert len(corpus.words) == len(corpus.lengths) == len(corpus.weights) == 0


def test_merged_province_is_filed_under_its_name_of_today_too(make_report: MakeReport) -> None:
    corpus = gather_corpus([make_report(province="Hà Giang"), make_report("b")], NONE)
    assert {"tinh2 ha1 giang", "tinh2 tuyên quang"} < set(texts_of(corpus, 0))
    assert "tinh2 tuyên quang" not in texts_of(corpus, 1)


def test_cities_are_filed_as_cities(make_report: MakeReport) -> None:
    provinces = ["Thừa Thiên Huế", "Thành phố Hồ Chí Minh", "Trung ương"]
    corpus = gather_corpus([make_report(province=province) for province in provinces], NONE)
    assert {"tinh2 thưa1 thiên huê4", "thanh1 phô4 huê4"} < set(texts_of(corpus, 0))
    assert "thanh1 phô4 hô1 chi4 minh" in texts_of(corpus, 1)
    assert "trung ương" in texts_of(corpus, 2)


def test_figures_are_searched_with_their_numbers(make_report: MakeReport) -> None:
    figure = {"label": "Tin, bài", "value": "3000", "qualifier": "over", "unit": "lượt"}
    corpus = gather_corpus([make_report(figures=[figure])], NONE)
    assert "tin bai1 hơn 3000 lươt5" in texts_of(corpus, 0)
