"""What is to be imported: an address, a file, a folder, or a list of addresses in a file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsarchive.content.content_files import find_files
from newsarchive.web.address_rules import is_address
from newsarchive.web.page_fetcher import LARGEST
from newsarchive.web.raw_page import RawPage, Unreadable

_SUFFIXES = (".html", ".htm", ".xhtml", ".txt")
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """One page to be imported; ``origin`` is the address, or the file as the person named it."""

    origin: str
    load: Callable[[], RawPage]


def find_items(origin: str, fetch: Callable[[str], RawPage]) -> list[Item]:
    """The pages that an origin stands for, in order, each once.

    Raises Unreadable for a file or folder that is not there, or an empty list.
    """
    items = list(_items(origin, fetch))
    if not items:
        raise Unreadable(
            f"{origin} holds no page — a folder needs files ending in {', '.join(_SUFFIXES)}"
        )
    return list({item.origin: item for item in items}.values())


def _items(origin: str, fetch: Callable[[str], RawPage]) -> Iterator[Item]:
    if is_address(origin):
        yield Item(origin, lambda: fetch(origin))
        return
    path = Path(origin)
    if not _exists(path):
        raise Unreadable(
            f"there is no file {_shortened(origin)} — check the path; an address begins with"
            " https://, and copied text goes into a .txt file"
        )
    if path.is_dir():
        for file in find_files(path).files:
            if Path(file).suffix.lower() in _SUFFIXES and Path(file).is_file():
                yield from _items(file, fetch)
        return
    addresses = _listed(path)
    if addresses:
        for address in addresses:
            yield from _items(address, fetch)
    else:
        yield Item(origin, lambda: _load(path))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # such as a name too long to be one
        return False


def _shortened(origin: str) -> str:
    return origin if len(origin) <= 100 else f"{origin[:100]}…"


def _listed(path: Path) -> list[str]:
    """The addresses of a list: a text whose every line is one; ``#`` begins a comment."""
    if path.suffix.lower() not in (".txt", ".list"):
        return []
    try:
        text = _content(path).decode("utf-8-sig", "replace")
    except Unreadable:
        return []  # this is told when the page itself is loaded
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    is_list = bool(lines) and all(re.match(r"https?://\S+$", line) for line in lines)
    return lines if is_list else []


def _load(path: Path) -> RawPage:
    """A saved page; browsers note its address in a comment at its beginning."""
    content = _content(path)
    saved = _SAVED_FROM.search(content[:2048])
    address = saved[1].decode("ascii", "replace") if saved else None
    return RawPage(content, address, "text/plain" if path.suffix.lower() == ".txt" else "")


def _content(path: Path) -> bytes:
    """Raises Unreadable for a file that is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(
            f"{path} cannot be read ({error.strerror}) — check its permissions"
        ) from None
    if len(content) > LARGEST:
        raise Unreadable(
            f"{path} is larger than {LARGEST // 1024 // 1024} MB"
            " — copy the text of the report into a .txt file, and import that"
        )
    return content
