"""Records resemble each other by address, headline, text or event, and once."""

import random

import pytest

from newsarchive.lint.near_duplicates import (
    Candidate,
    Known,
    Resemblance,
    find_resemblances,
    find_unlinked,
)
from newsarchive.model.dates import PartialDate

TEXT = (
    "hội nghị tỉnh huyện xã cán bộ đảng viên lớp học tập huấn bài viết trang mạng nhóm báo đài"
    " kế hoạch công tác năm tháng ngày người dân thanh niên phụ nữ trường công an quân đội"
)
WORDS = TEXT.split()


def text_of(seed: int, syllables: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=syllables))


def test_the_same_address_however_written() -> None:
    known = [Candidate("mot", address="https://www.bao.vn/a.html?utm_source=x")]
    (found,) = find_resemblances(Candidate("hai", address="http://bao.vn/a.html#cuoi"), known)
    assert str(found) == "resembles mot: has the same address, http://bao.vn/a.html#cuoi"


def test_the_same_headline_within_a_province_or_where_one_is_unknown() -> None:
    known = [
        Candidate("mot", title="Phát động cuộc thi", province="Sơn La"),
        Candidate("hai", title="PHÁT ĐỘNG: cuộc thi", province="Lai Châu"),
    ]
    same = Candidate("ba", title="Phat động Cuộc thi", province="Sơn La")
    assert find_resemblances(same, known) == [Resemblance("mot", "title", "has the same headline")]
    unknown = Candidate("ba", title="Phát động cuộc thi")
    assert [found.slug for found in find_resemblances(unknown, known)] == ["mot", "hai"]


@pytest.mark.parametrize(
    "copied",
    [
        text_of(1), text_of(1).upper(), "Theo Báo Sơn La. " + text_of(1) + " " + text_of(2, 20),
        " ".join(text_of(1).split()[:70]), text_of(1).replace("ị", "i").replace(" năm ", ", năm "),
    ],
    ids=["whole", "capitals", "framed", "cut", "without accents"],
)  # fmt: skip
def test_a_copy_of_a_text(copied: str) -> None:
    known = Known(Candidate(f"n{n}", texts=(text_of(n),)) for n in range(300))
    (found,) = find_resemblances(Candidate("moi", texts=("Lời riêng.", copied)), known)
    assert (found.slug, found.kind) == ("n1", "text")
    assert "of its text in common" in found.detail


def test_a_working_copy_is_found_in_another_one() -> None:
    copy = text_of(7, 900)
    known = [Candidate("goc", texts=(text_of(8, 80), copy))]
    (found,) = find_resemblances(Candidate("dang-lai", texts=(text_of(9, 80), copy)), known)
    assert found == Resemblance("goc", "text", "has 100% of its text in common")


def test_a_formula_that_many_texts_share_is_no_copy() -> None:
    formula = text_of(5, 60)
    known = [Candidate(f"n{n}", texts=(f"{formula} {text_of(n, 40)}",)) for n in range(100, 130)]
    assert find_resemblances(Candidate("moi", texts=(f"{formula} {text_of(9, 40)}",)), known) == []


def event(slug: str, day: str = "2023-03-21", **more: object) -> Candidate:
    fields = {"province": "Sơn La", "topics": frozenset({"hoi-nghi"})} | more
    return Candidate(slug, event_date=PartialDate.parse(day), **fields)  # type: ignore[arg-type]


def test_the_same_event() -> None:
    (found,) = find_resemblances(event("hai"), [event("mot")])
    assert str(found) == ("resembles mot: reports an event in Sơn La on 2023-03-21, too (hoi-nghi)")


def test_a_publication_stands_for_the_day_of_an_event_that_is_not_dated() -> None:
    undated = Candidate(
        "hai", province="Sơn La", topics=frozenset({"hoi-nghi"}),
        published=PartialDate.parse("2023-03-22"),
    )  # fmt: skip
    (found,) = find_resemblances(undated, [event("mot")])
    assert str(found) == (
        "resembles mot: reports an event in Sơn La of about the same day, 2023-03-21 (hoi-nghi)"
    )
    assert find_resemblances(undated, [event("mot", "2023-03-24")]) == []


@pytest.mark.parametrize(
    "other",
    [
        event("mot", "2023-03-22"), event("mot", "2023-03"), event("mot", province="Lai Châu"),
        event("mot", topics=frozenset({"tap-huan"})), event("mot", province="Chưa rõ"),
    ],
)  # fmt: skip
def test_other_events(other: Candidate) -> None:
    assert find_resemblances(event("hai"), [other]) == []


def test_a_record_resembles_another_once_by_the_surest_sign_and_never_itself() -> None:
    one = event("mot", address="https://a.vn/x", title="A", texts=(text_of(1),))
    two = event("hai", address="https://a.vn/x", title="A", texts=(text_of(1),))
    assert [found.kind for found in find_resemblances(two, [one, two])] == ["address"]


def test_each_pair_is_told_once_unless_linked() -> None:
    apart = [event("mot"), event("hai"), event("ba", "2024-01-01")]
    assert [(a.slug, b.slug) for a, b in find_unlinked(apart)] == [("hai", "mot")]
    linked = [event("mot", links=frozenset({"hai"})), event("hai"), event("ba")]
    assert [(a.slug, b.slug) for a, b in find_unlinked(linked)] == [("ba", "mot"), ("ba", "hai")]
    onwards = [
        event("mot", links=frozenset({"hai"})), event("hai"), event("ba", links=frozenset({"hai"})),
    ]  # fmt: skip
    assert list(find_unlinked(onwards)) == []


def test_links_do_not_excuse_two_records_of_one_address() -> None:
    pair = [
        Candidate("mot", address="https://a.vn/x"),
        Candidate("hai", address="https://a.vn/x", links=frozenset({"mot"})),
    ]
    assert [found.kind for _, found in find_unlinked(pair)] == ["address"]
