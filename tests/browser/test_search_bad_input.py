"""Whatever a caller passes and whatever is wrong with the files: a result or a readable error."""

import json
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from browser.conftest import SITE_PATH
from browser.searching import ask, module_address, slugs
from conftest import SITE, SITEURL, Build
from newsarchive.content.loader import read_content
from newsarchive.model.archive import build_archive
from newsarchive.model.site import Site
from newsarchive.search.index import FOLDER, MANIFEST, emit

MISSING = r"(console: Failed to load resource.*|404: .*)"
READABLE = re.compile(r"[\w.-]+ (of|is missing from) the search index.*|.*search index.*|.*fetch.*")

QUERIES: list[Any] = [
    "", "   ", "…!?—", '"', '""', "-", '-"', '-""', "- -", "a" * 10_000, "hội nghị " * 1_200,
    "😀👩‍👩‍👧", "שלום عليكم", "<script>alert(1)</script>", "(a+)+$ [^b]*\\d{3} |", "\u0301",
    "a\u0301\u0302", "\x00", "\ufffe", "__proto__ constructor", "${x} {{y}} %s", None, 35, 3.5,
    True, [], ["hội"], {},
]  # fmt: skip
OPTIONS: list[Any] = [
    None, {}, {"filters": None}, {"filters": {}}, {"filters": {"province": None}},
    {"filters": {"province": ["khong-co"], "topic": [1, None], "cap": "x"}},
    {"filters": {"from": "2023-13", "to": "nay"}}, {"filters": {"from": None, "to": 2023}},
    {"sort": "sideways"}, {"sort": None}, {"offset": -5}, {"offset": "x"}, {"offset": 1e9},
    {"limit": -1}, {"limit": 0}, {"limit": None}, {"limit": "3"}, {"limit": 2.5},
]  # fmt: skip


@pytest.fixture
def copy_site(
    small_site: Build, tmp_path: Path, serve: Callable[[Path, str], str]
) -> Callable[[], tuple[Path, str]]:
    """A copy of the built site that a test may spoil: its index folder and its address."""

    def copy() -> tuple[Path, str]:
        root = Path(shutil.copytree(small_site.output, tmp_path / "site"))
        return root / FOLDER, serve(root, SITE_PATH)

    return copy


def test_odd_queries_and_options_get_a_result(
    open_page: Callable[..., Page], real_site: Build, real_address: str
) -> None:
    page = open_page(f"{real_address}du-lieu/")
    module = module_address(real_site, real_address, "index.js")
    calls = (
        [[query, {}] for query in QUERIES] + [["hội nghị", options] for options in OPTIONS] + [[]]
    )
    for call, answer in zip(calls, ask(page, module, real_address, calls), strict=True):
        assert "result" in answer, (call, answer)
        result = answer["result"]
        assert isinstance(result["total"], int), call
        assert len(result["hits"]) <= max(result["total"], 0), call
        assert result["facets"].keys() >= {"province", "source", "topic", "level", "year"}


def test_negative_offset_begins_at_the_beginning(
    open_page: Callable[..., Page], real_site: Build, real_address: str
) -> None:
    page = open_page(f"{real_address}du-lieu/")
    module = module_address(real_site, real_address, "index.js")
    calls = [["hội nghị", {"offset": offset}] for offset in (0, -5)]
    first, other = ask(page, module, real_address, calls)
    assert slugs(first["result"]) == slugs(other["result"])


@pytest.mark.parametrize(
    "damage", ["missing", "truncated", "empty", "another version", "no manifest", "cut manifest"]
)
def test_damaged_index_gives_an_error_that_can_be_read(
    damage: str,
    copy_site: Callable[[], tuple[Path, str]],
    open_page: Callable[..., Page],
    small_site: Build,
) -> None:
    index, address = copy_site()
    spoil(index, damage)
    page = open_page(f"{address}du-lieu/", allow=MISSING)
    module = module_address(small_site, address, "index.js")
    for answer in ask(page, module, address, [["hội nghị", {}], ["", {}]]):
        assert answer.get("isError"), answer
        assert READABLE.fullmatch(answer["error"]), answer


def spoil(index: Path, damage: str) -> None:
    manifest = index / "manifest.json"
    shards = list(index.glob("*.bin"))
    if damage == "missing":
        for shard in shards:
            shard.unlink()
    elif damage in ("truncated", "empty"):
        for shard in shards:
            shard.write_bytes(shard.read_bytes()[:5] if damage == "truncated" else b"")
    elif damage == "another version":
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"version": 99}))
    elif damage == "no manifest":
        manifest.unlink()
    else:
        manifest.write_bytes(manifest.read_bytes()[:40])


def test_truncated_answer_is_asked_for_again(
    open_page: Callable[..., Page], small_site: Build, small_address: str
) -> None:
    page = open_page(f"{small_address}du-lieu/")
    seen: set[str] = set()
    lock = threading.Lock()

    def cut_once(route: Route) -> None:
        with lock:
            again = route.request.url in seen
            seen.add(route.request.url)
        content = route.fetch().body()
        route.fulfill(body=content if again else content[:4])

    page.route("**/chi-muc/*.bin", cut_once)
    module = module_address(small_site, small_address, "index.js")
    (answer,) = ask(page, module, small_address, [["hội nghị", {}]])
    assert answer["result"]["total"] > 0
    assert seen


def test_new_publication_in_mid_session_is_noticed(
    copy_site: Callable[[], tuple[Path, str]], open_page: Callable[..., Page], small_site: Build
) -> None:
    index, address = copy_site()
    page = open_page(f"{address}du-lieu/", allow=MISSING)
    module = module_address(small_site, address, "index.js")
    ask(page, module, address, [["chỉ biết năm", {}]])
    publish(index, 1)
    (answer,) = ask(page, module, address, [["tuyên truyền hội nghị", {}]])
    assert answer["result"]["total"] <= 1


@pytest.mark.parametrize("count", [0, 1])
def test_index_of_hardly_any_records_answers(
    count: int,
    copy_site: Callable[[], tuple[Path, str]],
    open_page: Callable[..., Page],
    small_site: Build,
) -> None:
    index, address = copy_site()
    slug = publish(index, count)
    page = open_page(f"{address}du-lieu/")
    module = module_address(small_site, address, "index.js")
    queries = ["", "hội nghị", '"hội nghị"', "-hội", "hội ng", "zzzz", "35", "trung ương"]
    answers = ask(page, module, address, [[query, {}] for query in queries])
    assert all("result" in answer for answer in answers), answers
    assert slugs(answers[0]["result"]) == slug
    assert answers[5]["result"]["total"] == 0
    assert {answer["result"]["total"] for answer in answers} <= {0, count}


def publish(index: Path, count: int) -> list[str]:
    """Put the index of the newest reports in place of the one that is there."""
    whole = read_content(SITE).archive
    archive = build_archive(whole.reports[:count], whole.authorities)
    shutil.rmtree(index)
    index.mkdir()
    site = Site("Thử", "", SITEURL, "", "", "")
    for file in emit(archive, site):
        (index / file.path.removeprefix(FOLDER)).write_bytes(file.content)
    assert (index / MANIFEST.removeprefix(FOLDER)).is_file()
    return [report.slug for report in archive.reports]
