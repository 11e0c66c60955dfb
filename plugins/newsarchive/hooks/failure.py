"""Ending a build that cannot succeed: everything that is wrong, then a non-zero exit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from newsarchive.core.problem import InvalidContent
from newsarchive.hooks.parallel import WorkerLost
from newsarchive.hooks.settings import InvalidSettings
from newsarchive.hooks.staging import Staging, UnusableOutput


@contextmanager
def reported(staging: Staging | None = None) -> Iterator[None]:
    """Turn a foreseen failure into messages on standard error and exit code 1.

    The staging folder is removed. SystemExit is raised rather than the failure itself:
    Pelican would log that with a traceback, which helps nobody who writes records.
    """
    try:
        yield
    except InvalidContent as failure:
        lines = [*map(str, failure.problems), f"Not built: {failure}."]
    except (InvalidSettings, UnusableOutput) as failure:
        lines = [f"Not built: {failure}."]
    except OSError as failure:
        what = f"{failure.strerror or failure}: {failure.filename or 'the output'}"
        lines = [f"Not built: {what} — free some space or check permissions, then build again."]
    except WorkerLost as failure:
        lines = [f"Not built: {failure} — build again, with less at once: JOBS=1."]
    else:
        return
    if staging:
        staging.discard()
    sys.stderr.write("\n".join(lines) + "\n")
    raise SystemExit(1)
