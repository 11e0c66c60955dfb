"""The part of ``make check`` that changes records: shows each change, asks, writes whole files."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.cli.asking import confirm, is_terminal
from newsarchive.content.atomic_write import write_atomically
from newsarchive.content.content_files import ARTICLES, find_content
from newsarchive.content.source_text import read_source_text, shown_path
from newsarchive.content.yaml_text import YamlProblem
from newsarchive.lint.autofix import mend_record, mend_text
from newsarchive.model.problem import Problem


@dataclass(frozen=True, slots=True)
class _Change:
    file: Path
    before: bytes
    after: str

    @property
    def diff(self) -> str:
        """Unified, with the path as messages name it."""
        path = shown_path(self.file)
        old, new = self.before.decode("utf-8"), self.after
        lines = difflib.unified_diff(
            old.splitlines(keepends=True), new.splitlines(keepends=True), path, path
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def fix(content: Path, files: Sequence[Path], yes: bool) -> None:
    """Show what can be mended in the given files (all if none is given), then mend it.

    Nothing is written unless a person says so or ``yes`` is set.
    """
    changes = list(_changes(content, files))
    if not changes:
        sys.stderr.write("Nothing to mend.\n")
        return
    for change in changes:
        sys.stderr.write(change.diff)
    sys.stderr.flush()
    if not (yes or confirm(f"Mend {len(changes)} file(s)?")):
        cure = "" if is_terminal() else " — add --yes (make check FIX=yes) to mend without asking"
        sys.stderr.write(f"Nothing was changed{cure}\n")
        return
    for change in changes:
        if change.file.read_bytes() != change.before:
            sys.stderr.write(f"{shown_path(change.file)}: was edited meanwhile; left as it is\n")
            continue
        write_atomically(change.file, change.after)
        sys.stderr.write(f"Mended {shown_path(change.file)}\n")


def _changes(content: Path, asked_for: Sequence[Path]) -> Iterator[_Change]:
    records = content.absolute() / ARTICLES
    chosen = [path.absolute() for path in asked_for]
    for file in map(Path, find_content(content.absolute()).files):
        if file.suffix not in (".md", ".yaml", ".csv") or not file.is_file():
            continue
        if chosen and not any(file.is_relative_to(path) for path in chosen):
            continue
        if isinstance(read_source_text(file), Problem):
            continue  # a merge that was not finished, and the like
        before = file.read_bytes()
        try:
            mend = mend_record if file.is_relative_to(records) else mend_text
            after = mend(before.decode("utf-8"))
        except (UnicodeDecodeError, YamlProblem):
            continue  # the check that follows says what is wrong with it
        if after.encode() != before:
            yield _Change(file, before, after)
