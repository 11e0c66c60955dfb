"""What the search box offers."""

import json

from archives import MakeArchive, MakeReport
from newsarchive.model.archive import Archive
from newsarchive.search.suggestions import build_suggestions, find_suggestions


def suggestions(archive: Archive) -> dict[str, list[list[object]]]:
    entries = list(build_suggestions(find_suggestions(archive)))
    keys = [key for key, _ in entries]
    assert keys == sorted(set(keys))
    return {key.decode(): json.loads(value) for key, value in entries}


def test_name_is_offered_from_each_of_its_syllables(
    make_archive: MakeArchive, make_report: MakeReport
) -> None:
    officials = [{"name": "Nguyễn Thị Ánh", "role": "Trưởng ban"}]
    found = suggestions(make_archive(make_report(place="huyện Mộc Châu", officials=officials)))
    assert ["Sơn La", "province", 1, "tinh/son-la/"] in found["son la"]
    assert ["Sơn La", "province", 1, "tinh/son-la/"] in found["la"]
    assert ["huyện Mộc Châu", "place", 1, ""] in found["moc chau"]
    assert found["thi anh"] == [["Nguyễn Thị Ánh", "name", 1, ""]]


def test_publishers_topics_and_documents_are_offered(
    make_archive: MakeArchive, make_report: MakeReport
) -> None:
    found = suggestions(make_archive(make_report(documents=[{"id": "35-nq-tw-2018"}])))
    kinds = {kind for value in found.values() for _, kind, _, _ in value}
    assert kinds == {"province", "source", "topic", "document"}
    assert any(kind == "document" for _, kind, _, _ in found["35 nq tw"])


def test_names_without_reports_are_not_offered(
    make_archive: MakeArchive, make_report: MakeReport
) -> None:
    found = suggestions(make_archive(make_report()))
    assert "bac lieu" not in found
    assert "dai mau" not in found


def test_most_reported_name_comes_first(make_archive: MakeArchive, make_report: MakeReport) -> None:
    places = ["xã Tân Lập", "xã Tân Lập", "huyện Tân Lập"]
    reports = [make_report(f"bai-{n}", place=place) for n, place in enumerate(places)]
    found = suggestions(make_archive(*reports))
    assert [(text, count) for text, _, count, _ in found["tan lap"]] == [
        ("xã Tân Lập", 2),
        ("huyện Tân Lập", 1),
    ]


def test_name_said_twice_in_a_report_counts_once(
    make_archive: MakeArchive, make_report: MakeReport
) -> None:
    official = {"name": "Nguyễn Thị Ánh", "role": "Trưởng ban"}
    found = suggestions(make_archive(make_report(officials=[official, official])))
    assert found["anh"] == [["Nguyễn Thị Ánh", "name", 1, ""]]


def test_empty_archive_has_nothing_to_offer(make_archive: MakeArchive) -> None:
    assert suggestions(make_archive()) == {}
