"""Importing a report again: what the machine wrote is renewed, what a person wrote is kept."""

from newsarchive.content.front_matter import Block, FrontMatter, parse_front_matter
from newsarchive.model.record import Record

_FIXED = frozenset({"slug", "status", "added", "title_basis"})
"""Decided when the record was made; a page has nothing to say about them later."""


def merge(yours: str, base: str | None, theirs: str) -> str:
    """The record's text after a new import.

    ``yours`` is the file as it is, ``base`` what the last import wrote, ``theirs`` what this
    one would. A field that still is as imported takes the new value; one that was edited,
    added or deleted by hand stays so, with its comments. The account is always yours. Without a
    base every field counts as edited, so only missing ones are added.
    """
    mine, new = parse_front_matter(yours), parse_front_matter(theirs)
    if mine is None or new is None:
        return yours
    old = parse_front_matter(base) if base else None
    blocks = [block for name in _names(mine, new) for block in _merged(name, mine, old, new)]
    blocks += [block for block in mine.blocks if not block.name]
    merged = FrontMatter(tuple(blocks), mine.account)
    return merged.text


def _names(mine: FrontMatter, new: FrontMatter) -> list[str]:
    """Fields of both in your order; new ones where the model has them."""
    names = [block.name for block in mine.blocks if block.name]
    order = list(Record.model_fields)
    for block in new.blocks:
        if block.name and block.name not in names:
            rank = order.index(block.name)
            later = [
                at for at, name in enumerate(names) if name in order and order.index(name) > rank
            ]
            names.insert(later[0] if later else len(names), block.name)
    return names


def _merged(name: str, mine: FrontMatter, old: FrontMatter | None, new: FrontMatter) -> list[Block]:
    yours, theirs = mine.get(name), new.get(name)
    before = old.get(name) if old else None
    kept: str | None
    if name in _FIXED and yours is not None:
        kept = yours
    elif old is None:
        kept = yours if yours is not None else theirs
    elif _value(yours) == _value(before):
        kept = theirs if _value(theirs) != _value(before) else yours
    else:
        kept = yours
    return [Block(name, kept)] if kept else []


def _value(text: str | None) -> str | None:
    """A block without its comments: to delete these is no change of the field."""
    if text is None:
        return None
    return "".join(
        line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#")
    )
