"""An address that was published and disappears is told by check, build and preview alike."""

from pathlib import Path

import pytest

from cli.records import add
from cli.running import run
from conftest import build
from preview.serving import Start, replace, until

LEDGER = "addresses.txt"


@pytest.fixture
def published(tidy: Path) -> Path:
    """An archive whose addresses have been entered."""
    add(tidy, "toa-dam-hai", "khác hẳn")
    (tidy / "pages/mot-trang.md").write_text("title: Một\ndescription: Trang.\n\nChữ.\n", "utf-8")
    (tidy / LEDGER).write_text("# Mỗi dòng một địa chỉ.\n", "utf-8")
    said = run("check", tidy).stdout
    assert "content/addresses.txt: entered " in said
    assert " — commit it with the records.\n" in said
    return tidy


def told(content: Path) -> list[str]:
    """The errors of the check."""
    result = run("check", content)
    errors = [line for line in result.stderr.splitlines() if "warning:" not in line]
    assert result.returncode == (1 if errors else 0)
    return errors


def told_by_both(content: Path) -> list[str]:
    """The errors of the check, which are those of a build."""
    errors = told(content)
    built = build(content, content.parent / "output")
    assert built.code == bool(errors), built.stderr
    shown = [line.replace(f"{content.parent}/", "") for line in built.stderr.splitlines()]
    assert [line for line in errors if line not in shown] == []
    return errors


def line_of(content: Path, address: str) -> int:
    return (content / LEDGER).read_text("utf-8").splitlines().index(address) + 1


def rename(content: Path, old: str, new: str) -> Path:
    file = content / f"articles/2025/{old}.md"
    replace(file, f"slug: {old}", f"slug: {new}")
    return file.rename(file.with_name(f"{new}.md"))


def test_check_enters_what_is_new_once(published: Path) -> None:
    lines = (published / LEDGER).read_text("utf-8").splitlines()
    assert lines[0] == "# Mỗi dòng một địa chỉ."
    assert lines[1:] == sorted(lines[1:])
    assert {"bai/mot/", "bai/toa-dam-hai/", "gioi-thieu/"} < {*lines}
    assert {"nguon/bao-thu/", "tinh/son-la/", "chu-de/hoi-nghi/"} < {*lines}
    assert "nguon/bao-khac/" not in lines  # no report of it, so no page
    before = (published / LEDGER).read_text("utf-8")
    assert "entered" not in run("check", published).stdout
    assert (published / LEDGER).read_text("utf-8") == before


def test_nothing_is_entered_by_programs_nor_while_there_is_an_error(published: Path) -> None:
    add(published, "ba", "mới")
    before = (published / LEDGER).read_text("utf-8")
    run("check", published, "--format", "github")
    add(published, "bon", "lạ", level="levl: x")
    assert "entered" not in run("check", published).stdout
    assert (published / LEDGER).read_text("utf-8") == before


def test_where_there_is_no_ledger_none_is_made(tidy: Path) -> None:
    run("check", tidy)
    assert not (tidy / LEDGER).exists()


def test_a_renamed_record_must_keep_its_former_address(published: Path) -> None:
    build(published, published.parent / "output")  # the next build remembers all other records
    line = line_of(published, "bai/toa-dam-hai/")
    file = rename(published, "toa-dam-hai", "toa-dam-hai-2025")
    assert told_by_both(published) == [
        "content/articles/2025/toa-dam-hai-2025.md:4: slug: 'toa-dam-hai', an address that was"
        " published, is gone — if this is that record, add aliases: [toa-dam-hai];"
        " else put the other's file back; if it never was public, delete"
        f" line {line} of content/addresses.txt"
    ]
    replace(file, "published: 2025", "aliases: [toa-dam-hai]\npublished: 2025")
    assert told(published) == []


