"""The files or folders that a command was asked about: ``FILES=…``; all where none is named."""

from collections.abc import Sequence
from pathlib import Path

from newsarchive.content.source_text import shown_path


def tell_missing(files: Sequence[Path]) -> str:
    """A line for each that is not there; empty if all are."""
    return "".join(
        f"{file}: is not there — check the path\n" for file in files if not file.exists()
    )


def is_chosen(path: str, files: Sequence[Path]) -> bool:
    """Whether a file, named as messages name it, is one of them or lies in one of them."""
    shown = [shown_path(file.resolve()) for file in files] + [shown_path(file) for file in files]
    return not files or any(path == name or path.startswith(f"{name}/") for name in shown)
