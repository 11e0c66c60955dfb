"""YAML as plain text: nothing is guessed, nothing is lost, every line is known."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content.yaml_text import YamlProblem, parse_yaml


def problem_of(text: str, first_line: int = 1) -> YamlProblem:
    with pytest.raises(YamlProblem) as problem:
        parse_yaml(text, first_line)
    return problem.value


@pytest.mark.parametrize(
    "written",
    ["No", "yes", "true", "null", "~", "3.000", "012", "0x1F", "1e3", "12:30", "2023-03-21", "2023",
     "2023-03", ".inf", "1_000", "<<", "="],
)  # fmt: skip
def test_values_arrive_as_typed(written: str) -> None:
    assert parse_yaml(f"a: {written}\n").value == {"a": written}
    assert parse_yaml(f"- {written}\n").value == [written]


def test_all_usual_notations_are_read() -> None:
    text = """\
trơn: chữ trơn  # lời
kép: "hai \\"ngoặc\\": một"
đơn: 'nó''s'
gấp: >-
  dòng một
  dòng hai
nguyên: |
  dòng một
  dòng hai
rỗng:
chùm: [a, {b: c}]
"""
    assert parse_yaml(text).value == {
        "trơn": "chữ trơn",
        "kép": 'hai "ngoặc": một',
        "đơn": "nó's",
        "gấp": "dòng một dòng hai",
        "nguyên": "dòng một\ndòng hai\n",
        "rỗng": "",
        "chùm": ["a", {"b": "c"}],
    }


@pytest.mark.parametrize("text", ["", "# chỉ có lời\n", "\n\n"])
def test_nothing_is_none(text: str) -> None:
    assert parse_yaml(text).value is None


@given(
    st.recursive(
        st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
        ),
        max_leaves=12,
    )
)
def test_what_is_written_as_json_is_read_back(value: Any) -> None:
    assert parse_yaml(json.dumps(value, ensure_ascii=False)).value == value


def test_every_value_knows_the_line_of_its_key() -> None:
    text = """\
title: Đầu đề
# lời
officials:
  - name: A
    role: B

  - name: C
    role: >-
      dài
      hơn
topics:
  - một
  - hai
"""
    parsed = parse_yaml(text, first_line=2)
    lines = {
        ("title",): 2, ("officials",): 4, ("officials", 0): 5, ("officials", 0, "role"): 6,
        ("officials", 1): 8, ("officials", 1, "role"): 9, ("topics",): 12, ("topics", 1): 14,
    }  # fmt: skip
    assert {location: parsed.line_of(location) for location in lines} == lines
    assert parsed.line_of(("officials", 1, "absent")) == 8
    assert parsed.line_of(("absent",)) == 2


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("a: x\nb: y\na: z\n", 3, "has the field 'a' twice"),
        ("l:\n  - a: x\n    a: y\n", 3, "has the field 'a' twice"),
        ("a: x\n'a': y\n", 2, "has the field 'a' twice"),
        ("a: x\nb: &neo y\n", 2, "uses a YAML anchor (&)"),
        ("a: x\nb: *neo\n", 2, "uses a YAML alias (*)"),
        ("a: x\nb:\n  <<: *neo\n", 3, "uses a YAML alias (*)"),
        ("a: !khan truong\n", 1, "uses a YAML tag (!)"),
        ("a: x\n!!str b: y\n", 2, "uses a YAML tag (!)"),
        ("a: x\nb: !!python/object/apply:os.system [ls]\n", 2, "uses a YAML tag (!)"),
        ("a: x\n? [b]\n: c\n", 2, "has a field name that is not a word"),
        ("a: x\n---\nb: y\n", 2, "has a second document after '---'"),
    ],
)
def test_what_loses_or_multiplies_text_is_refused(text: str, line: int, wrong: str) -> None:
    problem = problem_of(text)
    assert (problem.line, problem.wrong) == (line, wrong)
    assert problem.cure
    assert problem_of(text, first_line=10).line == line + 9


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: x\nb:\n\tc: y\n", 3, "has a tab — put two spaces in its place"),
        ('a: x\nb: "không đóng\nc: y\nd: z\n', 2, "opens a quote that is never closed — close it"),
        ("a: x\nb: 'không đóng\nc: y\nd: z\n", 2, "opens a quote that is never closed — close it"),
        ("a: x\nb: một: hai\n", 2, "has ': ' inside a text — write '>-' after the colon"),
        ("a: x\nb: [một, hai\nc: y\n", 2, "has a text that begins with '[' — put it in quotes"),
        ("a: x\nb: {một, hai\nc: y\n", 2, "has a text that begins with '{' — put it in quotes"),
        ("a: x\n  b: y\n", 2, "begins with spaces, as if it belonged to the field above — delete"),
        ("a: x\nb: @y\n", 2, "has a text that begins with '@' — put it in quotes"),
        ("a: x\nb: %y\n", 2, "has a text that begins with '%' — put it in quotes"),
        ("a: x\nb: `y\n", 2, "has a text that begins with '`' — put it in quotes"),
        ('a: x\nb: "\\q"\n', 2, "has the sign '\\' between double quotes — take single quotes"),
        ('a: x\nb: "Hội nghị" sơ kết\n', 2, "has a text that goes on after its closing quote"),
        ("a: x\nb:y\nc: z\n", 2, "is no field — put a space after the colon"),
    ],
)
def test_broken_yaml_is_located_and_explained(text: str, line: int, told: str) -> None:
    problem = problem_of(text)
    assert problem.line == line, problem.wrong
    assert f"{problem.wrong} — {problem.cure}".startswith(told)


@pytest.mark.parametrize("char", "\x00\x07\x0b\x1b\x7f\ufffe")
def test_a_character_that_is_not_text_is_named_with_its_line(char: str) -> None:
    problem = problem_of(f"a: x\nb: Sơn{char} La\n", first_line=2)
    assert problem.line == 3
    assert problem.wrong == f"contains the invisible character U+{ord(char):04X} after “Sơn”"
    assert problem.cure == "delete it"


def test_a_small_file_cannot_become_enormous() -> None:
    laughs = "a: &a [x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert problem_of(laughs).wrong == "uses a YAML anchor (&)"


@pytest.mark.parametrize(
    "nested", ["[" * 200_000 + "]" * 200_000, "- " * 200_000, "{a: " * 100_000]
)
def test_deep_nesting_is_refused_and_no_crash(nested: str) -> None:
    assert problem_of(f"- {nested}").wrong == "is nested too deeply"


def test_text_that_a_comment_would_cut_off_is_refused() -> None:
    with pytest.raises(YamlProblem) as caught:
        parse_yaml("tên: một\ntitle: Tin # 3\n")

    assert caught.value.line == 2
    assert "loses what stands after ' #'" in caught.value.wrong


@pytest.mark.parametrize(
    ("text", "value"),
    [("a: [x,\u2028y]\n", {"a": ["x", "y"]}), ("a: x\n?", {"a": "x", "": ""})],
)
def test_lines_are_counted_as_yaml_counts_them(text: str, value: object) -> None:
    assert parse_yaml(text).value == value
