"""Building through the command, as ``make html`` does."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, SITEURL


def command(
    content: Path,
    output: Path | str,
    project: Path = ROOT,
    settings: str = "pelicanconf.py",
    site_url: str = SITEURL,
    **environment: str,
) -> "subprocess.CompletedProcess[str]":
    """The finished command; ``environment`` are variables that it has besides ours."""
    return subprocess.run(
        [
            sys.executable, "-m", "newsarchive", "build", "--content", str(content),
            "--output", str(output), "--site-url", site_url, "--settings", settings,
        ],
        cwd=project,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def run(content: Path, output: Path | str, *where: Path | str, **how: str) -> tuple[int, str]:
    """The exit code of ``command``, and all that it said, which is never a traceback."""
    result = command(content, output, *where, **how)  # type: ignore[arg-type]
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout + result.stderr
