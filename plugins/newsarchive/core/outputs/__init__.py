"""Products of the archive: each module turns (archive, site) into files, and nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from newsarchive.core.archive import Archive
from newsarchive.core.site import Site


@dataclass(frozen=True)
class OutputFile:
    """A finished file; ``path`` is relative to the output folder."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Batch:
    """Files to be made together, and only if what determines them has changed.

    ``identity`` covers everything that ``make`` puts into them; the name is that of no other.
    """

    name: str
    identity: Any
    make: Callable[[], Iterable[OutputFile]]


Emitter = Callable[[Archive, Site], Iterable[OutputFile]]


class Known(Protocol):
    """A report, or another value that knows its fingerprint."""

    @property
    def fingerprint(self) -> bytes:
        """Covers all that the value shows."""


Item = TypeVar("Item", bound=Known)


class Recall(Protocol):
    """Gives what a pure function makes of each item, perhaps without making it again.

    ``kind`` names the function; what it makes may depend on nothing but the item, the site
    and the program.
    """

    def __call__(
        self, kind: str, make: Callable[[Item], bytes], items: Sequence[Item]
    ) -> Iterable[bytes]:
        """One result for each item, in order."""


def make_anew(
    kind: str,  # noqa: ARG001 - as Recall
    make: Callable[[Item], bytes],
    items: Sequence[Item],
) -> Iterable[bytes]:
    """The Recall that remembers nothing."""
    return map(make, items)
