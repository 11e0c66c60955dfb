"""The process behind ``make serve``: it holds the site in memory and answers for its pages.

``preview/resident_process.py`` starts it and asks over a pipe, whose end is also the end of
this process. A question is the path of a page, or None: then what has changed is read again.
Each is answered with an HTTP status, a media type and the content; 500 comes with what is
wrong, a line for each defect.
"""

import contextlib
import gc
import sys
import traceback
from multiprocessing.connection import Connection
from os import environ
from pathlib import Path
from typing import Any

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.file_digests import FileDigests
from newsarchive.content.loader import ContentLoader
from newsarchive.content.source_text import shown_path
from newsarchive.engine.errors import reported
from newsarchive.engine.program_version import program_version
from newsarchive.engine.settings import count_jobs
from newsarchive.engine.staging import Staging, UnusableOutput
from newsarchive.engine.workers import Workers
from newsarchive.model.archive import Archive
from newsarchive.model.problem import InvalidContent
from newsarchive.model.problem_formats import plural
from newsarchive.plugin import load_settings
from newsarchive.preview.live_site import Answer, Resident

_IDLE_S = 1.0


def main(channel: str, content: str, output: str, site_url: str) -> None:
    """Answer questions until there will be no more."""
    places = {"PATH": str(Path(content).absolute()), "OUTPUT_PATH": str(Path(output).absolute())}
    overrides = {**places, "SITEURL": site_url, "SHOW_DRAFTS": True}
    with reported():
        settings = load_settings("pelicanconf.py", overrides)
        preview = _Preview(settings)
    # Collecting takes half a second with a large archive: that is done when nobody waits.
    gc.disable()
    questions = Connection(int(channel))
    while True:
        try:
            path = questions.recv()
            questions.send(preview.refresh() if path is None else preview.answer(path))
        except (EOFError, OSError):
            return
        if not questions.poll(_IDLE_S):
            gc.collect()


class _Preview:
    """A Resident whose failures are answers."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._resident = Resident(settings)
        self._workers = Workers(count_jobs(environ))
        self._begun = False

    def refresh(self) -> Answer:
        """Counts of what was read."""
        try:
            if self._begun:
                archive = self._resident.refresh()
            else:
                self._begun = True
                archive = self._begin()
            if not gc.get_freeze_count():
                gc.collect()
                gc.freeze()  # records and reports will be here until the end
        except Exception as error:
            return _failed(error)
        drafts = f", {plural(archive.drafts, 'draft')} among them" if archive.drafts else ""
        return 200, "text/plain", f"{plural(len(archive.reports), 'record')}{drafts}".encode()

    def answer(self, path: str) -> Answer:
        """The file or page at a path."""
        try:
            return self._resident.answer(path)
        except Exception as error:
            return _failed(error)

    def _begin(self) -> Archive:
        """The first reading takes what the last build has kept, and keeps more for the next."""
        staging = Staging(Path(self._settings["OUTPUT_PATH"]))
        try:
            staging.reserve()
        except UnusableOutput:  # another build is at work, or will say what is wrong
            return self._resident.refresh(ContentLoader(spread=self._workers.spread))
        try:
            cache = BuildCache(staging.cache, program_version())
            digests = FileDigests.load(cache)
            try:
                return self._resident.refresh(ContentLoader(cache, digests, self._workers.spread))
            finally:
                with contextlib.suppress(OSError):  # then the next reading takes longer
                    digests.save(cache)
                    cache.commit()
                cache.close()
        finally:
            staging.release()


def _failed(error: Exception) -> Answer:
    return 500, "text/plain", _said(error).encode()


def _said(error: Exception) -> str:
    """What is wrong, where, and what to do about it."""
    if isinstance(error, InvalidContent):
        return "\n".join(map(str, error.problems))
    if isinstance(error, OSError) and error.filename:
        file = shown_path(Path(error.filename))
        return f"{file}:1: file: {error.strerror} — put it back, or do without it"
    return "".join(traceback.format_exception(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
