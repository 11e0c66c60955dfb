"""COinS: one for each entry of a list, read as OpenURL."""

from urllib.parse import parse_qsl

from lxml import html

from archives import MakeReport
from conftest import Build
from newsarchive.model.site import Site
from newsarchive.outputs.citations.citation import cite
from newsarchive.outputs.citations.coins import to_coins


def test_the_context_object_holds_the_citation(make_report: MakeReport, site: Site) -> None:
    report = make_report(
        "a", title="Đầu & đề=1", byline="Đặng Dự - Hoàng Trúc", source="Đài Mẫu", language="en",
        published="2022-12-29/..",
    )  # fmt: skip
    assert parse_qsl(to_coins(cite(report, site))) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", "Đầu & đề=1"),
        ("rft.source", "Đài Mẫu"),
        ("rft.place", "Sơn La"),
        ("rft.date", "2022~"),
        ("rft.au", "Đặng Dự,"),
        ("rft.au", "Hoàng Trúc,"),
        ("rft.language", "en"),
        ("rft.identifier", "https://baothu.example/bai.html"),
        ("rft.description", f"Bản mô tả: {site.url}/bai/a/"),
    ]


def test_each_entry_of_a_list_has_one_and_a_record_page_has_none(small_site: Build) -> None:
    for path, content in small_site.files().items():
        if path.endswith(".html"):
            page = html.document_fromstring(content)
            cards = page.xpath("//article[@class='card']")
            assert len(page.xpath("//span[@class='Z3988']")) == len(cards), path
            for card in cards:
                (span,) = card.xpath("./span[@class='Z3988']")
                (link,) = card.xpath(".//*[@class='card__title']/a/@href")
                described = dict(parse_qsl(span.get("title")))["rft.description"]
                assert described.endswith(link.lstrip("./")), path
