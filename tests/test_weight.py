"""Pages are light: what a reader's line carries, compressed, with the style sheet."""

import gzip
from pathlib import Path

import pytest

from built_page import BuiltPage, read_pages
from conftest import Build

RECORD_LIMIT = 30 * 1024
OTHER_LIMIT = 60 * 1024
SHOWN = 5


@pytest.fixture(scope="module")
def weights(real_site: Build) -> list[tuple[int, bool, BuiltPage]]:
    """Bytes of each page with its style sheet, whether it is a record's, and the page."""
    sizes: dict[str, int] = {}
    found = []
    for page in read_pages(real_site.output).values():
        weight = compressed(page.source)
        for link in page.texts("//link[@rel='stylesheet']/@href"):
            name = Path(link).name
            if name not in sizes:
                sizes[name] = compressed((real_site.output / "theme" / name).read_bytes())
            weight += sizes[name]
        found.append((weight, bool(page.meta("dcterms.identifier")), page))
    return sorted(found, key=lambda entry: -entry[0])


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


def test_pages_of_records_are_light(weights: list[tuple[int, bool, BuiltPage]]) -> None:
    records = [(weight, page) for weight, is_record, page in weights if is_record]
    show("Records", records)
    assert [page.path for weight, page in records if weight > RECORD_LIMIT] == []


def test_lists_and_other_pages_are_light(weights: list[tuple[int, bool, BuiltPage]]) -> None:
    others = [(weight, page) for weight, is_record, page in weights if not is_record]
    show("Lists and other pages", others)
    assert [page.path for weight, page in others if weight > OTHER_LIMIT] == []


def test_no_file_of_the_theme_is_left_unread(real_site: Build) -> None:
    style = [path for path in real_site.files() if path.endswith(".css")]
    used = {
        f"theme/{Path(link).name}"
        for page in read_pages(real_site.output).values()
        for link in page.texts("//link[@rel='stylesheet']/@href")
    }
    assert set(style) == used


def show(title: str, pages: list[tuple[int, BuiltPage]]) -> None:
    """Print the heaviest; ``pytest -s`` shows them."""
    print(f"\n{title}, {len(pages)} pages, in KB (gzip, with CSS)")  # noqa: T201
    for weight, page in [*pages[:SHOWN], pages[len(pages) // 2]]:
        print(f"{weight / 1024:6.1f}  {page.path}")  # noqa: T201
