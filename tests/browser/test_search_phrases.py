"""Exact phrases in archives where more reports seem to have them than can be read."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.searching import ask, module_address, slugs
from conftest import SITE, SITEURL, Build
from newsarchive.content.loader import read_content
from newsarchive.model.archive import Archive, build_archive
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.search import forward_index as splits
from newsarchive.search.index import FOLDER, emit

PHRASE = '"một hai ba"'
HOLDING, SEEMING = "một hai ba", "một hai, hai ba, một"
"""Both hold the pairs of the phrase, and only the first the phrase."""


@pytest.fixture
def search(
    small_site: Build,
    tmp_path: Path,
    serve: Callable[[Path, str], str],
    open_page: Callable[..., Page],
) -> Callable[[list[str]], dict[str, Any]]:
    """Asks for the phrase where reports have such notes; results with one of each at the top."""

    def search(notes: list[str]) -> dict[str, Any]:
        root = Path(shutil.copytree(small_site.output, tmp_path / "site"))
        shutil.rmtree(root / FOLDER)
        for file in emit(archive_of(notes), Site("Thử", "", SITEURL, "", "", "")):
            path = root / file.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.content)
        address = serve(root, "/")
        page = open_page(f"{address}du-lieu/")
        module = module_address(small_site, address, "index.js")
        (answer,) = ask(page, module, address, [[PHRASE, {"limit": 1000}]])
        found: dict[str, Any] = answer["result"]
        return found

    return search


def archive_of(notes: list[str]) -> Archive:
    whole = read_content(SITE).archive

    def report(number: int, note: str) -> Report:
        record = whole.reports[0].record.model_copy(
            update={"slug": f"bai-{number:03}", "note": note}
        )
        return replace(whole.reports[0], record=record)

    return build_archive([report(*entry) for entry in enumerate(notes)], whole.authorities)


def test_reports_of_sixty_files_are_all_verified(
    search: Callable[[list[str]], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splits, "_WORDS", 1)  # so each report has a file of its own
    result = search([*[SEEMING] * 30, HOLDING, *[SEEMING] * 29])
    assert slugs(result) == ["bai-030"]
    assert result["notes"]["unverified"] == 0


def test_of_more_files_the_first_are_read_and_the_rest_is_believed(
    search: Callable[[list[str]], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splits, "_WORDS", 1)
    result = search([SEEMING] * 61)
    assert result["total"] == result["notes"]["unverified"] == 61 - 25


def test_reports_that_share_files_are_all_verified(
    search: Callable[[list[str]], dict[str, Any]],
) -> None:
    result = search([*[SEEMING] * 150, HOLDING, *[SEEMING] * 50])
    assert slugs(result) == ["bai-150"]
    assert result["notes"]["unverified"] == 0
