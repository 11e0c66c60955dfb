"""The generator that turns the content folder into the site. Its steps are the build."""

import gc
import os
from functools import partial
from pathlib import Path

from pelican import Pelican, console, signals
from pelican.generators import Generator
from pelican.writers import Writer

from newsarchive.core.fingerprint import fingerprint
from newsarchive.core.outputs import OutputFile
from newsarchive.core.pages.site_map import plan_files, plan_pages
from newsarchive.core.sitemap import emit_sitemap
from newsarchive.data.library import read_archive
from newsarchive.hooks.assets import gather_assets
from newsarchive.hooks.compiled import Compiled
from newsarchive.hooks.context import prepare
from newsarchive.hooks.data_files import data_unit
from newsarchive.hooks.essays import to_essay
from newsarchive.hooks.failure import reported
from newsarchive.hooks.kept import Kept
from newsarchive.hooks.links import check_links
from newsarchive.hooks.parallel import Workers
from newsarchive.hooks.progress import Report
from newsarchive.hooks.searching import search_unit
from newsarchive.hooks.settings import (
    content_folder,
    count_jobs,
    read_site,
    template_folders,
    theme_folder,
)
from newsarchive.hooks.staging import MARKER, staging_of
from newsarchive.hooks.templates import Templates, fix_sources
from newsarchive.hooks.units import (
    Unit,
    batch_units,
    begin,
    file_units,
    page_units,
    sizes_of,
    write_units,
)
from newsarchive.hooks.version import settings_version


class ArchiveGenerator(Generator):
    """Gather everything, then write everything that has changed."""

    def generate_context(self) -> None:
        """Read the content folder; nothing is written while anything is wrong with it."""
        profile = os.environ.get("PROFILE")
        self.report = Report(Path(".cache/profile.txt") if profile else None)
        console.quiet = False
        self.staging = staging_of(self.settings)
        with reported(self.staging), self.report.stage("reading"):
            self.site = read_site(self.settings)
            self.workers = Workers(count_jobs(os.environ))
            self.staging.reserve()
            self.spare = self.workers.ahead(self.staging.prepare_spare)
            self.kept = Kept(self.staging, self.workers)
            with_drafts = bool(self.settings.get("SHOW_DRAFTS"))
            self.archive = read_archive(content_folder(self.settings), self.kept.shelf, with_drafts)
        self.essays = [to_essay(page) for page in self.context["pages"]]
        fate = "among them" if with_drafts else "left out"
        drafts = f", {self.archive.drafts} drafts {fate}" if self.archive.drafts else ""
        self.report.say(f"Read {len(self.archive.reports)} records{drafts}.")

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's signature
        """Have every page and every product in the staging folder."""
        with reported(self.staging), self.workers:
            with self.report.stage("planning"):
                self.staging.begin(self.spare.result())
                units = self._units()
            with self.report.stage("writing"):
                self.written = write_units(
                    units,
                    self.kept.manifest,
                    self.staging,
                    self.workers,
                    self.report.watched,
                    self.kept.memo.put,
                )
                files = [row[0] for _, rows in self.written.manifest.values() for row in rows]
                self.staging.finish(files)
            with self.report.stage("checking"):
                check_links(self.written, self.kept.manifest, self.kept.memo, self.staging.folder)
        pages = sum(unit.name.startswith("page ") for unit in units)
        public = len(files) - 1  # the marker is not the reader's
        self.counts = f"{len(self.archive.reports)} records, {pages} pages, {public} files"
        self.settings["ARCHIVE_BUILD"] = self

    def _units(self) -> list[Unit]:
        archive, site = self.archive, self.site
        index, data_files = (
            begin(unit, self.kept.manifest, self.staging, self.workers)
            for unit in (
                search_unit(archive, self.kept, self.staging.target),
                data_unit(archive, site, self.kept, self.staging),
            )
        )
        assets = gather_assets(theme_folder(self.settings) / "static")
        environment = prepare(self.env, assets)
        settings = settings_version(self.settings)
        environment.bytecode_cache = Compiled(self.kept.memo, settings)
        sources = fix_sources(environment, template_folders(self.settings))
        templates = Templates(sources, environment, self.kept.memo, settings)
        relations = self.kept.relations(archive)
        sizes = partial(sizes_of, data_files)
        plans = list(plan_pages(archive, self.essays, site, sizes, relations))
        templates.load({plan.template for plan in plans})
        settled = fingerprint(settings, site, assets.addresses)
        fixed = [OutputFile(MARKER, b""), OutputFile(".nojekyll", b"")]  # GitHub: leave files alone
        return [
            *file_units([*fixed, *assets.files, *emit_sitemap(plans, site)]),
            index,
            data_files,
            *page_units(plans, site, environment, templates, settled),
            *batch_units(plan_files(archive, site), fingerprint(site)),
        ]


def publish(pelican: Pelican) -> None:
    """Let the finished and checked site take the place of the former one."""
    build = pelican.settings["ARCHIVE_BUILD"]
    with reported(build.staging), build.report.stage("publishing"):
        build.staging.commit()
        build.kept.save(build.written.manifest, build.counts)
        build.staging.release()
        gc.freeze()  # nor is anything looked for when Python ends
    build.report.close(build.counts, build.staging.shown_target)
    # Pelican now counts the articles of its own generator, of which there are never any.
    console.quiet = True


def offer_generator(pelican: Pelican) -> type[Generator]:  # noqa: ARG001 - the signal's
    """Hand our generator to Pelican."""
    return ArchiveGenerator


def register() -> None:
    """Join Pelican's generators, and act when all of them have written."""
    signals.get_generators.connect(offer_generator)
    signals.finalized.connect(publish)
