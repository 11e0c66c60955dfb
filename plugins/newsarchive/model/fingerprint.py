"""Fingerprints: equal values have equal ones, in every run and every process.

A page is made again only when the fingerprint of what determines it has changed, so a
fingerprint must see everything. It refuses what it cannot look into.
"""

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

SIZE = 16
"""Bytes of a fingerprint; at 128 bits two values share one by chance in no lifetime."""

_FORMAT = 2
"""Version of marshal's format whose bytes depend on nothing but the values, also for sets."""


def fingerprint(*values: Any) -> bytes:
    """The fingerprint of some values: texts, numbers, dates, models, dataclasses, groups.

    Order counts, also that of mappings, since pages show them in their order. A value that
    has a ``fingerprint`` of its own is not looked into. Raises TypeError for other kinds.
    """
    try:
        content = marshal.dumps(values, _FORMAT)
    except ValueError:  # there is more than plain values in it
        content = marshal.dumps(_plain(values), _FORMAT)
    return hashlib.blake2b(content, digest_size=SIZE).digest()


def _plain(value: Any) -> Any:
    """The value as texts, numbers and groups of such, from which it could be told from others."""
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return tuple(map(_plain, value))
    return _way_of(kind)(value)


_PLAIN = frozenset((str, bytes, int, float, bool, type(None)))


@cache
def _way_of(kind: type) -> Callable[[Any], Any]:
    """How values of a kind are made plain. Raises TypeError where they cannot be."""
    if hasattr(kind, "fingerprint") or "fingerprint" in getattr(kind, "__dataclass_fields__", ()):
        return attrgetter("fingerprint")
    if issubclass(kind, BaseModel):
        return _fields_of(kind.model_fields)
    if is_dataclass(kind):
        return _fields_of([field.name for field in fields(kind)])
    if issubclass(kind, date):
        return kind.isoformat
    if issubclass(kind, Mapping):
        return lambda value: {_plain(key): _plain(item) for key, item in value.items()}
    if issubclass(kind, Set):
        return lambda value: frozenset(map(_plain, value))
    if issubclass(kind, tuple | list):
        return lambda value: list(map(_plain, value))
    for plain in (str, int):  # subclasses: what they add is not shown
        if issubclass(kind, plain):
            return plain
    raise TypeError(f"a {kind.__name__} has no fingerprint")


def _fields_of(names: Iterable[str]) -> Callable[[Any], Any]:
    read = attrgetter("__class__.__qualname__", *names)
    return lambda value: _plain(read(value))
