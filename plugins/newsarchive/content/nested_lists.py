"""Lists as people write them, for a Markdown parser that knows lists indented by four only.

What is indented by two spaces or more belongs to the item above it, and a list may follow a
paragraph at once, as in CommonMark.
"""

import re
from collections.abc import Iterator

_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,2}\.)([ ]+)(?=\S)")
_STARTS_LIST = re.compile(r"[ ]{0,3}(?:[-*+]|1\.)[ ]+\S")
_RULE = re.compile(r"[ ]{0,3}([-*_])[ ]*(?:\1[ ]*){2,}")
_STEP = 4
_NESTED = 2
"""Columns from an item's marker by which what follows belongs to it; editors here indent by two."""
_OF_CODE = 4
"""Columns by which a line is code: from the margin, or from the item that it belongs to."""


def indent_lists(text: str) -> str:
    """The text with its nested lists indented by four columns a level; tabs become spaces."""
    lines = text.expandtabs(_STEP).split("\n")
    if not any(map(_ITEM.match, lines)):
        return text
    return "\n".join(_indented(lines))


def _indented(lines: list[str]) -> Iterator[str]:
    columns: list[int] = []  # from which a line belongs to an item, for each that is open
    before = ""
    for line in lines:
        bare = line.lstrip()
        indent = len(line) - len(bare)
        begins_item = bool(_ITEM.match(line)) and not _RULE.fullmatch(line)
        if begins_item or not before.strip():  # else it goes on with the paragraph before it
            while columns and bare and indent < columns[-1]:
                columns.pop()
        if begins_item and not columns and before.strip() and not _ITEM.match(before):
            begins_item = bool(_STARTS_LIST.match(line))
            if begins_item:
                yield ""
        if not bare or (not columns and not begins_item) or (not columns and indent >= _OF_CODE):
            yield line
        elif begins_item:
            yield " " * _STEP * len(columns) + bare
            columns.append(indent + _NESTED)
        else:
            beyond = max(0, indent - columns[-1])
            yield " " * (_STEP * len(columns) + (beyond if beyond >= _OF_CODE else 0)) + bare
        before = line
