"""The site in memory: what has changed is read again, and a page is made when it is asked for.

A page comes from the same plan and the same rendering as in a build, so it is the same, byte
for byte. What is no page (index, feeds, data files, the sitemap) is left to builds.
"""

import contextlib
import mimetypes
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican.generators import Generator

from newsarchive.core import urls
from newsarchive.core.archive import Archive
from newsarchive.core.outputs import datasets
from newsarchive.core.pages.page import Plan
from newsarchive.core.pages.plain import Essay
from newsarchive.core.pages.site_map import plan_pages
from newsarchive.core.problem import InvalidContent
from newsarchive.core.spread import Spread, in_turn
from newsarchive.data.held import Held
from newsarchive.data.library import Shelf, read_archive
from newsarchive.data.memo import Memo
from newsarchive.data.snapshot import Snapshot, list_files
from newsarchive.hooks.assets import gather_assets
from newsarchive.hooks.context import prepare
from newsarchive.hooks.essays import read_essays
from newsarchive.hooks.settings import content_folder, read_site, template_folders, theme_folder
from newsarchive.hooks.template_failure import TemplateFault
from newsarchive.hooks.templates import fix_sources
from newsarchive.hooks.units import render

Answer = tuple[int, str, bytes]
"""An HTTP status, the media type and the content."""

_HTML = "text/html; charset=utf-8"


class Resident:
    """One archive with its theme. Raises InvalidSettings where it has none that can be used."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings, self._site = settings, read_site(settings)
        self._held = Held()
        self._part_sizes: dict[bytes, list[int]] = {}
        self._snapshot = Snapshot(None, b"")
        self._spread: Spread = in_turn
        self._digests: dict[str, list[tuple[str, bytes]]] = {}
        self._essays: list[Essay] = []
        self._environment: Environment | None = None
        self._assets: dict[str, bytes] = {}
        self._planned: tuple[Archive | None, list[Essay]] = (None, [])
        self._plans: dict[str, Plan] = {}

    def refresh(self, kept: Shelf | None = None) -> Archive:
        """Read what has changed since the last time, or what is kept from the last build.

        Raises InvalidContent or OSError; then the pages are as they were.
        """
        if kept:
            self._snapshot, self._spread, memo = kept.snapshot, kept.spread, kept.memo
        else:
            # An account that is read now lives with its report; the others are in their files.
            self._snapshot, memo = self._snapshot.renewed(), Memo(None, b"")
        content = content_folder(self._settings)
        texts = [content / name for name in self._settings["PAGE_PATHS"]]
        self._if_changed("theme", [theme_folder(self._settings)], self._take_theme)
        self._if_changed("pages", texts, self._take_essays)
        shelf = Shelf(memo, self._snapshot, self._spread, self._held)
        archive = read_archive(content, shelf, bool(self._settings["SHOW_DRAFTS"]))
        planned, essays = self._planned
        if archive is not planned or self._essays is not essays:
            self._plan(archive)
        return archive

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
            self.refresh()
            return self._render_now(address)

    def _render_now(self, address: str) -> bytes:
        plan = self._plans.get(urls.file_of(address))
        if plan is None or self._environment is None:
            return b""  # nothing could be read yet
        return render(plan.make(), self._site, self._environment).content

    def _if_changed(self, name: str, folders: Sequence[Path], take: Callable[[], None]) -> None:
        found = []
        for file in (file for folder in folders for file in list_files(folder)):
            with contextlib.suppress(OSError):  # gone since it was listed
                found.append((file, self._snapshot.digest(file)))
        if self._digests.get(name) != found:
            take()
            self._digests[name] = found

    def _take_theme(self) -> None:
        settings = self._settings
        assets = gather_assets(theme_folder(settings) / "static")
        generator = Generator(
            dict(settings), settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]
        )
        self._environment = prepare(generator.env, assets)
        fix_sources(self._environment, template_folders(settings))
        self._assets = {file.path: file.content for file in assets.files}

    def _take_essays(self) -> None:
        self._essays = read_essays(self._settings)

    def _plan(self, archive: Archive) -> None:
        plans = plan_pages(archive, self._essays, self._site, partial(self._measure, archive))
        self._plans = {urls.file_of(plan.address): plan for plan in plans}
        self._planned = archive, self._essays

    def _measure(self, archive: Archive) -> Mapping[str, int]:
        """The sizes of the data files; what they say of a report is told once to be measured."""
        before, site = self._part_sizes, self._site
        self._part_sizes = {
            report.fingerprint: before.get(report.fingerprint)
            or [len(part) for part in datasets.tell(report, site)]
            for report in archive.reports
        }
        return datasets.measure(archive, site, self._part_sizes.values())
