"""A page of HTML, taken apart."""

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag

from newsarchive.importer.boilerplate import ends_report
from newsarchive.importer.container import find_container, prune
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.facts.signatures import parse_signature
from newsarchive.importer.headlines import find_headline, first_paragraph, marked_titles
from newsarchive.importer.metadata import read_metadata
from newsarchive.importer.page_details import (
    names_of_site,
    signature_beside,
    source_line,
    visible_dates,
)
from newsarchive.importer.parsed_page import Block, ParsedPage, clean, word_count
from newsarchive.importer.publishers import layout_for
from newsarchive.importer.text_lines import Line, read_lines, soup_of
from newsarchive.vietnamese.text import fold
from newsarchive.web.raw_page import RawPage, Unreadable

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|table|article|span|br|amp-)\b", re.I)
_HEADING_WORDS = range(3, 21)
_LEDE_WORDS = range(12, 121)


def is_markup(text: str, page: RawPage) -> bool:
    """True for HTML; pasted text may hold a stray ``<`` but no elements."""
    if page.content_type.startswith("text/plain"):
        return False
    return len(_MARKUP.findall(text[:20_000])) >= 3


def preformatted(text: str) -> str | None:
    """The text of a page that is nothing but preformatted text in a frame of HTML."""
    root = soup_of(text)
    pre = max(root.find_all("pre"), key=lambda tag: len(tag.get_text()), default=None)
    if pre is None or len(pre.get_text()) < 0.7 * len(root.get_text()):
        return None
    return pre.get_text()


def take_markup_apart(text: str, address: str | None) -> ParsedPage:
    """Find headline, dates, names and the blocks of the report's text.

    Raises Unreadable for a page that holds several reports.
    """
    soup = soup_of(text)
    metadata = read_metadata(soup)
    root = soup.body or soup
    layout = layout_for(address, root)
    _refuse_two_reports(root)
    lines = read_lines(root)
    headline = layout.headline(root) if layout else None
    pruned = soup_of(text)  # a tree of its own: the lines need theirs whole
    prune(pruned.body or pruned)
    container = (layout.body(pruned) if layout else None) or find_container(
        pruned.body or pruned, text
    )
    blocks = _blocks(container)
    _refuse_teasers(blocks)
    if len(metadata.body.split()) > 1.3 * word_count(blocks):
        blocks = _stated_blocks(metadata.body)
    headline = headline or find_headline([*lines, *marked_titles(root)], metadata, blocks)
    lede = layout.lede(root) if layout else None
    ledes = [lede] if lede else list(_ledes_above(lines, headline, blocks))
    blocks = [*(Block(text) for text in ledes if not _holds(blocks, text)), *blocks]
    return ParsedPage(
        blocks=tuple(blocks),
        headline=headline,
        dates=(
            *(layout.dates(root) if layout else ()),
            *metadata.dates,
            *visible_dates(lines, headline, blocks),
        ),
        site_names=tuple(
            name
            for name in (
                *metadata.site_names,
                *names_of_site(lines, root, metadata.page_title),
            )
            if headline is None or fold(name) != fold(headline.value)
        ),
        signature=(layout.signature(root) if layout else None)
        or signature_beside(lines, headline, blocks, metadata, root),
        source_line=source_line(lines, blocks),
        around=tuple(line.block.text for line in [*lines[:10], *lines[-12:]]),
        address=metadata.address,
        section=metadata.section,
        head=tuple(line.block.text for line in lines[:200]),
    )


def _blocks(container: Tag) -> list[Block]:
    """The container's lines; what is mostly a link belongs to another page."""
    return [_in_its_role(line) for line in read_lines(container)]


def _in_its_role(line: Line) -> Block:
    block = line.block
    if block.role in ("signature", "caption"):
        return block
    in_list = line.element.name == "li"
    if line.linked > (0.6 if in_list else 0.8) and block.words > 2:
        return block if ends_report(block.text) else block.as_("boilerplate")
    looks_so = block.set_off and block.words in _HEADING_WORDS and not block.after_image
    if looks_so and block.text[-1] not in '.:;,)…”"!?' and not parse_signature(block.text):
        return block.as_("heading")
    return block


def _stated_blocks(body: str) -> list[Block]:
    """The text that the head carries, for pages that a script fills."""
    return [Block(clean(line)) for line in re.split(r"\n+|\s{4,}", body) if line.strip()]


def _ledes_above(
    lines: Sequence[Line], headline: Finding | None, blocks: Sequence[Block]
) -> Iterator[str]:
    """Running text between the headline and the container: a lede, by whatever name."""
    texts = [line.block.text for line in lines]
    first = first_paragraph(blocks)
    if headline is None or headline.value not in texts or first not in texts:
        return
    for line in lines[texts.index(headline.value) + 1 : texts.index(first)]:
        block = line.block
        is_text = block.role in ("text", "heading") and line.linked < 0.3
        if is_text and block.words in _LEDE_WORDS and block.text[-1] in '.!?…”"':
            yield block.text


def _holds(blocks: Sequence[Block], text: str) -> bool:
    return fold(text)[:80] in fold(" ".join(block.text for block in blocks[:6]))


def _refuse_two_reports(root: Tag) -> None:
    """Two whole reports on one page would become one record that nobody wrote."""
    titles = [
        clean(heading.get_text(" "))
        for tag in root.find_all("article")
        if not tag.find_parent("article") and _is_whole(tag) and (heading := tag.find(["h1", "h2"]))
    ]
    if len(titles) > 1:
        raise Unreadable(
            f"the page holds {len(titles)} whole reports, “{titles[0]}” and “{titles[1]}”"
            " — copy the text of each into a .txt file of its own, and import these"
        )


def _refuse_teasers(blocks: Sequence[Block]) -> None:
    """Where each paragraph follows a linked headline of its own, the page is a list of reports."""
    running = [at for at, block in enumerate(blocks) if block.role == "text" and block.words >= 8]
    teasers = [at for at in running if at and blocks[at - 1].role == "boilerplate"]
    if len(teasers) > 2 and len(teasers) > 0.6 * len(running):
        raise Unreadable(
            f"the page is a list of reports, such as “{blocks[teasers[0] - 1].text}”"
            " — open the report that is meant, and import its address"
        )


def _is_whole(tag: Tag) -> bool:
    long = [p for p in tag.find_all("p") if len(p.get_text().split()) >= 15]
    return len(tag.get_text(" ").split()) >= 60 and len(long) >= 2
