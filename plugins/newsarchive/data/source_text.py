"""Reading one text file safely: size, encoding and Unicode form are settled at the door."""

from dataclasses import dataclass
from pathlib import Path

from newsarchive.core.problem import Problem
from newsarchive.core.text import normalise

LARGEST_RECORD = 512 * 1024
"""Bytes. The longest real record has some 8 KB; ten times a book chapter is a mistake."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text in NFC with ``\\n`` line ends; ``path`` is how messages name it."""

    path: str
    text: str


def shown_path(file: Path) -> str:
    """How messages name a file: from the working folder if it lies there, else in full."""
    file = file.absolute()
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def read_source_text(file: Path, largest: int = LARGEST_RECORD) -> SourceText | Problem:
    """Read a UTF-8 file (a byte order mark is dropped).

    Returns a Problem where the file cannot be read, is larger than ``largest`` bytes,
    or is not UTF-8.
    """
    path = shown_path(file)
    try:
        size = file.stat().st_size
        if size > largest:
            return Problem(
                path,
                1,
                "file",
                f"has {size / 1024:,.0f} KB",
                f"a file here has at most {largest // 1024} KB;"
                " keep descriptions short and large files out of content/",
            )
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return Problem(path, 1, "file", f"cannot be read ({reason})", "check its permissions")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(
            path,
            line,
            "file",
            "is not in UTF-8",
            "open it in your editor and save it again with the encoding UTF-8",
        )
    return SourceText(path, normalise(text.replace("\r\n", "\n").replace("\r", "\n")))
