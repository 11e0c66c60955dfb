"""Fragments of pages that are the same on many of them, such as the card of a report in a list."""

from typing import Any

from jinja2.runtime import Macro
from markupsafe import Markup

_MOST = 30_000
"""Fragments that a process holds at a time, some 30 MB."""


class FragmentCache:
    """Fragments that macros gave, made once by each process. Lists take half as long with it."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], Markup] = {}

    def once(self, macro: Macro, *arguments: Any) -> Markup:
        """What the macro gives, which may depend on nothing but its arguments."""
        key = (macro, *(getattr(argument, "fingerprint", argument) for argument in arguments))
        part = self._made.get(key)
        if part is None:
            if len(self._made) >= _MOST:
                self._made.clear()
            # Escaped by the macro.
            part = self._made[key] = Markup(macro(*arguments))  # noqa: S704
        return part
