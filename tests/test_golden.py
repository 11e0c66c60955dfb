"""Finished files of the small site, byte for byte; ``make golden`` accepts what is built now."""

import difflib
import re
from pathlib import Path

import pytest

from conftest import Build

GOLDEN = Path(__file__).parent / "golden"
CURE = "If this change is meant, accept it: make golden"

FILES = [
    "404.html",
    "bai/chi-biet-thang/index.html",
    "bai/dau-de-cua-luu-tru/trich-dan.bib",
    "bai/dau-de-cua-luu-tru/trich-dan.json",
    "bai/dau-de-cua-luu-tru/trich-dan.ris",
    "du-lieu/luu-tru-35-so-lieu.csv",
    "du-lieu/luu-tru-35.csv",
    "du-lieu/luu-tru-35.json",
    "feeds/tat-ca.atom.xml",
    "feeds/tinh/son-la.atom.xml",
    "index.html",
    "robots.txt",
    "sitemap.xml",
    "tinh/ha-giang/index.html",
]


@pytest.mark.parametrize("path", FILES)
def test_output_is_as_accepted(
    path: str, small_site: Build, request: pytest.FixtureRequest
) -> None:
    built = without_hashes((small_site.output / path).read_bytes())
    golden = GOLDEN / path
    if request.config.getoption("--refresh-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(built)
    expected = golden.read_bytes() if golden.is_file() else b""
    if built != expected:
        pytest.fail(f"{CURE}\n{difference(expected, built, path)}", pytrace=False)


def without_hashes(content: bytes) -> bytes:
    """Names of style sheets and scripts follow their content, which is not tested here."""
    content = re.sub(rb"theme/main\.[0-9a-f]{10}\.css", b"theme/main.HASH.css", content)
    return re.sub(rb"theme/js-[0-9a-f]{10}/", b"theme/js-HASH/", content)


def difference(expected: bytes, built: bytes, path: str) -> str:
    lines = [text.decode().splitlines() for text in (expected, built)]
    return "\n".join(
        difflib.unified_diff(*lines, f"tests/golden/{path}", f"built {path}", lineterm="")
    )


def test_nothing_else_is_kept() -> None:
    kept = {f.relative_to(GOLDEN).as_posix() for f in GOLDEN.rglob("*") if f.is_file()}
    assert kept == {*FILES, ".gitattributes"}
