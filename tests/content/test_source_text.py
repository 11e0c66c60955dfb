"""Reading one text file: size, encoding and Unicode form are settled at the door."""

import os
import unicodedata
from pathlib import Path

import pytest

from newsarchive.content.source_text import (
    LARGEST_RECORD,
    SourceText,
    read_source_text,
    shown_path,
)
from newsarchive.model.problem import Problem

VIETNAMESE = "Đầu đề: Thừa Thiên Huế\n"


def read(folder: Path, content: bytes) -> SourceText | Problem:
    file = folder / "bai.md"
    file.write_bytes(content)
    return read_source_text(file)


def read_text(folder: Path, content: bytes) -> str:
    source = read(folder, content)
    assert isinstance(source, SourceText), source
    return source.text


def read_problem(folder: Path, content: bytes) -> Problem:
    problem = read(folder, content)
    assert isinstance(problem, Problem), problem
    return problem


def test_a_plain_file_is_read_as_it_is(tmp_path: Path) -> None:
    assert read_text(tmp_path, VIETNAMESE.encode()) == VIETNAMESE


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert read_text(tmp_path, b"\xef\xbb\xbf" + VIETNAMESE.encode()) == VIETNAMESE


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(end: str, tmp_path: Path) -> None:
    content = f"một{end}hai{end}{end}ba".encode()
    assert read_text(tmp_path, content) == "một\nhai\n\nba"


def test_decomposed_letters_and_lookalikes_are_put_right(tmp_path: Path) -> None:
    typed = unicodedata.normalize("NFD", VIETNAMESE).replace("\u0110", "\u00d0")
    assert typed != VIETNAMESE
    assert read_text(tmp_path, typed.encode()) == VIETNAMESE


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    problem = read_problem(
        tmp_path, "one\ntwo\nHuế caf\u00e9\n".replace("ế", "e").encode("latin-1")
    )
    assert (problem.line, problem.field, problem.wrong) == (3, "file", "is not in UTF-8")
    assert problem.cure.endswith("save it again with the encoding UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_other_encodings_are_refused(encoding: str, tmp_path: Path) -> None:
    text = "Đầu đề".replace("ầ", "â").replace("ề", "ê") + " à"
    assert read_problem(tmp_path, text.encode(encoding)).wrong == "is not in UTF-8"


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    assert read_text(tmp_path, b"a" * LARGEST_RECORD)
    problem = read_problem(tmp_path, b"\xff" * (LARGEST_RECORD + 1024))
    assert problem.wrong == "has 513 KB"
    assert "at most 512 KB" in problem.cure


def test_a_limit_of_ones_own_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "bai.md"
    file.write_bytes(b"a" * 2048)
    assert isinstance(read_source_text(file, 2048), SourceText)
    assert isinstance(read_source_text(file, 2047), Problem)


def test_what_cannot_be_opened_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    dangling = tmp_path / "bai.md"
    dangling.symlink_to(tmp_path / "khong-co.md")
    for file in (dangling, tmp_path, tmp_path / "khong-co.md"):
        problem = read_source_text(file)
        assert isinstance(problem, Problem)
        assert problem.wrong.startswith("cannot be read (")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "bai.md"
    file.write_text("x")
    file.chmod(0)
    problem = read_source_text(file)
    assert isinstance(problem, Problem)
    assert problem.wrong == "cannot be read (Permission denied)"
    assert problem.cure == "check its permissions"


def test_messages_name_a_file_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "content" / "bài một.md"
    assert shown_path(file) == file.as_posix()
    monkeypatch.chdir(tmp_path)
    assert shown_path(file) == shown_path(Path("content/bài một.md")) == "content/bài một.md"
