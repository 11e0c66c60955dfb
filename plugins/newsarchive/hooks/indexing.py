"""Makes the files of the search index, from the former index if that fits."""

import marshal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from newsarchive.core.archive import Archive
from newsarchive.core.outputs import OutputFile
from newsarchive.core.search.former import Former, Unfit
from newsarchive.core.search.index import FOLDER, MANIFEST, Index, build
from newsarchive.core.search.tree import Packed, unpack
from newsarchive.hooks.units import Keep, Note


def make_index(
    archive: Archive, remembered: bytes | None, published: Path, keep: Keep, key: bytes
) -> Iterator[OutputFile | Note]:
    """The files of the index that are not as before; the rest is kept.

    Its state, to be remembered under the key, is what the next update begins with.
    """
    # Ours, under a checksum.
    state = marshal.loads(remembered) if remembered else None  # noqa: S302
    index = None
    if state:
        index = build(archive, Former(state, partial(_read, published)))
        # The state says which files there are; one that is lost spoils the rest.
        if not all(map(keep, _unchanged(index))):
            index = None
    index = index or build(archive)
    yield OutputFile(MANIFEST, index.manifest)
    for name, content in index.files.items():
        # A file is named by its content, so one of that name is as it would be made.
        if content is not None and not keep(_path(name)):
            yield OutputFile(_path(name), content)
    yield Note(key, marshal.dumps(dict(index.state)))


def _unchanged(index: Index) -> Iterator[str]:
    return (_path(name) for name, content in index.files.items() if content is None)


def _path(name: str) -> str:
    return f"{FOLDER}{name}.bin"


def _read(published: Path, name: str) -> bytes:
    """A file of the former index, unless it has been damaged."""
    try:
        content = unpack(Packed(name, (published / _path(name)).read_bytes()))
    except OSError:
        content = None
    if content is None:
        raise Unfit
    return content
