"""Mistakes in templates, told with the file and the line, as those in records are."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from newsarchive.content.source_text import shown_path
from newsarchive.model.problem import InvalidContent, Problem

_SUFFIX = ".html"
"""Jinja gives the frames of a template the template's own file and line."""


class TemplateFault(InvalidContent):
    """A template cannot be used, whatever the records say."""


@contextmanager
def located() -> Iterator[None]:
    """Raise TemplateFault where a template fails; other failures are left as they are.

    The place is found where the failure is: on its way from a worker it loses its traceback.
    """
    try:
        yield
    except InvalidContent:
        raise
    except Exception as error:
        file, line = _place_of(error)
        if not file:
            raise
        wrong = f"{type(error).__name__}: {error}".splitlines()[0]
        shown = shown_path(Path(file))
        problem = Problem(shown, line, "template", wrong, "correct it, and save or build again")
        raise TemplateFault([problem]) from error


def _place_of(error: Exception) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return error.filename, error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(_SUFFIX):
            return frame.filename, frame.lineno or 1
    return "", 0
