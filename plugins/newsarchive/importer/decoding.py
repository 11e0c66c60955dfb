"""Bytes of a page to text: whatever its encoding was said to be, the text must read as
Vietnamese, or it is refused. Garbage never gets into a record."""

import re
from collections.abc import Iterator

from newsarchive.vietnamese.legacy_encodings import decoded_twice, from_tcvn3, from_vni, whole_page
from newsarchive.vietnamese.legibility import readable_share
from newsarchive.vietnamese.text import normalise
from newsarchive.web.raw_page import RawPage, Unreadable

_SIGNATURES = (
    (b"%PDF", "a PDF", "open it, copy its text into a .txt file, and import that"),
    (b"\x89PNG", "a picture (PNG)", "type what it shows into a .txt file, and import that"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "type what it shows into a .txt file, and import that"),
    (b"GIF8", "a picture (GIF)", "type what it shows into a .txt file, and import that"),
    (b"RIFF", "a picture or a recording", "write down what it says into a .txt file"),
    (b"PK\x03\x04", "a packed file (such as .docx)", "open it, copy its text into a .txt file"),
    (b"\xd0\xcf\x11\xe0", "a Word file", "open it, copy its text into a .txt file"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.I | re.S)
_ACCEPTED = 0.7
"""Share of accented words that are Vietnamese syllables. Right text of the archive's subject has
0.97 and more (foreign names are the rest); the same text misread has less than 0.4."""


def decode(page: RawPage) -> str:
    """The page's text in NFC. Raises Unreadable for what is no text, or cannot be made out."""
    content = page.content
    for signature, what, cure in _SIGNATURES:
        if content.startswith(signature):
            raise Unreadable(f"this is {what}, not a page — {cure}")
    if not content.strip():
        raise Unreadable("the page is empty — check the address or the file")
    best, best_share = "", -1.0
    for text in _candidates(content, page.content_type):
        share = readable_share(without_markup(text))
        if share >= 0.97:
            return normalise(text)
        if share > best_share + 0.02:
            best, best_share = text, share
    if best_share < _ACCEPTED:
        raise Unreadable(
            "its letters cannot be made out: they are Vietnamese in no encoding known here"
            " — open the page in a browser, copy its text into a .txt file in UTF-8, and import"
            " that"
        )
    return normalise(best)


def without_markup(text: str) -> str:
    """The text without tags, scripts and styles."""
    return _TAG.sub(" ", text)


def _candidates(content: bytes, content_type: str) -> Iterator[str]:
    """Readings of the bytes, the likeliest first."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", "replace")
        return
    if b"\0" in content[:4096]:
        raise Unreadable("this is no text — import a page (.html) or copied text (.txt)")
    utf8 = _decoded(content, "utf-8-sig")
    if utf8 is not None:
        yield utf8
        for repaired in (decoded_twice(utf8), *_without_fonts(utf8)):
            if repaired:
                yield repaired
        return
    declared = [match.decode("ascii", "ignore") for match in _DECLARED.findall(content[:4096])]
    header = _DECLARED.search(content_type.encode())
    for name in dict.fromkeys([*([header[1].decode()] if header else []), *declared]):
        if (text := _decoded(content, name)) is not None:
            yield text
    for name in ("windows-1258", "windows-1252"):
        if (text := _decoded(content, name)) is not None:
            yield text
    latin = content.decode("latin-1")
    yield from _without_fonts(latin)
    yield content.decode("utf-8", "replace")


def _without_fonts(text: str) -> tuple[str, str]:
    return whole_page(text, from_tcvn3), whole_page(text, from_vni)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
