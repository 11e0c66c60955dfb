"""What templates can see: these filters and globals, ``site``, ``page``, and the names of
the page's own content."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, pass_environment
from markupsafe import Markup, escape

from newsarchive.content.prose import frame_tables
from newsarchive.engine.assets import Assets
from newsarchive.engine.fragment_cache import FragmentCache
from newsarchive.engine.settings import InvalidSettings
from newsarchive.model import urls
from newsarchive.model.dates import day_text, with_written_dates
from newsarchive.model.figure_text import figure_text
from newsarchive.model.labels import label
from newsarchive.model.places import bare_name
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.citations.citation import cite
from newsarchive.outputs.citations.coins import to_coins
from newsarchive.outputs.metadata.jsonld import structured_data
from newsarchive.pages.page import Page
from newsarchive.strings import t
from newsarchive.vietnamese.numbers import number_text

_DOCUMENT_NUMBER = re.compile(r"\b\d+-[A-ZĐƯ]+\d*/[A-ZĐƯ]+\d*")


def keep_numbers(text: str) -> Markup:
    """Text in which no line breaks inside a document number such as 35-NQ/TW."""
    escaped = str(escape(text))
    return Markup(  # noqa: S704 - escaped in the line above
        _DOCUMENT_NUMBER.sub(r'<span class="nowrap">\g<0></span>', escaped)
    )


def _language_mark(report: Report) -> Markup:
    """The attribute ``lang`` for the headline of a report that is not in Vietnamese."""
    language = report.record.language
    return Markup(' lang="{}"').format(language) if language != "vi" else Markup()


def _structured_data(page: Page, site: Site) -> str:
    return structured_data(page.address, page.title, page.crumbs, page.nodes, site)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "bare_name": bare_name,
    "coins": lambda report, site: to_coins(cite(report, site)),
    "day_text": day_text,
    "extension": lambda address: address.rpartition(".")[2],
    "figure_text": figure_text,
    "frame_tables": frame_tables,
    "host": lambda url: urlsplit(url).hostname,
    "keep_numbers": keep_numbers,
    "label": label,
    "language_mark": _language_mark,
    "number_text": number_text,
    "t": t,
    "structured_data": _structured_data,
    "with_written_dates": with_written_dates,
}


def prepare(environment: Environment, assets: Assets) -> Environment:
    """Give Pelican's environment the archive's filters and globals.

    Raises InvalidSettings where ``JINJA_ENVIRONMENT`` lacks autoescape or strict undefined
    names: a record could put markup into a page, or a page lack what its template names.
    """
    if environment.autoescape is not True or environment.undefined is not StrictUndefined:
        raise InvalidSettings(
            "JINJA_ENVIRONMENT lacks autoescape or StrictUndefined — write"
            " 'autoescape': True and 'undefined': StrictUndefined, as in pelicanconf.py"
        )
    # A build sees one state of the templates; looking at each file anew for every include
    # took a tenth of rendering.
    environment.auto_reload = False
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters.update(FILTERS)
    environment.globals.update(
        urls=urls,
        asset=assets.address,
        language=t.language,
        modules=assets.modules,
        inline_style=_inline_style,
        once=FragmentCache().once,
    )
    return environment


@pass_environment
def _inline_style(environment: Environment, name: str) -> tuple[Markup, str]:
    """A template's text as a style element's content, and its hash for the page's CSP."""
    assert environment.loader
    text = environment.loader.get_source(environment, name)[0]
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"sha256-{digest}"  # noqa: S704 - the theme's own file
