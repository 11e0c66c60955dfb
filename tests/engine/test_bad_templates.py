"""A mistake in a template is told with its line, by whichever process renders it."""

from pathlib import Path

import pytest

from conftest import SITE, build

CASES = {
    "unknown tag": ("report.html", "</article>", "\n{% nope %}</article>", [
        "theme/templates/report.html:59: template: TemplateSyntaxError: Encountered unknown tag",
    ]),
    "name that is not there": ("macros/footer.html", "</footer>", "{{ khong_co }}</footer>", [
        "theme/templates/macros/footer.html:",
        "template: UndefinedError: 'khong_co' is undefined — correct it",
    ]),
    "wrong call": ("report.html", "</article>", "\n{{ urls.report(1, 2) }}</article>", [
        "theme/templates/report.html:59: template: TypeError:",
    ]),
    "text that is not there": ("withdrawn.html", '"withdrawn.kept" | t', '"withdrawn.lost" | t', [
        "theme/templates/withdrawn.html:",
        "strings/vi.toml: withdrawn.lost is missing — add its text",
    ]),
    "text without its value": ("year.html", "t(year=year)", "t(yaer=year)", [
        "theme/templates/year.html:",
        "template: year.about is given yaer, but names year — give what the text names",
    ]),
    "text that is not there for a script": (
        "../static/js/search-page/range.js", "script.month_hint", "script.month_hin", [
            "theme/static/js/search-page/range.js:",
            "script: script.month_hin has no text — add it to plugins/newsarchive/strings/vi.toml",
        ],
    ),
    "template that is not there": ("base.html", "</body>", "{% include 'x.html' %}</body>", [
        "theme/templates/base.html:",
        "template: TemplateNotFound: x.html",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", CASES)
def test_it_is_located_and_the_former_site_stays(
    name: str, jobs: str, project: Path, tmp_path: Path
) -> None:
    file, old, new, expected = CASES[name]
    output = tmp_path / "output"
    assert build(SITE, output, project=project).code == 0
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    template = project / "theme/templates" / file
    text = template.read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new, 1), "utf-8")

    result = build(SITE, output, project=project, environment={"JOBS": jobs})

    assert result.code == 1
    for message in expected:
        assert message in result.stderr
    assert "Not built: 1 problem(s) in 1 file(s)" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kept = "', 'keptt = "', "theme/templates/withdrawn.html:"),
        ('[withdrawn]\ntitle = "', '[withdrawn]\ntitel = "', "withdrawn.title is missing"),
        ("[withdrawn]", "[withdrawn", "cannot be read"),
    ],
)
def test_a_text_that_is_taken_away_fails_the_build(
    old: str, new: str, said: str, project: Path, tmp_path: Path
) -> None:
    file = project / "plugins/newsarchive/strings/vi.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    result = build(SITE, tmp_path / "output", project=project)
    assert result.code == 1
    assert said in result.stderr
    assert "strings/vi.toml" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert not (tmp_path / "output").exists()


def test_another_language_without_a_file_is_refused(project: Path, tmp_path: Path) -> None:
    settings = project / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace('LANG = "vi"', 'LANG = "fr"'), "utf-8")
    result = build(SITE, tmp_path / "output", project=project)
    assert result.code == 1
    assert "strings/fr.toml: no such file — write the texts of 'fr' into it" in result.stderr


def test_a_template_that_is_no_text_is_named(project: Path, tmp_path: Path) -> None:
    with (project / "theme/templates/report.html").open("ab") as file:
        file.write(b"\xff")
    result = build(SITE, tmp_path / "output", project=project)
    assert result.code == 1
    told = "theme/templates/report.html:1: template: is not text in UTF-8 — save it as UTF-8"
    assert told in result.stderr.splitlines()
