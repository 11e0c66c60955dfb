"""Reading one text file safely: size, encoding and Unicode form are settled at the door."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from newsarchive.model.problem import Problem
from newsarchive.vietnamese.text import normalise

LARGEST_RECORD = 512 * 1024
"""Bytes. The longest real record has some 8 KB; ten times a book chapter is a mistake."""

# A line of equal signs alone is a heading's underline in Markdown; git writes the others too.
_CONFLICT = re.compile(r"^[ \t]*(<{7,}|>{7,}|\|{7}(?=[ ]))(?:[ ][^\n]*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text in NFC with ``\\n`` line ends; ``path`` is how messages name it."""

    path: str
    text: str
    digest: bytes
    """SHA-256 of the bytes that were read."""


def shown_path(file: Path) -> str:
    """How messages name a file: from the working folder if it lies there, else in full."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - for each of 100,000 files
    return str(file.absolute()).removeprefix(here).replace(os.sep, "/")


def read_source_text(file: Path, largest: int = LARGEST_RECORD) -> SourceText | Problem:
    """Read a UTF-8 file (a byte order mark is dropped).

    Returns a Problem where the file cannot be read, is larger than ``largest`` bytes,
    is not UTF-8, or has marks of a merge conflict.
    """
    path = shown_path(file)
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - half the time of Path's
            size = os.fstat(opened.fileno()).st_size
            if size > largest:
                return Problem(
                    path,
                    1,
                    "file",
                    f"has {size / 1024:,.0f} KB",
                    f"a file here has at most {largest // 1024} KB;"
                    " keep descriptions short and large files out of content/",
                )
            raw = opened.readall()
    except OSError as error:
        reason = error.strerror or str(error)
        return Problem(path, 1, "file", f"cannot be read ({reason})", "check its permissions")
    try:
        text = raw.decode().lstrip("\ufeff")  # some programs write two byte order marks
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(
            path,
            line,
            "file",
            "is not in UTF-8",
            "open it in your editor and save it again with the encoding UTF-8",
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(text):
        return Problem(
            path,
            text.count("\n", 0, conflict.start()) + 1,
            "file",
            f"has the mark '{conflict[1]}' of a merge that was not finished",
            "keep one of the two versions, and delete the lines <<<<<<<, =======, >>>>>>>",
        )
    return SourceText(path, normalise(text), hashlib.sha256(raw).digest())
