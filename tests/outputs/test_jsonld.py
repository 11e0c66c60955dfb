"""schema.org descriptions: complete, no finer than known, safe inside a script element."""

import json
from typing import Any

import pytest
from lxml import html

from archives import MakeReport
from conftest import Build
from newsarchive.model.archive import Archive
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.metadata.jsonld import report_nodes


def nodes(report: Report, site: Site) -> tuple[dict[str, Any], dict[str, Any]]:
    webpage, article = json.loads(json.dumps(report_nodes(report, site)))
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


@pytest.mark.parametrize(
    ("published", "basis", "told"),
    [
        ("2022-12-29/..", "event", "2022-12-29/.."),
        ("2019", "inferred", "2019~"),
        ("2023-03", "page", "2023-03"),
    ],
)
def test_all_that_is_known_of_the_date_is_told_in_edtf(
    published: str, basis: str, told: str, make_report: MakeReport, site: Site
) -> None:
    _, article = nodes(make_report(published=published, date_basis=basis), site)
    assert article["http://purl.org/dc/terms/issued"]["@value"] == told


def test_seat_column_and_language_are_told(make_report: MakeReport, site: Site) -> None:
    _, article = nodes(make_report(source="Đài Mẫu", section="Thời sự", language="en"), site)
    assert article["publisher"]["location"] == {"@type": "Place", "name": "Sơn La"}
    assert (article["articleSection"], article["inLanguage"]) == ("Thời sự", "en")


def graph_of(small_site: Build, path: str) -> dict[str, Any]:
    page = html.document_fromstring(small_site.read(path))
    (script,) = page.xpath("//script[@type='application/ld+json']")
    graph = json.loads(script.text)
    assert graph["@context"] == "https://schema.org"
    return {node["@type"] if isinstance(node["@type"], str) else node["@type"][0]: node
            for node in graph["@graph"]}  # fmt: skip


def test_the_collection_that_records_are_part_of_is_defined_on_the_home_page(
    small_site: Build,
) -> None:
    home = graph_of(small_site, "index.html")
    record = graph_of(small_site, "bai/chong-dau/index.html")
    assert {"WebSite", "Collection"} <= set(home)
    assert record["WebPage"]["isPartOf"] == {"@id": home["Collection"]["@id"]}
    assert record["WebPage"]["breadcrumb"] == {"@id": record["BreadcrumbList"]["@id"]}
    steps = record["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["item"] == record["WebPage"]["@id"]


def test_the_data_page_describes_a_dataset_with_its_files(small_site: Build) -> None:
    dataset = graph_of(small_site, "du-lieu/index.html")["Dataset"]
    assert len(dataset["distribution"]) == 3
    for download in dataset["distribution"]:
        path = "du-lieu/" + download["contentUrl"].rpartition("/")[2]
        assert small_site.read(path)
        assert download["encodingFormat"] in ("application/json", "text/csv")
