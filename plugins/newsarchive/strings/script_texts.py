"""The texts that the search page carries for its scripts."""

import re

from newsarchive.strings import t

_SECTIONS = ("script", "common", "bars", "label.level", "label.language")
SCRIPT_KEY = re.compile(rf"""["'`]((?:{"|".join(map(re.escape, _SECTIONS))})\.[a-z_]+)["'`]""")
"""In scripts, every literal of this form is a key, even where a table holds it."""


def script_texts() -> dict[str, str]:
    """The texts of these sections by their keys. Raises InvalidStrings."""
    starts = tuple(f"{section}." for section in _SECTIONS)
    return {key: text for key, text in t.texts.items() if key.startswith(starts)}
