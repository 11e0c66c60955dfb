"""The site in memory: what has changed is read again, and a page is made when it is asked for.

A page comes from the same plan and the same rendering as in a build, so it is the same, byte
for byte. What is no page (index, feeds, data files, the sitemap) is left to builds.
"""

import contextlib
import mimetypes
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.file_digests import FileDigests
from newsarchive.content.content_files import Found, find_files
from newsarchive.content.loaded import LoadedContent
from newsarchive.content.loader import Content, ContentLoader, read_content
from newsarchive.engine.assets import gather_assets
from newsarchive.engine.program_version import program_version
from newsarchive.engine.settings import (
    content_folder,
    count_jobs,
    read_site,
    template_folders,
    theme_folder,
)
from newsarchive.engine.staging import Staging, UnusableOutput
from newsarchive.engine.targets import render
from newsarchive.engine.template_context import prepare
from newsarchive.engine.template_errors import TemplateFault
from newsarchive.engine.templates import fix_sources
from newsarchive.engine.workers import Workers
from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.mapping import in_turn
from newsarchive.model.problem import InvalidContent
from newsarchive.model.problem_formats import plural
from newsarchive.outputs import datasets
from newsarchive.pages.page import Plan
from newsarchive.pages.site_map import plan_pages
from newsarchive.plugin import load_settings, make_environment

Answer = tuple[int, str, bytes]
"""An HTTP status, the media type and the content."""

_HTML = "text/html; charset=utf-8"


def open_site(content: str, output: str, site_url: str) -> "LiveSite":
    """The site of the settings in this folder, with drafts, not read yet.

    Full builds go to ``output``; what the last of them has kept makes the first reading short.
    Raises InvalidSettings, and whatever a settings file may raise.
    """
    places = {"PATH": str(Path(content).absolute()), "OUTPUT_PATH": str(Path(output).absolute())}
    overrides = {**places, "SITEURL": site_url, "SHOW_DRAFTS": True}
    return LiveSite(load_settings("pelicanconf.py", overrides))


class LiveSite:
    """One archive with its theme. Raises InvalidSettings where it has none that can be used."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings, self._site = settings, read_site(settings)
        self._loaded = LoadedContent()
        self._part_sizes: dict[bytes, list[int]] = {}
        self._file_digests = FileDigests()
        self._digests: dict[str, list[tuple[str, bytes]]] = {}
        self._environment: Environment | None = None
        self._assets: dict[str, bytes] = {}
        self._planned: Content | None = None
        self._plans: dict[str, Plan] = {}
        self._has_read = False
        self.state = 0
        """Counts what was read anew: content or theme."""

    def refresh(self) -> str:
        """Read what has changed since the last time; gives counts for people.

        The first reading takes what the last build has kept, and keeps more for the next; it
        may fork. Raises InvalidContent or OSError; then the pages are as they were.
        """
        has_read, self._has_read = self._has_read, True
        archive = self._read(None) if has_read else self._read_first()
        drafts = f", {plural(archive.drafts, 'draft')} among them" if archive.drafts else ""
        return f"{plural(len(archive.reports), 'record')}{drafts}"

    def _read_first(self) -> Archive:
        staging = Staging(Path(self._settings["OUTPUT_PATH"]))
        with Workers(count_jobs(os.environ)) as workers:
            try:
                staging.reserve()
            except UnusableOutput:  # another build is at work, or will say what is wrong
                return self._read(ContentLoader(spread=workers.spread))
            try:
                cache = BuildCache(staging.cache, program_version())
                digests = FileDigests.load(cache)
                try:
                    return self._read(ContentLoader(cache, digests, workers.spread))
                finally:
                    with contextlib.suppress(OSError):  # then the next reading takes longer
                        digests.save(cache)
                        cache.commit()
                    cache.close()
            finally:
                staging.release()

    def _read(self, kept: ContentLoader | None) -> Archive:
        if kept:
            self._file_digests, cache, spread = kept.digests, kept.cache, kept.spread
        else:
            # An account that is read now lives with its report; the others are in their files.
            self._file_digests, cache, spread = self._file_digests.renewed(), BuildCache(), in_turn
        content = content_folder(self._settings)
        theme = find_files(theme_folder(self._settings))
        self._if_changed("theme", theme, self._take_theme)
        loader = ContentLoader(cache, self._file_digests, spread, self._loaded)
        read = read_content(content, loader, bool(self._settings["SHOW_DRAFTS"]))
        planned = self._planned
        if not planned or read.archive is not planned.archive or read.pages != planned.pages:
            self._plan(read)
        return read.archive

    def answer(self, path: str) -> Answer:
        """What stands at a path: a file of the theme, a page, the way to one, or nothing.

        Raises what a template raises, and InvalidContent where a record cannot be read again.
        """
        if path in self._assets:
            media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return 200, media_type, self._assets[path]
        if urls.file_of(path) not in self._plans and urls.file_of(f"{path}/") in self._plans:
            return 301, _HTML, b""
        if urls.file_of(path) in self._plans:
            return 200, _HTML, self._render(path)
        return 404, _HTML, b""

    def _render(self, address: str) -> bytes:
        try:
            return self._render_now(address)
        except TemplateFault:
            raise
        except InvalidContent:  # a record was saved since it was read
            self._read(None)
            return self._render_now(address)

    def _render_now(self, address: str) -> bytes:
        plan = self._plans.get(urls.file_of(address))
        if plan is None or self._environment is None:
            return b""  # nothing could be read yet
        return render(plan.make(), self._site, self._environment).content

    def _if_changed(self, name: str, found: Found, take: Callable[[], None]) -> None:
        digests = [(str(problem), b"") for problem in found.problems]
        for file in found.files:
            with contextlib.suppress(OSError):  # gone since it was listed
                digests.append((file, self._file_digests.digest(file)))
        if self._digests.get(name) != digests:
            take()
            self._digests[name] = digests

    def _take_theme(self) -> None:
        settings = self._settings
        assets = gather_assets(theme_folder(settings) / "static")
        environment = prepare(make_environment(settings), assets)
        fix_sources(environment, template_folders(settings))
        self._environment = environment
        self.state += 1
        self._assets = {file.path: file.content for file in assets.files}

    def _plan(self, read: Content) -> None:
        measure = partial(self._measure, read.archive)
        plans = plan_pages(read.archive, read.pages, self._site, measure)
        self._plans = {urls.file_of(plan.address): plan for plan in plans}
        self._planned = read
        self.state += 1

    def _measure(self, archive: Archive) -> Mapping[str, int]:
        """The sizes of the data files; what they say of a report is told once to be measured."""
        before, site = self._part_sizes, self._site
        self._part_sizes = {
            report.fingerprint: before.get(report.fingerprint)
            or [len(part) for part in datasets.tell(report, site)]
            for report in archive.reports
        }
        return datasets.measure(archive, site, self._part_sizes.values())
