"""Bars over years and months, no finer than dates are known."""

from archives import MakeArchive, MakeReport
from newsarchive.pages.calendar import plan_times
from newsarchive.pages.timeline import STEPS, month_bars, year_bars


def test_empty_years_between_are_shown_without_a_link(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(make_report("a", published="2019"), make_report("b", published="2022"))
    bars = year_bars(archive)
    assert [(bar.label, bar.count) for bar in bars] == [
        ("2019", 1), ("2020", 0), ("2021", 0), ("2022", 1)
    ]  # fmt: skip
    assert [bar.address for bar in bars] == ["thoi-gian/2019/", None, None, "thoi-gian/2022/"]
    assert [bar.step for bar in bars] == [STEPS, 0, 0, STEPS]


def test_a_report_of_a_year_is_in_the_year_and_in_no_month(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("a", published="2023"),
        make_report("b", published="2023-03"),
        make_report("c", published="2023-03-21"),
        make_report("d", published="2023-12-29/..", date_basis="event"),
    )
    assert [bar.count for bar in year_bars(archive)] == [4]
    months = month_bars(archive, 2023)
    assert [bar.label for bar in months] == [str(month) for month in range(1, 13)]
    assert [bar.count for bar in months] == [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert months[2].address == "thoi-gian/2023/03/"
    assert months[0].address is None


def test_one_report_among_many_can_be_seen(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    many = [make_report(f"bai-{n}", published="2023-03") for n in range(100)]
    bars = month_bars(make_archive(*many, make_report("mot", published="2023-04")), 2023)
    assert (bars[2].step, bars[3].step, bars[4].step) == (STEPS, 1, 0)


def test_years_without_any_month_have_twelve_empty_bars(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    bars = month_bars(make_archive(make_report(published="2023")), 2023)
    assert [bar.step for bar in bars] == [0] * 12


def test_an_empty_archive_has_no_bars(make_archive: MakeArchive) -> None:
    assert year_bars(make_archive()) == []


def test_years_that_stand_side_by_side_have_one_scale(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    many = [make_report(f"bai-{n}", published="2023-03") for n in range(10)]
    archive = make_archive(*many, make_report("mot", published="2024-03"))
    assert month_bars(archive, 2024)[2].step == STEPS
    (page,) = [plan.make() for plan in plan_times(archive) if plan.address == "thoi-gian/"]
    steps = {year: months[2].step for year, _, months in page.content["years"]}
    assert steps == {2023: STEPS, 2024: STEPS / 10}
