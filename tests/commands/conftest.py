"""The small site without its records, which are chosen for their trouble."""

from pathlib import Path

import pytest

from commands.records import add


@pytest.fixture
def tidy(content: Path) -> Path:
    """A content folder with one sound record, ``mot``."""
    for file in (content / "articles").rglob("*.md"):
        file.unlink()
    add(content, "mot")
    return content
