"""Mending changes how a record is written, never what it says."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import ROOT
from newsarchive.content.front_matter import FrontMatter, parse_front_matter
from newsarchive.content.yaml_text import YamlProblem, parse_yaml
from newsarchive.lint.autofix import mend_record
from newsarchive.vietnamese.text import normalise
from newsarchive.vietnamese.tone_marks import place_tones

RECORD = """---
title: Hoà Bình  họp
slug: hoa-binh
# as the page says
organisations:
  - Đảng uỷ  Khối
note: >-
  Theo bài, Đảng uỷ
  Khối và uỷ viên, tỉnh ủy, thành ủy, huyện ủy; “hoà thuận”.
---

Huyện ủy hoà   giải. Bài viết “khoẻ”.~~
Dòng hai.~~~
""".replace("~", " ")


def test_spaces_and_tone_marks_are_mended_outside_names_and_quotations() -> None:
    assert (
        mend_record(RECORD)
        == """---
title: Hoà Bình họp
slug: hoa-binh
# as the page says
organisations:
  - Đảng uỷ Khối
note: >-
  Theo bài, Đảng uỷ
  Khối và ủy viên, tỉnh ủy, thành ủy, huyện ủy; “hoà thuận”.
---

Huyện ủy hòa giải. Bài viết “khoẻ”.~~
Dòng hai.
""".replace("~", " ")
    )


def test_the_way_the_record_has_more_of_wins() -> None:
    text = "---\nslug: x\nsummary: >-\n  hoà hoà, thuỷ, khỏe, quý, hoàn\n---\n"
    assert "hoà hoà, thuỷ, khoẻ, quý, hoàn" in mend_record(text)


def test_a_record_that_keeps_to_one_way_stays() -> None:
    text = "---\nslug: x\nsummary: >-\n  hoà hoà, thuỷ, khoẻ\n---\n"
    assert mend_record(text) == text


def test_unicode_and_line_ends_are_mended() -> None:
    assert mend_record("\ufeff---\r\nslug: x\r\nnote: Ðie\u0302\u0323n \r\n---\r\n") == (
        "---\nslug: x\nnote: Điện\n---\n"
    )


def test_fields_are_put_in_order_with_their_comments() -> None:
    text = "---\n# first seen\nadded: 2026-01-01\nslug: x\n# printed\ntitle: A\n---\n\nLời.\n"
    assert mend_record(text) == (
        "---\n# printed\ntitle: A\nslug: x\n# first seen\nadded: 2026-01-01\n---\n\nLời.\n"
    )


def test_a_comment_beside_a_value_keeps_its_two_spaces() -> None:
    text = "---\nslug: x\nstatus: draft  # not ready\n---\n"
    assert mend_record(text) == text


@pytest.mark.parametrize(
    "account", ["    a  b\n", "```\na  b  \n```\n", "| a  | b |\n|----|---|\n| c  | d |\n"]
)
def test_spaces_of_code_and_tables_stay(account: str) -> None:
    text = f"---\nslug: x\n---\n\n{account}"
    assert mend_record(text) == text


def test_spaces_that_end_a_paragraph_or_heading_go() -> None:
    spoilt = "---\nslug: x \n---\n \n## Một \n \nHai \nba. \n \nBốn. \n"
    assert mend_record(spoilt) == "---\nslug: x\n---\n\n## Một\n\nHai\nba.\n\nBốn.\n"


@pytest.mark.parametrize("text", ["", "xin chào", "---\nslug: [\n---\n", "---\n- x\n---\n"])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(YamlProblem):
        mend_record(text)


def test_real_records_come_back_from_decomposed_letters_windows_lines_and_disorder() -> None:
    for file in sorted((ROOT / "content" / "articles").rglob("*.md"))[::7]:
        text = file.read_text("utf-8")
        assert mend_record(text) == text
        matter = parse_front_matter(text)
        assert matter
        spoilt = FrontMatter(matter.blocks[::-1], matter.account).text
        spoilt = unicodedata.normalize("NFD", spoilt).replace("\n", " \r\n")
        assert mend_record(spoilt) == text, file


LINES = st.lists(
    st.sampled_from(
        [
            "title: Hoà  Bình", "slug: x ", "note: >-", "  hoà  ủy", "  uỷ“hoà” ", "", "  ",
            "# uỷ", "added: '2026'", "officials:", "  - name: Thuỷ", "    role: hòa", "x: 'hoà",
            "  y'", "summary: hòa  # hoà", "url_note: a\u0301  Ð", "status: |", "   a  b",
        ]
    ),
    max_size=12,
    unique=True,
)  # fmt: skip
ACCOUNT = st.text(st.sampled_from(list("hoàòủuỷy“” \n#>|`*-1.")), max_size=60)


@given(LINES, ACCOUNT)
@example(["title: x", "slug: x", "note: >-", "  hoà  ủy", "added: '2026'", "# uỷ"], "")
def test_mending_again_changes_nothing(lines: list[str], account: str) -> None:
    text = "---\n" + "".join(f"{line}\n" for line in lines) + "---\n" + account
    try:
        once = mend_record(text)
    except YamlProblem:
        return
    assert mend_record(once) == once


def meaning(text: str) -> object:
    """What the fields and the account say, without what mending may change."""
    matter = parse_front_matter(text)
    assert matter
    fields = parse_yaml("".join(block.text for block in matter.blocks)).value

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {name: plain(part) for name, part in value.items()}
        if isinstance(value, list):
            return [plain(part) for part in value]
        return place_tones(" ".join(normalise(str(value)).split()), "first")

    return plain(fields), plain(matter.account)


@given(LINES, ACCOUNT)
def test_mending_never_changes_what_a_record_says(lines: list[str], account: str) -> None:
    text = "---\n" + "".join(f"{line}\n" for line in lines) + "---\n" + account
    try:
        mended = mend_record(text)
    except YamlProblem:
        return
    assert meaning(mended) == meaning(text)
