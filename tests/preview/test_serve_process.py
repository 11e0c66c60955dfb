"""The process of ``make serve``: it starts plainly, loses nothing, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from preview.serving import DATA, PAGE, RECORD, TITLE, Start, get, replace, until, wait_until


def command(content: Path, previews: Path, port: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            sys.executable, "-m", "newsarchive", "serve", "--content", content,
            "--previews", previews, f"--port={port}",
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def wait_for_line(process: "subprocess.Popen[str]", begin: str) -> str:
    """The first line from now on that begins so. A process without it for a minute is ended."""
    assert process.stdout
    deadline = threading.Timer(60, process.kill)
    deadline.start()
    try:
        lines = list(up_to(begin, iter(process.stdout.readline, "")))
    finally:
        deadline.cancel()
    assert "".join(lines[-1:]).startswith(begin), f"no line begins with {begin!r}: {lines}"
    return lines[-1]


def up_to(begin: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines up to the first that begins so, with it."""
    for line in lines:
        yield line
        if line.startswith(begin):
            return


def descendants(process: int) -> list[int]:
    """The processes that a process has started, and those that they have started."""
    said = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True)
    children = [int(line) for line in said.stdout.split()]
    return children + [one for child in children for one in descendants(child)]


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_port_in_use_is_told(content: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = command(content, tmp_path / "previews", port)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert errors.startswith(f"Port {port} cannot be used (Address already in use)")
    assert f"make serve PORT={port + 1}" in errors


@pytest.mark.parametrize(
    "port", ["80000", "65536", "-1", "abc", "", "8000.0", "8 0", "\u0668\u0660", "9" * 99]
)
def test_what_is_no_port_is_told(content: Path, tmp_path: Path, port: str) -> None:
    process = command(content, tmp_path / "previews", port)
    said, errors = process.communicate(timeout=30)
    assert (process.returncode, said) == (1, "")
    assert errors == (
        f"'{port}' is no port — give a number from 1024 to 65535, as in make serve PORT=8001\n"
    )


def test_a_folder_for_previews_that_cannot_be_written_is_told(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "previews").write_text("", "utf-8")
    process = command(content, tmp_path / "previews", 0)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "previews/1 cannot be written (" in errors
    assert len(errors.splitlines()) == 1


def test_a_missing_content_folder_is_told(tmp_path: Path) -> None:
    process = command(tmp_path / "khong-co", tmp_path / "previews", 0)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "khong-co is no folder" in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("when", ["The site is at", "Pages are up to date: 12 records, 1 draft"])
def test_it_ends_when_asked_and_leaves_no_process_behind(
    content: Path, tmp_path: Path, how: signal.Signals, when: str
) -> None:
    process = command(content, tmp_path / "previews", 0)
    wait_for_line(process, when)
    started = descendants(process.pid)
    assert started
    process.send_signal(how)
    said, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")
    assert said.endswith("\nStopped.\n")
    assert not any(map(runs, started))


def test_a_second_ctrl_c_ends_it_though_a_process_of_its_own_does_not_end(
    content: Path, tmp_path: Path
) -> None:
    process = command(content, tmp_path / "previews", 0)
    wait_for_line(process, "Pages are up to date")
    started = descendants(process.pid)
    for child in started:
        os.kill(child, signal.SIGSTOP)
    process.send_signal(signal.SIGINT)
    wait_for_line(process, "Stopped.")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    for child in started:
        os.kill(child, signal.SIGCONT)
    assert process.communicate()[1] == ""
    wait_until(lambda: not any(map(runs, started)))


def test_a_killed_preview_does_not_hurt_the_next(content: Path, tmp_path: Path) -> None:
    former = tmp_path / "former"
    shutil.copytree(content, former)
    replace(former / RECORD, TITLE, "Bài của lần trước")
    killed = command(former, tmp_path / "previews", 0)
    address = wait_for_line(killed, "The site is at").split()[4]
    until(address + DATA, 200, "Bài của lần trước")
    replace(former / RECORD, "Theo bài", "Mới: theo bài")
    until(address + PAGE, 200, "Mới: theo bài")
    wait_until(lambda: len(descendants(killed.pid)) == 2)  # a build is at work again
    started = descendants(killed.pid)
    killed.kill()
    killed.communicate(timeout=30)

    process = command(content, tmp_path / "previews", 0)
    address = wait_for_line(process, "The site is at").split()[4]
    assert TITLE in until(address + PAGE, 200, "</html>")
    assert TITLE in get(address + DATA)[1]  # never what the former one has built
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")
    wait_until(lambda: not any(map(runs, started)))


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