def test_a_deleted_record_must_be_an_alias_or_withdrawn(published: Path) -> None:
    file = published / "articles/2025/toa-dam-hai.md"
    text = file.read_text("utf-8")
    file.unlink()
    line = line_of(published, "bai/toa-dam-hai/")
    assert told_by_both(published) == [
        f"content/addresses.txt:{line}: address: 'bai/toa-dam-hai/' was published and is gone"
        " — add 'toa-dam-hai' to aliases of the record that stands for it; or put its file back,"
        " with status: withdrawn if it must not be read; if it never was public,"
        f" delete line {line} of content/addresses.txt"
    ]
    reason = "corrections:\n  - date: 2026-11-25\n    text: Rút theo đề nghị.\n"
    withdrawn = text.replace("topics:\n", f"{reason}topics:\n").replace(
        "published: 2025", "status: withdrawn\npublished: 2025"
    )
    file.write_text(withdrawn, "utf-8")
    assert told(published) == []


def test_a_published_record_cannot_be_a_draft_again(published: Path) -> None:
    replace(published / "articles/2025/mot.md", "published: 2025", "status: draft\npublished: 2025")
    assert told_by_both(published) == [
        "content/articles/2025/mot.md:5: status: is draft, but the record was published: its"
        " address would be gone — delete the field, or withdraw the record: status: withdrawn,"
        " with a correction; if it never was public, delete"
        f" line {line_of(published, 'bai/mot/')} of content/addresses.txt"
    ]


def test_an_alias_that_is_struck_out_is_missed(published: Path) -> None:
    file = published / "articles/2025/mot.md"
    replace(file, "published: 2025", "aliases: [ten-cu]\npublished: 2025")
    run("check", published)
    replace(file, "aliases: [ten-cu]\n", "")
    (error,) = told(published)
    assert "'bai/ten-cu/' was published and is gone" in error


@pytest.mark.parametrize(
    ("file", "old", "new", "address", "cure"),
    [
        ("data/sources.yaml", "slug: bao-thu\n", "slug: bao-thu-moi\n", "nguon/bao-thu/",
         "give an entry of data/sources.yaml the address 'bao-thu' again"),
        ("data/provinces.csv", ",son-la,", ",son-la-moi,", "tinh/son-la/",
         "give an entry of data/provinces.csv the address 'son-la' again"),
        ("pages/mot-trang.md", "title: ", "status: draft\ntitle: ", "mot-trang/", "publish a page"),
    ],
)  # fmt: skip
def test_other_addresses_are_missed_too(
    published: Path, file: str, old: str, new: str, address: str, cure: str
) -> None:
    replace(published / file, old, new)
    errors = told(published)
    (error,) = [line for line in errors if f"'{address}' was published and is gone" in line]
    assert cure in error
    assert f"; if it never was public, delete line {line_of(published, address)} of" in error


def test_a_record_that_cannot_be_read_is_not_missed(published: Path) -> None:
    (published / "articles/2025/mot.md").write_text("---\ntitle: [\n---\n", "utf-8")
    errors = told_by_both(published)
    assert [line for line in errors if "mot" not in line] == []
    assert not any("is gone" in line for line in errors)


def test_a_line_that_is_no_address_is_told(published: Path) -> None:
    ledger = published / LEDGER
    ledger.write_text(f"https://a.vn/bai/mot\n{ledger.read_text('utf-8')}", "utf-8")
    assert told(published) == [
        "content/addresses.txt:1: address: 'https://a.vn/bai/mot' is no address of a page"
        " — write it as it stands after the site's own address, such as bai/<slug>/"
    ]


def test_the_preview_says_so_and_shows_the_site_again(preview: Start, content: Path) -> None:
    (content / LEDGER).write_text("bai/ma-doc/\n", "utf-8")
    address = preview()
    until(f"{address}bai/ma-doc/", 200, "</html>")
    file = content / "articles/2024/ma-doc.md"
    text = file.read_text("utf-8")
    file.unlink()
    until(address, 500, "was published and is gone")
    file.write_text(text, "utf-8")
    until(address, 200, "</html>")
