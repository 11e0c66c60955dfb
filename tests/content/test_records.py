"""Reading record files: fences, places in the folder, rules between fields."""

import hashlib
from pathlib import Path

import pytest

from newsarchive.content.records import read_record, read_records
from newsarchive.model.problem import Problem

PLAIN = "articles/2023/chong-dau.md"


def problems_of(file: Path) -> list[tuple[int, str, str]]:
    _, problems = read_record(file)
    return [(problem.line, problem.field, problem.wrong) for problem in problems]


def change(file: Path, old: str, new: str) -> Path:
    text = file.read_text("utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def test_every_record_of_the_small_site_is_read_in_path_order(content: Path) -> None:
    files, problems = read_records(content)
    assert problems == []
    assert [file.path for file in files] == sorted(file.path for file in files)
    assert len(files) == len(list(content.glob("articles/*/*.md")))


def test_the_account_is_what_follows_the_front_matter(content: Path) -> None:
    file, _ = read_record(content / "articles/2024/dau-de-cua-luu-tru.md")
    assert file is not None
    assert file.account.startswith("## Cuộc họp\n")
    assert file.account.endswith("- Mục hai")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_a_file_of_another_system_is_the_same_record(ending: str, content: Path) -> None:
    file = content / PLAIN
    before, _ = read_record(file)
    text = file.read_text("utf-8").replace("\n", ending)
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    after, problems = read_record(file)
    assert problems == []
    assert before is not None
    assert after is not None
    assert after.record == before.record
    assert after.digest == hashlib.sha256(file.read_bytes()).digest() != before.digest


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("", 1, "is missing: the file is empty"),
        (" \n\n", 1, "is missing: the file is empty"),
        ("title: x\n", 1, "is missing"),
        ("chữ\n---\ntitle: x\n---\n", 1, "is missing"),
        ("---\ntitle: x\n", 1, "does not end"),
        ("---\n---\n", 1, "has no fields"),
        ("---\n- a\n- b\n---\n", 1, "has no fields"),
        ("---\nmột dòng chữ\n---\n", 1, "has no fields"),
        ("\n\n---\na: x\na: y\n---\n", 5, "has the field 'a' twice"),
    ],
)
def test_broken_front_matter_is_located(text: str, line: int, wrong: str, content: Path) -> None:
    file = content / PLAIN
    file.write_text(text, "utf-8")
    assert problems_of(file) == [(line, "front matter", wrong)]


def test_a_rule_inside_the_account_is_no_fence(content: Path) -> None:
    file = content / PLAIN
    file.write_text(file.read_text("utf-8") + "\nMột đoạn.\n\n---\n\nĐoạn hai.\n", "utf-8")
    read, problems = read_record(file)
    assert problems == []
    assert read is not None
    assert read.account == "Một đoạn.\n\n---\n\nĐoạn hai."


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "wrong"),
    [
        ("slug: chong-dau", "slug: khac",
         4, "slug", "is 'khac' but the file is named 'chong-dau.md'"),
        ("2023-03-21", "2022-03-21",
         5, "published", "is of 2022 but the file lies in '2023/'"),
        ("2023-03-21", "2023-03-21/..",
         5, "published", "says 'not before' while date_basis is page"),
        ("date_basis: page", "date_basis: inferred",
         6, "date_basis", "is inferred but date_note is missing"),
        ("added: 2026-11-22", "added: 2020-01-01",
         5, "published", "2023-03-21 is after the record was added (2020-01-01)"),
        ("province: Sơn La", "province: Chưa rõ",
         2, "province_basis", "is stated while province is Chưa rõ"),
        ("  - hoi-nghi", "  - hoi-nghi\n  - hoi-nghi",
         12, "topics", "lists 'hoi-nghi' twice"),
        ("level: province", "level: province\naliases: [chong-dau]",
         10, "aliases", "names the record itself"),
        ("level: province", "level: province\nstatus: withdrawn",
         10, "status", "is withdrawn without a reason"),
        ("summary: >-", "summary: Quá ngắn.\nnote: >-",
         15, "summary", "has 2 words"),
    ],
)  # fmt: skip
def test_fields_that_disagree_are_located(
    old: str, new: str, line: int, field: str, wrong: str, content: Path
) -> None:
    found = problems_of(change(content / PLAIN, old, new))
    assert (line, field, wrong) in found


def test_files_that_are_no_records_are_named_and_hidden_ones_left_alone(content: Path) -> None:
    folder = content / "articles" / "2023"
    for name in (".chong-dau.md.swp", "chong-dau.md~", ".DS_Store"):
        (folder / name).write_bytes(b"\x00")
    assert read_records(content)[1] == []
    (folder / "ghi-chu.txt").write_text("x")
    (problem,) = read_records(content)[1]
    assert isinstance(problem, Problem)
    assert problem.path.endswith("articles/2023/ghi-chu.txt")
    assert problem.wrong == "is not a Markdown record"


def test_one_bad_file_does_not_hide_the_others(content: Path) -> None:
    (content / PLAIN).write_text("---\n", "utf-8")
    change(content / "articles/2024/hue-nfd.md", "level: province", "level: ward")
    files, problems = read_records(content)
    assert [Path(problem.path).name for problem in problems] == ["chong-dau.md", "hue-nfd.md"]
    good = {file.stem for file in content.glob("articles/*/*.md")} - {"chong-dau", "hue-nfd"}
    assert good <= {file.record.slug for file in files}
    assert "chong-dau" not in {file.record.slug for file in files}


def test_a_problem_found_later_is_located_too(content: Path) -> None:
    file, _ = read_record(content / "articles/2024/dau-de-cua-luu-tru.md")
    assert file is not None
    assert file.problem("officials[2].name", "x", "y").line == 23
    assert file.problem("figures[3].max", "x", "y").line == 43
    assert file.problem("corrections[1]", "x", "y").line == 2
