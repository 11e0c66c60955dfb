"""The steps of a build, in their order."""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.file_digests import FileDigests
from newsarchive.cache.manifest import (
    Manifest,
    Row,
    announce,
    announced,
    load_manifest,
    paths_of,
    save_manifest,
)
from newsarchive.content.loader import Content, ContentLoader, read_content
from newsarchive.content.source_text import shown_path
from newsarchive.engine.assets import gather_assets
from newsarchive.engine.build_sources import note_sources
from newsarchive.engine.bytecode_cache import BytecodeCache
from newsarchive.engine.errors import reported
from newsarchive.engine.foreign import compare, report_foreign, take_over
from newsarchive.engine.link_check import check_links, has_lost_ids
from newsarchive.engine.long_targets import data_target, search_target
from newsarchive.engine.program_version import program_version, settings_version
from newsarchive.engine.progress import Report
from newsarchive.engine.publish_warnings import warn
from newsarchive.engine.related import find_related
from newsarchive.engine.settings import (
    content_folder,
    count_jobs,
    read_site,
    source_folders,
    template_folders,
    theme_folder,
)
from newsarchive.engine.sources import sources_of
from newsarchive.engine.staging import MARKER, Staging
from newsarchive.engine.survey import survey
from newsarchive.engine.targets import (
    PAGE_LINKS,
    Engine,
    Result,
    file_targets,
    page_targets,
    refuse_twins,
)
from newsarchive.engine.template_context import prepare
from newsarchive.engine.template_errors import TemplateFault
from newsarchive.engine.templates import Templates, fix_sources
from newsarchive.engine.text_check import find_missing_script_texts
from newsarchive.engine.up_to_date import BUILD
from newsarchive.engine.workers import Ahead, Workers
from newsarchive.model import urls
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.problem_formats import plural
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile, Target
from newsarchive.outputs.sitemap import emit_sitemap
from newsarchive.pages.site_map import plan_files, plan_pages

if TYPE_CHECKING:
    from rich.console import Console

_PROFILE = Path(".cache/profile.txt")


def build(settings: Mapping[str, Any], environment: Environment, console: "Console") -> None:
    """Build the site that the settings describe, with Pelican's Jinja environment.

    Prints what was done. Whatever keeps the site from being published is printed on standard
    error, and SystemExit is raised; the output is then as before.
    """
    report = Report(console, _PROFILE if os.environ.get("PROFILE") else None)
    staging = Staging(Path(settings["OUTPUT_PATH"]))
    with reported(staging), Workers(count_jobs(os.environ)) as workers:
        with report.stage("reading"):
            site = read_site(settings)
            staging.reserve(source_folders(settings))
            spare = workers.ahead(staging.prepare_spare)
            cache = BuildCache(staging.cache, program_version())
            previous = load_manifest(cache)
            digests = FileDigests.load(cache)
            loader = ContentLoader(cache, digests, workers.spread)
            with_drafts = bool(settings.get("SHOW_DRAFTS"))
            content = read_content(content_folder(settings), loader, with_drafts)
        report.say(_counts_read(content, with_drafts))

        with report.stage("planning"):
            staging.begin(spare.result(), paths_of(previous))
            engine = Engine(program_version(), previous, staging, workers)
            begun = {
                "search": engine.begin(search_target(content.archive, cache, engine)),
                "data": engine.begin(data_target(content.archive, site)),
            }
            data_files = begun["data"]
            targets, late = _plan(settings, environment, content, site, cache, workers, data_files)

        with report.stage("writing"):
            manifest, new_pages, lost_ids = _write(targets, late, begun, engine, cache, report)
            found = workers.ahead(partial(_survey, staging.target))
            files = paths_of(manifest)
            staging.finish(files)

        with report.stage("checking"):
            check_links(manifest, previous, new_pages, lost_ids, cache, staging.folder)
            rows = {row[0]: row for _, rows in previous.values() for row in rows}
            former = compare(staging.target, found.result(), rows, announced(cache))
            take_over(former.foreign, staging, files)

        pages = sum(name.startswith("page ") for name in manifest)
        public = len(files) - 1  # the marker is not the reader's
        counts = f"{len(content.archive.reports)} records, {pages} pages, {public} files"
        with report.stage("publishing"):
            notes = [cache.note, *report_foreign(former, staging, files)]
            announce(cache, files - rows.keys())
            staging.commit()
            notes.append(_save(cache, manifest, previous, digests, counts, settings))
            staging.release()
            gc.freeze()  # nothing is looked for when Python ends
    for note in filter(None, notes):
        report.say(note)
    report.close(counts, staging.shown_target)
    if settings.get("FOR_READERS"):
        warn(site)


