"""All texts of the site stand in the catalogue, and all texts of the catalogue are used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from conftest import ROOT
from newsarchive.strings import t
from newsarchive.strings.script_texts import SCRIPT_KEY

PACKAGE = ROOT / "plugins" / "newsarchive"
THEME = ROOT / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
SCRIPTS = sorted((THEME / "static/js").rglob("*.js"))
VIETNAMESE = re.compile(
    "[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE
)
OF_LABELS = re.compile(r"label\.")
LETTERS_AS_SUCH = {"syllables.js"}
"""Scripts that are about letters, so that letters stand in them."""


def uses_in_python() -> Iterator[tuple[str, set[str], str]]:
    """Key, names of the values and place of each call of ``t`` with a key written out."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id != "t" or not node.args:
                continue
            first = node.args[0]
            keys = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for key in keys:
                if isinstance(key, ast.Constant):
                    values = {keyword.arg or "" for keyword in node.keywords}
                    yield str(key.value), values, f"{file.name}:{node.lineno}"


def keys_in_templates() -> Iterator[str]:
    for file in TEMPLATES:
        for use in Environment().parse(file.read_text("utf-8")).find_all(nodes.Filter):
            if use.name == "t":
                assert isinstance(use.node, nodes.Const), f"{file.name}: write the key out"
                yield use.node.value


def keys_in_scripts() -> Iterator[str]:
    for file in SCRIPTS:
        yield from SCRIPT_KEY.findall(file.read_text("utf-8"))


def test_python_names_texts_that_are_there_with_their_values() -> None:
    uses = list(uses_in_python())
    assert len(uses) > 60
    for key, values, place in uses:
        assert key in t.texts, f"{place}: {key}"
        assert values == t.values_of(key), f"{place}: {key}"


def test_no_text_is_left_that_nothing_uses() -> None:
    used = {key for key, *_ in uses_in_python()} | {*keys_in_templates()} | {*keys_in_scripts()}
    assert [key for key in t.texts if key not in used and not OF_LABELS.match(key)] == []


@pytest.mark.parametrize("file", [*TEMPLATES, *SCRIPTS], ids=lambda file: file.name)
def test_no_text_stands_in_a_template_or_script(file: Path) -> None:
    if file.name not in LETTERS_AS_SUCH:
        found = [line for line in file.read_text("utf-8").splitlines() if VIETNAMESE.search(line)]
        assert found == []


def test_every_language_has_the_same_texts() -> None:
    for file in sorted((PACKAGE / "strings").glob("*.toml")):
        other = type(t)()
        other.use(file.stem)
        assert other.texts.keys() == t.texts.keys()
