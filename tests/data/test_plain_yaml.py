"""The quick reader of usual YAML says what the exact one says, or nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.data.plain_yaml import read_plainly
from newsarchive.data.record_text import write_record
from newsarchive.data.yaml_text import YamlProblem, YamlText, parse_by_events, parse_yaml

USUAL = """\
title: Hội nghị của tỉnh, lần 2
period: '2023'
url: https://bao.example/bai.html
summary: >-
  Theo bài, # là chữ: ba
  dòng.
topics:
  - hoi-nghi
  - >-
    một chủ đề
    dài
  - "2: ba"
officials:
  - name: A
    role: >-
      Bí thư: Đảng ủy
      xã
  - name: 'B'
"""

words = st.text(
    st.sampled_from("aâ1 :#-.,'\"?&*!|>%@`[]{}\\\t\u00a0\u2028\x85\ufeff\x07😀"), max_size=6
)
usual = st.sampled_from(["x", "đ, y", "1", "'x: y'", '"x # y"', "https://a.example/b", "x (y) [z]"])
texts = usual | usual | usual | st.sampled_from(["", ">-", ">", "~", "x: y", "x # y"]) | words
names = st.sampled_from("abcdefghij")


def entries(indent: int) -> st.SearchStrategy[str]:
    """``text`` after a name or a dash, in any notation; ``indent`` is that of filled lines."""
    filled = st.lists(texts, min_size=1, max_size=3).map(
        lambda lines: ">-" + "".join(f"\n{' ' * indent}{line}" for line in lines)
    )
    return texts | filled


def parts(indent: int) -> st.SearchStrategy[str]:
    return st.tuples(names, entries(indent)).map(": ".join)


items = st.one_of(
    entries(4).map("  - {}".format),
    st.lists(parts(6), min_size=1, max_size=3).map(lambda group: "  - " + "\n    ".join(group)),
)
fields = st.one_of(
    parts(2),
    st.tuples(names, st.lists(items, max_size=3)).map(
        lambda field: "\n".join([f"{field[0]}:", *field[1]])
    ),
)
documents = st.lists(fields, min_size=1, max_size=4).map(lambda lines: "\n".join(lines) + "\n")


def outcome(parse: Callable[[str, int], YamlText], text: str) -> object:
    try:
        parsed = parse(text, 3)
    except YamlProblem as problem:
        return problem.line, problem.wrong, problem.cure
    return parsed.value, parsed.lines


def test_what_the_archive_writes_itself_is_usual() -> None:
    fields = {
        "title": "Sơn La: Hội nghị", "published": "2023", "officials": [{"name": "A: B"}],
        "topics": ["hoi-nghi", "a # b"], "summary": "Theo bài, " * 40,
    }  # fmt: skip
    for text in (USUAL, write_record(fields).strip("-").removesuffix("---\n")):
        read = read_plainly(text)
        assert read
        assert read == parse_by_events(text).value


@pytest.mark.parametrize(
    "text",
    ["", "a: x  # lời\n", "a: [x]\n", "a:\n- x\n", "a: x\na: y\n", "a: &b x\n", "a: 'it''s'\n",
     "a: x\n  y\n", "a: >-\n  x\n\n  y\n", "a: x", "a: x\u2028y\n", "- x\n"],
)  # fmt: skip
def test_of_anything_else_it_says_nothing(text: str) -> None:
    assert not read_plainly(text)


@settings(max_examples=500)
@given(documents)
def test_documents_in_its_forms_are_read_alike(text: str) -> None:
    assert outcome(parse_yaml, text) == outcome(parse_by_events, text)


@settings(max_examples=500)
@given(st.integers(0, len(USUAL)), st.integers(0, 4), words)
def test_a_usual_document_with_a_slip_of_the_pen_is_read_alike(
    at: int, lost: int, typed: str
) -> None:
    text = USUAL[:at] + typed + USUAL[at + lost :]
    assert outcome(parse_yaml, text) == outcome(parse_by_events, text)
