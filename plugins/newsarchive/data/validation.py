"""From parsed YAML to models: pydantic's findings become located problems with a cure."""

import difflib
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from newsarchive.core.problem import Problem
from newsarchive.data.yaml_text import Location, YamlText

Model = TypeVar("Model", bound=BaseModel)


def validate(
    model: type[Model], parsed: YamlText, path: str, at: Location = ()
) -> tuple[Model | None, list[Problem]]:
    """Build a model from the value at a location; None and all its problems if it fails."""
    value = parsed.value
    for step in at:
        value = value[step]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        problems = []
        for detail in error.errors(include_url=False):
            location = (*at, *detail["loc"])
            wrong, cure = _explain(detail, model)
            name = _field_name(detail["loc"])
            problems.append(Problem(path, parsed.line_of(location), name, wrong, cure))
        return None, problems


def _field_name(location: Location) -> str:
    """``officials[2].role``, counting from 1 as people do."""
    name = ""
    for step in location:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{step}" if name else step
    return name or "record"


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    match detail["type"]:
        case "missing":
            return "is missing", f"add the line '{detail['loc'][-1]}: …'"
        case "extra_forbidden":
            return "is not a field", _known_field(detail, model)
        case "value_error":
            wrong, _, cure = str(detail["ctx"]["error"]).partition(" — ")
            return wrong, cure or "see the field table in README.md"
        case "literal_error":
            return f"'{detail['input']}' is not a choice here", f"use {detail['ctx']['expected']}"
        case "tuple_type" | "list_type":
            return "is not a list", "write each entry on its own line after '- '"
        case "model_type" | "model_attributes_type":
            return "is not a group of fields", "write 'name: value' lines, indented"
        case "too_short":
            return "is empty", "give at least one"
        case _:
            return detail["msg"], "see the field table in README.md"


def _known_field(detail: ErrorDetails, model: type[BaseModel]) -> str:
    name = str(detail["loc"][-1])
    known = list(_model_at(model, detail["loc"][:-1]).model_fields)
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if nearest:
        return f"did you mean '{nearest[0]}'?"
    return "delete it, or move what it says into note"


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The nested model that a location inside a record leads to."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            for argument in getattr(model.model_fields[step].annotation, "__args__", ()):
                if isinstance(argument, type) and issubclass(argument, BaseModel):
                    model = argument
    return model
