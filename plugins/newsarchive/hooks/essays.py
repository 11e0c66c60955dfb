"""Plain pages: Pelican reads ``content/pages/*.md``, the archive's generator writes them.

One way of rendering then serves every page, with one layout, one sanitiser, one check.
"""

from pelican import signals
from pelican.contents import Page as PelicanPage
from pelican.generators import PagesGenerator

from newsarchive.core.account import clean_prose
from newsarchive.core.pages.plain import Essay
from newsarchive.core.text import normalise


def to_essay(page: PelicanPage) -> Essay:
    """A page that Pelican has read, as the archive knows it."""
    return Essay(
        slug=page.slug,
        title=normalise(page.title),
        description=normalise(page.metadata.get("description", page.title)),
        body=clean_prose(normalise(page.content)),
    )


def take_over(generator: PagesGenerator) -> None:
    """Leave Pelican nothing to write; its shared context still holds what it read."""
    generator.pages = []


def register() -> None:
    """Connect to the end of Pelican's reading of pages."""
    signals.page_generator_finalized.connect(take_over)
