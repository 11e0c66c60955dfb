"""From parsed YAML to models: pydantic's findings become located problems with a cure."""

import difflib
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from newsarchive.content.yaml_text import Location, YamlText
from newsarchive.model.problem import Problem
from newsarchive.model.values import DELETE
from newsarchive.vietnamese.invisible import describe, find_invisible
from newsarchive.vietnamese.text import normalise

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
        details = error.errors(include_url=False)
        places = [detail["loc"] for detail in details]
        faulty = {place[:end] for place in places for end in range(1, len(place))}
        for detail in details:
            if detail["type"] == "too_short" and detail["loc"] in faulty:
                continue  # it is short only of what is wrong
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
    if unseen := _find_unseen(detail):
        return unseen, DELETE
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
            if str(detail["input"]).startswith("-"):
                return "is not a list", "put a space after each '-' that begins a line"
            return "is not a list", "write each entry on its own line after '- '"
        case "model_type" | "model_attributes_type":
            return "is not a group of fields", "write 'name: value' lines, indented"
        case "too_short":
            return "is empty", "give at least one"
        case _:
            return detail["msg"], "see the field table in README.md"


def _find_unseen(detail: ErrorDetails) -> str:
    """Says that a key or a field's name is wrong only by an invisible letter."""
    text = ""
    if detail["type"] == "literal_error":
        text = str(detail["input"])
    elif detail["type"] == "extra_forbidden":
        text = str(detail["loc"][-1])
    return next((f"contains {describe(text, at)}" for at in find_invisible(text)), "")


_VIETNAMESE = {
    "tỉnh": "province", "tỉnh, thành": "province", "tỉnh thành": "province", "nơi đăng": "source",
    "báo": "source", "nguồn": "source", "tiêu đề": "title", "đầu đề": "title", "tựa đề": "title",
    "ngày": "published", "ngày đăng": "published", "ngày nhập": "added", "nội dung": "summary",
    "tóm tắt": "summary", "tác giả": "byline", "chủ đề": "topics", "văn bản": "documents",
    "số liệu": "figures", "địa chỉ": "url", "liên kết": "url", "cấp": "level", "ghi chú": "note",
    "lưu ý": "note", "đính chính": "corrections", "cơ quan": "organisations", "tổ chức":
    "organisations", "huyện": "place", "địa bàn": "place", "nơi": "place", "mã": "slug",
    "trạng thái": "status", "ngôn ngữ": "language", "chuyên mục": "section", "mô tả": "description",
    "cán bộ": "officials", "người": "officials", "tên": "name", "chức vụ": "role",
}  # fmt: skip
"""What maintainers may call a field → its name."""


def _known_field(detail: ErrorDetails, model: type[BaseModel]) -> str:
    name = str(detail["loc"][-1])
    known = list(_model_at(model, detail["loc"][:-1]).model_fields)
    meant = _VIETNAMESE.get(normalise(name).lower())
    if meant in known:
        return f"fields have English names: write '{meant}'"
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if nearest:
        return f"did you mean '{nearest[0]}'?"
    if name.count(" ") > 2:  # no field has such a name, but a line of a text may
        return "if it goes on with the text above it, indent the line by two spaces"
    if "note" in known:
        return "delete it, or move what it says into note"
    return f"delete it; the fields here are {', '.join(known)}"


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The nested model that a location inside a record leads to."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            for argument in getattr(model.model_fields[step].annotation, "__args__", ()):
                if isinstance(argument, type) and issubclass(argument, BaseModel):
                    model = argument
    return model
