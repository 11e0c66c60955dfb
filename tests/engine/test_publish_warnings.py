"""``make publish``: what must be mended first, and what it warns of."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ARCHIVE, ROOT, SITE
from newsarchive.engine.publish_warnings import find_placeholders
from newsarchive.model.site import Site
from preview.serving import replace


def publish(content: Path, site_url: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            "make", "--no-print-directory", "publish", f"CONTENT={content}",
            f"OUTPUT={content.parent / 'output'}", f"SITEURL={site_url}",
        ],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "contact", "warned"),
    [
        ("https://luutru.vn/35", "bien-tap@luutru.vn", []),
        ("https://a.github.io/luu-tru", "ai.do@gmail.com", []),
        ("https://examples.vn", "a@example.vn", []),
        ("http://localhost:8000", "a@b.vn", ["SITEURL"]),
        ("http://127.0.0.1", "a@b.vn", ["SITEURL"]),
        ("http://[::1]:8000", "a@b.vn", ["SITEURL"]),
        ("https://example.org/luu-tru", "a@b.vn", ["SITEURL"]),
        ("https://luu-tru.example", "bien-tap@luu-tru-35.example", ["SITEURL", "contact"]),
        ("https://luutru.vn", "A@LUU-TRU.EXAMPLE", ["contact"]),
        ("https://luutru.vn", "0123 456 789", ["contact"]),
        ("https://luutru.vn", "a@localhost", ["contact"]),
    ],
)
def test_settings_that_serve_no_reader_are_found(url: str, contact: str, warned: list[str]) -> None:
    site = Site(**{**ARCHIVE, "url": url, "contact": contact})
    assert [sentence.split()[0] for sentence in find_placeholders(site)] == warned


def test_publishing_warns_and_a_plain_build_does_not(content: Path) -> None:
    result = publish(content, "https://archive.example", GITHUB_ACTIONS="true")
    assert result.returncode == 0, result.stderr
    *_, last = result.stderr.splitlines()
    assert last.startswith("WARNING: not ready for readers: ")
    assert "SITEURL is 'https://archive.example', where no reader finds the site" in result.stderr
    assert "::warning title=Not ready for readers::SITEURL is" in result.stdout
    assert (content.parent / "output/index.html").is_file()


def test_what_the_check_calls_an_error_is_not_published(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    replace(
        content / "articles/2023/chi-biet-thang.md",
        "title: ",
        "officials:\n  - name: Họ và tên\n    role: Chức vụ như bài ghi\ntitle: ",
    )
    result = publish(content, "https://luutru.vn")
    assert result.returncode == 2
    assert "officials[1].name: still has 'Họ và tên' of the template" in result.stderr
    assert "Not published: mend the errors above first." in result.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("url", ["https://a.vn/?a=1", "https://u:p@a.vn", "https://a b.vn", "a.vn"])
def test_an_address_where_no_site_can_stand_is_refused_with_a_sentence(
    content: Path, url: str
) -> None:
    result = publish(content, url)
    assert result.returncode == 2
    assert result.stderr.splitlines()[0].startswith(f"Not published: SITEURL is '{url}' — ")
    assert result.stdout == ""
    assert not (content.parent / "output").exists()
