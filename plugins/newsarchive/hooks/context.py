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

from newsarchive.core import urls
from newsarchive.core.dates import day_text
from newsarchive.core.labels import label
from newsarchive.core.numbers import figure_text, number_text
from newsarchive.core.places import bare_name
from newsarchive.hooks.assets import Assets
from newsarchive.hooks.parts import Parts

_DOCUMENT_NUMBER = re.compile(r"\b\d+-[A-ZĐƯ]+\d*/[A-ZĐƯ]+\d*")


def keep_numbers(text: str) -> Markup:
    """Text in which no line breaks inside a document number such as 35-NQ/TW."""
    escaped = str(escape(text))
    return Markup(  # noqa: S704 - escaped in the line above
        _DOCUMENT_NUMBER.sub(r'<span class="nowrap">\g<0></span>', escaped)
    )


FILTERS: Mapping[str, Callable[..., Any]] = {
    "bare_name": bare_name,
    "day_text": day_text,
    "extension": lambda address: address.rpartition(".")[2],
    "figure_text": figure_text,
    "host": lambda url: urlsplit(url).hostname,
    "keep_numbers": keep_numbers,
    "label": label,
    "number_text": number_text,
}


def prepare(environment: Environment, assets: Assets) -> Environment:
    """Give Pelican's environment the archive's filters and globals.

    Autoescape and strict undefined names come from ``JINJA_ENVIRONMENT``; they are asserted
    here, since without them a record could put markup into a page.
    """
    assert environment.autoescape is True
    assert environment.undefined is StrictUndefined
    # A build sees one state of the templates; looking at each file anew for every include
    # took a tenth of rendering.
    environment.auto_reload = False
    environment.filters.update(FILTERS)
    environment.globals.update(
        urls=urls,
        asset=assets.address,
        modules=assets.modules,
        inline_style=_inline_style,
        once=Parts().once,
    )
    return environment


@pass_environment
def _inline_style(environment: Environment, name: str) -> tuple[Markup, str]:
    """A template's text as a style element's content, and its hash for the page's CSP."""
    assert environment.loader
    text = environment.loader.get_source(environment, name)[0]
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"sha256-{digest}"  # noqa: S704 - the theme's own file
