"""BibLaTeX entries as biber reads them, where it is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from archives import MakeReport
from newsarchive.model.archive import Archive
from newsarchive.model.site import Site
from newsarchive.outputs.citations.bibtex import to_bibtex
from newsarchive.outputs.citations.citation import cite

pytestmark = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
HOSTILE = r"""50 % & #1_a $x$ {ngoặc} ~ ^ \write18 `a` "b" <c> | d"""


def test_biber_finds_nothing_but_that_unsigned_reports_have_no_author(
    small_archive: Archive, make_report: MakeReport, site: Site, tmp_path: Path
) -> None:
    hostile = make_report("hostile", title=HOSTILE, byline="Đặng Dự, Hoàng Trúc")
    nowhere = make_report("nowhere", source="Chưa rõ", source_basis="unknown")
    reports = [*small_archive.reports, *small_archive.withdrawn, hostile, nowhere]
    file = tmp_path / "all.bib"
    file.write_text("".join(to_bibtex(cite(report, site)) for report in reports), "utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--nolog", file],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = [line for line in done.stdout.splitlines() if re.match(r"(WARN|ERROR)", line)]
    assert done.returncode == 0, done.stdout
    assert [line for line in told if "Missing mandatory field 'author'" not in line] == []
