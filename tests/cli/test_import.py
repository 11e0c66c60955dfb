"""``newsarchive import`` as a process: what it writes, what it says, and what it never loses."""

import re
from pathlib import Path

import pytest

from cli.importing import drafts, run
from newsarchive.content.records import read_record
from newsarchive.content.working_copy import working_copy_path
from web_server import Web, answer, redirect
from written_page import HEADLINE, written_page, written_text


def test_the_last_line_names_the_draft(empty: Path, tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text(written_page(), "utf-8")
    result = run(empty, page)
    assert result.returncode == 0, result.stderr
    draft = Path(result.stdout.splitlines()[-1])
    assert drafts(empty) == [draft]
    record_file, problems = read_record(draft)
    assert record_file is not None
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert record_file.record.title == HEADLINE
    assert str(record_file.record.published) == "2021-06-05"
    assert "Ban Chỉ đạo 35 tỉnh Sơn La mở hội nghị" in working_copy_path(empty, draft).read_text()
    assert not any("mở hội nghị" in file.read_text() for file in empty.rglob("*.md"))


def test_a_folder_is_taken_once(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.html").write_text(written_page(f"{HEADLINE}, lần {number}"), "utf-8")
    (folder / "3.txt").write_text(written_text(f"{HEADLINE}, bản chép"), "utf-8")
    (folder / "rong.html").write_text("", "utf-8")
    (folder / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    first = run(empty, folder)
    assert first.returncode == 1
    assert len(first.stdout.splitlines()) == len(drafts(empty)) == 3
    assert "3 held, 1 failed of 4" in first.stderr
    assert re.search(r"failed: .*rong\.html: the page is empty", first.stderr)
    files = {file: file.stat().st_mtime_ns for file in empty.rglob("*.md")}
    second = run(empty, folder)
    assert second.stdout == first.stdout
    assert second.stderr.count("Already held") == 3
    assert files == {file: file.stat().st_mtime_ns for file in empty.rglob("*.md")}


def test_a_list_keeps_what_succeeded_and_asks_nothing_twice(
    empty: Path, tmp_path: Path, web: Web
) -> None:
    web.answers["/mot"] = answer(200, written_page(f"{HEADLINE}, bài một"))
    web.answers["/ba"] = answer(200, written_page(f"{HEADLINE}, bài ba"))
    web.answers["/ba?utm_source=cu"] = web.answers["/ba"]
    web.answers["/cu"] = redirect("/ba?utm_source=cu")
    listed = tmp_path / "danh-sach.txt"
    paths = ("/mot", "/hai", "/cu", "/mot")
    listed.write_text("# đợt một\n" + "".join(f"{web.at(path)}\n" for path in paths), "utf-8")
    first = run(empty, listed)
    assert first.returncode == 1
    assert len(drafts(empty)) == 2
    assert f"failed: {web.at('/hai')}: the server does not have this page (404)" in first.stderr
    assert "[3/3]" in first.stderr
    web.asked.clear()
    second = run(empty, listed)
    assert second.stdout == first.stdout
    assert web.asked == ["/robots.txt", "/hai"]
    assert len(drafts(empty)) == 2


def test_an_update_shows_the_change_and_keeps_every_edit(empty: Path, web: Web) -> None:
    web.answers["/bai"] = answer(200, written_page())
    draft = Path(run(empty, web.at("/bai")).stdout.strip())
    edited = draft.read_text().replace("topics:", "topics:\n  - tu-ghi")
    edited = edited.replace("byline: Lê Chung\n", "byline: Lê Chung (Sơn La)\n") + "\nBài mô tả.\n"
    draft.write_text(edited, "utf-8")
    web.answers["/bai"] = answer(
        200, written_page(headline=f"{HEADLINE} (sửa)", signature="BẾ TRANG")
    )
    asked = run(empty, "--update", web.at("/bai"))
    assert asked.returncode == 0
    assert f"+title: {HEADLINE} (sửa)" in asked.stderr
    assert "add --yes" in asked.stderr
    assert draft.read_text() == edited
    run(empty, "--update", "--yes", web.at("/bai"))
    assert draft.read_text() == edited.replace(f"title: {HEADLINE}\n", f"title: {HEADLINE} (sửa)\n")
    assert "Unchanged" in run(empty, "--update", "--yes", web.at("/bai")).stderr


def test_nothing_is_overwritten(empty: Path, tmp_path: Path) -> None:
    page = tmp_path / "trang.txt"
    page.write_text(written_text(), "utf-8")
    first = Path(run(empty, page).stdout.strip())
    first.write_text("không còn là bản ghi\n", "utf-8")
    page.write_text(written_text() + "\n", "utf-8")  # other bytes, so another page
    second = Path(run(empty, page).stdout.strip())
    assert second != first
    assert first.read_text() == "không còn là bản ghi\n"
    assert second.stem == f"{first.stem}-2"


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("khong-co.html", "there is no file khong-co.html"),
        ("Sáng 5/6, Ban Chỉ đạo họp. " * 200, "copied text goes into a .txt file"),
        ("file:///etc/passwd", "file:// is not fetched"),
        ("http://127.0.0.1:1/bai", "cannot be reached"),
        (".", "holds no page"),
    ],
)
def test_what_cannot_be_imported_is_told(
    empty: Path, tmp_path: Path, origin: str, told: str
) -> None:
    result = run(empty, tmp_path if origin == "." else origin)
    assert result.returncode == 1
    assert told in result.stderr
    assert result.stdout == ""
    assert drafts(empty) == []


def test_help_names_every_way(content: Path) -> None:
    told = " ".join(run(content, "--help").stdout.split())
    for word in ("FROM", "--update", "--yes", "--allow-private", "one address a line"):
        assert word in told
