"""The account of a report: Markdown in, safe HTML out."""

import re

import markdown
import nh3

_TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

# One parser for all records: building one costs more than converting a page with it.
_PARSER = markdown.Markdown(
    extensions=["tables", "sane_lists", "toc"],
    # A page has its headline as h1 and names the account in an h2, so ``##`` becomes h3.
    # Its marker ``[TOC]`` is left as text: the ids it would link to are not kept.
    extension_configs={"toc": {"baselevel": 2, "marker": ""}},
    output_format="html",
)


# Paragraphs in which nothing can be markup: each line begins with a letter, ends with no space,
# and has no sign that Markdown or HTML knows. Most accounts are such, and the parser takes 1 ms
# for them. Spelling out the Latin letters is ten times as fast as asking which signs are letters.
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_LINE = rf"[{_LATIN}][{_LATIN}0-9 ,.;:?!%/()“”‘’\"'–—…-]*(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")


def render_account(text: str) -> str:
    """Convert Markdown to HTML that holds nothing but prose.

    Scripts, styles, images, frames, forms, event handlers and addresses other than web and
    mail are removed; a stray ``<`` is escaped.
    """
    if not text:
        return ""
    if _PLAIN.fullmatch(text):
        return "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>"
    return clean_prose(_PARSER.reset().convert(text))


def clean_prose(html: str) -> str:
    """Remove all but the elements and attributes of plain prose (nh3, an allow-list)."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
