"""What is to be imported: an address, a file, a folder, or a list of addresses in a file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsarchive.importer.addresses import is_address
from newsarchive.importer.fetching import LARGEST
from newsarchive.importer.page import Page, Unreadable

_SUFFIXES = (".html", ".htm", ".xhtml", ".txt")
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """One page to be imported; ``origin`` is the address, or the file as the person named it."""

    origin: str
    load: Callable[[], Page]


def find_items(origin: str, fetch: Callable[[str], Page]) -> list[Item]:
    """The pages that an origin stands for, in order, each once.

    Raises Unreadable for a file or folder that is not there, or an empty list.
    """
    items = list(_items(origin, fetch))
    if not items:
        raise Unreadable(
            f"{origin} holds no page — a folder needs files ending in {', '.join(_SUFFIXES)}"
        )
    return list({item.origin: item for item in items}.values())


def _items(origin: str, fetch: Callable[[str], Page]) -> Iterator[Item]:
    if is_address(origin):
        yield Item(origin, lambda: fetch(origin))
        return
    path = Path(origin)
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if (
                file.is_file()
                and file.suffix.lower() in _SUFFIXES
                and not file.name.startswith(".")
            ):
                yield from _items(str(file), fetch)
        return
    if not path.exists():
        raise Unreadable(
            f"there is no file {origin} — check the path; an address begins with https://"
        )
    addresses = _listed(path)
    if addresses:
        for address in addresses:
            yield from _items(address, fetch)
    else:
        yield Item(origin, lambda: _load(path))


def _listed(path: Path) -> list[str]:
    """The addresses of a list: a text whose every line is one; ``#`` begins a comment."""
    if path.suffix.lower() not in (".txt", ".list") or path.stat().st_size > LARGEST:
        return []
    lines = [line.strip() for line in path.read_text("utf-8-sig", "replace").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    is_list = bool(lines) and all(re.match(r"https?://\S+$", line) for line in lines)
    return lines if is_list else []


def _load(path: Path) -> Page:
    """A saved page; browsers note its address in a comment at its beginning."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"the file is larger than {LARGEST // 1024 // 1024} MB")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"the file cannot be read ({error.strerror})") from None
    saved = _SAVED_FROM.search(content[:2048])
    address = saved[1].decode("ascii", "replace") if saved else None
    return Page(content, address, "text/plain" if path.suffix.lower() == ".txt" else "")
