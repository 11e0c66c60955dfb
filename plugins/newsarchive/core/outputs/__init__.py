"""Products of the archive: each module turns (archive, site) into files, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsarchive.core.archive import Archive
from newsarchive.core.site import Site


@dataclass(frozen=True)
class OutputFile:
    """A finished file; ``path`` is relative to the output folder."""

    path: str
    content: bytes


class Batch(NamedTuple):
    """Files to be made together, and only if what determines them has changed.

    ``identity`` covers everything that ``make`` puts into them; the name is that of no other.
    """

    name: str
    identity: Any
    make: Callable[[], Iterable[OutputFile]]


Emitter = Callable[[Archive, Site], Iterable[OutputFile]]
