"""The working copy: the full text of a report, kept beside the content and never published.

For ``content/articles/2023/x.md`` it is ``content-working/x.txt``, so that it is found again when
the record moves to the folder of another year. Git ignores the folder.
"""

from collections.abc import Collection
from pathlib import Path

from newsarchive.content.source_text import read_source_text
from newsarchive.model.problem import InvalidContent, Problem

_LARGEST = 4 * 1024 * 1024


def working_folder(content: Path) -> Path:
    """The folder of working copies that belongs to a content folder."""
    content = content.absolute()
    return content.with_name(f"{content.name}-working")


def working_copy_path(content: Path, record_file: Path) -> Path:
    """Where the working copy of a record's file is, whether it exists or not."""
    return working_folder(content) / f"{record_file.stem}.txt"


def left_behind(content: Path, slugs: Collection[str]) -> dict[str, Path]:
    """Working copies whose record has another name now, by their first line, the headline."""
    files = sorted(working_folder(content).glob("*.txt"))
    return {_headline(file): file for file in files if file.stem not in slugs}


def _headline(file: Path) -> str:
    source = read_source_text(file, _LARGEST)
    return "" if isinstance(source, Problem) else source.text.partition("\n")[0].strip()


def read_working_copy(content: Path, record_file: Path, instead: Path | None = None) -> str | None:
    """The text of a record's working copy in NFC; None where there is none.

    ``instead`` is read where none has the record's name. Raises InvalidContent where there is
    one that cannot be read.
    """
    file = working_copy_path(content, record_file)
    if not file.exists() and instead:
        file = instead
    if not file.exists():
        return None
    source = read_source_text(file, _LARGEST)
    if isinstance(source, Problem):
        raise InvalidContent([source])
    return source.text
