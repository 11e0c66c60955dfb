"""What a build makes: files, grouped into targets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True)
class OutputFile:
    """A finished file; ``path`` is relative to the output folder."""

    path: str
    content: bytes


class Target(NamedTuple):
    """Files that are made together, and only if their inputs have changed.

    No two targets have the same name. ``inputs`` cover everything that ``make`` puts into the
    files: any values of which a fingerprint can be taken.
    """

    name: str
    inputs: Any
    make: Callable[[], Iterable[Any]]
    """Gives OutputFile values; targets of the engine also give rows and values to keep."""
