"""Importing again: what a person wrote stays, what the machine wrote is renewed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content.front_matter import parse_front_matter
from newsarchive.content.record_writer import write_record
from newsarchive.importer.merging import merge

BASE = """---
# đầu đề trên trang
title: Hội nghị sơ kết
title_basis: page
slug: hoi-nghi
status: draft
published: 2021-06-05
byline: Lê Chung
topics:
  - hoi-nghi
---
"""
VALUES = st.sampled_from(["Hội nghị", "Lê Chung", "2021-06-05", "12/12 huyện: đủ", "a # b", "“…”"])
NAMES = st.sampled_from(
    ["title", "published", "province", "place", "source", "url", "byline", "republished_from"]
)
FIELDS = st.dictionaries(NAMES, VALUES)
ACCOUNTS = st.sampled_from(["", "Bài mô tả.", "Một đoạn.\n\n---\n\nHai đoạn."])


def get(text: str, name: str) -> str | None:
    front_matter = parse_front_matter(text)
    assert front_matter is not None
    return front_matter.get(name)


@given(FIELDS, ACCOUNTS, FIELDS)
def test_a_page_that_has_not_changed_changes_nothing(
    mine: dict[str, str], account: str, base: dict[str, str]
) -> None:
    yours, before = write_record(mine, account), write_record(base)
    assert merge(yours, before, before) == yours


@given(FIELDS, FIELDS, FIELDS, ACCOUNTS)
def test_each_field_is_yours_where_you_touched_it_and_new_where_not(
    base: dict[str, str], mine: dict[str, str], new: dict[str, str], account: str
) -> None:
    merged = merge(write_record(mine, account), write_record(base), write_record(new))
    only_mine, only_new = write_record(mine), write_record(new)
    for name in {*base, *mine, *new}:
        edited = mine.get(name) != base.get(name)
        assert get(merged, name) == get(only_mine if edited else only_new, name)
    assert merged.endswith("---\n" + (f"\n{account}\n" if account else ""))


@given(FIELDS, FIELDS)
def test_without_a_base_only_missing_fields_are_added(
    mine: dict[str, str], new: dict[str, str]
) -> None:
    merged = merge(write_record(mine), None, write_record(new))
    for name in {*mine, *new}:
        source = mine if name in mine else new
        assert get(merged, name) == get(write_record(source), name)


@given(FIELDS, FIELDS, FIELDS)
def test_to_merge_twice_is_to_merge_once(
    base: dict[str, str], mine: dict[str, str], new: dict[str, str]
) -> None:
    yours, before, theirs = map(write_record, (mine, base, new))
    once = merge(yours, before, theirs)
    assert merge(once, theirs, theirs) == once


def test_comments_stay_with_what_was_edited() -> None:
    yours = BASE.replace("Lê Chung", "Lê Chung (Sơn La)").replace("byline", "# hỏi lại\nbyline")
    merged = merge(yours, BASE, BASE.replace("Lê Chung", "BẾ TRANG"))
    assert merged == yours


def test_a_comment_taken_away_is_no_edit() -> None:
    yours = BASE.replace("# đầu đề trên trang\n", "")
    assert merge(yours, BASE, BASE) == yours
    theirs = BASE.replace("Hội nghị sơ kết", "Hội nghị sơ kết (sửa)")
    assert "title: Hội nghị sơ kết (sửa)\n" in merge(yours, BASE, theirs)


def test_a_field_deleted_by_hand_stays_away() -> None:
    yours = BASE.replace("byline: Lê Chung\n", "")
    assert merge(yours, BASE, BASE.replace("Lê Chung", "Bế Trang")) == yours


def test_a_list_with_an_entry_of_yours_stays_yours() -> None:
    yours = BASE.replace("  - hoi-nghi\n", "  - tap-huan\n  # hai chủ đề\n  - hoi-nghi\n")
    assert merge(yours, BASE, BASE.replace("  - hoi-nghi", "  - doi-thoai")) == yours


@pytest.mark.parametrize("name", ["slug", "status", "title_basis"])
def test_what_was_decided_at_first_is_not_decided_again(name: str) -> None:
    theirs = "".join(
        f"{name}: khac\n" if line.startswith(f"{name}:") else line
        for line in BASE.splitlines(keepends=True)
    )
    assert merge(BASE, BASE, theirs) == BASE


@pytest.mark.parametrize("yours", ["", "không còn là bản ghi\n", "---\ntitle: dở dang\n"])
def test_what_is_no_record_is_left_alone(yours: str) -> None:
    assert merge(yours, BASE, BASE) == yours
    assert merge(BASE, None, yours) == BASE
