"""Small archives made in memory: ``make_archive(make_report("a"), make_report("b", …))``."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import SITE, SITEURL
from newsarchive.content.authorities import read_authorities
from newsarchive.content.linking import link
from newsarchive.content.loader import read_content
from newsarchive.content.prose import render_account
from newsarchive.model.archive import Archive, build_archive
from newsarchive.model.authority import Authorities
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.record import Record
from newsarchive.model.report import Report
from newsarchive.model.site import Site

MakeReport = Callable[..., Report]
MakeArchive = Callable[..., Archive]

PLAIN = {
    "title": "Hội nghị của tỉnh",
    "title_basis": "page",
    "published": "2023-03-21",
    "date_basis": "page",
    "added": "2026-11-22",
    "province": "Sơn La",
    "level": "province",
    "source": "Báo Thử",
    "url": "https://baothu.example/bai.html",
    "topics": ["hoi-nghi"],
    "basis": "excerpt",
    "summary": "Theo bài, hội nghị của tỉnh điểm lại việc đã làm trong năm.",
}


@pytest.fixture(scope="session")
def authorities() -> Authorities:
    """The names that the small site knows."""
    found, problems = read_authorities(SITE)
    assert problems == []
    return found


@pytest.fixture(scope="session")
def make_report(authorities: Authorities) -> MakeReport:
    """``make_report(slug, account=…, field=value, …)``: a plain report, changed where told."""

    def make(slug: str = "bai", account: str = "", **fields: Any) -> Report:
        record = Record.model_validate(PLAIN | {"slug": slug} | fields)
        digest = fingerprint(record, account)
        (report,) = link([(record, digest, lambda: render_account(account))], authorities)
        return report

    return make


@pytest.fixture(scope="session")
def make_archive(authorities: Authorities) -> MakeArchive:
    """``make_archive(report, …)``."""
    return lambda *reports: build_archive(reports, authorities)


@pytest.fixture(scope="session")
def small_archive() -> Archive:
    """The records of ``tests/site``."""
    return read_content(SITE).archive


@pytest.fixture(scope="session")
def site() -> Site:
    """A site that stands in a sub-path."""
    return Site(
        name="Lưu trữ thử",
        tagline="Một dòng",
        url=SITEURL,
        contact="ban@archive.example",
        licence_name="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )
