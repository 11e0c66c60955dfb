"""The process of ``make serve``: it starts plainly, loses nothing, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from conftest import ROOT
from serving import PAGE, RECORD, TITLE, Start, get, replace, until


def command(content: Path, output: Path, port: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            sys.executable, "-m", "newsarchive", "serve", "--content", content,
            "--output", output, "--port", str(port),
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def children(process: int) -> list[int]:
    said = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True)
    return [int(line) for line in said.stdout.split()]


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_port_in_use_is_told(content: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = command(content, tmp_path / "preview", port)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert errors.startswith(f"Port {port} cannot be used (Address already in use)")
    assert "make serve PORT=8001" in errors


def test_a_missing_content_folder_is_told(tmp_path: Path) -> None:
    process = command(tmp_path / "khong-co", tmp_path / "preview", 0)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "khong-co is no folder" in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_asked_and_leaves_no_process_behind(
    content: Path, tmp_path: Path, how: signal.Signals
) -> None:
    process = command(content, tmp_path / "preview", 0)
    assert process.stdout
    lines = iter(process.stdout.readline, "")
    next(line for line in lines if line.startswith("Pages are up to date: 12 records, 1 drafts"))
    started = children(process.pid)
    assert started
    process.send_signal(how)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")
    assert not any(map(runs, started))


def test_what_is_saved_while_it_reads_is_not_lost(preview: Start, content: Path) -> None:
    address = preview()  # it has begun to listen, and reads
    replace(content / RECORD, TITLE, "Bài lưu sớm")
    until(address + PAGE, 200, "Bài lưu sớm")


def test_an_archive_that_cannot_be_read_at_first_is_read_when_it_is_mended(
    preview: Start, content: Path
) -> None:
    replace(content / RECORD, "level: province", "level: x")
    address = preview()
    until(address + PAGE, 500, "could not be built")
    replace(content / RECORD, "level: x", "level: province")
    until(address + PAGE, 200, TITLE)


def test_an_address_without_its_slash_leads_on_and_a_head_has_no_content(preview: Start) -> None:
    address = preview()
    until(address + PAGE, 200, TITLE)
    with urllib.request.urlopen(address + PAGE.rstrip("/"), timeout=30) as answer:
        assert answer.url == address + PAGE
    request = urllib.request.Request(address + PAGE, method="HEAD")
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert (answer.status, answer.read()) == (200, b"")
        assert int(answer.headers["Content-Length"]) > 1000
        assert answer.headers["Cache-Control"] == "no-store"
    assert get(f"{address}__version?")[0] == 200
