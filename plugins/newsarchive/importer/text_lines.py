"""A page's visible text as lines in their order, each with the element it stands in."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString

from newsarchive.importer.parsed_page import Block, Role, clean
from newsarchive.vietnamese.legacy_encodings import from_font
from newsarchive.vietnamese.letters import UPPER
from newsarchive.web.raw_page import Unreadable

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section "
    "table tbody td tfoot th thead tr ul video audio amp-img".split()
)
_SILENT = frozenset(
    "script style noscript template svg iframe object select option textarea button input head "
    "math canvas map amp-ad amp-analytics amp-social-share".split()
)
_PICTURES = frozenset({"img", "amp-img", "picture", "video"})
_EMPHASIS = frozenset("b strong i em u center".split())
_CAPTION = re.compile(
    r"caption|chu-?thich|ghi-?chu-?anh|fig-?desc|anh-?note|txt-?anh|photo-?(?:note|desc|cms-desc)|"
    r"(?:image|img|pic|picture)-?(?:desc|note|title)",
    re.I,
)
_SIGNATURE = re.compile(
    r"(?:^|[-_\s])(?:author|tac-?gia|byline|signature|pen-?name|but-?danh|writer|by|nguoi-?viet)(?:$|[-_\s])|"
    r"(?:author|tacgia)(?:name|info)?$|^(?:author|tacgia)", re.I,
)  # fmt: skip
_SET_OFF = re.compile(r"text-align\s*:\s*(?:center|right)|font-style\s*:\s*italic", re.I)
_DEEPEST = 500
"""Pages that never close their <font> or <span> are some hundreds deep."""
_MOST_ELEMENTS = 50_000
"""Real pages have some 5,000."""
_TITLE = re.compile(r"<title\b[^>]*>[^<]*", re.I)
_TITLE_END = re.compile(r"</title", re.I)
_SENTENCE_END = re.compile(r"[.!?:…”\"»)]\s*$")
_NEW_START = re.compile(rf"^\s*[{UPPER}“\"*+•–—-]")


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the page; ``linked`` is the share of its letters that are inside links."""

    block: Block
    element: Tag
    linked: float


def read_lines(root: Tag) -> list[Line]:
    """All lines of text below an element."""
    return list(_Reader(root).lines())


@dataclass(frozen=True, slots=True)
class _Style:
    """What the elements around a piece of text make of it."""

    linked: bool = False
    emphasis: bool = False
    font: str = ""

    def inside(self, tag: Tag) -> "_Style":
        """The style within a further element."""
        emphasised = (
            tag.name in _EMPHASIS
            or bool(_SET_OFF.search(str(tag.get("style", ""))))
            or tag.get("align") in ("center", "right")
        )
        return _Style(
            self.linked or tag.name == "a", self.emphasis or emphasised, _font(tag) or self.font
        )


class _Reader:
    """Collects text until a block begins or ends; knows which emphasis and links it is in."""

    def __init__(self, root: Tag) -> None:
        self._root = root
        self._pieces: list[tuple[str, bool, bool]] = []
        self._image = False

    def lines(self) -> Iterator[Line]:
        """Goes down the tree with a stack of its own, for trees deeper than Python's."""
        stack = [(iter(self._root.children), self._root, _Style())]
        while stack:
            children, element, style = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if element is self._root or element.name in _BLOCKS:
                    yield from self._flush(element)
            elif isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):  # a comment, CDATA, a declaration
                    text = from_font(str(child), style.font) if style.font else str(child)
                    self._pieces.append((text, style.linked, style.emphasis))
            elif isinstance(child, Tag) and child.name not in _SILENT and not _is_hidden(child):
                if child.name == "br":
                    self._pieces.append(("\n", style.linked, style.emphasis))
                elif child.name in _PICTURES:
                    yield from self._flush(element)
                    self._image = True
                else:
                    if child.name in _BLOCKS:
                        yield from self._flush(element)
                    stack.append((iter(child.children), child, style.inside(child)))

    def _flush(self, element: Tag) -> Iterator[Line]:
        pieces, self._pieces = self._pieces, []
        for part in _divided(pieces):
            text = clean("".join(piece for piece, _, _ in part))
            if not text:
                continue
            letters = sum(len(piece.strip()) for piece, _, _ in part) or 1
            linked = sum(len(piece.strip()) for piece, inside, _ in part if inside) / letters
            set_off = all(inside for piece, _, inside in part if piece.strip())
            after, self._image = self._image, False
            role = _role(element, self._root)
            setting = f"{id(element.parent)} {element.name} {marks(element)}"
            yield Line(Block(text, role, after, set_off, setting), element, linked)


