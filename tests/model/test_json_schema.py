"""The editors' JSON Schemas: valid, as strict as the build, and up to date."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.model.json_schema import build_schemas
from newsarchive.model.snippets import build_snippets

CONTENT = ROOT / "content"


class EditorLoader(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: numbers and true/false are typed, dates are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    authorities, problems = read_authorities(CONTENT)
    assert problems == []
    return build_schemas(authorities)


@pytest.fixture(scope="module")
def record(schemas: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schemas["record.schema.json"])


def front_matter(file: Path) -> dict[str, Any]:
    fields = yaml.load(file.read_text("utf-8").split("---\n")[1], EditorLoader)
    assert isinstance(fields, dict)
    return fields


def complaints(validator: Draft202012Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def test_every_schema_is_a_schema(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_every_record_of_the_archive_is_accepted(record: Draft202012Validator) -> None:
    files = sorted((CONTENT / "articles").rglob("*.md"))
    assert len(files) >= 295
    assert {
        file.name: found for file in files if (found := complaints(record, front_matter(file)))
    } == {}


@pytest.mark.parametrize("name", ["sources", "topics", "documents", "abbreviations"])
def test_every_authority_file_is_accepted(name: str, schemas: dict[str, Any]) -> None:
    entries = yaml.load((CONTENT / "data" / f"{name}.yaml").read_text("utf-8"), EditorLoader)
    assert entries
    assert complaints(Draft202012Validator(schemas[f"{name}.schema.json"]), entries) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tittle", "Đầu đề"),
        ("province", "Hà Lội"),
        ("source", "Báo Không Có"),
        ("level", "ward"),
        ("topics", []),
        ("topics", ["khong-co"]),
        ("topics", "hoi-nghi"),
        ("slug", "Có Dấu"),
        ("published", "21/03/2023"),
        ("added", "2026-11"),
        ("url", "ftp://x.example"),
        ("officials", [{"name": "A", "rank": "B"}]),
        ("figures", [{"label": "đại biểu", "unit": "người", "value": "ba"}]),
        ("event_date", "2022-12-29/.."),
    ],
)
def test_what_the_build_refuses_is_marked(
    field: str, value: Any, record: Draft202012Validator
) -> None:
    good = front_matter(next((CONTENT / "articles").rglob("*.md")))
    assert complaints(record, good) == []
    assert complaints(record, good | {field: value}) != []


def test_a_missing_required_field_is_marked(record: Draft202012Validator) -> None:
    good = front_matter(next((CONTENT / "articles").rglob("*.md")))
    for field in ("title", "slug", "published", "province", "source", "topics", "summary"):
        without = {name: value for name, value in good.items() if name != field}
        assert complaints(record, without) == [f"$: '{field}' is a required property"]


def test_every_field_is_explained_to_the_maintainer(schemas: dict[str, Any]) -> None:
    schema = schemas["record.schema.json"]
    for part in (schema, *schema["$defs"].values()):
        assert all(field.get("description") for field in part["properties"].values())


def test_there_is_a_snippet_for_each_field_and_one_for_a_record(schemas: dict[str, Any]) -> None:
    schema = schemas["record.schema.json"]
    snippets = build_snippets(schema)
    assert set(snippets) == {"New record", *schema["properties"]}
    skeleton = "\n".join(snippets["New record"]["body"])
    assert all(f"\n{field}:" in skeleton for field in schema["required"])


def run_schema(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", "schema", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_the_files_in_git_are_up_to_date() -> None:
    result = run_schema("--content", "content", "--check")
    assert (result.returncode, result.stderr) == (0, "")


def test_the_check_names_a_stale_file_and_the_cure(content: Path) -> None:
    (content.parent / ".vscode").mkdir()
    assert run_schema("--content", str(content)).returncode == 0
    assert run_schema("--content", str(content), "--check").returncode == 0
    stale = content / "schema" / "record.schema.json"
    stale.write_text(json.dumps({}), "utf-8")
    result = run_schema("--content", str(content), "--check")
    assert result.returncode == 1
    assert f"{stale}: is out of date — run 'make schema'" in result.stderr
    assert stale.read_text("utf-8") == "{}"
