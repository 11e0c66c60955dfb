"""The keys of texts that templates and scripts name, and those that the catalogue lacks.

A build looks before it writes: a text that is missing on one page in a thousand would
otherwise be found by a reader. Keys that are put together while a page is made, as those of
labels, are not seen here; they fail when they are asked for.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes

from newsarchive.engine.assets import Assets
from newsarchive.model.problem import Problem
from newsarchive.strings import InvalidStrings, t
from newsarchive.strings.script_texts import SCRIPT_KEY, script_texts

_FILTER = "t"


class TextUse(NamedTuple):
    """A key that a template names, its line, and the names of the values that it gives."""

    key: str
    line: int
    values: tuple[str, ...]


def texts_used(template: nodes.Template) -> list[TextUse]:
    """All texts that a parsed template takes with the filter ``t``, in the order of nodes."""
    return [
        TextUse(use.node.value, use.lineno, tuple(_names_of(use)))
        for use in template.find_all(nodes.Filter)
        if use.name == _FILTER and isinstance(use.node, nodes.Const)
    ]


def _names_of(use: nodes.Filter) -> Iterator[str]:
    for keyword in use.kwargs:
        assert isinstance(keyword, nodes.Keyword)  # Jinja annotates it as a Pair, wrongly
        yield keyword.key


def find_wrong_texts(shown: str, uses: Iterable[TextUse]) -> Iterator[Problem]:
    """A problem for each key without a text, and for each with other values than the text's.

    ``shown`` is the file as messages name it.
    """
    for key, line, given in uses:
        try:
            wanted = t.values_of(key)
        except InvalidStrings as failure:
            wrong, _, cure = str(failure).partition(" — ")
            yield Problem(shown, line, "template", wrong, cure)
            continue
        if wanted != set(given):
            wrong = f"{key} is given {_listed(given)}, but names {_listed(wanted)}"
            yield Problem(shown, line, "template", wrong, "give what the text names")


def find_missing_script_texts(assets: Assets) -> Iterator[Problem]:
    """A problem for each key in a script whose text the page does not carry."""
    carried = script_texts()
    for file in assets.files:
        if not file.path.endswith(".js"):
            continue
        for number, line in enumerate(file.content.decode("utf-8", "replace").splitlines(), 1):
            for key in SCRIPT_KEY.findall(line):
                if key not in carried:
                    name = file.path.rpartition("/js-")[2].partition("/")[2]
                    wrong, cure = f"{key} has no text", f"add it to {t.shown}"
                    yield Problem(f"theme/static/js/{name}", number, "script", wrong, cure)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "no value"