Pieces = list[tuple[str, bool, bool]]


def _divided(pieces: Pieces) -> Iterator[Pieces]:
    """Cut at line breaks: always at two, at one where a sentence ends or a new one begins."""
    part: Pieces = []
    breaks = 0
    for piece in pieces:
        if piece[0] == "\n":
            breaks += 1
            continue
        if not piece[0].strip():
            part.append(piece)
            continue
        before = "".join(text for text, _, _ in part)
        if breaks > 1 or (breaks and (_SENTENCE_END.search(before) or _NEW_START.match(piece[0]))):
            yield part
            part = []
        elif breaks:
            part.append((" ", False, True))
        breaks = 0
        part.append(piece)
    yield part


def _role(element: Tag, root: Tag) -> Role:
    """What the markup around a line says that it is."""
    for tag in (element, *element.parents):
        if tag is root or tag.name in ("body", "html", "[document]"):
            break
        name = marks(tag)
        if tag.name in ("figcaption", "caption") or _CAPTION.search(name):
            return "caption"
        if tag.name in ("figure", "amp-img"):
            return "caption"
        if is_signature(tag):
            return "signature"
        if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "heading"
        if tag.name == "table" and tag.find("img") and len(tag.get_text(" ").split()) <= 60:
            return "caption"
    return "text"


def is_signature(tag: Tag) -> bool:
    """True for an element that is called an author's and holds no more than names."""
    return bool(_SIGNATURE.search(marks(tag))) and len(tag.get_text(" ").split()) <= 16


def marks(tag: Tag) -> str:
    """Class, id and itemprop of an element, as one text."""
    classes = tag.get("class")
    names = " ".join(classes) if isinstance(classes, list) else str(classes or "")
    return " ".join([names, str(tag.get("id") or ""), str(tag.get("itemprop") or "")]).strip()


def _is_hidden(tag: Tag) -> bool:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    return tag.has_attr("hidden") or "display:none" in style


def _font(tag: Tag) -> str:
    """The font of an element, if it is one of those that make Latin-1 Vietnamese."""
    face = str(tag.get("face") or "")
    style = str(tag.get("style") or "")
    match = re.search(r"font-family\s*:\s*([^;\"]+)", style, re.I)
    for name in (face, match[1] if match else ""):
        first = name.split(",")[0].strip(" '\"")
        if first.lower().startswith((".vn", "vni-")):
            return first
    return ""


def soup_of(text: str) -> BeautifulSoup:
    """The page as a tree; lxml closes what the page leaves open.

    Raises Unreadable for a tree so large that reading it would take hours.
    """
    if not _TITLE_END.search(text):
        text = _TITLE.sub(r"\g<0></title>", text, count=1)  # else all that follows were the title
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # browsers read XHTML so, too
        soup = BeautifulSoup(text, "lxml")
    depth = {id(soup): 0}
    for tag in soup.find_all(True):
        depth[id(tag)] = depth[id(tag.parent)] + 1
    if max(depth.values()) > _DEEPEST or len(depth) > _MOST_ELEMENTS:
        raise Unreadable(
            f"its {len(depth) - 1} elements, standing up to {max(depth.values())} deep in each"
            " other, are more than any report needs"
            " — open it in a browser, copy its text into a .txt file, and import that"
        )
    return soup
