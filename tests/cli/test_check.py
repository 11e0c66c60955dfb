"""``make check``: what it prints, where, how it ends, and what it mends."""

import json
import re
from pathlib import Path

from cli.records import add
from cli.running import run
from conftest import ROOT


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


def test_files_that_make_schema_should_have_written_anew_are_told(tidy: Path) -> None:
    assert run("schema", tidy).returncode == 0
    assert run("check", tidy).returncode == 0
    sources = tidy / "data/sources.yaml"
    new = "- name: Báo Mới Thêm\n  slug: bao-moi-them\n  kind: newspaper\n"
    sources.write_text(f"{sources.read_text('utf-8')}{new}", "utf-8")
    result = run("check", tidy)
    assert result.returncode == 1
    cure = "file: is out of date — run make schema, and commit what it writes"
    assert result.stderr.splitlines() == [
        f".vscode/record.code-snippets:1: {cure}",
        f"content/schema/record.schema.json:1: {cure}",
    ]
    assert run("schema", tidy).returncode == 0
    assert run("check", tidy).returncode == 0
