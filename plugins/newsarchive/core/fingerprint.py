"""Fingerprints: equal values have equal ones, in every run and every process.

A page is made again only when the fingerprint of what determines it has changed, so a
fingerprint must see everything. It refuses what it cannot look into.
"""

import hashlib
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

SIZE = 16
"""Bytes of a fingerprint; at 128 bits two values share one by chance in no lifetime."""


def fingerprint(*values: Any) -> bytes:
    """The fingerprint of some values: texts, numbers, dates, models, dataclasses, groups.

    Order counts, also that of mappings, since pages show them in their order. A value that
    has a ``fingerprint`` of its own is not looked into. Raises TypeError for other kinds.
    """
    parts: list[bytes] = []
    for value in values:
        _feed(parts, value)
    return hashlib.blake2b(b"".join(parts), digest_size=SIZE).digest()


def memo_key(kind: str, *values: Any) -> bytes:
    """The fingerprint under which a result of some kind is remembered; it begins with the kind."""
    return kind.encode() + b":" + fingerprint(*values)


def _feed(parts: list[bytes], value: Any) -> None:
    """Append a form of the value from which it could be told from any other."""
    kind = type(value)
    if kind is str:
        text = value.encode()
        parts += (b"s%d:" % len(text), text)
    elif value is None or kind in (bool, int, float):
        parts.append(b"n" + repr(value).encode() + b";")
    elif kind is bytes:
        parts += (b"b%d:" % len(value), value)
    elif kind in (tuple, list):
        parts.append(b"l%d:" % len(value))
        for item in value:
            _feed(parts, item)
    elif hasattr(kind, "fingerprint"):
        parts += (b"f", value.fingerprint)
    else:
        _feed_group(parts, value)


def _feed_group(parts: list[bytes], value: Any) -> None:
    if isinstance(value, Mapping):
        parts.append(b"m%d:" % len(value))
        for key, item in value.items():
            _feed(parts, key)
            _feed(parts, item)
    elif isinstance(value, Set):
        _feed(parts, sorted(fingerprint(item) for item in value))
    elif isinstance(value, date):
        _feed(parts, value.isoformat())
    elif isinstance(value, BaseModel):
        _feed_fields(parts, value, tuple(type(value).model_fields))
    elif is_dataclass(value) and not isinstance(value, type):
        _feed_fields(parts, value, _names(type(value)))
    elif isinstance(value, tuple):
        _feed(parts, tuple(value))
    elif isinstance(value, str | int):  # subclasses: what they add is not shown
        _feed(parts, str(value) if isinstance(value, str) else int(value))
    else:
        raise TypeError(f"a {type(value).__name__} has no fingerprint")


def _feed_fields(parts: list[bytes], value: Any, names: tuple[str, ...]) -> None:
    _feed(parts, type(value).__qualname__)
    for name in names:
        _feed(parts, getattr(value, name))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
