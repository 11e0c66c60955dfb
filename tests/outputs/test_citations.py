"""Citation files, read by the programs that readers use; the formats agree with each other."""

import json
from dataclasses import replace
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from archives import MakeArchive, MakeReport
from newsarchive.model.archive import Archive
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.citations.bibtex import to_bibtex
from newsarchive.outputs.citations.citation import cite
from newsarchive.outputs.citations.csl import to_csl_json
from newsarchive.outputs.citations.files import (
    FORMATS,
    cite_as_held,
    cite_as_published,
    emit,
)
from newsarchive.outputs.citations.ris import to_ris

SPECIAL = r"50 % & #1_a $x$ {ngoặc ~ ^ \ thử"
DATES = [
    ("2023-03-21", [2023, 3, 21], "2023/03/21/", "2023-03-21"),
    ("2023-03", [2023, 3], "2023/03//", "2023-03"),
    ("2023", [2023], None, "2023"),
    ("2022-12-29/..", [2022], None, "2022~"),
    ("2022-12/..", [2022], None, "2022~"),
    ("2022/..", [2022], None, "2022~"),
]
"""As recorded; CSL parts; RIS date; BibLaTeX date."""


def read_ris(report: Report, site: Site) -> dict[str, Any]:
    (entry,) = rispy.loads(to_ris(cite(report, site)))
    return entry


def read_bibtex(report: Report, site: Site, *, latex: bool = True) -> dict[str, str]:
    text = to_bibtex(cite(report, site))
    decoding = [LatexDecodingMiddleware()] if latex else []
    library = bibtexparser.parse_string(text, append_middleware=decoding)
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry.entry_type in ("article", "online")
    return {"key": entry.key} | {name: field.value for name, field in entry.fields_dict.items()}


def read_csl(report: Report, site: Site) -> dict[str, Any]:
    (item,) = json.loads(to_csl_json(cite(report, site)))
    return item


def dated(make_report: MakeReport, published: str) -> Report:
    return make_report(published=published, date_basis="event" if "/" in published else "page")


def test_ris_holds_the_whole_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Nguyễn Văn Đạt - Ban Thời sự")
    assert read_ris(report, site) == {
        "type_of_reference": "NEWS",
        "title": "Đầu đề",
        "keywords": ["Hội nghị", "Sơn La"],
        "authors": ["Nguyễn Văn Đạt", "Ban Thời sự"],
        "secondary_title": "Báo Thử",
        "year": "2023",
        "date": "2023/03/21/",
        "language": "vi",
        "urls": ["https://baothu.example/bai.html"],
        "access_date": "2026/11/22/",
        "abstract": report.record.summary,
        "name_of_database": site.name,
        "accession_number": f"{site.url}/bai/a/",
        "notes": [f"Bản mô tả: {site.url}/bai/a/"],
    }


def test_bibtex_holds_the_whole_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Nguyễn Văn Đạt - Ban Thời sự")
    assert read_bibtex(report, site) == {
        "key": "a",
        "entrysubtype": "newspaper",
        "title": "Đầu đề",
        "author": "Nguyễn Văn Đạt and Ban Thời sự",
        "journaltitle": "Báo Thử",
        "date": "2023-03-21",
        "language": "vietnamese",
        "langid": "vietnamese",
        "url": "https://baothu.example/bai.html",
        "urldate": "2026-11-22",
        "abstract": report.record.summary,
        "keywords": "Hội nghị, Sơn La",
        "addendum": f"Bản mô tả: {site.name}, {site.url}/bai/a/",
        "annote": f"Bản mô tả: {site.name}, {site.url}/bai/a/",
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
    year = f"{parts[0]}~" if published.endswith("/..") else str(parts[0])
    assert (entry["year"], entry.get("date")) == (year, ris)
    assert read_bibtex(report, site, latex=False)["date"] == bibtex


def test_the_day_of_an_event_is_told_apart(make_report: MakeReport, site: Site) -> None:
    report = make_report(published="2022-12-29/..", date_basis="event", event_date="2022-12-29")
    assert "Đăng không sớm hơn 29/12/2022." in read_ris(report, site)["notes"]
    assert read_csl(report, site)["event-date"] == {"date-parts": [[2022, 12, 29]]}
    assert "12-29" not in read_bibtex(report, site)["date"]


def test_signs_that_latex_reserves_arrive_as_written(make_report: MakeReport, site: Site) -> None:
    report = make_report(title=SPECIAL)
    text = to_bibtex(cite(report, site))
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
    assert "author = {{Nhóm phóng viên}}" in to_bibtex(cite(report, site))
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


@pytest.mark.parametrize("title", ["Giữ “trận địa” và “nền tảng”", 'Giữ "trận địa" và "nền tảng"'])
def test_quotation_marks_inside_quotation_marks_are_single(
    make_report: MakeReport, site: Site, title: str
) -> None:
    report = make_report(title=title)
    for sentence in (cite_as_published(report), cite_as_held(report, site)):
        assert "“Giữ ‘trận địa’ và ‘nền tảng’”" in sentence


def test_each_report_has_a_file_of_each_format(small_archive: Archive, site: Site) -> None:
    files = {file.path: file.content for file in emit(small_archive, site)}
    assert set(files) == {
        r.address + name
        for r in (*small_archive.reports, *small_archive.withdrawn)
        for name, _, _ in FORMATS
    }
    for report in small_archive.reports:
        (entry,) = rispy.loads(files[report.address + "trich-dan.ris"].decode())
        assert entry["title"] == report.title
        lines = files[report.address + "trich-dan.ris"].split(b"\r\n")
        assert lines[0] == b"TY  - NEWS"
        assert lines[-2:] == [b"ER  - ", b""]


def test_an_inferred_date_is_about_right_in_every_format(
    make_report: MakeReport, site: Site
) -> None:
    report = make_report(published="2021-11", date_basis="inferred", date_note="Theo số báo.")
    assert read_csl(report, site)["issued"] == {"date-parts": [[2021, 11]], "circa": True}
    entry = read_ris(report, site)
    assert (entry["year"], entry.get("date")) == ("2021-11~", None)
    assert read_bibtex(report, site, latex=False)["date"] == "2021-11~"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Đặng Dự - Hoàng Trúc", ["Đặng Dự", "Hoàng Trúc"]),
        ("Bế Thị Trang", ["Bế Thị Trang"]),
        ("T.SƠN", ["T.SƠN"]),
        ("Nhóm phóng viên", ["Nhóm phóng viên"]),
    ],
)
def test_names_are_whole_in_every_format(
    byline: str, names: list[str], make_report: MakeReport, site: Site
) -> None:
    report = make_report(byline=byline)
    assert read_csl(report, site)["author"] == [{"literal": name} for name in names]
    assert read_ris(report, site)["authors"] == names
    wanted = " and ".join(f"{{{name}}}" for name in names)
    assert f"  author = {{{wanted}}}," in to_bibtex(cite(report, site))


