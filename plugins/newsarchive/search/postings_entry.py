"""One entry of a table of postings, taken apart and put together again.

An entry is the number of its spellings, then for each its spelling, how many documents have
it, and the size of its list; then the lists. A long list is a file: its size is 0, and its
name follows. ``postings`` writes entries in bulk; this is for the few that an edit changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from newsarchive.search.btree import NAME_LENGTH, Packed, pack
from newsarchive.search.inversion import IMPACTS
from newsarchive.search.postings import INLINE_BYTES
from newsarchive.search.varint import (
    decode_number,
    decode_numbers,
    encode_number,
    encode_numbers,
)

Changes = Mapping[bytes, Mapping[int, int]]
"""Spelling → document → its impact from now on, or 0 where it has the spelling no more."""


@dataclass(frozen=True)
class Listed:
    """A spelling, how many documents have it, and its list or the name of that list's file."""

    spelling: bytes
    count: int
    content: bytes
    name: str = ""


def read_entry(value: bytes) -> list[Listed]:
    """The spellings of an entry, in order."""
    count, at = decode_number(value, 0)
    heads: list[tuple[bytes, int, int, str]] = []
    for _ in range(count):
        length, at = decode_number(value, at)
        spelling = value[at : at + length]
        documents, at = decode_number(value, at + length)
        size, at = decode_number(value, at)
        name = ""
        if not size:
            name = value[at : at + NAME_LENGTH].decode()
            at += NAME_LENGTH
        heads.append((spelling, documents, size, name))
    listed = []
    for spelling, documents, size, name in heads:
        listed.append(Listed(spelling, documents, value[at : at + size], name))
        at += size
    return listed


def write_entry(listed: list[Listed]) -> bytes:
    """The entry of some spellings, in order."""
    heads, bodies = bytearray(encode_number(len(listed))), bytearray()
    for one in listed:
        heads += encode_number(len(one.spelling)) + one.spelling + encode_number(one.count)
        if one.name:
            heads += b"\0" + one.name.encode()
        else:
            heads += encode_number(len(one.content))
            bodies += one.content
    return bytes(heads + bodies)


def change_entry(
    key: bytes,
    listed: list[Listed],
    changes: Changes,
    read: Callable[[str], bytes],
    keep: Callable[[Packed], None],
) -> list[Listed]:
    """The spellings after some changes. ``read`` gives a list's file, ``keep`` takes a new one."""
    known = {one.spelling: one for one in listed}
    for spelling, documents in changes.items():
        former = known.pop(spelling, None)
        content = b"" if former is None else read(former.name) if former.name else former.content
        changed = _change_list(content, documents)
        if changed is None:
            continue
        count, content = changed
        name = ""
        if len(content) > INLINE_BYTES:
            packed = pack(content)
            keep(packed)
            name, content = packed.name, b""
        known[spelling] = Listed(spelling, count, content, name)
    # As the syllables of the corpus: by spelling, syllable after syllable.
    return [known[spelling] for spelling in sorted(known, key=lambda s: (s or key).split(b" "))]


def _change_list(content: bytes, documents: Mapping[int, int]) -> tuple[int, bytes] | None:
    """How many documents a list has after the changes, and the list; None if it has none."""
    numbers = decode_numbers(content)
    impacts = dict(
        zip((np.cumsum(numbers // IMPACTS) - 1).tolist(), (numbers % IMPACTS).tolist(), strict=True)
    )
    impacts.update(documents)
    held = sorted(document for document, impact in impacts.items() if impact)
    if not held:
        return None
    steps = np.diff(np.array(held, np.int64), prepend=-1)
    codes = steps * IMPACTS + np.array([impacts[document] for document in held], np.int64)
    return len(held), encode_numbers(codes.astype(np.uint32))[0]
