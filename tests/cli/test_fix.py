"""``make check FIX=…``: it shows, asks, and mends whole files."""

import os
import subprocess
from pathlib import Path

import pytest

from cli.running import Conversation, run
from conftest import ROOT


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


def test_letters_that_nobody_sees_are_deleted_and_nothing_else(tidy: Path) -> None:
    record, page = tidy / "articles/2025/mot.md", tidy / "pages/cach-tim.md"
    data = tidy / "data/topics.yaml"
    before = {file: file.read_bytes() for file in (record, page, data)}
    spoilt = record.read_text("utf-8").replace("Sơn La", "Sơn\u200b La", 1)
    record.write_text(f"{spoilt}\nMột\u2060 đoạn.\n", "utf-8")
    page.write_text("\ufeff" + page.read_text("utf-8").replace("Một", "Một\u200b"), "utf-8")
    data.write_text(data.read_text("utf-8").replace("name: ", "name: \u200e"), "utf-8")
    assert "invisible character U+200B" in run("check", tidy).stderr
    result = run("check", tidy, "--fix", "--yes")
    assert "invisible" not in result.stderr.partition("Mended")[2]
    assert record.read_bytes() == before[record] + "\nMột đoạn.\n".encode()
    assert page.read_bytes() == before[page]
    assert data.read_bytes() == before[data]
