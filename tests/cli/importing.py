"""Running ``newsarchive import`` as a person does, and looking at what it left."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import ROOT
from newsarchive.content.working_copy import working_folder

Result = subprocess.CompletedProcess[str]


def command(content: Path, *arguments: object) -> list[str]:
    words = [sys.executable, "-m", "newsarchive", "import", "--content", content]
    return [str(word) for word in (*words, "--allow-private", *arguments)]


def run(content: Path, *arguments: object, before: Callable[[], None] | None = None) -> Result:
    result = subprocess.run(
        command(content, *arguments),
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL, preexec_fn=before,
    )  # fmt: skip
    assert "Traceback" not in result.stderr
    return result


def drafts(content: Path) -> list[Path]:
    return sorted(file for file in content.rglob("*.md") if "status: draft" in file.read_text())


def half_files(content: Path) -> list[Path]:
    return [*content.rglob("*.tmp"), *working_folder(content).rglob("*.tmp")]
