"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from newsarchive.content.atomic_write import create_atomically, write_atomically


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.md"
    write_atomically(file, "một\n")
    file.chmod(0o640)
    write_atomically(file, "hai\n")
    assert file.read_bytes() == b"hai\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [f.name for f in file.parent.iterdir()] == ["b.md"]


def test_a_text_that_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "b.md"
    write_atomically(file, "một\n")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(file, "hai \ud800\n")
    assert file.read_text("utf-8") == "một\n"
    assert [f.name for f in tmp_path.iterdir()] == ["b.md"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "b.md"
    create_atomically(file, "một\n")
    with pytest.raises(FileExistsError):
        create_atomically(file, "hai\n")
    assert file.read_text("utf-8") == "một\n"
    assert [f.name for f in tmp_path.iterdir()] == ["b.md"]


def test_what_a_killed_program_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".0123456789ab.tmp", ".0123456789ac.tmp", ".cua-toi.tmp", "0123456789ab.tmp"):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (1, 1))
    os.utime(tmp_path / ".0123456789ac.tmp")  # another program is still writing it
    write_atomically(tmp_path / "b.md", "một\n")
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {".0123456789ac.tmp", ".cua-toi.tmp", "0123456789ab.tmp", "b.md"}
