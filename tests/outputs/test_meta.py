"""Meta tags: the set that was tried with Zotero's own translators (INTEROP, section 1)."""

import pytest
from lxml import html

from archives import MakeReport
from conftest import Build
from newsarchive.model.archive import Archive
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.metadata.meta_tags import report_meta


def values(report: Report, site: Site, key: str) -> list[str]:
    return [meta.content for meta in report_meta(report, site) if meta.key == key]


def test_a_full_record_has_the_whole_block(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", title="Đầu đề", byline="Nguyễn Văn Đạt - T.SƠN", topics=["hoi-nghi", "cuoc-thi"]
    )
    assert [(meta.kind, meta.key, meta.content) for meta in report_meta(report, site)] == [
        ("name", "dcterms.type", "newspaperArticle"),
        ("name", "citation_title", "Đầu đề"),
        ("name", "citation_author", "Nguyễn Văn Đạt,"),
        ("name", "citation_author", "T.SƠN,"),
        ("name", "citation_publication_date", "2023/03/21"),
        ("name", "citation_language", "vi"),
        ("name", "citation_public_url", "https://baothu.example/bai.html"),
        ("name", "prism.publicationName", "Báo Thử"),
        ("name", "dcterms.spatial", "Sơn La"),
        ("name", "dcterms.identifier", "a"),
        ("name", "eprints.abstract", report.record.summary),
        ("name", "dcterms.rights", "Mô tả: CC BY 4.0. Đầu đề và bài gốc: của nơi đăng."),
        ("name", "citation_keywords", "Hội nghị"),
        ("name", "citation_keywords", "Cuộc thi"),
        ("name", "citation_keywords", "Sơn La"),
        ("name", "z:archive", site.name),
        ("name", "z:archiveLocation", f"{site.url}/bai/a/"),
        ("name", "z:extra", f"Bản mô tả: {site.url}/bai/a/"),
        ("property", "article:published_time", "2023-03-21"),
        ("property", "article:modified_time", "2026-11-22"),
    ]


@pytest.mark.parametrize(
    ("published", "slashed", "iso"),
    [
        ("2024-06-10", "2024/06/10", "2024-06-10"),
        ("2023-10", "2023/10", "2023-10"),
        ("2023", "2023", "2023"),
        ("2022-12-29/..", "2022~", None),
        ("2022-12/..", "2022~", None),
    ],
)
def test_dates_are_no_finer_than_known(
    published: str, slashed: str, iso: str | None, make_report: MakeReport, site: Site
) -> None:
    report = make_report(published=published)
    assert values(report, site, "citation_publication_date") == [slashed]
    assert values(report, site, "article:published_time") == ([iso] if iso else [])


def test_names_end_with_a_comma_so_that_they_stay_whole(
    make_report: MakeReport, site: Site
) -> None:
    both = make_report(byline="Ban Thời sự - Lê Mai")
    assert values(both, site, "citation_author") == ["Ban Thời sự,", "Lê Mai,"]


def test_place_column_and_language_are_the_publishers(make_report: MakeReport, site: Site) -> None:
    report = make_report(source="Đài Mẫu", province="Hà Giang", section="Thời sự", language="en")
    assert values(report, site, "eprints.place_of_pub") == ["Sơn La"]
    assert values(report, site, "dcterms.spatial") == ["Hà Giang"]
    assert values(report, site, "article:section") == ["Thời sự"]
    assert values(report, site, "citation_language") == ["en"]


def test_what_is_not_known_is_left_out(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", source="Chưa rõ", source_basis="unknown", province="Trung ương", level="central",
        url=None, url_note="Không rõ.",
    )  # fmt: skip
    keys = {meta.key for meta in report_meta(report, site)}
    assert not keys & {"prism.publicationName", "eprints.place_of_pub", "dcterms.spatial"}
    assert values(report, site, "citation_public_url") == [f"{site.url}/bai/a/"]


def test_built_pages_hold_the_block_and_nothing_that_misleads_zotero(
    small_site: Build, small_archive: Archive, site: Site
) -> None:
    harmful = {"citation_journal_title", "dcterms.coverage"}
    for report in small_archive.reports:
        page = html.document_fromstring(small_site.read(f"{report.address}index.html"))
        tags = {
            (tag.get("name") or tag.get("property"), tag.get("content"))
            for tag in page.iter("meta")
        }
        wanted = {(m.key, m.content) for m in report_meta(report, site)}
        assert {(k, v) for k, v in wanted if k not in ("dcterms.rights", "z:archive")} <= tags
        assert not harmful & {name for name, _ in tags}
        assert ("og:type", "article") in tags
        assert page.get("prefix") is None
        assert page.xpath("//*[contains(@class, 'byline')]") == []
