"""Whether anything has changed since a build: asked before the program itself is loaded.

A build's state is the digest of every file that it may have read. With the manifest of the files
that it wrote, it answers in the time that looking at all these files takes.
"""

import contextlib
import hashlib
import marshal
import os
import sqlite3
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.database import FILE
from newsarchive.cache.file_digests import FileDigests
from newsarchive.cache.manifest import load_manifest
from newsarchive.engine.build_sources import find_sources, named_variables, noted_sources, sign
from newsarchive.engine.output_place import beside
from newsarchive.engine.survey import fits_survey, survey

BUILD = "build"
"""The fact in the cache that tells one build from the next, and its counts after a space."""
_STATE = "state"
_TICK_NS = 20_000_000
"""By so much the clock that stamps files may be behind ours, on Linux."""


@dataclass(frozen=True)
class Question:
    """A build that is wanted: its output, its content folder, and the words of its command.

    What else it reads, the last build of the output has noted.
    """

    output: Path
    sources: Sequence[Path]
    words: Sequence[str]

    def open_cache(self) -> BuildCache | None:
        """The cache of the output's builds; None before the first one."""
        folder = beside(self.output, "cache")
        if not (folder / FILE).is_file():
            return None
        try:
            return BuildCache(folder)
        except OSError:
            return None  # the build will say what is wrong


class SourceState:
    """The state of all sources at one moment, taken before a build reads them."""

    def __init__(self, question: Question, known: FileDigests | None = None) -> None:
        self._began = time.time_ns()
        self._question = question
        cache = question.open_cache()
        noted = noted_sources(cache)
        self._digests = known or _load_digests(cache)
        found = find_sources([*question.sources, *noted])
        digests = dict.fromkeys(map(str, found.problems), b"")
        for file in found.files:
            with contextlib.suppress(OSError):  # gone since it was listed: the build will see
                digests[file] = self._digests.digest(file)
        # Python puts its __pycache__ into the folders of code when it is first run.
        packages = [source for source in noted if (source / "__init__.py").is_file()]
        folders = (f for f in found.folders if not any(map(Path(f).is_relative_to, packages)))
        self._signatures = self._digests.signatures | sign(folders)
        code = [source for source in noted if source.suffix == ".py"]
        variables = named_variables(code, os.environ)
        state = (list(question.words), sys.version, _libraries(), variables, digests)
        self._digest = hashlib.sha256(marshal.dumps(state, 2)).digest()
        if cache:
            cache.close()

    def finished_counts(self) -> str:
        """What the last build said of its site, if this one would make the same; else empty."""
        cache = self._question.open_cache()
        if not cache:
            return ""
        try:
            build = cache.get_about(BUILD) or b""
            if cache.get_about(_STATE) != self._digest + build or not build:
                return ""
            manifest = load_manifest(cache)
            if self._question.output.is_dir():
                found = survey(self._question.output)  # files that no build wrote may be there
                rows = (row for _, rows in manifest.values() for row in rows)
                if manifest and all(fits_survey(row, found) for row in rows):
                    return build.partition(b" ")[2].decode()
        except OSError:
            pass
        finally:
            cache.close()
        return ""

    def save(self) -> None:
        """Keep that a build of this state has succeeded; without it, the next one builds.

        A source that was touched while the build ran may have been read in either state, so
        then nothing is kept, even if it is now as it was.
        """
        after = SourceState(self._question, self._digests.renewed())
        cache = self._question.open_cache()
        if not cache:
            return
        with contextlib.suppress(OSError, sqlite3.Error):
            after._digests.save(cache, all_seen=True)
            if after._is_untouched_since(self):
                build = cache.get_about(BUILD) or b""
                cache.put_about(_STATE, after._digest + build)
            cache.commit()
        cache.close()

    def _is_untouched_since(self, before: "SourceState") -> bool:
        latest = before._began - _TICK_NS
        return all(
            before._signatures.get(path, signature) == signature and signature[2] < latest
            for path, signature in self._signatures.items()
        )


def _load_digests(cache: BuildCache | None) -> FileDigests:
    try:
        return FileDigests.load(cache) if cache else FileDigests()
    except sqlite3.Error:
        return FileDigests()


def _libraries() -> list[int]:
    """Changes when a package is installed or removed: the folders that hold them are written to."""
    folders = [Path(entry) for entry in sys.path if entry.endswith("-packages")]
    return [folder.stat().st_mtime_ns for folder in folders if folder.is_dir()]
