"""Writing a record: plain values become the YAML that maintainers write by hand.

Texts are filled to the width of a page, after ``>-`` where YAML could misread them, so that a
draft never says anything else than was meant.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from newsarchive.content.yaml_text import YamlProblem, parse_yaml
from newsarchive.model.record import Record

_WIDTH = 88
_PLAIN_LENGTH = 88

Fields = Mapping[str, Any]
"""Field → text, number, or list of texts or of groups of such; None and empty lists are
left out."""


def write_record(
    fields: Fields, account: str = "", comments: Mapping[str, str] | None = None
) -> str:
    """A record's file: UTF-8 text with ``\n`` line ends.

    Fields stand in the model's order. ``comments`` go above their field, those of absent
    fields in the place where the field would be.
    """
    comments = comments or {}
    lines = ["---"]
    for name in Record.model_fields:
        lines += _comment(comments.get(name, ""))
        lines += write_field(name, fields.get(name))
    lines += [*_comment(comments.get("", "")), "---"]
    return "\n".join(lines) + "\n" + (f"\n{account.strip()}\n" if account.strip() else "")


def write_field(name: str, value: Any) -> list[str]:
    """The lines of one field; none where there is no value."""
    if value is None or value == () or value == []:
        return []
    if isinstance(value, list | tuple):
        return [f"{name}:", *(line for item in value for line in _item(item))]
    return _entry(name, value, 0)


def _item(item: Any) -> Iterable[str]:
    if isinstance(item, Mapping):
        lines = [
            line
            for name, value in item.items()
            if value is not None
            for line in _entry(name, value, 4)
        ]
        return [f"  - {lines[0].lstrip()}", *lines[1:]]
    text = " ".join(str(item).split())
    return [f"  - {text}"] if _is_plain(text) else ["  - >-", *_filled(text, 4)]


def _entry(name: str, value: Any, indent: int) -> list[str]:
    text = " ".join(str(value).split())
    start = " " * indent + f"{name}:"
    if _is_plain(text) and len(start) + 1 + len(text) <= _PLAIN_LENGTH:
        return [f"{start} {text}"]
    return [f"{start} >-", *_filled(text, indent + 2)]


def _filled(text: str, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(
        text, _WIDTH, initial_indent=space, subsequent_indent=space,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _is_plain(text: str) -> bool:
    """True if YAML reads the text after ``field:`` and after ``-`` as just that text."""
    if re.match(r"[-?:,\[\]{}#&*!|>'\"%@`\s]", text) or text.endswith(":"):
        return False
    try:
        return bool(parse_yaml(f"a: {text}\n").value == {"a": text})
    except YamlProblem:
        return False


def _comment(text: str) -> list[str]:
    return [
        f"# {line}"
        for paragraph in text.splitlines()
        for line in textwrap.wrap(paragraph, _WIDTH - 2, break_long_words=False)
    ]
