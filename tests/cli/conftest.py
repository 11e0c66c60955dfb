"""What the commands are tried on: archives that are made for it, and a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.importing import drafts
from cli.records import add
from web_server import Web, serving


@pytest.fixture
def tidy(content: Path) -> Path:
    """A content folder with one sound record, ``mot``."""
    for file in (content / "articles").rglob("*.md"):
        file.unlink()
    add(content, "mot")
    return content


@pytest.fixture
def web() -> Iterator[Web]:
    """Pages on a server of this machine."""
    with serving() as server:
        yield server


@pytest.fixture
def empty(content: Path) -> Path:
    """The small site without the draft that it has."""
    for file in drafts(content):
        file.unlink()
    return content
