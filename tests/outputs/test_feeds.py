"""Atom feeds, read by a feed reader."""

from typing import Any

import feedparser
import pytest
from lxml import etree

from archives import MakeArchive, MakeReport
from newsarchive.model.archive import Archive
from newsarchive.model.site import Site
from newsarchive.outputs.feeds import emit

EVERYTHING = "feeds/tat-ca.atom.xml"


def read_feeds(archive: Archive, site: Site) -> dict[str, Any]:
    return {file.path: feedparser.parse(file.content) for file in emit(archive, site)}


@pytest.fixture(scope="module")
def feeds(small_archive: Archive, site: Site) -> dict[str, Any]:
    return read_feeds(small_archive, site)


def test_every_feed_is_a_complete_atom_feed(feeds: dict[str, Any], site: Site) -> None:
    for path, feed in feeds.items():
        assert not feed.bozo, path
        assert feed.version == "atom10"
        assert feed.feed.id.startswith("urn:uuid:")
        assert feed.feed.title.endswith(site.name)
        assert feed.feed.updated_parsed
        assert feed.feed.author == site.name
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == f"{site.url}/{path}"
        assert links["alternate"].startswith(f"{site.url}/")


def test_every_entry_is_complete(feeds: dict[str, Any], site: Site) -> None:
    for feed in feeds.values():
        for entry in feed.entries:
            assert entry.id
            assert entry.title
            assert entry.summary
            assert entry.updated_parsed >= entry.published_parsed
            assert entry.link.startswith(f"{site.url}/bai/")


def test_there_is_a_feed_for_each_list_and_for_empty_provinces_too(
    feeds: dict[str, Any], small_archive: Archive
) -> None:
    expected = {
        EVERYTHING: len(small_archive.reports) + 1,  # and one that was withdrawn
        "feeds/tinh/bac-lieu.atom.xml": 0,
        "feeds/tinh/son-la.atom.xml": len(small_archive.by_province["son-la"]) + 1,
        "feeds/nguon/dai-mau.atom.xml": 2,
        "feeds/chu-de/cuoc-thi.atom.xml": 2,
        "feeds/van-ban/35-nq-tw-2018.atom.xml": 1,
        "feeds/thoi-gian/2023.atom.xml": 3,
        "feeds/thoi-gian/2023/03.atom.xml": 2,
    }
    assert {path: len(feeds[path].entries) for path in expected} == expected


def test_ids_are_unique_and_survive_a_change_of_domain(
    small_archive: Archive, feeds: dict[str, Any], site: Site
) -> None:
    moved = Site(**(site.__dict__ | {"url": "https://moi.example", "name": "Tên khác"}))
    ids = [entry.id for entry in feeds[EVERYTHING].entries]
    ids += [feed.feed.id for feed in feeds.values()]
    elsewhere = read_feeds(small_archive, moved)
    ids_elsewhere = [entry.id for entry in elsewhere[EVERYTHING].entries]
    ids_elsewhere += [feed.feed.id for feed in elsewhere.values()]
    assert len(set(ids)) == len(ids)
    assert ids_elsewhere == ids


