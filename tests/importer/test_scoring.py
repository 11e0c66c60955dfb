"""The scorer, on cases small enough to be counted by hand."""

from typing import Any

import pytest

from bench.scoring import FIELDS, Tally, plain, score

WANTED: dict[str, Any] = {
    "title": "Hội nghị tổng kết",
    "published": "2023-05-10",
    "published_doubtful": False,
    "event_date": "2023-05-09",
    "province": "Sơn La",
    "source": "Báo Sơn La",
    "byline": "Lê Mai (Mộc Châu)",
    "republished_from": None,
    "body": ["Một hai ba.", "Hai bốn."],
    "documents": [{"number": "13-ĐA/TU", "issued": "2019-11-14"}],
    "officials": [{"name": "Lò Văn Tre", "role": "Bí thư Huyện ủy"}],
    "figures": [{"value": 12, "of": 12, "unit": "huyện"}, {"value": 3000, "unit": "cuốn"}],
}


def tally(field: str, **changes: Any) -> Tally:
    """How the field fares if the answer is what is wanted, but for the changes."""
    return score(WANTED, WANTED | changes)[field]


def figures_of(body: str, *figures: dict[str, Any]) -> Tally:
    """How the figures fare if they were read off this body."""
    return score(WANTED | {"body": [body]}, WANTED | {"figures": list(figures)})["figures"]


def counts(tally: Tally) -> tuple[float, float, float]:
    return tally.right, tally.given, tally.wanted


def test_the_expectation_itself_is_wholly_right() -> None:
    whole = WANTED | {"body": ["12/12 huyện, 3.000 cuốn"]}
    for field, found in score(whole, whole).items():
        assert found.right == found.given == found.wanted, field
        assert not found.misses


def test_no_answer_is_recalled_nowhere_and_wrong_nowhere() -> None:
    tallies = score(WANTED, {})
    assert set(tallies) == {*FIELDS, "body"}
    assert sum(found.given for found in tallies.values()) == 0
    assert tallies["title"].recall == 0
    assert tallies["title"].precision is None
    assert tallies["body"].f1 == 0
    assert tallies["republished_from"].recall is None


def test_what_the_page_does_not_tell_is_wrong_if_given() -> None:
    assert counts(tally("republished_from", republished_from="TTXVN")) == (0, 1, 0)


@pytest.mark.parametrize(
    ("field", "answer", "right"),
    [
        ("title", "Hội  nghị\u00a0tổng kết", True),
        ("title", "Ho\u0323\u0302i nghi\u0323 to\u0302\u0309ng ke\u0302\u0301t", True),
        ("title", "HỘI NGHỊ TỔNG KẾT", False),
        ("title", "Hội nghị tổng kết - Báo Sơn La", False),
        ("published", "2023-05", False),
        ("province", "Hòa Bình", False),
        ("source", "Báo Sơn La điện tử", True),
        ("source", "Báo Sơn Tây", False),
        ("byline", "LÊ MAI", True),
        ("byline", "Lê Mai - Hà Vi", False),
    ],
)
def test_single_values(field: str, answer: str, right: bool) -> None:
    assert counts(tally(field, **{field: answer})) == (int(right), 1, 1)


def test_several_signatures_may_be_parted_by_any_sign() -> None:
    wanted = WANTED | {"byline": "Lê Mai - Hà Vi"}
    assert score(wanted, WANTED | {"byline": "Hà Vi, LÊ MAI"})["byline"].right == 1


def test_a_date_that_may_be_the_clock_must_be_called_doubtful() -> None:
    wanted = WANTED | {"published_doubtful": True}
    assert score(wanted, WANTED)["published"].right == 0
    assert score(wanted, wanted)["published"].right == 1


def test_not_before_the_event_says_nothing_of_the_day_of_publication() -> None:
    wanted = WANTED | {"published": None}
    open_date = score(wanted, WANTED | {"published": "2023-05-09/.."})["published"]
    assert counts(open_date) == (0, 0, 0)
    assert counts(score(wanted, WANTED)["published"]) == (0, 1, 0)


def test_documents_agree_in_number_and_day() -> None:
    spaced = {"number": "13 -đa/tu", "issued": "2019-11-14"}
    assert counts(tally("documents", documents=[spaced])) == (1, 1, 1)
    assert counts(tally("documents", documents=[spaced | {"issued": None}])) == (0, 1, 1)


def test_an_official_without_the_role_is_not_the_official() -> None:
    assert counts(tally("officials", officials=[{"name": "Lò Văn Tre"}])) == (0, 1, 1)


@pytest.mark.parametrize(
    ("figure", "right"),
    [
        ({"value": 3000, "unit": "cuốn tài liệu"}, 1),
        ({"value": 3, "unit": "nghìn cuốn"}, 1),
        ({"value": 3000, "unit": "cuốn", "qualifier": "over"}, 0),
        ({"value": 3000, "unit": "bài"}, 0),
        ({"min": 3000, "max": 4000, "unit": "cuốn"}, 0),
        ({"value": 12, "of": 12, "unit": "huyện"}, 1),
        ({"value": 12, "of": 12, "unit": "huyện, thị xã"}, 1),
        ({"value": 12, "unit": "huyện"}, 0),
    ],
)
def test_figures(figure: dict[str, Any], right: int) -> None:
    assert counts(figures_of("12/12 huyện, 3.000 cuốn, 3 - 4.000", figure)) == (right, 1, 2)


def test_a_number_in_words_may_be_given_or_not() -> None:
    two, half = {"value": 2, "unit": "cuộc"}, {"value": 98.5, "unit": "%"}
    assert counts(figures_of("hai cuộc, 98,5%", two)) == (0, 0, 2)
    assert counts(figures_of("hai cuộc, 98,5%", half)) == (0, 1, 2)


def test_one_figure_answers_for_one_only() -> None:
    figures = [{"value": 12, "of": 12, "unit": "huyện"}] * 2
    assert counts(figures_of("12/12 huyện", *figures)) == (1, 1, 2)


def test_the_body_is_a_bag_of_syllables() -> None:
    assert tally("body", body=["hai bốn một", "Hai, ba!"]).f1 == 1
    body = tally("body", body=["Một hai ba năm"])
    assert (body.precision, body.recall) == (3 / 4, 3 / 5)
    assert body.f1 == pytest.approx(2 * (3 / 4) * (3 / 5) / (3 / 4 + 3 / 5))
    assert body.misses == ("missing hai bốn", "too much năm")


def test_tallies_add_up() -> None:
    both = Tally(1, 2, 3, ("a",)) + Tally(1, 1, 1, ("b",))
    assert both == Tally(2, 3, 4, ("a", "b"))
    assert (both.precision, both.recall) == (2 / 3, 2 / 4)


def test_white_space_and_composition_are_one_thing() -> None:
    assert plain(" a\u0301 \n b ") == "á b"
