"""The search index as units, one for each of its files, from the former index if that fits."""

import marshal
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from newsarchive.core.archive import Archive
from newsarchive.core.fingerprint import fingerprint, memo_key
from newsarchive.core.outputs import OutputFile
from newsarchive.core.search.index import FOLDER, MANIFEST, build, emit, prepare
from newsarchive.core.search.tables import Former
from newsarchive.core.search.tree import Packed, unpack
from newsarchive.core.search.update import Unfit
from newsarchive.core.site import Site
from newsarchive.hooks.kept import Kept
from newsarchive.hooks.units import Unit

_PREFIX = "search "
_STATE = memo_key("index")


def search_units(archive: Archive, site: Site, kept: Kept, published: Path) -> list[Unit]:
    """All files of the index. Those that are as before are made only if they are gone."""
    recall = kept.recall(site)
    searched = fingerprint(archive.authorities, archive.reports)

    @cache
    def anew() -> dict[str, OutputFile]:
        return {file.path: file for file in emit(archive, site, recall)}

    def make(path: str, content: bytes | None) -> Iterable[OutputFile]:
        return [anew()[path] if content is None else OutputFile(path, content)]

    def unit(path: str, content: bytes | None, of: bytes) -> Unit:
        return Unit(f"{_PREFIX}{path}", of, partial(make, path, content))

    remembered = kept.memo.get(_STATE)
    # Ours, under a checksum.
    former = marshal.loads(remembered) if remembered else None  # noqa: S302
    if former and former["searched"] == searched:
        return [unit(path, None, of) for path, of in former["units"]]
    spread = kept.workers.spread
    if former:
        known = Former(former, partial(_read, published), _splits(kept, site))
        index = build(archive, recall, spread, known)
    else:
        # What is remembered must be added to the memo here; the rest takes 400 MB for 10,000
        # reports, which would stay with this process and be copied to all that it starts.
        prepare(archive, recall)
        index = kept.workers.apart(lambda: build(archive, recall, spread))
    units = [
        (MANIFEST, index.manifest, fingerprint(index.manifest)),
        *(
            (f"{FOLDER}{name}.bin", content, fingerprint(name))
            for name, content in index.files.items()
        ),
    ]
    # The state itself says which files there are: a manifest of the output that is lost, or of
    # another build, must not decide what belongs to the index.
    state = {
        **index.state, "searched": searched, "units": [(path, of) for path, _, of in units]
    }  # fmt: skip
    kept.memo.put(_STATE, marshal.dumps(state))
    return [unit(path, content, of) for path, content, of in units]


def _read(published: Path, name: str) -> bytes:
    """A file of the former index, unless it has been damaged."""
    try:
        content = unpack(Packed(name, (published / f"{FOLDER}{name}.bin").read_bytes()))
    except OSError:
        content = None
    if content is None:
        raise Unfit
    return content


def _splits(kept: Kept, site: Site) -> Callable[[bytes], bytes | None]:
    of_site = fingerprint(site)
    return lambda report: kept.memo.get(memo_key("words", of_site, report))
