"""Ending a build that cannot succeed: everything that is wrong, then a non-zero exit."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsarchive.content.source_text import shown_path
from newsarchive.engine.settings import InvalidSettings
from newsarchive.engine.staging import Staging, UnusableOutput
from newsarchive.engine.workers import WorkerLost
from newsarchive.model.problem import InvalidContent
from newsarchive.strings import InvalidStrings


@contextmanager
def reported(staging: Staging | None = None) -> Iterator[None]:
    """Turn a foreseen failure into messages on standard error and exit code 1.

    The staging folder is removed. SystemExit is raised rather than the failure itself:
    Pelican would log that with a traceback, which helps nobody who writes records.
    """
    try:
        yield
    except _FORESEEN as failure:
        if staging:
            staging.discard()
        lines = explained(failure)
        if isinstance(failure, InvalidContent):
            lines.append(f"Not built: {failure}.")
        sys.stderr.write("\n".join(lines) + "\n")
        raise SystemExit(1) from None


_FORESEEN = InvalidContent, InvalidSettings, InvalidStrings, UnusableOutput, OSError, WorkerLost


def explained(failure: BaseException) -> list[str]:
    """What is wrong and what to do, a line for each defect; empty for an unforeseen failure."""
    if isinstance(failure, InvalidContent):
        return [str(problem) for problem in failure.problems]
    if isinstance(failure, OSError):
        return [f"Not built: {_explain(failure)}, then build again."]
    if isinstance(failure, WorkerLost):
        return [f"Not built: {failure} — build again, with less at once: JOBS=1."]
    return [f"Not built: {failure}."] if isinstance(failure, _FORESEEN) else []


_CURES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "free some space"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "check who may read and write it"),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "move away what lies there"),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "do less at once (JOBS=1)"),
    **dict.fromkeys(
        (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP),
        "name an OUTPUT on a disk of this machine, since this file system cannot do that",
    ),
    errno.EIO: "see whether its disk is sound and has room",
    errno.EROFS: "name an OUTPUT that can be written, since this file system is read-only",
    errno.ENOENT: "put it back, or keep other programs from removing it",
    errno.ELOOP: "mend the links, which lead in a circle",
    errno.ENAMETOOLONG: "give it a shorter name",
}


def _explain(failure: OSError) -> str:
    """What the system says, of which file or folder, and what to do about just that."""
    names = [name for name in (failure.filename, failure.filename2) if name]
    where = " → ".join(shown_path(Path(os.fsdecode(name))) for name in names) or "the output"
    cure = _CURES.get(failure.errno or 0, "look at it")
    return f"{failure.strerror or failure}: {where} — {cure}"
