"""Snippets for editors, made of the record's schema: one for a new record, one per field."""

from typing import Any

Schema = dict[str, Any]


def build_snippets(schema: Schema) -> dict[str, Any]:
    """VS Code's snippet file for Markdown: ``record`` and each field by its name."""
    fields: dict[str, Schema] = schema["properties"]
    required = enumerate(schema["required"], start=1)
    skeleton = [f"{name}:{_value(fields[name], stop)}" for stop, name in required]
    record = {
        "scope": "markdown",
        "prefix": "record",
        "description": "A new record with the fields that none may lack.",
        "body": ["---", *"\n".join(skeleton).split("\n"), "---", "", "$0", ""],
    }
    each = {
        name: {
            "scope": "markdown",
            "prefix": name,
            "description": field.get("description", ""),
            "body": f"{name}:{_value(field, 1)}".split("\n"),
        }
        for name, field in fields.items()
    }
    return {"New record": record, **each}


def _value(field: Schema, stop: int) -> str:
    """A tab stop: choices where the schema has them, a list item where it is a list."""
    if field.get("type") == "array":
        return f"\n  - {_choice(field.get('items', {}), stop)}"
    return f" {_choice(field, stop)}"


def _choice(field: Schema, stop: int) -> str:
    options = field.get("enum") or [option["const"] for option in field.get("oneOf", [])]
    for branch in field.get("anyOf", []):
        options = options or branch.get("enum", [])
    if not options:
        return f"${stop}"
    return f"${{{stop}|{','.join(map(_escape, options))}|}}"


def _escape(option: str) -> str:
    for character in "\\,|}$":
        option = option.replace(character, f"\\{character}")
    return option
