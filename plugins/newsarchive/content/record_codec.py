"""Records as bytes and back, for what is kept between builds: half the time and size of pickles.

What was frozen was valid, so it is not validated again. The bytes are those of one version of
the program and of Python; whoever keeps them throws them away with either.
"""

import marshal
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_args

from newsarchive.model.dates import PartialDate
from newsarchive.model.record import Citation, Record, Strict

Model = TypeVar("Model", bound=Strict)
Frozen = tuple[int, tuple[Any, ...]]
"""Which fields differ from their defaults, a bit for each, and what they hold."""
Way = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""To a plain value and back."""

_WITHOUT_REFERENCES = 2
"""Version of marshal's format whose bytes depend on nothing but the values."""
_MANY = 4_096
_set = object.__setattr__


def freeze(record: Record) -> bytes:
    """A record as bytes; equal records have equal ones.

    Raises ValueError for a kind of value other than texts, numbers, dates and groups of them.
    """
    return marshal.dumps(_RECORD.freeze(record), _WITHOUT_REFERENCES)


def thaw(frozen: bytes) -> Record:
    """The record that was frozen; as if all its fields had been given, also with defaults."""
    return _RECORD.thaw(marshal.loads(frozen))  # noqa: S302 - kept by us, under a checksum


class _Form(Generic[Model]):
    """How the models of one kind are frozen; ``ways`` has the fields that are not plain."""

    def __init__(self, model: type[Model], ways: Mapping[str, Way]) -> None:
        self._model = model
        self._ways = ways
        self._defaults = {name: field.default for name, field in model.model_fields.items()}
        self._names = set(self._defaults)
        self._shape = lru_cache(_MANY)(self._find_shape)

    def freeze(self, value: Model) -> Frozen:
        bits, parts = 0, []
        for bit, (name, default) in enumerate(self._defaults.items()):
            part = getattr(value, name)
            if part != default:
                bits |= 1 << bit
                parts.append(self._ways[name][0](part) if name in self._ways else part)
        return bits, tuple(parts)

    def thaw(self, frozen: Frozen) -> Model:
        names, ways = self._shape(frozen[0])
        fields = self._defaults.copy()
        fields.update(zip(names, frozen[1]))  # noqa: B905 - being strict costs as much again
        for name, revive in ways:
            fields[name] = revive(fields[name])
        made = self._model.__new__(self._model)
        # As BaseModel.__setstate__ does it for pickle; to call that takes twice as long.
        _set(made, "__dict__", fields)
        _set(made, "__pydantic_fields_set__", self._names)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    def _find_shape(self, bits: int) -> tuple[list[str], list[tuple[str, Callable[[Any], Any]]]]:
        names = [name for bit, name in enumerate(self._defaults) if bits >> bit & 1]
        return names, [(name, self._ways[name][1]) for name in names if name in self._ways]


def _each(form: _Form[Model], remembered: bool = False) -> Way:
    """For a group of models; those that are often the same may be one object."""
    thaw_one = lru_cache(_MANY)(form.thaw) if remembered else form.thaw
    return (
        lambda models: tuple(map(form.freeze, models)),
        lambda frozen: tuple(map(thaw_one, frozen)),
    )


_DAY: Way = (date.toordinal, lru_cache(_MANY)(date.fromordinal))
_DATE: Way = (str, lru_cache(_MANY)(PartialDate.parse))
_OFTEN_THE_SAME = {Citation}


def _form_of(model: type[Model]) -> _Form[Model]:
    """The form of a model by the annotations of its fields."""
    ways = {}
    for name, field in model.model_fields.items():
        for kind in _kinds(field.annotation):
            if kind is date:
                ways[name] = _DAY
            elif kind is PartialDate:
                ways[name] = _DATE
            elif isinstance(kind, type) and issubclass(kind, Strict):
                ways[name] = _each(_form_of(kind), remembered=kind in _OFTEN_THE_SAME)
    return _Form(model, ways)


def _kinds(annotation: Any) -> Iterator[Any]:
    """A type and all types that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _kinds(part)


_RECORD = _form_of(Record)