def _counts_read(content: Content, with_drafts: bool) -> str:
    archive = content.archive
    fate = "among them" if with_drafts else "left out"
    drafts = f", {plural(archive.drafts, 'draft')} {fate}" if archive.drafts else ""
    return f"Read {plural(len(archive.reports), 'record')}{drafts}."


def _plan(
    settings: Mapping[str, Any],
    environment: Environment,
    content: Content,
    site: Site,
    cache: BuildCache,
    workers: Workers,
    data_files: Ahead[Result],
) -> tuple[list[Target], Iterator[Target]]:
    """All targets but those that have been begun; then those that wait for the data files."""
    assets = gather_assets(theme_folder(settings) / "static")
    environment = prepare(environment, assets)
    version = settings_version(settings)
    environment.bytecode_cache = BytecodeCache(cache, version)
    sources = fix_sources(environment, template_folders(settings))
    folders = template_folders(settings)
    templates = Templates(sources, environment, cache, version, folders)
    related = find_related(content.archive, cache, workers)

    def sizes() -> dict[str, int]:
        """The sizes of the data files in bytes, which the data page names."""
        return {row[0]: row[1] for row in data_files.result().rows}

    plans = list(plan_pages(content.archive, content.pages, site, sizes, related))
    templates.load({plan.template for plan in plans})
    if problems := list(find_missing_script_texts(assets)):
        raise TemplateFault(problems)
    fixed = [OutputFile(MARKER, b""), OutputFile(".nojekyll", b"")]  # GitHub: leave files alone
    base = fingerprint(version, site, assets.addresses)
    late = [plan for plan in plans if plan.address == urls.DATA]
    others = [plan for plan in plans if plan.address != urls.DATA]
    targets = [
        *file_targets([*fixed, *assets.files, *emit_sitemap(plans, site)]),
        *page_targets(others, site, environment, templates, base),
        *plan_files(content.archive, site),
    ]
    return targets, page_targets(late, site, environment, templates, base)


def _write(
    targets: Iterable[Target],
    late: Iterable[Target],
    begun: Mapping[str, Ahead[Result]],
    engine: Engine,
    cache: BuildCache,
    report: Report,
) -> tuple[Manifest, list[str], bool]:
    """The new manifest, the pages that were made anew, and whether one has lost an id."""
    before: dict[str, Row] = {row[0]: row for _, rows in engine.previous.values() for row in rows}
    manifest: Manifest = {}
    names: list[str] = []
    new_pages: list[str] = []
    lost_ids = False
    first = engine.bring_up_to_date(targets, begun, report.watched)
    for name, result in chain(first, engine.bring_up_to_date(late, {}, report.watched)):
        names.append(name)
        manifest[name] = (result.digest, result.rows)
        new_pages += result.pages
        for value in result.values:
            lost_ids = lost_ids or has_lost_ids(value, before.get(value.name), cache)
            cache.put(*value)
    refuse_twins(names, (row[0] for _, rows in manifest.values() for row in rows))
    return manifest, new_pages, lost_ids


def _survey(output: Path) -> dict[str, tuple[int, int, int]]:
    return survey(output) if output.is_dir() else {}


def _save(
    cache: BuildCache,
    manifest: Manifest,
    previous: Manifest,
    digests: FileDigests,
    counts: str,
    settings: Mapping[str, Any],
) -> str:
    """Keep what the next build can use; a sentence for people where that cannot be done."""
    try:
        save_manifest(cache, manifest, previous)
        cache.forget(PAGE_LINKS, paths_of(previous) - paths_of(manifest))
        digests.save(cache)
        note_sources(cache, sources_of(settings))
        cache.put_about(BUILD, f"{os.urandom(8).hex()} {counts}".encode())
        cache.commit()
    except OSError as error:
        where = shown_path(Path(os.fsdecode(error.filename)))
        return f"The next build will take longer, for {where} cannot be kept: {error.strerror}."
    finally:
        cache.close()
    return ""
