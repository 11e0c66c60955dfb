"""A sorted table cut into small files that name each other by content.

Leaves hold entries (key → bytes) in order; nodes above them hold the first key of each
child and the child's name, up to one root. A reader fetches one file a level. Since a name
is the hash of the content, an edit changes a leaf and the nodes above it, and a cache can
keep every file for ever.
"""

import hashlib
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsarchive.search.varint import decode_number, encode_number

LEAF_BYTES = 7_000
"""Aim for the size of a leaf before compression: some 3 KB on the wire."""
FANOUT = 128
"""Children of a node: some 1.2 KB on the wire, and a node is soon in the reader's cache."""
_LANDMARKS = 1_000
_NAME_BYTES = 6
NAME_LENGTH = 8
"""48 bits: among 100,000 files a collision has odds of one in 50,000, and is noticed."""


Leaf = tuple[bytes, str]
"""The first key of a leaf, or of a node, and its name."""


@dataclass(frozen=True)
class Packed:
    """A compressed file and the name by which others know it."""

    name: str
    content: bytes


def pack(content: bytes) -> Packed:
    """Compress (raw deflate, as DecompressionStream reads it) and name a file."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = compressor.compress(content) + compressor.flush()
    return Packed(pack_name(content), packed)


def unpack(packed: Packed) -> bytes | None:
    """The content of a file; None if it is not what its name says."""
    try:
        content = zlib.decompress(packed.content, -15)
    except zlib.error:
        return None
    return content if pack_name(content) == packed.name else None


def pack_name(content: bytes) -> str:
    """The name of a file, by its content before compression."""
    return urlsafe_b64encode(hashlib.sha256(content).digest()[:_NAME_BYTES]).decode()


def build_leaves(
    entries: Iterable[tuple[bytes, bytes]],
    files: dict[str, bytes],
    leaf_bytes: int = LEAF_BYTES,
) -> list[Leaf]:
    """Cut sorted entries into leaves, and add these to ``files``.

    A leaf ends before it would have more than ``leaf_bytes``, so with 0 each entry has a leaf
    of its own.
    """
    return [(first, store(pack(leaf), files)) for first, leaf in cut_leaves(entries, leaf_bytes)]


def build_nodes(level: list[Leaf], files: dict[str, bytes]) -> str:
    """Put nodes above leaves, given the first key and the name of each; returns where to begin.

    That is a digit, the number of levels of nodes above the leaves, and the root's name; an
    empty table has a root that is a leaf without entries.
    """
    height = 0
    while len(level) > 1:
        height += 1
        level = [
            (level[at][0], store(pack(_node(level[at : at + FANOUT])), files))
            for at in range(0, len(level), FANOUT)
        ]
    return f"{height}{level[0][1] if level else store(pack(b''), files)}"


def cut_leaves(
    entries: Iterable[tuple[bytes, bytes]], leaf_bytes: int
) -> Iterator[tuple[bytes, bytes]]:
    """Leaves of sorted entries: the first key of each, and its content."""
    cutter = LeafCutter(leaf_bytes)
    for key, value in entries:
        cutter.add(key, value)
        if cutter.done:
            yield cutter.done.pop()
    cutter.end()
    yield from cutter.done


def write_leaf(entries: Iterable[tuple[bytes, bytes]]) -> bytes:
    """One leaf of all the entries, which are sorted."""
    leaf, before = bytearray(), b""
    for key, value in entries:
        _append_key(leaf, before, key)
        leaf += encode_number(len(value)) + value
        before = key
    return bytes(leaf)


def number_key(number: int) -> bytes:
    """The key of a report in tables by number."""
    return number.to_bytes(4, "big")


class LeafCutter:
    """Cuts sorted entries into leaves; where, depends on the open leaf and the next entry.

    ``done`` has the leaves that are closed, each with its first key.
    """

    def __init__(self, leaf_bytes: int = LEAF_BYTES) -> None:
        self._leaf_bytes = leaf_bytes
        self._first, self._before, self._leaf = b"", b"", bytearray()
        self.done: list[tuple[bytes, bytes]] = []

    def ends_before(self, key: bytes, value: bytes) -> bool:
        """Whether the open leaf ends here."""
        size = len(self._leaf) + len(key) + len(value)
        return bool(self._leaf) and (size > self._leaf_bytes or is_landmark(key))

    def add(self, key: bytes, value: bytes) -> None:
        """Put an entry into the open leaf, or into a new one."""
        if self.ends_before(key, value):
            self.end()
        if not self._leaf:
            self._first, self._before = key, b""
        _append_key(self._leaf, self._before, key)
        self._leaf += encode_number(len(value))
        self._leaf += value
        self._before = key

    def end(self) -> None:
        """Close the open leaf."""
        if self._leaf:
            self.done.append((self._first, bytes(self._leaf)))
            self._leaf.clear()


def read_leaf(leaf: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The entries of a leaf."""
    at, key = 0, b""
    while at < len(leaf):
        shared, at = decode_number(leaf, at)
        rest, at = decode_number(leaf, at)
        key = key[:shared] + leaf[at : at + rest]
        size, at = decode_number(leaf, at + rest)
        yield key, leaf[at : at + size]
        at += size


def is_landmark(key: bytes) -> bool:
    """Whether a leaf begins at this key, whatever is before it.

    One key in many is a landmark, so that a change of an entry's size moves the bounds of a
    few leaves and not of all that follow.
    """
    return zlib.crc32(key) % _LANDMARKS == 0


def _node(children: list[tuple[bytes, str]]) -> bytes:
    node, before = bytearray(), b""
    for key, name in children:
        _append_key(node, before, key)
        node += name.encode()
        before = key
    return bytes(node)


def _append_key(content: bytearray, before: bytes, key: bytes) -> None:
    """A key as the length it shares with the one before, the length of the rest, the rest."""
    shared, most = 0, min(len(before), len(key))
    while shared < most and before[shared] == key[shared]:
        shared += 1
    content += encode_number(shared)
    content += encode_number(len(key) - shared)
    content += key[shared:]


def store(packed: Packed, files: dict[str, bytes]) -> str:
    """Add a file and return its name. Raises AssertionError if another one has that name."""
    if files.setdefault(packed.name, packed.content) != packed.content:
        raise AssertionError(f"two files of the search index are named {packed.name}")
    return packed.name
