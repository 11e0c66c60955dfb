"""Products of the archive: each module turns (archive, site) into files, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsarchive.core.archive import Archive
from newsarchive.core.site import Site


@dataclass(frozen=True)
class OutputFile:
    """A finished file; ``path`` is relative to the output folder."""

    path: str
    content: bytes


Emitter = Callable[[Archive, Site], Iterable[OutputFile]]
