"""The kinds of value a front-matter field can hold.

Front matter is read as plain text (no YAML types), so ``no`` stays a word, ``2023-03``
stays a month and ``3.000`` is never taken for three. These types say what each text means.
Every error message ends with what to write instead, after a dash.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from newsarchive.model.dates import PartialDate, parse_day
from newsarchive.vietnamese.invisible import describe, find_invisible
from newsarchive.vietnamese.text import normalise, slugify

SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG = re.compile(SLUG_PATTERN)
_OF_LISTS = re.compile(r"trang-\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_LONGEST_LINE = 1_000
_LONGEST_ADDRESS = 2_000
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,62})?\.)+[^\W_](?:[\w-]{0,62})?")
_NOT_OF_ADDRESSES = re.compile(r"[\s\"<>\\^`{|}]")
"""What RFC 3986 leaves out; in citation files it could be read as a command."""
DELETE = "delete it, or run make check FIX=1"
"""What to do about an invisible character."""
# Many records share a day, and the day of their entry nearly all.
_partial_date = lru_cache(4_096)(PartialDate.parse)
_day = lru_cache(4_096)(parse_day)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a group of fields"
        raise ValueError(f"this is {kind}, but one line of text belongs here — write plain text")
    text = value if value.isascii() else normalise(value)
    if text.isprintable() and text.strip() == text != "" and "  " not in text:
        return text  # nearly all are such, and what follows takes three times as long
    if not text.strip():
        raise ValueError("is empty — fill it in or delete the line")
    if not text.isprintable():
        for at in find_invisible(text):
            raise ValueError(f"contains {describe(text, at)} — {DELETE}")
    return " ".join(text.split())


def _line(value: Any) -> str:
    text = _text(value)
    if len(text) > _LONGEST_LINE:
        raise ValueError(
            f"is {len(text):,} characters long — keep it under {_LONGEST_LINE:,};"
            " the account of a report goes below the front matter"
        )
    return text


def _slug(value: Any) -> str:
    text = _line(value)
    if not _SLUG.fullmatch(text):
        meant = slugify(text)
        offer = f", such as {meant}" if meant else ""
        raise ValueError(
            f"'{text}' cannot be an address — use a-z, 0-9 and single hyphens only{offer}"
        )
    if _OF_LISTS.fullmatch(text):
        raise ValueError(f"'{text}' is the address of a page of a list — choose another one")
    return text


def _address(value: Any) -> str:
    text = _text(value)
    cure = "write the full address, beginning with https:// or http://"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"'{text}' is not a web address — {cure}") from None
    if parts.scheme not in ("http", "https") or not host or not _HOST.fullmatch(host) or port == 0:
        raise ValueError(f"'{text}' is not a web address — {cure}")
    if "@" in parts.netloc:
        raise ValueError(f"'{text}' holds a user name or password — leave these out of it")
    if wrong := _NOT_OF_ADDRESSES.search(text):
        sign = wrong[0]
        raise ValueError(f"has '{sign}', which no address can hold — write it as {quote(sign)}")
    if len(text) > _LONGEST_ADDRESS:
        raise ValueError(f"is {len(text):,} characters long — give the address of the page itself")
    return text


_QUALIFIED = re.compile(r"(\w+) (\d[\d.,]*)")
_QUALIFIERS = {
    **dict.fromkeys(("hơn", "trên"), "over"), "gần": "nearly",
    **dict.fromkeys(("khoảng", "chừng", "độ"), "about"),
}  # fmt: skip


def _offer_number(text: str) -> str:
    """What to write for a number as Vietnamese texts have it."""
    if re.fullmatch(r"-?\d+,\d{1,2}|-?\d+,\d{4,}", text, re.ASCII):
        return f"write {text.replace(',', '.')}, with a point"
    match = _QUALIFIED.fullmatch(text.lower())
    if match and match[1] in _QUALIFIERS:
        number = re.sub(r"[.,](?=\d{3}\b)", "", match[2]).replace(",", ".")
        return f"write value: {number}, and qualifier: {_QUALIFIERS[match[1]]}"
    return "write digits only, such as 3000 or 98.5"


def _number(value: Any) -> int | float:
    text = _text(value)
    if _THOUSANDS.fullmatch(text):
        bare = re.sub(r"[.,]", "", text)
        raise ValueError(f"'{text}' can be read in two ways — write {bare}, without separators")
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"'{text}' is not a number — {_offer_number(text)}")
    return float(text) if "." in text else int(text)


def _parsed_date(value: Any) -> PartialDate:
    return value if isinstance(value, PartialDate) else _partial_date(_text(value))


def _parsed_day(value: Any) -> date:
    return value if isinstance(value, date) else _day(_text(value))


def _closed(value: PartialDate) -> PartialDate:
    if value.open_ended:
        raise ValueError("an event has a day, a month or a year — leave out '/..'")
    return value


_EDTF_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?"

Prose = Annotated[str, BeforeValidator(_text)]
# One function for each kind: calling two costs more than what they do.
Line = Annotated[str, BeforeValidator(_line)]
Slug = Annotated[
    str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG_PATTERN}$"})
]
WebAddress = Annotated[
    str,
    BeforeValidator(_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Number = Annotated[int | float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Day = Annotated[
    date,
    BeforeValidator(_parsed_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Edtf = Annotated[
    PartialDate,
    BeforeValidator(_parsed_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _EDTF_PATTERN + r"(/\.\.)?$"}),
]
EventDate = Annotated[
    Edtf,
    AfterValidator(_closed),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _EDTF_PATTERN + "$"}),
]
