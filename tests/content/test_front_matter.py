"""A record's file is cut into blocks and put together again without losing anything."""

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content.front_matter import parse_front_matter
from newsarchive.model.record import Record

TEXT = """---
# how the headline is known
title: Một
officials:
  - name: A
    # a comment inside
    role: B

# about the slug
slug: mot
summary: >-
  Hai dòng

  ba dòng
# nothing follows
---

Lời kể.
"""


def test_blocks_carry_their_comments() -> None:
    matter = parse_front_matter(TEXT)
    assert matter
    assert [block.name for block in matter.blocks] == ["title", "officials", "slug", "summary", ""]
    assert matter.get("slug") == "# about the slug\nslug: mot\n"
    assert matter.account == "\nLời kể.\n"
    assert matter.text == TEXT


def test_ordering_moves_comments_with_their_field() -> None:
    matter = parse_front_matter(TEXT)
    assert matter
    ordered = matter.ordered(Record.model_fields)
    assert [block.name for block in ordered.blocks] == ["title", "slug", "officials", "summary", ""]
    assert sorted(ordered.text) == sorted(TEXT)


def test_text_without_front_matter_is_none() -> None:
    assert parse_front_matter("") is None
    assert parse_front_matter("xin chào\n---\na: b\n---\n") is None
    assert parse_front_matter("---\na: b\n") is None


@given(st.lists(st.sampled_from(["a: 1", "  - x", "# c", "", "b:", "  y: z", "c_d: >-", "text"])))
def test_any_lines_come_back_as_they_were(lines: list[str]) -> None:
    text = "---\n" + "".join(f"{line}\n" for line in lines) + "---\nx\n"
    matter = parse_front_matter(text)
    assert matter
    assert matter.text == text
