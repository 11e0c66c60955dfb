"""Doing the same to many items: how, and in how many processes, is the caller's affair."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread(Protocol):
    """Applies a function to items, perhaps in several processes; results in order."""

    def __call__(
        self, function: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterable[Result]:
        """As ``map``."""


def in_turn(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterable[Result]:
    """The Spread that works here and now."""
    return map(function, items)
