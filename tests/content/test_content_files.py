"""One rule says what is content, for everything that reads it."""

import os
from pathlib import Path

import pytest

from newsarchive.content.content_files import (
    find_content,
    find_files,
    find_pages,
    find_records,
    is_content,
)
from newsarchive.content.loader import read_content
from newsarchive.lint.run import inspect

PASSING = [
    ".obsidian/app.json", "2023/.history/chong-dau_20261126.md", ".git/HEAD", "2023/.x.md.swp",
    "2023/._chong-dau.md", "2023/.#chong-dau.md", "2023/#chong-dau.md#", "2023/~$chong-dau.md",
    "2023/chong-dau.md~", "2023/chong-dau.md.tmp", "2023/chong-dau.md.tmp.8123.1764",
    "2023/chong-dau.md.swp", "2023/chong-dau.md.bak", "2023/chong-dau.md.orig",
    "2023/chong-dau.md___jb_tmp___", "2023/chong-dau.md.sb-1a2b3c4d-XyZ", "desktop.ini",
    "2023/Desktop.ini", "Thumbs.db", "2023/4913", "2023/.DS_Store", "Icon\r",
    "@eaDir/x.md", "__MACOSX/x.md",
]  # fmt: skip


def write(file: Path, text: str = "x") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.mark.parametrize("folder", ["articles", "pages"])
@pytest.mark.parametrize("name", PASSING)
def test_passing_files_are_no_content(name: str, folder: str, content: Path) -> None:
    before = find_content(content)
    write(content / folder / name)
    assert find_content(content) == before
    assert not is_content(content / folder / name, content)
    read_content(content)


def test_the_folder_of_a_year_is_content(content: Path) -> None:
    assert is_content(content / "articles/2023/chong-dau.md", content)
    assert all(is_content(Path(file), content) for file in find_content(content).files)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pages/THU.MD", "is not a Markdown page — name it <slug>.md, or move it out of pages/"),
        ("pages/thu.txt", "is not a Markdown page — name it"),
        ("articles/2023/THU.MD", "is not a Markdown record — name it <slug>.md"),
        ("articles/2023/anh.jpg", "is not a Markdown record"),
        ("articles/2023/a\u200bb.md", "a<U+200B>b.md:1: file: has a name with signs that cannot"),
    ],
)
def test_a_foreign_file_is_told_by_check_and_build(name: str, said: str, content: Path) -> None:
    write(content / name)
    told = [str(problem) for problem in inspect(content).problems if said in str(problem)]
    assert len(told) == 1
    with pytest.raises(Exception, match="problem") as caught:
        read_content(content)
    assert told == [str(problem) for problem in caught.value.problems]  # type: ignore[attr-defined]


def test_a_name_that_is_no_text_is_told(content: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(content / "articles/2023") + b"/b\xe0i.md")))
    (problem,) = find_records(content).problems
    assert problem.path.endswith("2023/b<U+DCE0>i.md") or "\\udce0" in problem.path


def test_what_is_no_file_is_told_and_not_waited_for(content: Path) -> None:
    os.mkfifo(content / "articles/2023/ong.md")
    (problem,) = find_records(content).problems
    assert problem.wrong == "is neither a file nor a folder"


def test_a_linked_folder_is_read_like_any_other(content: Path, tmp_path: Path) -> None:
    names = [Path(file).relative_to(content) for file in find_content(content).files]
    (content / "articles/2023").rename(tmp_path / "elsewhere")
    (content / "articles/2023").symlink_to(tmp_path / "elsewhere")
    (content / "pages").rename(tmp_path / "pages")
    (content / "pages").symlink_to("../pages")
    found = find_content(content)
    assert [Path(file).relative_to(content) for file in found.files] == names
    assert found.problems == []
    assert len(read_content(content).archive.reports) == 11


@pytest.mark.parametrize("target", ["..", ".", "../../articles", "../2021", "../../../content"])
def test_a_link_back_is_told(target: str, content: Path) -> None:
    before = find_records(content).files
    (content / "articles/2023/0-vong").symlink_to(target)
    found = find_records(content)
    assert found.files == before
    (problem,) = found.problems
    assert problem.path.endswith("articles/2023/0-vong")
    assert "which is read already" in problem.wrong


def test_one_folder_is_read_through_one_link(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/inside/a.md")
    (tmp_path / "elsewhere/back").symlink_to(content / "articles")
    for name in ("a", "b"):
        (content / "articles" / name).symlink_to(tmp_path / "elsewhere")
    found = find_records(content)
    assert sum("inside" in file for file in found.files) == 1
    assert len(found.problems) == 2


def test_a_link_that_leads_nowhere_is_told(content: Path) -> None:
    (content / "articles/2023/mat.md").symlink_to("khong-co.md")
    told = [str(problem) for problem in inspect(content).problems]
    assert any("mat.md:1: file: cannot be read (No such file" in line for line in told)


def test_a_folder_that_is_a_file_is_told(content: Path) -> None:
    for page in find_pages(content).files:
        Path(page).unlink()
    (content / "pages").rmdir()
    write(content / "pages")
    (problem,) = find_pages(content).problems
    assert problem.wrong == "cannot be read (Not a directory)"
    assert find_files(content / "khong-co").files == []


def test_files_are_listed_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/a", "b-/a", "b/c/d", "a"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert [Path(name) for name in find_files(tmp_path).files] == sorted(
        file for file in tmp_path.rglob("*") if file.is_file()
    )
