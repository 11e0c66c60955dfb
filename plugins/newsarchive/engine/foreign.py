"""Files in the output that no build wrote, such as ``CNAME``, ``.well-known/`` or a PDF.

A build takes them over into the new site. The manifest of the last build says which files are
its own. Where it is lost, nothing tells a person's file from a page of long ago: what the new
site does not have is put aside then, and nothing is deleted.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsarchive.cache.manifest import Row
from newsarchive.content.source_text import shown_path
from newsarchive.engine.staging import Staging, UnusableOutput
from newsarchive.engine.survey import Survey, fits_survey
from newsarchive.model.fingerprint import fingerprint

_SHOWN = 5


@dataclass(frozen=True)
class FormerSite:
    """What stands in the output before a build. Paths are relative; a folder ends with ``/``."""

    foreign: tuple[str, ...] = ()
    """Files and empty folders that no build wrote."""
    edited: tuple[str, ...] = ()
    """Files of the last build whose content was changed since."""
    of_nobody: tuple[str, ...] = ()
    """All files, where it is not known which of them builds wrote."""


def compare(
    output: Path, found: Survey, written: Mapping[str, Row], announced: Collection[str]
) -> FormerSite:
    """Compare what lies in an output with what builds have written there. Raises OSError.

    ``written`` are the rows of the last build by path, of any version of the program; empty
    where they are not known. ``announced`` are files that a killed build may have published.
    """
    if not written:
        return FormerSite(of_nobody=tuple(sorted(found)))
    return FormerSite(
        foreign=tuple(sorted(found.keys() - written.keys() - set(announced))),
        edited=tuple(sorted(_find_edited(output, found, written))),
    )


def take_over(foreign: Collection[str], staging: Staging, written: Collection[str]) -> None:
    """Have files of the output that no build wrote in the new site too."""
    for path in _find_clashes(foreign, written):
        if _is_same(staging.target / path, staging.folder / path):
            continue
        raise UnusableOutput(
            f"{staging.shown_target}/{path} was not written by a build, but this build"
            " has a file for that place — move it elsewhere, then build again"
        )
    _link_into(staging.folder, staging.target, [path for path in foreign if path not in written])


def report_foreign(former: FormerSite, staging: Staging, written: Collection[str]) -> Iterator[str]:
    """Say what becomes of files of the output that are not this build's; nothing is lost."""
    where = staging.shown_target
    if former.foreign:
        yield f"Kept in {where}, though no build wrote it: {_listed(former.foreign)}."
    if former.edited:
        yield (
            f"Written anew, since it was changed in {where} by hand: {_listed(former.edited)}."
            f" Until the next build, {shown_path(staging.spare)} holds it as it was."
        )
    leftover = [path for path in former.of_nobody if path not in written]
    if leftover:
        aside = shown_path(_put_aside(staging.target, leftover))
        yield (
            f"What builds leave for each other is lost, so nobody can tell which files of {where}"
            f" are yours. What the new site does not have lies in {aside}: {_listed(leftover)}"
            f" — put back what is yours, and delete the folder."
        )


def _find_clashes(foreign: Iterable[str], written: Collection[str]) -> Iterator[str]:
    """Yield each foreign file that stands where the new site has a file or a folder of files.

    ``written`` are the paths of the new site.
    """
    foreign = list(foreign)
    if not foreign:
        return  # as nearly always: to list the folders of 60,000 files takes a tenth of a second
    folders = {path[:at] for path in written for at, letter in enumerate(path) if letter == "/"}
    for path in foreign:
        parts = path.rstrip("/").split("/")
        above = {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
        if not above.isdisjoint(written) or path in folders:
            yield path


def _is_same(one: Path, other: Path) -> bool:
    """Whether two files have the same content."""
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _link_into(folder: Path, output: Path, paths: Iterable[str]) -> None:
    """Have files and empty folders of an output in another folder too. Raises OSError."""
    for path in paths:
        new, old = folder / path, output / path
        if path.endswith("/"):
            new.mkdir(parents=True, exist_ok=True)
            continue
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError:  # a file system without links
            shutil.copy2(old, new, follow_symlinks=False)


def _put_aside(output: Path, paths: Iterable[str]) -> Path:
    """Link files of an output into a new folder beside it, and say which. Raises OSError."""
    aside, number = output.with_name(f"{output.name}.leftover"), 1
    while os.path.lexists(aside):
        number += 1
        aside = output.with_name(f"{output.name}.leftover-{number}")
    _link_into(aside, output, paths)
    return aside


def _listed(paths: Collection[str]) -> str:
    """Some paths for a message, and how many more there are."""
    shown = ", ".join(sorted(paths)[:_SHOWN])
    more = len(paths) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _find_edited(output: Path, found: Survey, rows: Mapping[str, Row]) -> Iterator[str]:
    for path, row in rows.items():
        # A copied or restored output has other times and inodes, and the same content.
        if path in found and not fits_survey(row, found):
            file = output / path
            if not file.is_file() or fingerprint(file.read_bytes()) != row[4]:
                yield path
