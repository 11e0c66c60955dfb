"""Where the output of a build lies, and what builds keep beside it."""

import os
from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest"
"""What the last build has written, in the folder that builds keep beside the output."""


def real_output(output: Path) -> Path:
    """The folder that a build replaces. An output that is a link stays one: its target is meant."""
    return Path(os.path.realpath(output))


def beside(output: Path, kind: str) -> Path:
    """A hidden place beside the real output, so that it is on the same file system."""
    real = real_output(output)
    return real.parent / f".{real.name}.{kind}"


def find_overlap(output: Path, sources: Mapping[str, Path]) -> str:
    """Say how an output meets a folder that builds read; empty if it meets none.

    ``sources`` are folders by the words for them. Links are followed.
    """
    real = real_output(output)
    for name, folder in sources.items():
        read = Path(os.path.realpath(folder))
        if real == read:
            return f"is {name}"
        if real.is_relative_to(read):
            return f"lies inside {name}"
        if read.is_relative_to(real):
            return f"holds {name}"
    return ""
