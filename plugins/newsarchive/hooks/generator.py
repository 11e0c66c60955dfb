"""The generator that turns the content folder into the site. Its steps are the build."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from jinja2 import Environment
from pelican import Pelican, console, signals
from pelican.generators import Generator
from pelican.writers import Writer

from newsarchive.checks.site import check_site
from newsarchive.core import urls
from newsarchive.core.outputs import OutputFile
from newsarchive.core.pages.page import Page
from newsarchive.core.pages.site_map import build_files, build_pages
from newsarchive.core.site import Site
from newsarchive.core.sitemap import emit_sitemap
from newsarchive.data.library import read_archive
from newsarchive.hooks.assets import gather_assets
from newsarchive.hooks.context import prepare
from newsarchive.hooks.essays import to_essay
from newsarchive.hooks.failure import reported
from newsarchive.hooks.settings import content_folder, read_site, theme_folder
from newsarchive.hooks.staging import staging_of


class ArchiveGenerator(Generator):
    """Gather everything, then write everything."""

    def generate_context(self) -> None:
        """Read the content folder; nothing is written while anything is wrong with it."""
        self.started = perf_counter()
        console.quiet = False
        with reported():
            self.site = read_site(self.settings)
            with_drafts = bool(self.settings.get("SHOW_DRAFTS"))
            self.archive = read_archive(content_folder(self.settings), with_drafts)
        self.essays = [to_essay(page) for page in self.context["pages"]]
        fate = "among them" if with_drafts else "left out"
        drafts = f", {self.archive.drafts} drafts {fate}" if self.archive.drafts else ""
        console.print(f"Read {len(self.archive.reports)} records{drafts}.")

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's signature
        """Render every page and write every product into the staging folder."""
        staging = staging_of(self.settings)
        with reported(staging):
            staging.begin()
            assets = gather_assets(theme_folder(self.settings) / "static")
            environment = prepare(self.env, assets)
            pages = list(build_pages(self.archive, self.essays, self.site))
            written = 0
            for file in self._files(pages, environment, assets.files):
                staging.write(file.path, file.content)
                written += 1
        self.settings["ARCHIVE_COUNTS"] = (
            f"{len(self.archive.reports)} records, {len(pages)} pages, {written} files",
            self.started,
        )
        console.print(f"Wrote {len(pages)} pages and {written - len(pages)} other files.")

    def _files(
        self, pages: list[Page], environment: Environment, assets: Iterable[OutputFile]
    ) -> Iterator[OutputFile]:
        yield from assets
        for page in pages:
            yield render(page, self.site, environment)
        yield from emit_sitemap(pages, self.site)
        yield from build_files(self.archive, self.site)
        yield OutputFile(".nojekyll", b"")  # GitHub Pages then serves every file as it is


def render(page: Page, site: Site, environment: Environment) -> OutputFile:
    """A page as HTML in UTF-8."""
    template = environment.get_template(page.template)
    html = template.render(site=site, page=page, **page.content)
    return OutputFile(urls.file_of(page.address), html.encode())


def publish(pelican: Pelican) -> None:
    """Check the finished site and let it take the place of the former one."""
    staging = staging_of(pelican.settings)
    counts, started = pelican.settings["ARCHIVE_COUNTS"]
    with reported(staging):
        check_site(staging.folder)
        staging.commit()
    console.print(f"Done: {counts} in {perf_counter() - started:.1f} s → {staging.shown_target}")
    # Pelican now counts the articles of its own generator, of which there are never any.
    console.quiet = True


def offer_generator(pelican: Pelican) -> type[Generator]:  # noqa: ARG001 - the signal's
    """Hand our generator to Pelican."""
    return ArchiveGenerator


def register() -> None:
    """Join Pelican's generators, and act when all of them have written."""
    signals.get_generators.connect(offer_generator)
    signals.finalized.connect(publish)
