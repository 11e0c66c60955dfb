"""Lists in pages of thirty: every report once, in order, under the right heading."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import MakeArchive, MakeReport
from newsarchive.model import urls
from newsarchive.model.archive import Reports
from newsarchive.pages.listing import (
    Listing,
    Paging,
    by_month,
    by_year,
    plan_list,
)
from newsarchive.pages.page import Page


def pages_of(reports: Reports, **options: object) -> list[Page]:
    listing = Listing(
        address="bai/", template="reports.html", title="Tất cả bài", description="Mô tả.",
        reports=reports, section="bai/", crumbs=(), **options,
    )  # fmt: skip
    return [plan.make() for plan in plan_list(listing)]


@pytest.fixture(scope="module")
def many(make_report: MakeReport, make_archive: MakeArchive) -> Reports:
    days = ("2019", "2021-05", "2021-05-06", "2023-03-21", "2023")
    return make_archive(
        *(make_report(f"bai-{n:03}", published=days[n % len(days)]) for n in range(130))
    ).reports


@given(count=st.integers(0, 130))
def test_every_report_is_listed_exactly_once_and_in_order(many: Reports, count: int) -> None:
    pages = pages_of(many[:count], group_by=by_month)
    listed = [report for page in pages for g in page.content["groups"] for report in g.reports]
    assert listed == list(many[:count])
    sizes = [sum(len(group.reports) for group in page.content["groups"]) for page in pages]
    assert all(size == urls.PER_PAGE for size in sizes[:-1])
    assert sizes[-1] <= urls.PER_PAGE
    assert {page.content["total"] for page in pages} == {count}


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3)])
def test_pages_are_as_many_as_needed(many: Reports, count: int, pages: int) -> None:
    made = pages_of(many[:count])
    assert [page.address for page in made] == [
        "bai/", *(f"bai/trang-{n}/" for n in range(2, pages + 1))
    ]  # fmt: skip
    assert len({page.title for page in made}) == len({page.description for page in made}) == pages


def test_an_empty_list_has_one_page_without_groups(many: Reports) -> None:
    (page,) = pages_of(many[:0])
    assert page.content["groups"] == []
    assert page.content["paging"].numbers == [1]
    assert page.modified is None


def test_groups_are_headed_by_year_or_month(make_report: MakeReport) -> None:
    month = make_report(published="2023-03-21")
    year = make_report(published="2023")
    assert by_year(year) == by_year(month) == ("2023", "thoi-gian/2023/")
    assert by_month(month) == ("Tháng 3", "thoi-gian/2023/03/")
    assert by_month(year) == ("Chỉ biết năm", None)


def test_a_page_was_modified_when_its_newest_report_was(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    corrected = make_report("b", corrections=[{"date": "2026-12-05", "text": "Sửa tên."}])
    (page,) = pages_of(make_archive(make_report("a"), corrected).reports)
    assert str(page.modified) == "2026-12-05"


@pytest.mark.parametrize(
    ("number", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 5, [1, 2, None, 5]),
        (3, 5, [1, 2, 3, 4, 5]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_far_pages_are_left_out_of_the_numbers(
    number: int, last: int, numbers: list[int | None]
) -> None:
    assert Paging(number, last, "bai/").numbers == numbers


@given(st.integers(1, 400), st.data())
def test_a_gap_stands_for_two_pages_or_more(last: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, last))
    numbers = Paging(number, last, "bai/").numbers
    shown = [n for n in numbers if n]
    assert shown == sorted(set(shown))
    assert {1, last, number} <= set(shown) <= set(range(1, last + 1))
    for before, gap, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if gap is None:
            assert after - before > 2
    for before, after in pairwise(numbers):
        assert None in (before, after) or after == before + 1


def test_addresses_of_pages_are_those_of_the_list() -> None:
    paging = Paging(2, 3, "tinh/son-la/")
    assert [paging.to(n) for n in (1, 2)] == ["tinh/son-la/", "tinh/son-la/trang-2/"]
