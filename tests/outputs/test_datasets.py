"""The data files: every record, no field lost, readable by spreadsheets and programs."""

import csv
import io
import json
from typing import Any

import pytest

from archives import MakeArchive, MakeReport
from newsarchive.model.archive import Archive
from newsarchive.model.record import Record
from newsarchive.model.site import Site
from newsarchive.outputs.datasets import describe, emit

JSON_FILE = "du-lieu/luu-tru-35.json"
CSV_FILE = "du-lieu/luu-tru-35.csv"
FIGURES_FILE = "du-lieu/luu-tru-35-so-lieu.csv"


def emitted(archive: Archive, site: Site) -> dict[str, bytes]:
    return {file.path: file.content for file in emit(archive, site)}


@pytest.fixture(scope="module")
def files(small_archive: Archive, site: Site) -> dict[str, bytes]:
    return emitted(small_archive, site)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def leaves(value: Any) -> list[str]:
    """All plain values inside a value."""
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [] if value is None else [str(value)]


def test_the_json_file_describes_itself(
    files: dict[str, bytes], small_archive: Archive, site: Site
) -> None:
    data = json.loads(files[JSON_FILE])
    assert data["count"] == len(data["records"]) == len(small_archive.reports)
    assert data["licence"] == site.licence_url
    assert data["url"] == f"{site.url}/du-lieu/"
    assert data["updated"] == small_archive.updated.isoformat()


def test_every_record_can_be_made_again_from_the_json_file(
    files: dict[str, bytes], small_archive: Archive
) -> None:
    ours = {"province_code", "province_today", "source_kind", "permalink"}
    for told, report in zip(
        json.loads(files[JSON_FILE])["records"], small_archive.reports, strict=True
    ):
        as_typed = json.loads(json.dumps(told), parse_int=str, parse_float=str)
        fields = {name: value for name, value in as_typed.items() if name not in ours}
        assert Record.model_validate(fields) == report.record


def test_every_value_of_every_record_is_in_its_csv_row(
    files: dict[str, bytes], small_archive: Archive
) -> None:
    table = rows(files[CSV_FILE])
    assert [row["slug"] for row in table] == [report.slug for report in small_archive.reports]
    for row, report in zip(table, small_archive.reports, strict=True):
        for field, value in report.record.model_dump(mode="json").items():
            if field == "status":
                continue  # only published records are in the file
            for leaf in leaves(value):
                assert leaf in row[field], (report.slug, field)


def test_every_field_has_a_column_in_the_order_of_the_record(files: dict[str, bytes]) -> None:
    columns = list(rows(files[CSV_FILE])[0])
    assert columns[:-4] == [name for name in Record.model_fields if name != "status"]
    assert columns[-4:] == ["province_code", "province_today", "source_kind", "permalink"]


def test_a_basis_is_told_even_where_it_is_the_usual_one(
    make_report: MakeReport, site: Site
) -> None:
    told = describe(make_report(), site)
    assert (told["province_basis"], told["source_basis"]) == ("stated", "stated")
    assert "aliases" not in told
    assert "byline" not in told


@pytest.mark.parametrize("name", [CSV_FILE, FIGURES_FILE])
def test_tables_open_in_spreadsheets(name: str, files: dict[str, bytes]) -> None:
    content = files[name]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in table} == {len(table[0])}


def test_every_figure_has_a_row(files: dict[str, bytes], small_archive: Archive) -> None:
    table = rows(files[FIGURES_FILE])
    stated = [(r, figure) for r in small_archive.reports for figure in r.record.figures]
    assert len(table) == len(stated) == 3
    for row, (report, figure) in zip(table, stated, strict=True):
        assert (row["slug"], row["province"]) == (report.slug, report.record.province)
        for name, value in figure.model_dump().items():
            assert row[name] == ("" if value is None else str(value))


def test_zero_is_a_number_and_not_an_empty_cell(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    report = make_report(figures=[{"label": "vụ việc", "value": "0", "unit": "vụ"}])
    (row,) = rows(emitted(make_archive(report), site)[FIGURES_FILE])
    assert (row["value"], row["min"]) == ("0", "")


def test_places_are_resolved_to_codes_and_to_today(make_report: MakeReport, site: Site) -> None:
    told = describe(make_report("a", province="Hà Giang", source="Đài Mẫu"), site)
    assert told["province_code"] == "02"
    assert told["province_today"] == "Tuyên Quang"
    assert told["source_kind"] == "broadcaster"
    assert told["permalink"] == f"{site.url}/bai/a/"


def test_drafts_and_withdrawn_records_are_not_given_away(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    archive = make_archive(
        make_report("nhap", status="draft"), make_report("rut", status="withdrawn")
    )
    files = emitted(archive, site)
    assert json.loads(files[JSON_FILE])["records"] == []
    assert rows(files[CSV_FILE]) == rows(files[FIGURES_FILE]) == []
    assert not any(b"nhap" in content for content in files.values())


HOSTILE = ["=1+1", "+1", "-2+3+cmd", "@SUM(1)", '=HYPERLINK("x")', "＝1", "- gạch"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_begins_like_a_formula_is_text_in_every_cell(
    text: str, make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    figure = {"label": text, "value": "-5", "unit": text}
    report = make_report(title=text, byline=text, organisations=[text, "b"], figures=[figure])
    files = emitted(make_archive(report), site)
    (row,), (counted,) = rows(files[CSV_FILE]), rows(files[FIGURES_FILE])
    assert row["title"] == row["byline"] == counted["label"] == counted["unit"] == f"'{text}"
    assert row["organisations"] == f"'{text} | b"
    assert counted["value"] == "-5"
    (record,) = json.loads(files[JSON_FILE])["records"]
    assert record["title"] == record["figures"][0]["label"] == text
