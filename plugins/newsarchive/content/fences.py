"""Cutting a file in two: the fields between two lines ``---``, and the text below them."""

import re

from newsarchive.content.source_text import SourceText
from newsarchive.content.yaml_text import YamlProblem, YamlText, parse_yaml

OPENING = re.compile(r"\s*^---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)


def split_fenced(source: SourceText) -> tuple[YamlText, str, int]:
    """Fields, text, and the line where the text begins, from 1. Raises YamlProblem."""
    if not source.text.strip():
        raise YamlProblem(
            1,
            "is missing: the file is empty",
            "copy a record that exists and change it, or delete the file",
        )
    opening = OPENING.match(source.text)
    if not opening:
        raise YamlProblem(1, "is missing", "begin the file with a line '---'")
    closing = _CLOSING.search(source.text, opening.end())
    if not closing:
        raise YamlProblem(1, "does not end", "close it with a line '---'")
    first_line = source.text.count("\n", 0, opening.end()) + 1
    parsed = parse_yaml(source.text[opening.end() : closing.start() + 1], first_line)
    if not isinstance(parsed.value, dict):
        raise YamlProblem(first_line, "has no fields", "write 'field: value' lines")
    text = source.text[closing.end() :]
    blank = len(text) - len(text.lstrip())
    line = source.text.count("\n", 0, closing.end() + blank) + 1
    return parsed, text.strip(), line
