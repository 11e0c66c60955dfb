"""Accounts of reports and texts of static pages: Markdown in, safe HTML out."""

import re

import markdown
import nh3

from newsarchive.content.nested_lists import indent_lists
from newsarchive.strings import t

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


def _parser(level: int) -> markdown.Markdown:
    """A parser that makes ``#`` a heading of this level, ``##`` one of the next, and so on."""
    return markdown.Markdown(
        extensions=["tables", "sane_lists", "toc"],
        # Its marker ``[TOC]`` is left as text: the ids it would link to are not kept.
        extension_configs={"toc": {"baselevel": level, "marker": ""}},
        output_format="html",
    )


# One parser for all records: building one costs more than converting a page with it. A record's
# page has the headline as h1 and names the account in an h2, so ``##`` becomes h3.
_OF_ACCOUNTS = _parser(2)
_OF_PAGES = _parser(1)
_TOP_HEADING = re.compile(r"(</?)h1\b")

# Paragraphs in which nothing can be markup: each line begins with a letter, ends with no space,
# and has no sign that Markdown or HTML knows. Most accounts are such, and the parser takes 1 ms
# for them. Spelling out the Latin letters is ten times as fast as asking which signs are letters.
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_LINE = rf"[{_LATIN}][{_LATIN}0-9 ,.;:?!%/()“”‘’\"'–—…-]*(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")


def render_account(text: str) -> str:
    """Convert Markdown to HTML that holds nothing but prose.

    Scripts, styles, images, frames, forms, event handlers and addresses other than web and
    mail are removed; a ``<`` that begins no element of HTML is text, as in ``<tên xã>``.
    """
    if not text:
        return ""
    if _PLAIN.fullmatch(text):
        return "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>"
    return _render_by(_OF_ACCOUNTS, text)


def render_page(text: str) -> str:
    """The same for the text of a static page, whose sections are headings of level 2."""
    return _render_by(_OF_PAGES, text)


def _render_by(parser: markdown.Markdown, text: str) -> str:
    html = parser.reset().convert(_prepared(text))
    return clean_prose(_escape_strangers(_TOP_HEADING.sub(r"\1h2", html)))


def frame_tables(html: str) -> str:
    """Clean prose with each table in a frame in which it scrolls, so it does not widen the page."""
    frame = f'<div class="table" role="group" aria-label="{t("report.table")}" tabindex="0">'
    return html.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")


# Elements that people paste; all other words in angle brackets are text: <tên xã>.
_ELEMENTS = _TAGS | set(
    "abbr acronym address area article aside audio b base big body button canvas caption center"
    " cite col colgroup datalist dd del details dfn dialog dir div dl dt embed fieldset figcaption"
    " figure font footer form frame frameset h1 head header html i iframe img input ins kbd label"
    " legend link main map mark marquee math meta meter mtext nav noscript object ol optgroup"
    " option output param picture progress q s samp script section select small source span"
    " strike style summary svg tfoot time track tt u var video wbr".split()
)
_ATTRIBUTES_OF_HTML = re.compile(
    r"(?:\s+(?:[a-z][a-z0-9:_-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
    r"|autofocus|hidden|disabled|checked|controls|open|async|defer))*\s*/?",
    re.IGNORECASE,
)
_ANGLE = re.compile(r"<(?:(!--.*?-->)|/?([^\s<>/]*)([^<>]*)(>?))", re.DOTALL)


def _escape_strangers(html: str) -> str:
    """HTML in which no ``<`` begins what the cleaning would remove without being markup."""

    def judge(match: re.Match[str]) -> str:
        comment, name, rest, end = match.groups()
        if comment or (name.lower() in _ELEMENTS and end and _ATTRIBUTES_OF_HTML.fullmatch(rest)):
            return match[0]
        return "&lt;" + match[0][1:]

    return _ANGLE.sub(judge, html)


_YEAR = re.compile(r"^( {0,3}\d{3,})\.(?=\s)", re.MULTILINE)


def _prepared(text: str) -> str:
    """Markdown in which a paragraph that begins with a year is no list, and a note no link."""
    return indent_lists(_YEAR.sub(r"\1\\.", text)).replace("[^", "\\[^")


def clean_prose(html: str) -> str:
    """Remove all but the elements and attributes of plain prose (nh3, an allow-list)."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
