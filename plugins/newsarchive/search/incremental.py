"""A table of postings brought up to date where a few reports have changed.

The result is that of making the table anew, byte for byte, but only the leaves that hold a
changed entry, and those after them as far as their bounds move, are read and written.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from newsarchive.search.btree import (
    Leaf,
    LeafCutter,
    Packed,
    is_landmark,
    pack,
    read_leaf,
    store,
)
from newsarchive.search.corpus import gather_corpus
from newsarchive.search.forward_index import Runs, Split
from newsarchive.search.postings import Entry, PostingsBuilder
from newsarchive.search.postings_entry import Changes, change_entry, read_entry, write_entry
from newsarchive.search.previous import Unfit
from newsarchive.search.synonyms import Equivalents

Impacts = dict[bytes, dict[bytes, int]]
"""Key → spelling → impact: the entries of one report."""
TableChanges = dict[bytes, dict[bytes, dict[int, int]]]
Replaced = tuple[int, Split | None, Split, Runs]
"""Number of a report, its former words if it had that number before, those of now, their runs."""


def find_changes(
    replaced: Iterable[Replaced], equivalents: Equivalents, usual: float
) -> tuple[TableChanges, TableChanges]:
    """What changes in the table of words and in that of pairs."""
    tables: tuple[TableChanges, TableChanges] = ({}, {})
    for number, former, now, runs in replaced:
        before = _impacts(former, runs, equivalents, usual) if former else ({}, {})
        after = _impacts(now, runs, equivalents, usual)
        for table, old, new in zip(tables, before, after, strict=True):
            for key in old.keys() | new.keys():
                was, becomes = old.get(key, {}), new.get(key, {})
                for spelling in was.keys() | becomes.keys():
                    impact = becomes.get(spelling, 0)
                    if was.get(spelling, 0) != impact:
                        table.setdefault(key, {}).setdefault(spelling, {})[number] = impact
    return tables


def _impacts(
    split: Split, runs: Runs, equivalents: Equivalents, usual: float
) -> tuple[Impacts, Impacts]:
    """The entries that a table of this report alone would have."""
    builder = PostingsBuilder(gather_corpus([split], runs, equivalents), {}, usual)
    return _read(builder.words()), _read(builder.pairs())


def _read(entries: Iterable[Entry]) -> Impacts:
    # The list of one document is a single code, of which its impact is what is left.
    return {
        key: {one.spelling: one.content[0] & 15 for one in read_entry(value)}
        for key, value in entries
    }


class TableUpdate:
    """Updates one table; ``read`` gives the content of a former file, unpacked."""

    def __init__(self, read: Callable[[str], bytes], lists: dict[str, int]) -> None:
        self._read = read
        self.lists = lists
        self.files: dict[str, bytes] = {}
        self.gained: list[bytes] = []
        self.lost: list[bytes] = []

    def leaves(self, former: Sequence[Leaf], changes: TableChanges) -> list[Leaf]:
        """The leaves of the table from now on. Raises Unfit."""
        if not former:
            raise Unfit
        changed = self._place(former, changes)
        result: list[Leaf] = []
        at = 0
        while at < len(former):
            if at not in changed:
                result.append(former[at])
                at += 1
                continue
            cutter = LeafCutter()
            while at < len(former):
                if at not in changed and self._ends(cutter, former[at]):
                    break
                entries = list(self._entries(former[at], changed.get(at, []), changes))
                if not entries:
                    raise Unfit
                for key, value in entries:
                    cutter.add(key, value)
                at += 1
            cutter.end()
            for first, leaf in cutter.done:
                result.append((first, store(pack(leaf), self.files)))
        return result

    def _place(self, former: Sequence[Leaf], changes: TableChanges) -> dict[int, list[bytes]]:
        """The changed keys by leaf; a first entry that changes may move into the leaf before."""
        firsts = [first for first, _ in former]
        changed: dict[int, list[bytes]] = {}
        for key in sorted(changes):
            place = max(0, bisect_right(firsts, key) - 1)
            changed.setdefault(place, []).append(key)
            if place and firsts[place] == key:
                changed.setdefault(place - 1, [])
        return changed

    def _ends(self, cutter: LeafCutter, following: Leaf) -> bool:
        """Whether the next leaf begins where it began before."""
        first, name = following
        return is_landmark(first) or cutter.ends_before(*next(read_leaf(self._read(name))))

    def _entries(self, leaf: Leaf, keys: Sequence[bytes], changes: TableChanges) -> Iterator[Entry]:
        entries = dict(read_leaf(self._read(leaf[1])))
        for key in keys:
            value = self._change(key, entries.get(key), changes[key])
            if value is None:
                entries.pop(key, None)
            else:
                entries[key] = value
        yield from sorted(entries.items())

    def _change(self, key: bytes, value: bytes | None, changes: Changes) -> bytes | None:
        former = read_entry(value) if value else []
        now = change_entry(key, former, changes, self._read, self._keep)
        for one in former:
            if one.name:
                self.lists[one.name] -= 1
        for one in now:
            if one.name:
                self.lists[one.name] = self.lists.get(one.name, 0) + 1
        if not former and now:
            self.gained.append(key)
        if former and not now:
            self.lost.append(key)
        return write_entry(now) if now else None

    def _keep(self, packed: Packed) -> None:
        store(packed, self.files)
