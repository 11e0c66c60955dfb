"""What a build says, how its switches work, and what the next build makes of it."""

import json
import re
from pathlib import Path

from conftest import ROOT, build
from engine.running import command
from preview.serving import replace


def test_the_closing_line_has_counts_and_times(content: Path, tmp_path: Path) -> None:
    said = command(content, tmp_path / "output").stdout.splitlines()
    assert said[0] == "Read 11 records, 1 draft left out."
    assert said[-1].startswith("Done: 11 records, 56 pages, ")
    for stage in ("reading", "planning", "writing", "checking", "publishing"):
        assert re.search(rf"[( ]{stage} \d+\.\d[,)]", said[-1])


def test_nothing_is_built_when_nothing_has_changed(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = command(content, output).stdout
    counts = first.rpartition("Done: ")[2].partition(" in ")[0]
    # Python may have compiled modules, so the first two may both build.
    command(content, output)
    again = command(content, output)
    assert again.returncode == 0
    assert again.stdout.startswith(f"Nothing has changed: {counts}, seen in ")
    (output / "index.html").write_text("")
    assert "Done: " in command(content, output).stdout
    assert "</html>" in (output / "index.html").read_text("utf-8")


def test_a_failed_build_is_not_taken_for_done(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    command(content, output)
    record = content / "articles/2023/chi-biet-thang.md"
    record.write_text(record.read_text("utf-8").replace("level: province", "level: x"), "utf-8")
    for _ in range(2):
        result = command(content, output)
        assert result.returncode == 1
        assert "level: 'x' is not a choice here" in result.stderr


def test_a_page_that_is_gone_is_missed_by_pages_that_were_not_made_again(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    page = content / "pages/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\n[Bài](../bai/chi-biet-thang/)\n", "utf-8")
    assert build(content, output).code == 0
    (content / "articles/2023/chi-biet-thang.md").unlink()

    result = build(content, output)

    assert result.code == 1
    assert "gioi-thieu/index.html:1: link: '../bai/chi-biet-thang/' leads to no" in result.stderr


def test_a_part_of_a_page_that_is_gone_is_missed_too(
    content: Path, project: Path, tmp_path: Path
) -> None:
    output, templates = tmp_path / "output", project / "theme/templates"
    replace(templates / "static-page.html", "</h1>", '</h1><a href="../tinh/#o">Bản đồ</a>')
    replace(templates / "provinces.html", '"overview__columns"', '"overview__columns" id="o"')
    assert build(content, output, project=project).code == 0
    replace(templates / "provinces.html", ' id="o"', "")

    result = build(content, output, project=project)

    assert result.code == 1
    assert "'../tinh/#o' names no part of its page" in result.stderr


def test_jobs_must_be_a_number(content: Path, tmp_path: Path) -> None:
    result = build(content, tmp_path / "output", environment={"JOBS": "viele"})
    assert result.code == 1
    assert "JOBS is 'viele' — write how many processes may work, such as 2" in result.stderr


def test_a_profile_is_written_where_it_is_said(content: Path, tmp_path: Path) -> None:
    said = command(content, tmp_path / "output", PROFILE="1").stdout.splitlines()[-1]
    profile = ROOT / said.removeprefix("Profile: ")
    assert "cumulative" in profile.read_text("utf-8")


def test_a_new_field_is_kept_between_builds_without_being_named_elsewhere(
    content: Path, project: Path, tmp_path: Path
) -> None:
    model = project / "plugins/newsarchive/model/record.py"
    new = '    seen: Day | None = Field(None, description="Day on which the page was seen.")\n'
    replace(model, "    added: Day = ", f"{new}    added: Day = ")
    record = content / "articles/2023/chi-biet-thang.md"
    replace(record, "\nadded:", "\nseen: 2024-05-06\nadded:")
    for _ in range(2):
        assert build(content, tmp_path / "output", project=project).code == 0
        page = content / "pages/gioi-thieu.md"
        page.write_text(page.read_text("utf-8") + "\n\nThêm.\n", "utf-8")
    data = json.loads((tmp_path / "output/du-lieu/luu-tru-35.json").read_text("utf-8"))
    assert "2024-05-06" in [record.get("seen") for record in data["records"]]