def test_an_id_does_not_change_with_what_is_said(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    first = make_report("a", title="Cũ", published="2023")
    second = make_report("a", title="Mới", published="2024-01-01", province="Hà Giang")
    before, after = (read_feeds(make_archive(r), site)[EVERYTHING] for r in (first, second))
    assert before.entries[0].id == after.entries[0].id
    assert before.entries[0].title != after.entries[0].title


def test_the_newest_in_the_archive_come_first(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    corrected = [{"date": "2026-12-20", "text": "Sửa tên."}]
    archive = make_archive(
        make_report("cu", title="cũ", published="2019", added="2026-12-24"),
        make_report("moi", title="mới", published="2025", added="2026-11-22"),
        make_report("sua", title="sửa", published="2020", corrections=corrected),
    )
    feed = read_feeds(archive, site)[EVERYTHING]
    assert [entry.title for entry in feed.entries] == ["cũ", "sửa", "mới"]
    assert feed.feed.updated == feed.entries[0].updated == "2026-12-24T00:00:00+07:00"
    assert feed.entries[1].published == "2026-11-22T00:00:00+07:00"


def test_a_feed_has_at_most_fifty_entries(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    many = [make_report(f"bai-{n}", added=f"2026-12-{1 + n % 30:02}") for n in range(70)]
    feed = read_feeds(make_archive(*many), site)[EVERYTHING]
    assert len(feed.entries) == 50
    shown = [entry.updated[:10] for entry in feed.entries]
    newest = sorted((str(report.updated) for report in many), reverse=True)
    assert shown == newest[:50]


def test_an_archive_without_reports_has_valid_feeds(make_archive: MakeArchive, site: Site) -> None:
    feeds = read_feeds(make_archive(), site)
    assert set(feeds) >= {EVERYTHING, "feeds/tinh/son-la.atom.xml"}
    for feed in feeds.values():
        assert not feed.bozo
        assert feed.entries == []
        assert feed.feed.updated == "2026-11-22T00:00:00+07:00"


def test_an_uncertain_date_is_told_in_words_and_not_as_an_instant(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    report = make_report(published="2022-12-29/..", date_basis="event")
    (entry,) = read_feeds(make_archive(report), site)[EVERYTHING].entries
    assert entry.author == "Báo Thử"
    assert entry.summary.startswith("Báo Thử, từ 29/12/2022. Theo bài")
    assert "2022" not in entry.published + entry.updated
    assert {link.rel: link.href for link in entry.links}["via"] == report.record.url


def test_markup_in_a_headline_is_text(feeds: dict[str, Any]) -> None:
    titles = [entry.title for entry in feeds[EVERYTHING].entries if "onerror" in entry.title]
    assert titles == ['<script>alert(1)</script> & "ngoặc" </title><img src=x onerror=alert(2)>']


def test_a_corrected_entry_says_so_first(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    fixes = [{"date": "2026-11-24", "text": "Sửa tên."}, {"date": "2026-11-25", "text": "Sửa số"}]
    report = make_report(corrections=fixes)
    (entry,) = read_feeds(make_archive(report), site)[EVERYTHING].entries
    assert entry.summary.startswith(
        "Đính chính 25/11/2026: Sửa số. Đính chính 24/11/2026: Sửa tên. Báo Thử, 21/3/2023. "
    )


def test_two_changes_of_one_day_have_two_times(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    fix = {"date": "2026-11-22", "text": "Sửa."}
    times = []
    for corrections in ([], [fix], [fix, fix], [fix, fix | {"date": "2026-11-23"}]):
        archive = make_archive(make_report(corrections=corrections))
        feed = read_feeds(archive, site)[EVERYTHING]
        assert feed.feed.updated == feed.entries[0].updated
        times.append(feed.feed.updated)
    assert times == sorted(set(times))
    assert times[0] == "2026-11-22T00:00:00+07:00"
    assert times[-1] == "2026-11-23T00:00:00+07:00"


def test_a_withdrawn_report_stays_with_its_reason_and_a_tombstone(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    held = make_report("a", documents=[{"id": "35-nq-tw-2018"}])
    reason = [{"date": "2026-11-25", "text": "Mô tả nhầm bài khác."}]
    gone = make_report(
        "a", documents=[{"id": "35-nq-tw-2018"}], status="withdrawn", corrections=reason
    )
    before, after = (read_feeds(make_archive(r), site) for r in (held, gone))
    assert set(before) == set(after)
    for path in (EVERYTHING, "feeds/van-ban/35-nq-tw-2018.atom.xml", "feeds/tinh/son-la.atom.xml"):
        (entry,) = after[path].entries
        assert entry.id == before[path].entries[0].id
        assert entry.title == "Đã rút: Hội nghị của tỉnh"
        assert entry.summary == (
            "Bản mô tả đã được rút ngày 25/11/2026. Lý do: Mô tả nhầm bài khác."
        )
        assert [link.rel for link in entry.links] == ["alternate"]
        assert after[path].feed.updated == entry.updated == "2026-11-25T00:00:00+07:00"
    xml = {file.path: file.content for file in emit(make_archive(gone), site)}[EVERYTHING]
    (tombstone,) = etree.fromstring(xml).iter(
        "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
    )
    assert dict(tombstone.attrib) == {
        "ref": after[EVERYTHING].entries[0].id, "when": "2026-11-25T00:00:00+07:00",
    }  # fmt: skip


@pytest.mark.parametrize(("newest", "stays"), [("2027-02-23", True), ("2027-02-24", False)])
def test_a_withdrawn_report_leaves_the_feeds_after_90_days(
    newest: str, stays: bool, make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    gone = make_report(
        "a", status="withdrawn", corrections=[{"date": "2026-11-25", "text": "Nhầm."}]
    )
    archive = make_archive(gone, make_report("b", added=newest))
    titles = [entry.title for entry in read_feeds(archive, site)[EVERYTHING].entries]
    assert ("Đã rút: Hội nghị của tỉnh" in titles) == stays
