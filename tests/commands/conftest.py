"""A server and an archive for the commands that make drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.importing import drafts
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
