"""What ``openIndex`` answers, held against a count by hand over the data that the site offers."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.searching import Search, module_address, searcher, slugs
from conftest import ROOT, Build

Row = dict[str, Any]
EVERYTHING = {"limit": 1000}


@pytest.fixture
def search(open_page: Callable[..., Page], real_site: Build, real_address: str) -> Search:
    page = open_page(f"{real_address}du-lieu/")
    return searcher(page, module_address(real_site, real_address, "index.js"), real_address)


@pytest.fixture(scope="module")
def rows(real_site: Build) -> dict[str, Row]:
    """The records of the CSV at /du-lieu/, by slug, with names as slugs."""
    table = csv.DictReader(io.StringIO(real_site.read("du-lieu/luu-tru-35.csv").lstrip("\ufeff")))
    text = (ROOT / "content/data/provinces.csv").read_text("utf-8")
    provinces = csv.DictReader(io.StringIO(text))
    province_slugs = {province["name"]: province["slug"] for province in provinces}
    return {
        row["slug"]: row
        | {
            "province": province_slugs[row["province"]],
            "topics": row["topics"].split(" | "),
            "months": months_of(row["published"]),
        }
        for row in table
    }


def months_of(published: str) -> tuple[str, str]:
    """First and last month that a date may lie in."""
    day = published.removesuffix("/..")
    return (f"{day}-01", f"{day}-12") if len(day) == 4 else (day[:7], day[:7])


def those(rows: dict[str, Row], test: Callable[[Row], bool]) -> set[str]:
    return {slug for slug, row in rows.items() if test(row)}


def counts(result: dict[str, Any], dimension: str) -> dict[str, int]:
    return {facet["key"]: facet["count"] for facet in result["facets"][dimension]}


def test_hit_tells_what_a_list_shows(search: Search, real_site: Build) -> None:
    result = search('"Lương Nguyễn Minh Triết"')
    assert result["total"] == 1
    (hit,) = result["hits"]
    assert {"url", "title", "score", "date", "source", "province", "excerpt"} <= hit.keys()
    assert (real_site.output / hit["url"] / "index.html").is_file()
    assert hit["title"] in real_site.read(hit["url"] + "index.html")
    assert hit["score"] > 0


def test_empty_query_finds_all_newest_first(search: Search, real_site: Build) -> None:
    lists = real_site.output.glob("bai/trang-*/index.html")
    pages = sorted(lists, key=lambda page: int(page.parent.name.removeprefix("trang-")))
    texts = [real_site.read("bai/index.html"), *(page.read_text("utf-8") for page in pages)]
    order = [
        slug
        for text in texts
        for slug in re.findall(r'card__title"><a href="[./]*bai/([^/]+)/"', text)
    ]
    assert slugs(search("", **EVERYTHING)) == order
    assert slugs(search("", sort="newest", **EVERYTHING)) == order
    assert slugs(search("", sort="oldest", **EVERYTHING)) == order[::-1]
    found = slugs(search("hội nghị", sort="newest", **EVERYTHING))
    assert found == [slug for slug in order if slug in set(found)]


def test_pages_of_results_follow_each_other(search: Search) -> None:
    whole = search("hội nghị", **EVERYTHING)
    pages = [search("hội nghị", offset=offset, limit=7) for offset in range(0, 28, 7)]
    assert {page["total"] for page in pages} == {whole["total"]}
    assert [slug for page in pages for slug in slugs(page)] == slugs(whole)[:28]
    scores = [hit["score"] for hit in whole["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert len(search("hội nghị")["hits"]) == 20
    assert search("hội nghị", offset=5000)["hits"] == []


def test_facets_equal_the_counts_of_the_data(search: Search, rows: dict[str, Row]) -> None:
    result = search("", limit=0)
    assert result["hits"] == []
    assert counts(result, "province") == Counter(row["province"] for row in rows.values())
    assert counts(result, "level") == Counter(row["level"] for row in rows.values())
    assert counts(result, "topic") == Counter(t for row in rows.values() for t in row["topics"])
    names = Counter(row["source"] for row in rows.values())
    assert {f["name"]: f["count"] for f in result["facets"]["source"]} == names
    years = Counter(row["published"][:4] for row in rows.values())
    assert counts(result, "year") == years
    months = Counter(row["published"][:7] for row in rows.values() if "-" in row["published"])
    assert counts(result, "month") == months


def test_facets_follow_the_query_and_the_other_filters(
    search: Search, rows: dict[str, Row]
) -> None:
    found = search("tập huấn", filters={"province": ["lao-cai"]}, **EVERYTHING)
    unfiltered = search("tập huấn", **EVERYTHING)
    matching = set(slugs(unfiltered))
    assert set(slugs(found)) == those(rows, lambda row: row["province"] == "lao-cai") & matching
    assert counts(found, "province") == Counter(rows[slug]["province"] for slug in matching)
    topics = Counter(topic for slug in slugs(found) for topic in rows[slug]["topics"])
    assert counts(found, "topic") == topics


def filters_and_tests() -> Iterator[tuple[dict[str, Any], Callable[[Row], bool]]]:
    yield {"province": ["son-la", "lao-cai"]}, lambda r: r["province"] in ("son-la", "lao-cai")
    yield {"province": "son-la"}, lambda r: r["province"] == "son-la"
    yield {"topic": ["tap-huan"]}, lambda r: "tap-huan" in r["topics"]
    yield {"level": ["school", "press"]}, lambda r: r["level"] in ("school", "press")
    yield (
        {"level": ["district"], "topic": ["hoi-nghi", "doi-thoai"], "from": "2021"},
        lambda r: (
            r["level"] == "district"
            and bool({"hoi-nghi", "doi-thoai"} & {*r["topics"]})
            and r["months"][1] >= "2021-01"
        ),
    )
    yield {"from": "2022-10"}, lambda r: r["months"][1] >= "2022-10"
    yield {"to": "2020-05"}, lambda r: r["months"][0] <= "2020-05"
    for month in range(1, 13):
        only = f"2023-{month:02}"
        yield (
            {"from": only, "to": only},
            lambda r, only=only: r["months"][0] <= only <= r["months"][1],
        )
    yield {"from": "2022", "to": "2022"}, lambda r: r["published"][:4] == "2022"
    yield {"province": []}, lambda r: True  # noqa: ARG005
    yield {"province": ["khong-co"]}, lambda r: False  # noqa: ARG005
    yield {"from": "2024-05", "to": "2023-01"}, lambda r: False  # noqa: ARG005


def test_filters_pass_what_the_data_says(search: Search, rows: dict[str, Row]) -> None:
    for filters, test in filters_and_tests():
        result = search("", filters=filters, **EVERYTHING)
        assert set(slugs(result)) == those(rows, test), filters
        assert result["total"] == len(result["hits"])


def test_date_of_known_year_matches_each_of_its_months(
    search: Search, rows: dict[str, Row]
) -> None:
    year_only = those(rows, lambda row: row["published"] == "2023")
    open_interval = those(rows, lambda row: row["published"] == "2023-03-31/..")
    assert year_only
    assert open_interval
    march = set(slugs(search("", filters={"from": "2023-03", "to": "2023-03"}, **EVERYTHING)))
    april = set(slugs(search("", filters={"from": "2023-04", "to": "2023-04"}, **EVERYTHING)))
    assert year_only <= march & april
    assert open_interval <= march - april
