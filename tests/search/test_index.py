"""The whole index as files."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from archives import MakeArchive, MakeReport
from newsarchive.model.archive import Archive
from newsarchive.model.site import Site
from newsarchive.search.fields import searched_fields
from newsarchive.search.index import FOLDER, MANIFEST, emit
from newsarchive.vietnamese.syllables import split_runs
from search.reading import inflate, leaf_names, read_spellings, read_table, read_texts

TREES = ("words", "pairs", "suggestions", "details", "texts")
BLOBS = ("vocabulary", "columns", "names")


def build(archive: Archive, site: Site) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest, and the other files by the name that the index calls them."""
    files = {file.path: file.content for file in emit(archive, site)}
    manifest = json.loads(files.pop(MANIFEST))
    names = {path: path.removeprefix(FOLDER).removesuffix(".bin") for path in files}
    assert all("/" not in name for name in names.values())
    return manifest, {names[path]: content for path, content in files.items()}


def slugs(manifest: Mapping[str, Any], files: Mapping[str, bytes]) -> list[str]:
    """The slug of each document, by its number."""
    details = read_table(manifest["details"], files)
    assert [int.from_bytes(key, "big") for key, _ in details] == list(range(len(details)))
    return [json.loads(value)[0] for _, value in details]


def test_same_archive_makes_the_same_bytes(small_archive: Archive, site: Site) -> None:
    assert list(emit(small_archive, site)) == list(emit(small_archive, site))


def test_every_file_is_named_and_every_name_is_a_file(small_archive: Archive, site: Site) -> None:
    manifest, files = build(small_archive, site)
    named = {manifest[blob] for blob in BLOBS}
    for tree in TREES:
        named |= {manifest[tree][1:], *leaf_names(manifest[tree], files)}
        if tree in ("words", "pairs"):
            for key, value in read_table(manifest[tree], files):
                read_spellings(key, value, files)
    assert named == files.keys()


def test_drafts_and_withdrawn_reports_leave_no_word(
    make_archive: MakeArchive, make_report: MakeReport, site: Site
) -> None:
    reason = {"corrections": [{"date": "2026-11-23", "text": "Rút vì lý do Zyxwv."}]}
    secret = {"title": "Qwfpg", "summary": "Qwfpg hai.", "place": "Qwfpg", "account": "Qwfpg"}
    archive = make_archive(
        make_report("con-lai"),
        make_report("nhap", status="draft", **secret),
        make_report("rut", status="withdrawn", **secret, **reason),
    )
    manifest, files = build(archive, site)
    assert manifest["documents"] == 1
    for content in files.values():
        text = inflate(content).decode("utf-8", "replace").lower()
        assert "qwfpg" not in text
        assert "zyxwv" not in text


@pytest.mark.parametrize("count", [0, 1])
def test_index_of_hardly_any_records_is_whole(
    count: int, make_archive: MakeArchive, make_report: MakeReport, site: Site
) -> None:
    manifest, files = build(make_archive(*[make_report()][:count]), site)
    assert manifest["documents"] == count
    assert slugs(manifest, files) == ["bai"][:count]
    assert bool(read_table(manifest["words"], files)) == bool(count)


def test_new_report_leaves_the_others_their_numbers(
    make_archive: MakeArchive, make_report: MakeReport, site: Site
) -> None:
    old = [make_report(slug) for slug in ("m", "c", "t")]
    new = make_report("a", added="2026-12-01", published="2026-01-01")
    before = slugs(*build(make_archive(*old), site))
    after = slugs(*build(make_archive(*old, new), site))
    assert before == ["c", "m", "t"]
    assert after == [*before, "a"]


def test_order_in_which_reports_are_read_makes_no_difference(
    make_archive: MakeArchive, make_report: MakeReport, site: Site
) -> None:
    reports = [make_report(slug, title=f"Bài {slug}") for slug in ("m", "c", "t")]
    one, other = (make_archive(*order) for order in (reports, reports[::-1]))
    assert list(emit(one, site)) == list(emit(other, site))


def test_texts_hold_the_words_of_each_searched_text(
    make_archive: MakeArchive, make_report: MakeReport, site: Site
) -> None:
    report = make_report("a", account="Đoạn một, *nhấn mạnh* &amp; xong.\n\nĐoạn hai.")
    manifest, files = build(make_archive(report, make_report("b")), site)
    (name,) = leaf_names(manifest["texts"], files)
    one, other = read_texts(inflate(files[name]))
    assert one[0] == " ".join(split_runs(report.title))
    assert "báo thử" in one
    assert "đoạn một nhấn mạnh xong đoạn hai" in one
    assert len(one) == len(list(searched_fields(report)))
    assert "báo thử" in other
    assert "đoạn một nhấn mạnh xong đoạn hai" not in other
