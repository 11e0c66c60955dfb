"""The table of all record fields, made of the model's own descriptions, for README.md."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from newsarchive.model.record import Record

BEGIN, END = "<!-- fields -->\n", "<!-- /fields -->\n"
"""What stands around the table in README.md."""


def field_table() -> str:
    """A Markdown table: name, whether required, meaning, choices.

    The fields of a group follow the field that lists such groups, as ``officials[].name``.
    """
    lines = ["| Field | Needed | Meaning | Choices |", "|---|---|---|---|", *_rows(Record, "")]
    return "".join(f"{line}\n" for line in lines)


def with_field_table(text: str) -> str:
    """The text with the table of today between its markers; without them, as it is."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n{field_table()}\n{end}{after}" if end else text


def _rows(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        parts = list(_parts(field.annotation))
        options = [
            option for part in parts if get_origin(part) is Literal for option in get_args(part)
        ]
        cells = (
            f"`{prefix}{name}`",
            "required" if field.is_required() else _default(field),
            (field.description or "").replace("|", r"\|"),
            ", ".join(f"`{option}`" for option in options),
        )
        yield f"| {' | '.join(cells)} |"
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _rows(part, f"{prefix}{name}[].")


def _default(field: FieldInfo) -> str:
    return f"`{field.default}` if left out" if field.default else "optional"


def _parts(annotation: Any) -> Iterator[Any]:
    """A type and all types it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)
