"""Makes the files of the search index, from the index of the last build if that fits."""

import marshal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.manifest import Row
from newsarchive.engine.targets import CachedValue
from newsarchive.model.archive import Archive
from newsarchive.model.target import OutputFile
from newsarchive.search.btree import Packed, unpack
from newsarchive.search.index import FOLDER, MANIFEST, Index, build
from newsarchive.search.previous import Former, Unfit

_KIND = "index state"


def make_index(
    archive: Archive, cache: BuildCache, published: Path, reuse: Callable[[str], Row | None]
) -> Iterator[OutputFile | Row | CachedValue]:
    """New files of the index, rows of those that are reused, and its state for the next update."""
    kept = cache.get(_KIND, "", b"")
    index = None
    if kept:
        state = marshal.loads(kept)  # noqa: S302 - under a checksum
        index = build(archive, Former(state, partial(_read, published)))
        unchanged = [reuse(_path(name)) for name in _unchanged(index)]
        # The state says which files there are; one that is lost spoils the rest.
        if all(unchanged):
            yield from filter(None, unchanged)
        else:
            index = None
    index = index or build(archive)
    yield OutputFile(MANIFEST, index.manifest)
    for name, content in index.files.items():
        # A file is named by its content, so one of that name is as it would be made.
        if content is not None:
            yield reuse(_path(name)) or OutputFile(_path(name), content)
    yield CachedValue(_KIND, "", b"", marshal.dumps(dict(index.state)))


def _unchanged(index: Index) -> Iterator[str]:
    return (name for name, content in index.files.items() if content is None)


def _path(name: str) -> str:
    return f"{FOLDER}{name}.bin"


def _read(published: Path, name: str) -> bytes:
    """A file of the last build's index. Raises Unfit where it has been damaged."""
    try:
        content = unpack(Packed(name, (published / _path(name)).read_bytes()))
    except OSError:
        content = None
    if content is None:
        raise Unfit
    return content
