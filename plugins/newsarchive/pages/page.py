"""What a page is, before it is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from newsarchive.model import urls
from newsarchive.outputs.metadata.jsonld import Node
from newsarchive.outputs.metadata.meta_tags import Meta


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page to a page."""

    text: str
    address: str


@dataclass(frozen=True)
class Alternate:
    """The same thing in another form: a feed, a citation file, a data file."""

    address: str
    media_type: str
    title: str
    relation: str = "alternate"


@dataclass(frozen=True)
class Page:
    """A page as templates see it; ``content`` holds the names of its own template.

    ``description`` is what search engines and networks show. ``indexed`` pages are in the
    sitemap. ``root`` leads to the home page; links are ``root`` + address.
    """

    address: str
    template: str
    title: str
    description: str
    content: Mapping[str, Any] = field(default_factory=dict)
    crumbs: tuple[Crumb, ...] = ()
    section: str = ""
    """Address of the part of the site it belongs to, marked in the navigation."""
    feed: str | None = None
    alternates: tuple[Alternate, ...] = ()
    meta: tuple[Meta, ...] = ()
    nodes: tuple[Node, ...] = ()
    """What JSON-LD says of it, besides the way to it."""
    names_site: bool = True
    """False where a program would take the site's name for that of a newspaper."""
    indexed: bool = True
    modified: date | None = None
    og_type: str = "website"

    @cached_property
    def root(self) -> str:
        """Prefix from this page to the site's root."""
        return urls.root_from(self.address)


class Plan(NamedTuple):
    """A page that is to be made only if it is wanted and what determines it has changed.

    What ``identity`` gives covers everything that ``make`` puts into the page; the other
    fields are those of the page.
    """

    address: str
    template: str
    modified: date | None
    indexed: bool
    identity: Callable[[], Any]
    make: Callable[[], Page]


def plan(page: Page) -> Plan:
    """The plan of a page that is cheap to make: it has been made already."""

    def made() -> Page:
        return page

    return Plan(page.address, page.template, page.modified, page.indexed, made, made)
