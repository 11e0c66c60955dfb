"""The documents say what is so: fields, commands, settings, files, examples, links."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from pelicanconf import ARCHIVE

from conftest import ROOT
from newsarchive.__main__ import main
from newsarchive.content.loader import read_content
from newsarchive.lint.run import inspect
from newsarchive.model.field_table import BEGIN, END, field_table, with_field_table

README = (ROOT / "README.md").read_text("utf-8")
PLUGIN_README = Path("plugins/newsarchive/README.md")
DOCUMENTS = [
    Path("README.md"), Path("README.vi.md"), Path("CONTRIBUTING.md"), Path("SECURITY.md"),
    Path("LICENSE-CONTENT.md"), PLUGIN_README,
]  # fmt: skip


def test_readme_has_the_field_table_of_the_model() -> None:
    table = README.partition(BEGIN)[2].partition(END)[0]
    assert table.strip() == field_table().strip(), "run make schema"


def test_table_names_nested_fields_choices_and_defaults() -> None:
    rows = field_table().splitlines()
    assert "| `officials[].name` | required | Name as the report gives it. |  |" in rows
    assert any("`over`, `nearly`, `about`, `at-least`" in row for row in rows)
    assert any(row.startswith("| `status` | `published` if left out |") for row in rows)


def test_a_text_without_markers_stays_as_it_is() -> None:
    assert with_field_table("# Notes\n") == "# Notes\n"


def test_schema_command_finds_and_mends_an_old_table(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = content.parent / "README.md"
    readme.write_text(f"before\n\n{BEGIN}old{END}\nafter\n", "utf-8")
    (content.parent / ".vscode").mkdir()
    arguments = ["schema", "--content", str(content)]
    assert main([*arguments, "--check"]) == 1
    assert f"{readme}: is out of date" in capsys.readouterr().err
    assert "old" in readme.read_text("utf-8")
    assert main(arguments) == 0
    assert readme.read_text("utf-8") == f"before\n\n{BEGIN}\n{field_table()}\n{END}\nafter\n"
    assert main([*arguments, "--check"]) == 0


def test_what_is_made_of_the_model_is_committed() -> None:
    assert main(["schema", "--content", str(ROOT / "content"), "--check"]) == 0


def commands() -> list[str]:
    return re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def variables() -> list[str]:
    help_lines = re.findall(r"^##   .*", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return re.findall(r"([A-Z]+)=", "".join(help_lines))


@pytest.mark.parametrize("name", commands())
def test_every_command_is_explained(name: str) -> None:
    assert f"| `make {name}` | " in README


@pytest.mark.parametrize("name", variables())
def test_every_variable_of_make_is_explained(name: str) -> None:
    assert f"`{name}=" in README or f" {name}=" in README


@pytest.mark.parametrize("name", ARCHIVE)
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in README


def tracked() -> list[str]:
    return subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()


@pytest.mark.parametrize("name", sorted({file.split("/")[0] for file in tracked()}))
def test_every_file_of_the_top_level_is_explained(name: str) -> None:
    shown = f"{name}/" if (ROOT / name).is_dir() else name
    assert f"`{shown}" in README


def packages() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    return [re.split(r"[<>=]", requirement)[0] for requirement in named]


@pytest.mark.parametrize("name", packages())
def test_every_dependency_has_its_reason(name: str) -> None:
    assert re.search(rf"\b{name}\b", README) or (name.startswith("types-") and "types-…" in README)


@pytest.mark.parametrize("document", ["README.md", "README.vi.md"])
@pytest.mark.parametrize("draft", [True, False], ids=["draft", "published"])
def test_the_example_is_a_valid_record(document: str, draft: bool, tmp_path: Path) -> None:
    example = re.search(r"```markdown\n(.*?)```", (ROOT / document).read_text("utf-8"), re.DOTALL)
    assert example
    text = example[1]
    if not draft:
        text = re.sub(r"^status: draft.*\n", "", text, flags=re.MULTILINE)
    for name in ("data", "pages"):
        shutil.copytree(ROOT / "content" / name, tmp_path / name)
    folder = tmp_path / "articles" / "2023"
    folder.mkdir(parents=True)
    (folder / "an-giang-vi-du-2023.md").write_text(text, "utf-8")
    archive = read_content(tmp_path).archive
    assert (archive.drafts, len(archive.reports)) == ((1, 0) if draft else (0, 1))
    problems = inspect(tmp_path).problems
    told = {problem.field for problem in problems}
    assert {problem.kind for problem in problems} == (set() if draft else {"placeholder"})
    words = {"title", "slug", "url", "officials[1].name", "officials[1].role", "summary"}
    assert told == (set() if draft else {*words, "summary_en", "account"})


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links_lead_to_files(document: Path) -> None:
    text = (ROOT / document).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[\w-]*)?\)", text):
        assert (ROOT / document.parent / target).exists(), target


CODE = "\n".join(file.read_text("utf-8") for file in (ROOT / "plugins").rglob("*.py"))
DEFINED = set(re.findall(r"(?:class|def) (\w+)", CODE)) | set(
    re.findall(r"^ *(\w+)(?:: [^=\n]+)?(?: = |$)", CODE, re.MULTILINE)
)
NAME = re.compile(r"[A-Z][a-z]+[A-Za-z]*|_?[a-z]+_[a-z_]+|_[A-Z_]+")
"""How classes, functions and constants of the package are written."""


def backticked(document: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", (ROOT / document).read_text("utf-8"), flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", text)


FILE = re.compile(r"[\w.-]+(/[\w.-]+)*(/|\.(py|md|html|css|js|json|yaml))")
FOLDERS = ("plugins/", "tests/", "theme/", "content/", ".github/", ".ci/", ".vscode/")


def test_files_that_the_plugins_readme_names_exist() -> None:
    places = (
        ROOT / PLUGIN_README.parent,
        ROOT,
        ROOT / "theme/static/css",
        ROOT / "theme/templates",
    )
    names = {name for name in backticked(PLUGIN_README) if FILE.fullmatch(name)}
    ours = {name for name in names if not name.startswith(".output")}
    assert {name for name in ours if not any((place / name).exists() for place in places)} == set()


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d != PLUGIN_README], ids=str)
def test_files_of_the_project_that_are_named_exist(document: Path) -> None:
    names = {name for name in backticked(document) if FILE.fullmatch(name)}
    ours = {name for name in names if name.startswith(FOLDERS)}
    example = "content/articles/2023/an-giang-vi-du-2023.md"
    assert {name for name in ours if not (ROOT / name).exists()} - {example} == set()


def test_names_of_the_code_that_the_plugins_readme_gives_exist() -> None:
    others = {"ValueError", "Trung", "Chưa"}
    names = {name for name in backticked(PLUGIN_README) if NAME.fullmatch(name)}
    assert names - DEFINED - others == set()
