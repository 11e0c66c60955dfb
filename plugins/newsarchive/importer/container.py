"""Where on a page the report's text stands.

Without a publisher's rules, trafilatura says which sentences are the text; the element that
holds just these is the container, so that our own reading of roles (captions, signature,
headings) can go over it. Where trafilatura finds next to nothing, density of text decides.
"""

import re
from collections import Counter

import trafilatura
from bs4 import Tag

from newsarchive.importer.text_lines import marks

_CANDIDATES = (
    "div",
    "td",
    "article",
    "section",
    "main",
    "body",
    "center",
    "font",
    "span",
    "form",
    "table",
)
_NOISE = re.compile(
    r"(?:^|[-_\s])(?:menu|nav|navbar|breadcrumbs?|sidebar|related|lien-?quan|tin-?khac|other-?news|share|"
    r"social|comments?|binh-?luan|tags?|tag-?list|banner|ads?|quang-?cao|weather|popup|"
    r"newsletter|subscribe|pagination|paging|rating|vote|counter|login|hotline|most-?read|"
    r"doc-?nhieu|xem-?nhieu|copyright|footer|topbar|lich|poll|survey|ticker|marquee|"
    r"box-?news|news-?other|tin-?lien-?quan|tin-?moi|more-?news|recommend|teaser|link-?list)(?:$|[-_\s])|"
    r"(?:relate|sidebar|comment|tinkhac|tinlienquan|docnhieu|tinmoi|baivietkhac|othernews|sharing|social)",
    re.I,
)  # fmt: skip
_PERHAPS = re.compile(
    r"(?:^|[-_\s])(?:widget|modal|toolbar|tools|search|calendar)(?:$|[-_\s])", re.I
)
"""Words that builders of pages also give to what holds the text."""
_NOISY_TAGS = ("nav", "footer", "aside", "form", "iframe", "button")
_LEAST_HINT = 60
_LONG = 25


def prune(root: Tag) -> None:
    """Take out what is marked as something else than a report, unless most text is in it."""
    total = len(root.get_text(" ").split()) or 1
    for tag in list(root.find_all(True)):
        if tag.decomposed or tag.name in ("html", "body", "article", "main"):
            continue
        name = marks(tag)
        is_boilerplate = tag.name in _NOISY_TAGS or _NOISE.search(name)
        if not is_boilerplate and (not _PERHAPS.search(name) or _long_paragraphs(tag)):
            continue
        if (
            tag.find("h1")
            or len(tag.get_text(" ").split()) > total / 2
            or _long_paragraphs(tag) > 2
        ):
            continue
        tag.decompose()


def find_container(root: Tag, markup: str) -> Tag:
    """The smallest element that holds the report's text; the body where none stands out."""
    hint = trafilatura.extract(
        markup, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    wanted = Counter((hint or "").split())
    candidates = [tag for tag in root.find_all(_CANDIDATES) if len(tag.get_text()) > 150]
    candidates.insert(0, root)
    if sum(wanted.values()) >= _LEAST_HINT:
        best = max(candidates, key=lambda tag: _agreement(tag, wanted))
        if _agreement(best, wanted) >= 0.5:
            return best
    return max(candidates, key=_density)


def _agreement(tag: Tag, wanted: Counter[str]) -> float:
    """F1 of the element's words against the wanted ones; of equals, max() takes the first and
    so the outermost, which a lede beside the text needs."""
    words = Counter(tag.get_text(" ").split())
    shared = (words & wanted).total()
    return 2 * shared / (words.total() + wanted.total() or 1)


def _density(tag: Tag) -> float:
    """Words of running text less those in links, with a price for every other word."""
    words = len(tag.get_text(" ").split())
    linked = sum(len(link.get_text(" ").split()) for link in tag.find_all("a"))
    running = sum(len(text.split()) for text in tag.find_all(string=True) if len(text.split()) >= 8)
    return running - 2 * linked - 0.3 * (words - running)


def _long_paragraphs(tag: Tag) -> int:
    """Paragraphs that only a report has; teasers are short or linked."""
    return sum(
        1
        for text in tag.find_all(string=True)
        if len(text.split()) >= _LONG and not text.find_parent("a")
    )
