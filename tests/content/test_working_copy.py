"""The working copy of a record lies beside the content, and is read safely."""

from pathlib import Path

import pytest

from newsarchive.content.working_copy import read_working_copy, working_copy_path
from newsarchive.model.problem import InvalidContent


def test_it_stays_when_the_record_moves_to_another_year(tmp_path: Path) -> None:
    content = tmp_path / "content"
    expected = tmp_path / "content-working" / "x.txt"
    for folder in ("2023", "2024", "chua-ro-nam"):
        assert working_copy_path(content, content / "articles" / folder / "x.md") == expected


def test_the_content_folder_may_be_named_relatively(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = working_copy_path(Path("texts"), Path("texts/articles/2023/x.md"))
    assert path == tmp_path / "texts-working" / "x.txt"


def test_it_is_read_in_one_normal_form(tmp_path: Path) -> None:
    file = tmp_path / "content" / "articles" / "2023" / "x.md"
    assert read_working_copy(tmp_path / "content", file) is None
    copy = working_copy_path(tmp_path / "content", file)
    copy.parent.mkdir(parents=True)
    copy.write_bytes("Hue\u0302\u0301\r\n".encode())
    assert read_working_copy(tmp_path / "content", file) == "Huế\n"


def test_one_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "content" / "articles" / "2023" / "x.md"
    copy = working_copy_path(tmp_path / "content", file)
    copy.parent.mkdir(parents=True)
    copy.write_bytes(b"Hu\xe9")
    with pytest.raises(InvalidContent) as failure:
        read_working_copy(tmp_path / "content", file)
    assert "x.txt:1: file: is not in UTF-8" in str(failure.value.problems[0])
