"""``newsarchive import`` as a process: what it writes, what it says, and what it never loses."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from newsarchive.data.records import read_record
from newsarchive.data.working_copy import working_copy_path, working_folder
from web import Web, answer, redirect, serving
from written_page import HEADLINE, written_page, written_text

Result = subprocess.CompletedProcess[str]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        yield server


def command(content: Path, *arguments: object) -> list[str]:
    words = [sys.executable, "-m", "newsarchive", "import", "--content", content]
    return [str(word) for word in (*words, "--allow-private", *arguments)]


def run(content: Path, *arguments: object, before: Callable[[], None] | None = None) -> Result:
    result = subprocess.run(
        command(content, *arguments),
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL, preexec_fn=before,
    )  # fmt: skip
    assert "Traceback" not in result.stderr
    return result


def drafts(content: Path) -> list[Path]:
    return sorted(file for file in content.rglob("*.md") if "status: draft" in file.read_text())


def half_files(content: Path) -> list[Path]:
    return [*content.rglob("*.tmp"), *working_folder(content).rglob("*.tmp")]


@pytest.fixture
def empty(content: Path) -> Path:
    """The small site without the draft that it has."""
    for file in drafts(content):
        file.unlink()
    return content


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


def test_a_register_that_cannot_be_read_is_told(empty: Path, tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text(written_page(), "utf-8")
    draft = Path(run(empty, page).stdout.strip())
    register = working_folder(empty) / "register.json"
    for nonsense in (b"{", b"[]", b"\xff\xfe"):
        register.write_bytes(nonsense)
        result = run(empty, page)
        assert result.returncode == 1
        assert f"{register} cannot be read" in result.stderr
        assert "move it away" in result.stderr
    register.unlink()
    assert draft.exists()


@pytest.mark.parametrize("nonsense", [b"\xff\xfe\xfa", b"", b"---\nkh\xc3\xb4ng: [\n---\n"])
def test_a_record_edited_to_nonsense_is_left_alone(empty: Path, web: Web, nonsense: bytes) -> None:
    web.answers["/bai"] = answer(200, written_page())
    draft = Path(run(empty, web.at("/bai")).stdout.strip())
    draft.write_bytes(nonsense)
    web.answers["/bai"] = answer(200, written_page(headline=f"{HEADLINE} (sửa)"))
    run(empty, "--update", web.at("/bai"))
    assert draft.read_bytes() == nonsense


def test_an_interruption_leaves_whole_files_only(empty: Path, tmp_path: Path, web: Web) -> None:
    for number in range(9):
        web.answers[f"/{number}"] = answer(200, written_page(f"{HEADLINE}, bài {number}"))
    listed = tmp_path / "danh-sach.txt"
    listed.write_text("".join(f"{web.at(f'/{number}')}\n" for number in range(9)), "utf-8")
    process = subprocess.Popen(
        command(empty, listed),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert process.stdout
    first = process.stdout.readline().strip()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert half_files(empty) == []
    told = [first, *rest.splitlines()]
    assert sorted(map(str, drafts(empty))) == sorted(told)
    for file in drafts(empty):
        assert read_record(file)[0] is not None
        assert working_copy_path(empty, file).exists()
    again = run(empty, listed)
    assert again.returncode == 0, again.stderr
    assert len(drafts(empty)) == 9


def test_a_full_disk_leaves_nothing_half_written(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.html").write_text(written_page(f"{HEADLINE}, lần {number}"), "utf-8")
    before = sorted(empty.rglob("*"))
    result = run(
        empty, folder, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
    )
    assert result.returncode == 1
    assert "nothing of this page was written" in result.stderr
    assert "0 held, 1 failed, 1 not tried of 2" in result.stderr
    assert sorted(empty.rglob("*")) == before
    assert half_files(empty) == []
    assert run(empty, folder).returncode == 0
    assert len(drafts(empty)) == 2


def test_help_names_every_way(content: Path) -> None:
    told = " ".join(run(content, "--help").stdout.split())
    for word in ("FROM", "--update", "--yes", "--allow-private", "one address a line"):
        assert word in told
