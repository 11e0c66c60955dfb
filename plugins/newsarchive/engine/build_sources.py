"""The files that a build reads, and what they look like at one moment.

Which code and which folders the settings lead to is known only to the build itself: it notes
them beside the output, and the next look takes them from there. A settings file may also read
environment variables; those whose names occur in it or in other code that was noted count too.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.file_digests import Signature, signature_of
from newsarchive.content.content_files import Found, find_files

_NOTE = "sources"
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")
_LARGEST_CODE = 1024 * 1024


def note_sources(cache: BuildCache, sources: Iterable[Path]) -> None:
    """Keep the paths of what a build has read besides its content. Raises OSError."""
    cache.put_about(_NOTE, json.dumps(sorted({str(source) for source in sources})).encode())


def noted_sources(cache: BuildCache | None) -> list[Path]:
    """What the last build has read besides its content; empty if that is not known."""
    noted = cache.get_about(_NOTE) if cache else None
    return [Path(name) for name in json.loads(noted)] if noted else []


def find_sources(sources: Sequence[Path]) -> Found:
    """All files of the sources, which are files and folders, and the folders that were read."""
    parts = [
        Found([str(source)], []) if source.is_file() else find_files(source) for source in sources
    ]
    return Found(
        sorted({file for part in parts for file in part.files}),
        [problem for part in parts for problem in part.problems],
        [folder for part in parts for folder in part.folders],
    )


def sign(paths: Iterable[str]) -> dict[str, Signature]:
    """The signatures of files and folders; those that are gone have none."""
    signatures = {}
    for path in paths:
        try:
            stat = os.stat(path)  # noqa: PTH116 - for each of 100,000 files
        except OSError:
            continue
        signatures[path] = signature_of(stat)
    return signatures


def named_variables(code: Iterable[Path], environment: Mapping[str, str]) -> dict[str, str]:
    """The environment variables whose names occur in any of the files."""
    words: set[bytes] = set()
    for file in code:
        try:
            if file.stat().st_size <= _LARGEST_CODE:
                words.update(_NAME.findall(file.read_bytes()))
        except OSError:
            continue
    return {name: value for name, value in environment.items() if os.fsencode(name) in words}
