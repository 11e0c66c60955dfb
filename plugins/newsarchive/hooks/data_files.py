"""The data files as a unit."""

import marshal
from collections.abc import Iterable

from newsarchive.core.archive import Archive
from newsarchive.core.fingerprint import fingerprint, memo_key
from newsarchive.core.outputs import OutputFile
from newsarchive.core.outputs.datasets import PATHS, renew
from newsarchive.core.outputs.series import Composition, Former
from newsarchive.core.site import Site
from newsarchive.hooks.kept import Kept
from newsarchive.hooks.staging import Staging
from newsarchive.hooks.units import Keep, Note, Unit

_NAME = "data"
_STATE = memo_key(_NAME)
"""Where it is remembered how the files were composed."""


def data_unit(archive: Archive, site: Site, kept: Kept, staging: Staging) -> Unit:
    """The data files as one unit, made from those of the former site where they are at hand."""
    of_site = fingerprint(site)
    keys = b"".join([report.fingerprint for report in archive.reports])
    of_files = fingerprint(of_site, archive.updated, keys)
    remembered = kept.memo.get(_STATE)
    before = kept.manifest.get(_NAME, (b"",))[0]

    def read_former(keep: Keep) -> Former | None:
        if remembered is None:
            return None
        files, site_then, *composition = marshal.loads(remembered)  # noqa: S302 - ours, checked
        # What is remembered may be of another build than the files are.
        if (files, site_then) != (before, of_site) or not all(map(keep, PATHS)):
            return None
        return Former(
            Composition(*composition), [(staging.folder / path).read_bytes() for path in PATHS]
        )

    def make(keep: Keep) -> Iterable[OutputFile | Note]:
        files, composition = renew(archive, site, read_former(keep))
        yield from files
        yield Note(_STATE, marshal.dumps((of_files, of_site, *composition)))

    return Unit(_NAME, of_files, make)
