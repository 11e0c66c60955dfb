"""A record's file as text that can be rearranged without losing a comment or a line break.

The front matter is cut into blocks, one for each field: the comment lines above it, its own
line, and all lines that belong to its value. Joining the blocks gives back the same text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_FENCE = re.compile(r"^---[ \t]*$")
_FIELD = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """One field with its comments. ``text`` ends with a line break; ``name`` may be empty
    for comments that no field follows."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The blocks of a record's file in their order, and all that follows the closing fence."""

    blocks: tuple[Block, ...]
    account: str

    @property
    def text(self) -> str:
        """The whole file."""
        return "---\n" + "".join(block.text for block in self.blocks) + "---\n" + self.account

    def get(self, name: str) -> str | None:
        """The text of a field's block."""
        return next((block.text for block in self.blocks if block.name == name), None)

    def ordered(self, names: Iterable[str]) -> "FrontMatter":
        """The same blocks in the given order of fields; unknown fields and comments at the end."""
        rank = {name: at for at, name in enumerate(names)}
        blocks = sorted(self.blocks, key=lambda block: rank.get(block.name, len(rank)))
        return FrontMatter(tuple(blocks), self.account)


def parse_front_matter(text: str) -> FrontMatter | None:
    """Cut a record's text (``\\n`` line ends); None where it has no front matter."""
    lines = text.splitlines(keepends=True)
    fences = [at for at, line in enumerate(lines) if _FENCE.match(line)][:2]
    if len(fences) < 2 or "".join(lines[: fences[0]]).strip():
        return None
    start, end = fences
    return FrontMatter(tuple(_blocks(lines[start + 1 : end])), "".join(lines[end + 1 :]))


def _blocks(lines: list[str]) -> Iterable[Block]:
    name, block, waiting = "", "", ""
    for line in lines:
        match = _FIELD.match(line)
        if match:
            if block:
                yield Block(name, block)
            name, block, waiting = match[1], waiting + line, ""
        elif line.startswith("#"):
            waiting += line
        else:
            block, waiting = block + waiting + line, ""
    if block:
        yield Block(name, block)
    if waiting:
        yield Block("", waiting)
