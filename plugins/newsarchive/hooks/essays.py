"""Plain pages: Pelican reads ``content/pages/*.md``, the archive's generator writes them.

One way of rendering then serves every page, with one layout, one sanitiser, one check.
"""

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Page as PelicanPage
from pelican.generators import PagesGenerator

from newsarchive.core.account import clean_prose
from newsarchive.core.pages.plain import Essay
from newsarchive.core.problem import InvalidContent, Problem
from newsarchive.core.text import normalise
from newsarchive.data.source_text import shown_path


def to_essay(page: PelicanPage) -> Essay:
    """A page that Pelican has read, as the archive knows it."""
    return Essay(
        slug=page.slug,
        title=normalise(page.title),
        description=normalise(page.metadata.get("description", page.title)),
        body=clean_prose(normalise(page.content)),
    )


def read_essays(settings: dict[str, Any]) -> list[Essay]:
    """Have Pelican read the pages outside of a build, as it does in one.

    Raises InvalidContent where it cannot read one.
    """
    context: dict[str, Any] = settings | {
        "generated_content": {},
        "static_links": set(),
        "static_content": {},
        "localsiteurl": settings["SITEURL"],
    }
    generator = PagesGenerator(
        context, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]
    )
    generator.generate_context()
    unread = [path for path, page in context["generated_content"].items() if page is None]
    if unread:
        raise InvalidContent(_problem(generator, path) for path in unread)
    return [to_essay(page) for page in context["pages"]]


def _problem(generator: PagesGenerator, path: str) -> Problem:
    """Why a page could not be read; Pelican told only its log, so it is asked again."""
    wrong = "cannot be read"
    try:
        generator.readers.read_file(generator.path, path, PelicanPage, context=generator.context)
    except Exception as error:
        wrong = f"cannot be read ({error})"
    shown = shown_path(Path(generator.path) / path)
    return Problem(shown, 1, "page", wrong, "correct the lines at the top of the page, and save")


def take_over(generator: PagesGenerator) -> None:
    """Leave Pelican nothing to write; its shared context still holds what it read."""
    generator.pages = []


def register() -> None:
    """Connect to the end of Pelican's reading of pages."""
    signals.page_generator_finalized.connect(take_over)
