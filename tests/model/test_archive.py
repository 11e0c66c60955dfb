"""The archive: reports sorted once and grouped once."""

import random
from datetime import date

from archives import MakeArchive, MakeReport
from newsarchive.model.report import Report


def slugs(reports: object) -> list[str]:
    return [report.slug for report in reports]


def test_reports_are_newest_first_whatever_their_order_in_the_folder(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    ordered = [
        make_report("a", published="2023-03-21"),
        make_report("b", published="2023-03-21"),
        make_report("c", published="2023-01-01"),
        make_report("d", published="2023-01"),
        make_report("e", published="2023"),
        make_report("f", published="2022-12-29"),
        make_report("g", published="2022-12-29/..", date_basis="event"),
    ]
    for seed in range(5):
        shuffled = random.Random(seed).sample(ordered, len(ordered))
        assert list(make_archive(*shuffled).reports) == ordered


def test_drafts_are_nowhere_and_counted(make_report: MakeReport, make_archive: MakeArchive) -> None:
    draft = make_report("nhap", status="draft", published="2024-01-01", aliases=["nhap-cu"])
    archive = make_archive(make_report("a"), draft)
    assert archive.drafts == 1
    assert slugs(archive.reports) == list(archive.by_slug) == ["a"]
    assert 2024 not in archive.by_year
    assert archive.aliases == {}


def test_withdrawn_reports_are_kept_apart(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    reason = [{"date": "2026-12-01", "text": "Mô tả nhầm bài khác."}]
    gone = make_report("rut", status="withdrawn", corrections=reason, aliases=["rut-cu"])
    archive = make_archive(make_report("a"), gone)
    assert slugs(archive.withdrawn) == ["rut"]
    assert slugs(archive.reports) == slugs(archive.by_province["son-la"]) == ["a"]
    assert archive.aliases == {"rut-cu": "rut"}


def test_groups_hold_each_report_once_in_the_archive_order(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("a", published="2023", topics=["hoi-nghi"]),
        make_report("b", published="2023-03", topics=["cuoc-thi", "hoi-nghi"], source="Đài Mẫu"),
        make_report("c", published="2022-12-29/..", date_basis="event", province="Hà Giang"),
        make_report("d", published="2023-03-21", documents=[{"id": "35-nq-tw-2018"}] * 2),
        make_report("e", published="2021", documents=[{"number": "1-KH/TU"}]),
    )
    assert slugs(archive.reports) == ["d", "b", "a", "c", "e"]
    assert slugs(archive.by_province["son-la"]) == ["d", "b", "a", "e"]
    assert slugs(archive.by_source["dai-mau"]) == ["b"]
    assert slugs(archive.by_topic["hoi-nghi"]) == ["d", "b", "a", "c", "e"]
    assert slugs(archive.by_topic["cuoc-thi"]) == ["b"]
    assert slugs(archive.by_document["35-nq-tw-2018"]) == ["d"]
    assert list(archive.by_document) == ["35-nq-tw-2018"]
    assert {year: len(group) for year, group in archive.by_year.items()} == {
        2023: 3,
        2022: 1,
        2021: 1,
    }
    assert {m: slugs(group) for m, group in archive.by_month.items()} == {
        (2023, 3): ["d", "b"], (2022, 12): ["c"]
    }  # fmt: skip


def test_the_clock_of_the_archive_is_its_newest_change(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    corrected = make_report("b", corrections=[{"date": "2026-12-05", "text": "Sửa tên."}])
    assert make_archive(make_report("a", added="2026-11-30")).updated == date(2026, 11, 30)
    assert make_archive(make_report("a", added="2026-11-30"), corrected).updated == date(
        2026, 12, 5
    )
    assert make_archive().updated == date(2026, 11, 22)


def test_the_newest_in_the_archive_come_first_without_those_shown(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("a", published="2024", added="2026-11-22"),
        make_report("b", published="2019", added="2026-12-24"),
        make_report("c", published="2023", added="2026-11-22"),
    )
    assert slugs(archive.newest_added(2)) == ["b", "a"]
    shown: tuple[Report, ...] = (archive.by_slug["a"],)
    assert slugs(archive.newest_added(5, besides=shown)) == ["b", "c"]


def test_only_mapped_provinces_count_as_covered(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    national = make_report("b", province="Trung ương", level="central")
    assert make_archive(make_report("a"), national).covered_provinces == 1
    assert make_archive().covered_provinces == 0


def test_a_headline_worded_by_the_archive_stands_in_brackets(make_report: MakeReport) -> None:
    assert make_report(title="Đầu đề", title_basis="supplied").title == "[Đầu đề]"
    assert make_report(title="Đầu đề", title_basis="url").title == "Đầu đề"


def test_an_inferred_date_says_so(make_report: MakeReport) -> None:
    inferred = make_report(published="2023-03", date_basis="inferred")
    assert inferred.date_text == "khoảng 3/2023"
    assert make_report(published="2023-03").date_text == "tháng 3/2023"
