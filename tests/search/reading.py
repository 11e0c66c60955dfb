"""Reads back what the index writes, by the written description and not by the indexer's code."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NAME_LENGTH = 8


@dataclass(frozen=True)
class Spelling:
    """One spelling of a key: ``(document, impact)`` pairs."""

    exact: str
    postings: list[tuple[int, int]]


class Reader:
    """Walks through bytes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.content)

    def number(self) -> int:
        number, shift = 0, 0
        while True:
            byte = self.take(1)[0]
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    def take(self, length: int) -> bytes:
        part = self.content[self.at : self.at + length]
        assert len(part) == length, "ends too early"
        self.at += length
        return part

    def key(self, before: bytes) -> bytes:
        shared = self.number()
        assert shared <= len(before)
        return before[:shared] + self.take(self.number())


def inflate(packed: bytes) -> bytes:
    return zlib.decompress(packed, -15)


def leaf_names(root: str, files: Mapping[str, bytes]) -> list[str]:
    """The leaves of a table, in order; each must begin with the key its parent names."""
    level = [(b"", root[1:])]
    for _ in range(int(root[0])):
        level = [child for _, name in level for child in _children(inflate(files[name]))]
    return [name for _, name in level]


def read_table(root: str, files: Mapping[str, bytes]) -> list[tuple[bytes, bytes]]:
    """All entries of a table, as they lie in it."""
    return [entry for name in leaf_names(root, files) for entry in _entries(inflate(files[name]))]


def look_up(key: bytes, root: str, files: Mapping[str, bytes]) -> bytes | None:
    """Descend as a browser does: into the last child that does not begin after the key."""
    name = root[1:]
    for _ in range(int(root[0])):
        children = list(_children(inflate(files[name])))
        name = [child for first, child in children if first <= key or first == children[0][0]][-1]
    return dict(_entries(inflate(files[name]))).get(key)


def read_spellings(key: bytes, value: bytes, files: Mapping[str, bytes]) -> list[Spelling]:
    """The postings under a folded key."""
    reader = Reader(value)
    heads = []
    for _ in range(reader.number()):
        exact = reader.take(reader.number()) or key
        count, size = reader.number(), reader.number()
        heads.append((exact.decode(), count, size or reader.take(NAME_LENGTH).decode()))
    spellings = []
    for exact, count, place in heads:
        body = inflate(files[place]) if isinstance(place, str) else reader.take(place)
        postings = list(_postings(body))
        assert len(postings) == count
        spellings.append(Spelling(exact, postings))
    assert reader.done
    return spellings


def read_texts(content: bytes) -> list[list[str]]:
    """The texts of the reports of a file of words, as runs with spaces between them."""
    reader = Reader(content)
    runs = ["|", *reader.take(reader.number()).decode().split("\n")]
    reports = []
    while not reader.done:
        weights = [reader.number() for _ in range(reader.number())]
        words: list[str] = []
        while words.count("|") < len(weights):
            words.append(runs[reader.number()])
        reports.append([text.strip() for text in " ".join(words).split("|")[:-1]])
    return reports


def _children(node: bytes) -> Iterator[tuple[bytes, str]]:
    reader, key = Reader(node), b""
    while not reader.done:
        key = reader.key(key)
        yield key, reader.take(NAME_LENGTH).decode()


def _entries(leaf: bytes) -> Iterator[tuple[bytes, bytes]]:
    reader, key = Reader(leaf), b""
    while not reader.done:
        key = reader.key(key)
        yield key, reader.take(reader.number())


def _postings(body: bytes) -> Iterator[tuple[int, int]]:
    reader, document = Reader(body), -1
    while not reader.done:
        step, impact = divmod(reader.number(), 16)
        document += step
        yield document, impact
