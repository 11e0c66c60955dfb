"""Meta tags: the set that was tried with Zotero's own translators (INTEROP, section 1)."""

import pytest
from lxml import html

from conftest import Build
from core.conftest import MakeReport
from newsarchive.core.archive import Archive
from newsarchive.core.outputs.meta import report_meta
from newsarchive.core.report import Report
from newsarchive.core.site import Site


def values(report: Report, site: Site, key: str) -> list[str]:
    return [meta.content for meta in report_meta(report, site) if meta.key == key]


def test_a_full_record_has_the_whole_block(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", title="Đầu đề", byline="Nguyễn Văn Đạt - T.SƠN", topics=["hoi-nghi", "cuoc-thi"]
    )
    assert [(meta.kind, meta.key, meta.content) for meta in report_meta(report, site)] == [
        ("name", "dcterms.type", "newspaperArticle"),
        ("name", "citation_title", "Đầu đề"),
        ("name", "citation_author", "Nguyễn, Văn Đạt"),
        ("name", "citation_author", "T.SƠN"),
        ("name", "citation_publication_date", "2023/03/21"),
        ("name", "citation_language", "vi"),
        ("name", "citation_public_url", "https://baothu.example/bai.html"),
        ("name", "prism.publicationName", "Báo Thử"),
        ("name", "eprints.place_of_pub", "Sơn La"),
        ("name", "dcterms.spatial", "Sơn La"),
        ("name", "dcterms.identifier", "a"),
        ("name", "dcterms.rights", "Mô tả: CC BY 4.0. Đầu đề và bài gốc: của nơi đăng."),
        ("name", "citation_keywords", "Hội nghị"),
        ("name", "citation_keywords", "Cuộc thi"),
        ("property", "article:published_time", "2023-03-21"),
        ("property", "article:modified_time", "2026-11-22"),
        ("property", "article:section", "Sơn La"),
    ]


@pytest.mark.parametrize(
    ("published", "slashed", "iso"),
    [
        ("2024-06-10", "2024/06/10", "2024-06-10"),
        ("2023-10", "2023/10", "2023-10"),
        ("2023", "2023", "2023"),
        ("2022-12-29/..", "2022", "2022"),
        ("2022-12/..", "2022", "2022"),
    ],
)
def test_dates_are_no_finer_than_known(
    published: str, slashed: str, iso: str, make_report: MakeReport, site: Site
) -> None:
    report = make_report(published=published)
    assert values(report, site, "citation_publication_date") == [slashed]
    assert values(report, site, "article:published_time") == [iso]


def test_a_body_is_not_offered_as_an_author(make_report: MakeReport, site: Site) -> None:
    assert values(make_report(byline="Ban Thời sự"), site, "citation_author") == []
    both = make_report(byline="Ban Thời sự - Lê Mai")
    assert values(both, site, "citation_author") == ["Lê, Mai"]


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
        assert {(k, v) for k, v in wanted if k != "dcterms.rights"} <= tags
        assert not harmful & {name for name, _ in tags}
        assert ("og:type", "article") in tags
        assert page.get("prefix") is None
        assert page.xpath("//*[contains(@class, 'byline')]") == []
