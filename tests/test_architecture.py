"""What each package may import; each module stands alone; files stay small."""

import ast
import subprocess
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "plugins" / "newsarchive"
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "vietnamese": {"vietnamese"},
    "strings": {"strings"},
    "model": {"vietnamese", "strings", "model"},
    "cache": {"model", "cache"},
    "search": {"vietnamese", "model", "search"},
    "pages": {"strings", "vietnamese", "model", "outputs", "pages"},
    "outputs": {"strings", "vietnamese", "model", "outputs"},
    "content": {"strings", "vietnamese", "model", "cache", "content"},
    "lint": {"vietnamese", "model", "content", "outputs", "lint"},
    "web": {"vietnamese", "model", "web"},
    "importer": {"vietnamese", "model", "content", "lint", "web", "importer"},
    "engine": {
        "strings", "vietnamese", "model", "cache", "content", "pages", "outputs", "search",
        "engine",
    },
    "preview": {"model", "cache", "content", "pages", "outputs", "engine", "plugin", "preview"},
    "cli": {
        "vietnamese", "model", "content", "lint", "web", "importer", "engine", "preview", "cli",
    },
}  # fmt: skip
PURE = {"pelican", "jinja2", "bs4", "lxml", "yaml", "pathlib", "os", "subprocess", "socket"}
FORBIDDEN = {"vietnamese": PURE, "model": PURE, "search": PURE, "pages": PURE, "outputs": PURE}
TOP_LEVEL = {
    "content", "theme", "plugins", "tests", "pelicanconf.py", "publishconf.py", "Makefile",
    "README.md", "README.vi.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE",
    "LICENSE-CONTENT.md", "pyproject.toml", "requirements.lock",
}  # fmt: skip


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write imports in full"
            yield node.module or ""


def layer(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_follow_the_arrows(file: Path) -> None:
    # The package itself, its command line and the plugin see everything.
    allowed = MAY_IMPORT.get(layer(file), set(MAY_IMPORT) | {"plugin"})
    for name in imports(file):
        root, *rest = name.split(".")
        if root == "newsarchive" and rest:
            assert rest[0] in allowed, f"{layer(file)} may not import {name}"
        assert root != "pelican" or layer(file) == "plugin.py", "only plugin.py imports Pelican"
        assert root not in FORBIDDEN.get(layer(file), set()), f"{layer(file)} may not use {root}"


def test_no_modules_import_each_other_in_a_circle() -> None:
    """So each module can be imported alone, whatever was imported before."""
    needs = {name_of(file): set(loaded_with(file)) for file in MODULES}
    assert len(needs) == len(MODULES)
    order = list(TopologicalSorter(needs).static_order())  # raises CycleError, with the circle
    assert set(order) >= needs.keys()


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def loaded_with(file: Path) -> Iterator[str]:
    """The modules of this package that are loaded when a module is, as it names them."""
    modules = {name_of(other) for other in MODULES}
    for node in ast.parse(file.read_text("utf-8")).body:  # not what functions import
        if isinstance(node, ast.ImportFrom) and node.module and "newsarchive" in node.module:
            named = {f"{node.module}.{alias.name}" for alias in node.names} & modules
            yield from named or {node.module}
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & modules


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_is_short_and_says_what_it_is_for(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    assert ast.get_docstring(ast.parse(text))


def test_the_top_level_holds_what_was_agreed_and_nothing_else() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {name.split("/")[0] for name in tracked if not name.startswith(".")}
    assert top <= TOP_LEVEL
