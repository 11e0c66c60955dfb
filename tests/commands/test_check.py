"""``make check``: what it prints, where, how it ends, and what it mends."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from commands.running import Conversation, run
from conftest import ROOT

SOUND = """---
title: Hội nghị ở Sơn La
title_basis: page
slug: {slug}
published: 2025-03-02
date_basis: page
added: 2026-11-24
province: Sơn La
level: province
source: Báo Thử
url: https://thu.example/{slug}.html
topics:
  - hoi-nghi
basis: full
summary: >-
  Theo Báo Thử, hội nghị {text} họp ở Sơn La trong một ngày, bàn về công việc của năm tới và
  về cách các xã cùng làm. Bài cho biết người dự nêu nhiều ý kiến, phần lớn nói về việc học,
  việc đọc và việc trao đổi với người dân. Bài không nêu con số nào và không kể ai đã chủ trì.
summary_en: A conference.
---
"""


def add(content: Path, slug: str, text: str = "thường niên", **changes: str) -> Path:
    record = SOUND.format(slug=slug, text=text)
    for old, new in changes.items():
        assert f"\n{old}: " in record
        record = record.replace(f"\n{old}: ", f"\n{new}\n{old}: ", 1)
    file = content / "articles" / "2025" / f"{slug}.md"
    file.write_text(record, "utf-8")
    return file


@pytest.fixture
def tidy(content: Path) -> Path:
    """The small site without its records, which are chosen for their trouble."""
    for file in (content / "articles").rglob("*.md"):
        file.unlink()
    add(content, "mot")
    return content


def test_nothing_wrong(tidy: Path) -> None:
    result = run("check", tidy)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "1 published, 0 draft: no problem found.\n"


def test_errors_and_warnings_are_told_apart_and_counted(tidy: Path) -> None:
    add(tidy, "hai", "12 người", url="event_date: 2025-03-04", level="byline: A\nlevl: x")
    result = run("check", tidy)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "content/articles/2025/hai.md:10: levl: is not a field — did you mean 'level'?",
        "content/articles/2025/hai.md:13: warning: event_date: 2025-03-04 is after the"
        " publication (2025-03-02) — correct one of the two; if the report announces the event,"
        " say so in date_note",
        "content/articles/2025/hai.md:18: warning: summary: states 12, which is no figure of the"
        " record — add it to figures with its unit, or correct it",
        "content/articles/2025/mot.md:4: warning: slug: resembles hai: has the same headline — if"
        " it is the same report keep one record; if reprinted, name it in republishes",
    ]
    assert result.stdout == (
        "2 published, 0 draft: 1 error, 3 warnings (1 date, 1 number, 1 resemblance).\n"
    )


def test_warnings_alone_fail_only_when_asked(tidy: Path) -> None:
    add(tidy, "hai", "khác hẳn", url="officials:\n  - name: Lê A")
    result = run("check", tidy, "--format", "json")
    assert result.returncode == 0
    kinds = [entry["kind"] for entry in json.loads(result.stdout)]
    assert "official-role" in kinds
    assert run("check", tidy, "--strict").returncode == 1


def test_annotations_for_github(tidy: Path) -> None:
    add(tidy, "hai", url="officials:\n  - name: Lê A")
    result = run("check", tidy, "--format", "github", tidy / "articles" / "2025" / "hai.md")
    assert (
        "::warning file=content/articles/2025/hai.md,line=12,title=officials[1]"
        "::'Lê A' has no role — give the office as the report states it;"
        " people stand here only in office\n"
    ) in result.stdout
    assert result.stderr == ""


def test_only_the_files_asked_for_are_reported_but_all_are_compared(tidy: Path) -> None:
    add(tidy, "hai", url="same_event_as: [ba]")
    add(tidy, "ba", url="levl: x")
    assert run("check", tidy, "content/articles/2025/mot.md").returncode == 0
    result = run("check", tidy, tidy / "articles" / "2025" / "hai.md")
    assert "unknown" not in result.stderr  # the record that it names was read
    assert "levl" not in result.stderr
    assert run("check", tidy, "content/articles").returncode == 1


def test_two_published_records_of_one_address_are_an_error(tidy: Path) -> None:
    file = add(tidy, "hai", "khác hẳn")
    text = file.read_text("utf-8")
    file.write_text(text.replace("thu.example/hai", "www.thu.example/mot"), "utf-8")
    result = run("check", tidy)
    assert result.returncode == 1
    assert (
        "content/articles/2025/mot.md:11: url: resembles hai: has the same address,"
        " https://thu.example/mot.html — keep one record, and enter the other's slug in its"
        " aliases\n"
    ) in result.stderr


def test_words_of_the_working_copy_are_an_error_in_a_draft_too(tidy: Path) -> None:
    file = add(tidy, "hai", published="status: draft")
    copy = tidy.parent / "content-working" / "hai.txt"
    copy.parent.mkdir(parents=True)
    copy.write_text("Phần lớn nói về việc học, việc đọc và việc trao đổi với người dân!", "utf-8")
    result = run("check", tidy, file)
    assert result.returncode == 1
    assert (
        "content/articles/2025/hai.md:16: summary: shares 15 syllables in a row with the working"
        " copy: “phần lớn nói về việc học việc đọc…” — say it in your own words\n"
    ) in result.stderr


def test_the_working_copy_is_found_though_the_record_has_another_slug(tidy: Path) -> None:
    file = add(tidy, "hai", published="status: draft")
    headline = next(x for x in file.read_text("utf-8").splitlines() if x.startswith("title: "))
    copy = tidy.parent / "content-working" / "ten-cu.txt"
    copy.parent.mkdir(parents=True)
    text = "Phần lớn nói về việc học, việc đọc và việc trao đổi với người dân!"
    copy.write_text(f"{headline.removeprefix('title: ')}\n\n{text}\n", "utf-8")
    result = run("check", tidy, file)
    assert "shares 15 syllables in a row with the working copy" in result.stderr


def test_a_working_copy_that_cannot_be_read_is_told(tidy: Path) -> None:
    copy = tidy.parent / "content-working" / "mot.txt"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(b"\xff\xfe")
    result = run("check", tidy)
    assert result.returncode == 1
    assert "content-working/mot.txt:1: file: is not in UTF-8" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_dead_link_of_an_account_has_its_line(tidy: Path) -> None:
    file = add(tidy, "hai", "khác hẳn")
    file.write_text(f"{file.read_text('utf-8')}\nMột.\n\nXem [bài](../ba/).\n", "utf-8")
    result = run("check", tidy)
    assert result.returncode == 1
    assert "content/articles/2025/hai.md:24: account: '../ba/' leads to no page" in result.stderr


def test_what_a_draft_lacks_is_no_error(content: Path) -> None:
    draft = content / "articles" / "2025" / "moi.md"
    draft.write_text("---\nslug: moi\nstatus: draft\n---\n", "utf-8")
    result = run("check", content, draft)
    assert result.returncode == 0
    assert "content/articles/2025/moi.md:2: warning: summary: is missing" in result.stderr
    assert "no figure" not in result.stderr


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.returncode == 2
    assert result.stderr == "nowhere: is no folder — name one: make check CONTENT=…\n"


def test_a_file_that_is_not_there_is_told(tidy: Path) -> None:
    result = run("check", tidy, "content/articles/2025/mto.md")
    assert result.returncode == 2
    assert result.stderr == "content/articles/2025/mto.md: is not there — check the path\n"


def test_vs_code_tells_errors_from_warnings(tidy: Path) -> None:
    add(tidy, "hai", url="event_date: 2025-03-04", level="levl: x")
    (task,) = [
        task
        for task in json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
        if task["label"] == "make check"
    ]
    pattern = task["problemMatcher"]["pattern"]
    matches = [re.match(pattern["regexp"], line) for line in run("check", tidy).stderr.splitlines()]
    found = [
        (m[pattern["line"]], m[pattern["severity"]], m[pattern["message"]]) for m in matches if m
    ]
    assert found[0] == ("9", None, "levl: is not a field — did you mean 'level'?")
    assert found[1][:2] == ("12", "warning")
    assert found[1][2].startswith("event_date: 2025-03-04 is after")


def test_mending_without_a_terminal_shows_and_changes_nothing(tidy: Path) -> None:
    file = tidy / "articles" / "2025" / "mot.md"
    before = file.read_bytes().replace(b"title: H", b"title:  H")
    file.write_bytes(before)
    result = run("check", tidy, "--fix")
    assert result.returncode == 0
    assert "-title:  Hội nghị ở Sơn La\n+title: Hội nghị ở Sơn La\n" in result.stderr
    assert "Nothing was changed — add --yes (make check FIX=yes) to mend" in result.stderr
    assert file.read_bytes() == before


def test_mending_what_was_agreed(tidy: Path) -> None:
    file = tidy / "articles" / "2025" / "mot.md"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"title: H", b"title:  H"))
    broken = tidy / "articles" / "2025" / "hong.md"
    broken.write_text("---\ntitle:  [\n---\n", "utf-8")
    result = run("check", tidy, "--fix", "--yes", file, broken)
    assert result.returncode == 1
    assert "Mended content/articles/2025/mot.md\n" in result.stderr
    assert file.read_bytes() == whole
    assert broken.read_text("utf-8") == "---\ntitle:  [\n---\n"
    assert "Nothing to mend." in run("check", tidy, "--fix", "--yes").stderr


@pytest.mark.parametrize(("answer", "mended"), [("y", True), ("", False), ("\x03", False)])
def test_at_a_terminal_it_asks(tidy: Path, answer: str, mended: bool) -> None:
    file = tidy / "articles" / "2025" / "mot.md"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"title: H", b"title:  H"))
    terminal = Conversation("check", tidy, "--fix")
    terminal.answer("Mend 1 file(s)? [y/N]", answer)
    assert terminal.finish() == (130 if answer == "\x03" else 0)
    assert (file.read_bytes() == whole) == mended


def make(content: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "-n", "check", f"CONTENT={content}", *map("=".join, variables.items())],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
    )  # fmt: skip


def test_make_passes_what_it_is_told(tidy: Path) -> None:
    assert "--yes" in make(tidy, FIX="yes").stdout
    assert "--yes" not in make(tidy, FIX="1").stdout
