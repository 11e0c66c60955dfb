"""A draft may be unfinished; what it does say must be right, and readers never see it."""

from pathlib import Path

import pytest

from newsarchive.content.loader import read_content
from newsarchive.model.problem import InvalidContent

UNFINISHED = """---
title: Bài mới nhập
title_basis: page
slug: bai-moi
status: draft
published: 2025-03-02
date_basis: page
added: 2026-11-24
source: Báo chưa có trong danh sách
topics:
  - chua-co
---
"""


@pytest.fixture
def draft(content: Path) -> Path:
    file = content / "articles" / "2025" / "bai-moi.md"
    file.write_text(UNFINISHED, "utf-8")
    return file


def test_an_unfinished_draft_keeps_nothing_from_being_published(content: Path, draft: Path) -> None:
    before = read_content(content).archive
    assert draft.stem not in before.by_slug
    shown = read_content(content, with_drafts=True).archive
    report = shown.by_slug[draft.stem]
    assert report.is_draft
    assert (report.source.name, report.province.name, report.topics) == ("Chưa rõ", "Chưa rõ", ())
    assert report.record.summary == "Chưa có tóm tắt."
    assert before.drafts == shown.drafts


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("status: draft\n", "", "summary: is missing"),
        ("published: 2025-03-02", "published: 2025-02-31", "is not in the calendar"),
        ("slug: bai-moi\n", "", "slug: is missing"),
        ("added:", "aded:", "aded: is not a field"),
        ("title: Bài mới nhập", "title: [", "has a text that begins with '['"),
    ],
)
def test_what_a_draft_says_must_be_right(
    content: Path, draft: Path, old: str, new: str, told: str
) -> None:
    assert old in UNFINISHED
    draft.write_text(UNFINISHED.replace(old, new), "utf-8")
    with pytest.raises(InvalidContent) as failure:
        read_content(content)
    messages = "\n".join(map(str, failure.value.problems))
    assert told in messages
    assert "warning" not in messages
