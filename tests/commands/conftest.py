"""What the commands' tests begin with: a server, and archives that are small or tidy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.importing import drafts
from commands.records import add
from web import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        yield server


@pytest.fixture
def empty(content: Path) -> Path:
    """The small site without the draft that it has."""
    for file in drafts(content):
        file.unlink()
    return content


@pytest.fixture
def tidy(content: Path) -> Path:
    """A content folder with one sound record, ``mot``."""
    for file in (content / "articles").rglob("*.md"):
        file.unlink()
    add(content, "mot")
    return content
