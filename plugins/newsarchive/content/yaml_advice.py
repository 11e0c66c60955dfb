"""What the YAML parser's complaints mean for somebody who has never heard of YAML."""

import re

_FIELD = re.compile(r"^ *[A-Za-z_]+ *:")
_LONG_TEXT = "write '>-' after the colon, and the text on the next line, indented by two spaces"
_QUOTED = f"put it in quotes; or {_LONG_TEXT}"


def explain(problem: str, context: str, line: str) -> tuple[str, str]:
    """What is wrong and what to do.

    ``problem`` and ``context`` are the parser's words (libyaml's), ``line`` is the text of the
    line that it complains of.
    """
    value = line.partition(":")[2].strip() or line.lstrip(" -")
    if "tab" in problem or line.startswith("\t"):
        return "has a tab", "put two spaces in its place"
    if "quoted scalar" in context and "end of stream" in problem:
        return "opens a quote that is never closed", f"close it; or {_LONG_TEXT}"
    if "escape character" in problem:
        return "has the sign '\\' between double quotes", "take single quotes: 'one \\ two'"
    if "mapping values are not allowed" in problem:
        if line.startswith(" ") and _FIELD.match(line):
            return "begins with spaces, as if it belonged to the field above", "delete the spaces"
        return "has ': ' inside a text", _LONG_TEXT
    if "expected ':'" in problem:
        return "is no field", "put a space after the colon: 'province: An Giang'"
    if "cannot start any token" in problem or "flow" in context:
        return f"has a text that begins with '{value[:1]}'", _QUOTED
    if value[:1] in ("'", '"'):
        return "has a text that goes on after its closing quote", _LONG_TEXT
    return (
        f"is not valid YAML ({problem or context})",
        "check indentation, quotes and colons; put a text that contains ': ' in quotes",
    )
