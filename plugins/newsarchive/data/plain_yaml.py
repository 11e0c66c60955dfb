"""The YAML that records are usually written in, read with three patterns instead of events.

That takes a fifth of the time. Only these forms are understood: ``name: text``, a quoted text
without quotes or backslashes in it, text filled after ``>-``, and lists of such texts or of
groups of such fields, all indented as the archive's own commands write them.
"""

import re
from typing import Any

_NAME = "[a-z_]{1,40}"
_PLAIN = r"[^\n :#?,\[\]{}&*!|>'\"%@`-][^\n:#]*(?::[^\n :#][^\n:#]*)*(?<! )"
_QUOTED = r"""'[^'\n]*'|"[^"\\\n]*\""""


def _text(indent: int) -> str:
    """Two groups: a text on the name's line, or lines to be filled that are indented so far."""
    return rf"(?: ({_PLAIN}|{_QUOTED})\n| >-\n((?: {{{indent}}}[^\n ][^\n]*(?<! )\n)+))"


_FIELD = re.compile(rf"({_NAME}):(?:{_text(2)}|\n((?:  (?:- |  )[^\n]*\n)+))")
_ITEM = re.compile(rf"  -{_text(4)}")
_PART = re.compile(rf"  ([ -]) ({_NAME}):{_text(6)}")


def read_plainly(text: str) -> dict[str, Any] | None:
    """The fields of a text in those forms; None for any other, be it wrong or only unusual."""
    if not text.replace("\n", "").isprintable():
        return None
    fields: dict[str, Any] = {}
    at = 1 if text.startswith("\n") else 0
    while at < len(text):
        match = _FIELD.match(text, at)
        if match is None or match[1] in fields:
            return None
        at = match.end()
        name, written, filled, listed = match.groups()
        value = _list(listed) if listed else _value(written, filled, 2)
        if value is None:
            return None
        fields[name] = value
    return fields


def _list(text: str) -> list[Any] | None:
    items: list[Any] = []
    group: dict[str, str] | None = None
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match:
            starts, name, written, filled = match.groups()
            if starts == "-":
                group = {}
                items.append(group)
            if group is None or name in group:
                return None
            group[name] = _value(written, filled, 6)
        else:
            match = _ITEM.match(text, at)
            if match is None:
                return None
            group = None
            items.append(_value(match[1], match[2], 4))
        at = match.end()
    return items


def _value(written: str | None, filled: str | None, indent: int) -> str:
    if written is None:
        assert filled
        return filled[indent:-1].replace("\n" + " " * indent, " ")
    return written[1:-1] if written[0] in "'\"" else written
