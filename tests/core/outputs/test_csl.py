"""CSL-JSON items: whole, and fit for a citation processor."""

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON

from core.conftest import MakeReport
from newsarchive.core.outputs.csl import csl_item
from newsarchive.core.site import Site


def test_csl_holds_the_whole_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report("a", title="Đầu đề", byline="Nguyễn Văn Đạt - Ban Thời sự")
    assert csl_item(report, site) == {
        "id": "a",
        "type": "article-newspaper",
        "title": "Đầu đề",
        "author": [{"family": "Nguyễn", "given": "Văn Đạt"}, {"literal": "Ban Thời sự"}],
        "container-title": "Báo Thử",
        "publisher-place": "Sơn La",
        "issued": {"date-parts": [[2023, 3, 21]]},
        "language": "vi",
        "URL": "https://baothu.example/bai.html",
        "abstract": report.record.summary,
        "keyword": "Hội nghị",
        "archive": site.name,
        "archive_location": "a",
    }


@pytest.mark.parametrize("published", ["2023-03-21", "2023-03", "2023", "2022-12-29/.."])
def test_a_citation_processor_prints_the_entry(
    published: str, make_report: MakeReport, site: Site
) -> None:
    items = [csl_item(make_report(published=published), site)]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatters.plain)
    bibliography.register(Citation([CitationItem("bai")]))
    printed = "".join(map(str, bibliography.bibliography()[0]))
    assert "Hội nghị của tỉnh" in printed
    assert "Báo Thử" in printed
    assert published[:4] in printed


def test_a_pen_name_is_not_divided(make_report: MakeReport, site: Site) -> None:
    assert csl_item(make_report(byline="T.SƠN"), site)["author"] == [{"literal": "T.SƠN"}]
