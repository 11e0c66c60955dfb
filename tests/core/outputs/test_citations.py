"""Citation files, read by the programs that readers use; the formats agree with each other."""

import json
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from core.conftest import MakeArchive, MakeReport
from newsarchive.core.archive import Archive
from newsarchive.core.outputs.citations import (
    FORMATS,
    cite_as_held,
    cite_as_published,
    emit,
    to_bibtex,
    to_csl_json,
    to_ris,
)
from newsarchive.core.outputs.csl import csl_item
from newsarchive.core.report import Report
from newsarchive.core.site import Site

SPECIAL = r"50 % & #1_a $x$ {ngoặc ~ ^ \ thử"
DATES = [
    ("2023-03-21", [2023, 3, 21], "2023/03/21/", "2023-03-21"),
    ("2023-03", [2023, 3], "2023/03//", "2023-03"),
    ("2023", [2023], None, "2023"),
    ("2022-12-29/..", [2022], None, "2022~"),
    ("2022-12/..", [2022], None, "2022~"),
]
"""As recorded; CSL parts; RIS date; BibLaTeX date."""


def read_ris(report: Report, site: Site) -> dict[str, Any]:
    (entry,) = rispy.loads(to_ris(csl_item(report, site)))
    return entry


def read_bibtex(report: Report, site: Site, *, latex: bool = True) -> dict[str, str]:
    text = to_bibtex(csl_item(report, site))
    decoding = [LatexDecodingMiddleware()] if latex else []
    library = bibtexparser.parse_string(text, append_middleware=decoding)
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry.entry_type == "article"
    return {"key": entry.key} | {name: field.value for name, field in entry.fields_dict.items()}


def read_csl(report: Report, site: Site) -> dict[str, Any]:
    (item,) = json.loads(to_csl_json(csl_item(report, site)))
    return item


def dated(make_report: MakeReport, published: str) -> Report:
    return make_report(published=published, date_basis="event" if "/" in published else "page")


def test_ris_holds_the_whole_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Nguyễn Văn Đạt - Ban Thời sự")
    assert read_ris(report, site) == {
        "type_of_reference": "NEWS",
        "title": "Đầu đề",
        "keywords": ["Hội nghị"],
        "authors": ["Nguyễn Văn Đạt", "Ban Thời sự"],
        "secondary_title": "Báo Thử",
        "year": "2023",
        "date": "2023/03/21/",
        "place_published": "Sơn La",
        "language": "vi",
        "urls": ["https://baothu.example/bai.html"],
        "abstract": report.record.summary,
        "name_of_database": site.name,
        "accession_number": "a",
    }


def test_bibtex_holds_the_whole_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Nguyễn Văn Đạt - Ban Thời sự")
    assert read_bibtex(report, site) == {
        "key": "a",
        "entrysubtype": "newspaper",
        "title": "Đầu đề",
        "author": "Nguyễn, Văn Đạt and Ban Thời sự",
        "journaltitle": "Báo Thử",
        "location": "Sơn La",
        "date": "2023-03-21",
        "langid": "vietnamese",
        "url": "https://baothu.example/bai.html",
        "note": f"{site.name}, a",
    }


@pytest.mark.parametrize(("published", "parts", "ris", "bibtex"), DATES)
def test_dates_are_no_finer_than_known(
    published: str, parts: list[int], ris: str | None, bibtex: str,
    make_report: MakeReport, site: Site,
) -> None:  # fmt: skip
    report = dated(make_report, published)
    issued = read_csl(report, site)["issued"]
    assert issued["date-parts"] == [parts]
    assert issued.get("circa", False) == published.endswith("/..")
    entry = read_ris(report, site)
    assert (entry["year"], entry.get("date")) == (str(parts[0]), ris)
    assert read_bibtex(report, site, latex=False)["date"] == bibtex


def test_the_day_of_an_event_is_told_apart(make_report: MakeReport, site: Site) -> None:
    report = make_report(published="2022-12-29/..", date_basis="event", event_date="2022-12-29")
    assert read_ris(report, site)["custom1"] == "Sự kiện: 2022-12-29"
    assert read_csl(report, site)["event-date"] == {"date-parts": [[2022, 12, 29]]}
    assert "12-29" not in read_bibtex(report, site)["date"]


def test_signs_that_latex_reserves_arrive_as_written(make_report: MakeReport, site: Site) -> None:
    report = make_report(title=SPECIAL)
    text = to_bibtex(csl_item(report, site))
    assert r"50 \% \& \#1\_a \$x\$" in text
    assert text.count("{") == text.count("}")
    decoded = read_bibtex(report, site)["title"].replace("ˆ", "^")
    assert decoded.split() == SPECIAL.replace("{", "").split()
    assert read_ris(report, site)["title"] == read_csl(report, site)["title"] == SPECIAL


@given(title=st.text(alphabet="aĐ \"'%&#_${}~^\\@,=-", min_size=1).filter(str.strip))
def test_no_headline_breaks_a_citation_file(
    make_report: MakeReport, site: Site, title: str
) -> None:
    report = make_report(title=title)
    assert read_ris(report, site)["title"] == report.title
    assert read_csl(report, site)["title"] == report.title
    assert {"key", "title", "date", "url"} <= set(read_bibtex(report, site))


def test_a_body_is_never_cut_into_names(make_report: MakeReport, site: Site) -> None:
    report = make_report(byline="Nhóm phóng viên")
    assert read_csl(report, site)["author"] == [{"literal": "Nhóm phóng viên"}]
    assert "author = {{Nhóm phóng viên}}" in to_bibtex(csl_item(report, site))
    assert read_ris(report, site)["authors"] == ["Nhóm phóng viên"]


def test_what_is_not_known_is_left_out(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", source="Chưa rõ", source_basis="unknown", province="Chưa rõ",
        province_basis="unknown", url=None, url_note="Không rõ.",
    )  # fmt: skip
    assert not {"secondary_title", "place_published", "authors"} & set(read_ris(report, site))
    assert not {"journaltitle", "location", "author"} & set(read_bibtex(report, site))
    assert not {"container-title", "publisher-place", "author"} & set(read_csl(report, site))
    assert read_ris(report, site)["urls"] == [f"{site.url}/bai/a/"]


def test_the_two_sentences_cite_two_things(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Lê Mai", published="2023-03")
    published, held = cite_as_published(report), cite_as_held(report, site)
    assert published == ("Lê Mai. “Đầu đề”. Báo Thử, tháng 3/2023. https://baothu.example/bai.html")
    assert held == (
        "“Đầu đề”. Bản mô tả trong Lưu trữ thử, mã a, cập nhật 22/11/2026."
        " https://archive.example/luu-tru/bai/a/"
    )


def test_each_report_has_a_file_of_each_format(small_archive: Archive, site: Site) -> None:
    files = {file.path: file.content for file in emit(small_archive, site)}
    assert set(files) == {r.address + name for r in small_archive.reports for name, _, _ in FORMATS}
    for report in small_archive.reports:
        (entry,) = rispy.loads(files[report.address + "trich-dan.ris"].decode())
        assert entry["title"] == report.title
        lines = files[report.address + "trich-dan.ris"].split(b"\r\n")
        assert lines[0] == b"TY  - NEWS"
        assert lines[-2:] == [b"ER  - ", b""]


def test_withdrawn_reports_are_not_cited(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    assert list(emit(make_archive(make_report(status="withdrawn")), site)) == []
