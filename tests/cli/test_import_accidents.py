"""Importing when something goes wrong in the middle: whole files only, and no edit is lost."""

import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cli.importing import command, drafts, half_files, run
from conftest import ROOT
from newsarchive.content.records import read_record
from newsarchive.content.working_copy import working_copy_path, working_folder
from web_server import Web, answer
from written_page import HEADLINE, written_page


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
