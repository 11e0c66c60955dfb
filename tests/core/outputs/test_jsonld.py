"""schema.org descriptions: complete, no finer than known, safe inside a script element."""

import json
from typing import Any

import pytest
from lxml import html

from conftest import Build
from core.conftest import MakeReport
from newsarchive.core.archive import Archive
from newsarchive.core.outputs.jsonld import report_graph
from newsarchive.core.report import Report
from newsarchive.core.site import Site


def nodes(report: Report, site: Site) -> tuple[dict[str, Any], dict[str, Any]]:
    graph = json.loads(json.dumps(report_graph(report, site)))
    assert graph["@context"] == "https://schema.org"
    webpage, article = graph["@graph"]
    return webpage, article


def test_page_and_report_are_two_linked_nodes(make_report: MakeReport, site: Site) -> None:
    webpage, article = nodes(make_report("a"), site)
    page = f"{site.url}/bai/a/"
    assert (webpage["@type"], webpage["@id"]) == ("WebPage", page)
    assert webpage["mainEntity"] == {"@id": article["@id"]} == {"@id": f"{page}#record"}
    assert webpage["isBasedOn"] == article["url"] == "https://baothu.example/bai.html"
    assert article["@type"] == ["NewsArticle", "ArchiveComponent"]


def test_a_full_record_is_described_in_full(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", byline="Nguyễn Văn Đạt - Ban Thời sự", archived_url="https://web.archive.org/web/1",
        event_date="2023-03", documents=[{"id": "35-nq-tw-2018"}, {"id": "13-kh-tu-son-la-2019"}],
        corrections=[{"date": "2026-12-05", "text": "Sửa tên."}],
    )  # fmt: skip
    webpage, article = nodes(report, site)
    assert webpage["dateModified"] == article["sdDatePublished"] == "2026-12-05"
    expected = {
        "headline": "Hội nghị của tỉnh",
        "datePublished": "2023-03-21",
        "inLanguage": "vi",
        "keywords": ["Hội nghị"],
        "identifier": "a",
        "archivedAt": "https://web.archive.org/web/1",
        "temporalCoverage": "2023-03",
        "publisher": {"@type": "Organization", "name": "Báo Thử"},
        "contentLocation": {"@type": "AdministrativeArea", "name": "Sơn La"},
        "sdPublisher": {"@type": "Organization", "name": site.name},
        "sdLicense": site.licence_url,
        "author": [
            {"@type": "Person", "name": "Nguyễn Văn Đạt"},
            {"@type": "Organization", "name": "Ban Thời sự"},
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": "Sửa tên.", "datePublished": "2026-12-05"}
        ],
        "mentions": [
            {"@type": "CreativeWork", "name": "Tăng cường bảo vệ nền tảng tư tưởng của Đảng"},
            {"@type": "CreativeWork", "name": "13-KH/TU"},
        ],
    }
    assert {name: article[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2023-03-21", "2023-03-21"),
        ("2023-03", "2023-03"),
        ("2023", "2023"),
        ("2022-12-29/..", "2022"),
    ],
)
def test_the_date_is_no_finer_than_known(
    published: str, told: str, make_report: MakeReport, site: Site
) -> None:
    assert nodes(make_report(published=published), site)[1]["datePublished"] == told


def test_the_day_of_an_event_is_not_the_day_of_publication(
    make_report: MakeReport, site: Site
) -> None:
    report = make_report(published="2022-12-29/..", date_basis="event", event_date="2022-12-29")
    _, article = nodes(report, site)
    assert (article["datePublished"], article["temporalCoverage"]) == ("2022", "2022-12-29")


def test_what_is_not_known_is_left_out(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        source="Chưa rõ", source_basis="unknown", province="Chưa rõ", province_basis="unknown",
        url=None, url_note="Không rõ.",
    )  # fmt: skip
    webpage, article = nodes(report, site)
    assert "isBasedOn" not in webpage
    assert not {"publisher", "contentLocation", "author", "url", "mentions"} & set(article)
    assert "Chưa rõ" not in json.dumps(article, ensure_ascii=False)


def test_every_built_page_carries_its_description_unharmed(
    small_site: Build, small_archive: Archive
) -> None:
    for report in small_archive.reports:
        page = html.document_fromstring(small_site.read(f"{report.address}index.html"))
        (script,) = page.xpath("//script[@type='application/ld+json']")
        article = json.loads(script.text)["@graph"][1]
        assert article["headline"] == report.title
        assert article["identifier"] == report.slug