def test_the_place_is_the_seat_of_the_publisher(make_report: MakeReport, site: Site) -> None:
    seated = make_report(source="Đài Mẫu", province="Hà Giang")
    assert read_ris(seated, site)["place_published"] == "Sơn La"
    assert read_csl(seated, site)["publisher-place"] == "Sơn La"
    assert "location" not in read_bibtex(seated, site)


def test_language_and_column_are_those_of_the_report(make_report: MakeReport, site: Site) -> None:
    report = make_report(language="en", section="Xây dựng Đảng")
    assert read_ris(report, site)["language"] == read_csl(report, site)["language"] == "en"
    assert read_csl(report, site)["section"] == "Xây dựng Đảng"
    assert "SE  - Xây dựng Đảng\r\n" in to_ris(cite(report, site))
    entry = read_bibtex(report, site)
    assert entry["language"] == entry["langid"] == "english"
    assert "Báo Thử, mục Xây dựng Đảng, 21/3/2023." in cite_as_published(report)


def test_first_publisher_and_corrections_are_told(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", republished_from="Báo Khác", event_date="2023-03-20",
        corrections=[{"date": "2026-11-24", "text": "Sửa tên."}],
    )  # fmt: skip
    told = "Sự kiện: 20/3/2023. Đăng lại từ: Báo Khác. Đính chính 24/11/2026: Sửa tên."
    pointer = f"Bản mô tả: {site.url}/bai/a/"
    assert read_ris(report, site)["notes"] == [pointer, told]
    assert read_csl(report, site)["note"].replace("\n", " ") == f"{pointer} {told}"
    assert told.rstrip(".") in read_bibtex(report, site)["annote"]


def test_no_keyword_is_cut_at_its_commas(make_report: MakeReport, site: Site) -> None:
    topic = "Hội nghị, sơ kết, tổng kết"
    citation = replace(cite(make_report(), site), keywords=(topic, "Sơn La"))
    (entry,) = rispy.loads(to_ris(citation))
    assert entry["keywords"] == [topic, "Sơn La"]
    assert "  keywords = {Hội nghị – sơ kết – tổng kết, Sơn La},\n" in to_bibtex(citation)
    (alone,) = rispy.loads(to_ris(replace(citation, keywords=(topic,))))
    assert alone["keywords"] == ["Hội nghị – sơ kết – tổng kết"]


def test_straight_quotes_and_odd_addresses_do_not_reach_latex(
    make_report: MakeReport, site: Site
) -> None:
    report = make_report(
        title='"Thế trận" và (" lòng dân") "', url="https://baothu.example/S(a)/bài?a=1%20b&c=_~"
    )
    text = to_bibtex(cite(report, site))
    assert '"' not in text
    assert "{{“Thế trận” và (“ lòng dân”) “}}" in text
    assert "url = {https://baothu.example/S(a)/b%C3%A0i?a=1%20b&c=_~}" in text


def test_a_report_of_an_unknown_publisher_is_cited_as_an_online_text(
    make_report: MakeReport, site: Site
) -> None:
    report = make_report(source="Chưa rõ", source_basis="unknown")
    assert to_bibtex(cite(report, site)).startswith("@online{bai,")
    assert "entrysubtype" not in read_bibtex(report, site)


def test_a_withdrawn_report_is_cited_as_such(
    make_report: MakeReport, make_archive: MakeArchive, site: Site
) -> None:
    reason = [{"date": "2026-11-25", "text": "Mô tả nhầm bài khác."}]
    report = make_report("rut", status="withdrawn", byline="Lê Mai", corrections=reason)
    files = {f.path: f.content.decode() for f in emit(make_archive(report), site)}
    assert set(files) == {report.address + name for name, _, _ in FORMATS}
    for text in files.values():
        assert "Đã rút: Hội nghị của tỉnh" in text
        assert "Bản mô tả đã được rút ngày 25/11/2026. Lý do: Mô tả nhầm bài khác" in text
        assert "baothu.example" not in text
        assert report.record.summary not in text
