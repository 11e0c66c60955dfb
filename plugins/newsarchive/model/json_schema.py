"""JSON Schemas of records and authority files, for editors: completion, help, warnings."""

from typing import Any

from pydantic import BaseModel

from newsarchive.model.authority import (
    Abbreviation,
    Authorities,
    Document,
    Source,
    Topic,
)
from newsarchive.model.record import Record

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schemas(authorities: Authorities) -> dict[str, Schema]:
    """File name → schema. Names from the authority files are offered as choices."""
    return {
        "record.schema.json": record_schema(authorities),
        "sources.schema.json": _list_schema(Source),
        "topics.schema.json": _list_schema(Topic),
        "documents.schema.json": _list_schema(Document),
        "abbreviations.schema.json": _list_schema(Abbreviation),
    }


def record_schema(authorities: Authorities) -> Schema:
    """Schema of a record's front matter."""
    schema = {"$schema": _DIALECT, **Record.model_json_schema()}
    properties = schema["properties"]
    properties["province"]["enum"] = [province.name for province in authorities.provinces]
    properties["source"]["enum"] = [source.name for source in authorities.sources]
    topics = properties["topics"]["items"]
    del topics["pattern"]
    topics["oneOf"] = [{"const": t.key, "title": t.name} for t in authorities.topics]
    document_id = schema["$defs"]["Citation"]["properties"]["id"]
    document_id["examples"] = [document.id for document in authorities.documents]
    return schema


def _list_schema(model: type[BaseModel]) -> Schema:
    item = model.model_json_schema()
    definitions = item.pop("$defs", None)
    schema = {"$schema": _DIALECT, "type": "array", "items": item}
    return schema | ({"$defs": definitions} if definitions else {})
