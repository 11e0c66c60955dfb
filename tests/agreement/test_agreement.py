"""Whatever is put into the content folder: no traceback, and check and build say the same."""

import os
import random
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement.mutations import mutate
from conftest import SITE, SITEURL
from forked import run_pelican, speak_into
from newsarchive.__main__ import main
from newsarchive.lint.run import inspect

MUTATED = int(os.environ.get("MUTATED", "150"))
"""How many mutated files are tried; ``make test-long`` tries 2,000."""
OF_CHECK_ONLY = {"copied", "resemblance", "placeholder"}
"""Errors about what a record says, told by ``make check``, which ``make publish`` runs first."""
PUBLISHED = "".join(f"bai/{record.stem}/\n" for record in sorted(SITE.glob("articles/2*/*.md")))
PUBLISHED = PUBLISHED.replace("bai/ban-nhap/\n", "") + "nguon/bao-thu/\ngioi-thieu/\n"
"""The ledger: a mutated file that loses an address is an error of both."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the content and for one output, which is built again and again."""
    return tmp_path_factory.mktemp("agreement")


@settings(max_examples=MUTATED)
@given(chance=st.randoms(use_true_random=False))
def test_check_and_build_agree(chance: random.Random, folder: Path) -> None:
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(SITE, content)
    (content / "addresses.txt").write_text(PUBLISHED, "utf-8")
    mutate(content, chance)
    checked, told = check(content)
    built, said = build(content, folder / "output")
    assert "Traceback" not in said
    assert (checked, built) in ((0, 0), (1, 1), (1, 0)), said + told
    if built:
        assert "Not built" in said
        of_content = [line for line in said.splitlines() if line.startswith(str(content))]
        assert [line for line in of_content if line not in told.splitlines()] == []
    elif checked:
        errors = {p.kind for p in inspect(content).problems if p.severity == "error"}
        assert errors <= OF_CHECK_ONLY, told


def check(content: Path) -> tuple[int, str]:
    """``make check``, in this process: an exception fails the test."""
    told = StringIO()
    with redirect_stderr(told), redirect_stdout(StringIO()):
        code = main(["check", "--content", str(content)])
    return code, told.getvalue()


def build(content: Path, output: Path) -> tuple[int, str]:
    """``make html`` in a forked process, which spares starting Python."""
    log = output.parent / "log"
    process = os.fork()
    if process == 0:
        speak_into(log)
        os.environ["JOBS"] = "1"
        words = [str(content), "-s", "pelicanconf.py", "-o", str(output), "--fatal=errors"]
        os._exit(run_pelican([*words, "-e", f'SITEURL="{SITEURL}"']))
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), log.read_text("utf-8")
