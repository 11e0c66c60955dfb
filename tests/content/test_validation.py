"""From parsed YAML to a record: every finding has its line, its field and a cure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content.validation import validate
from newsarchive.content.yaml_text import YamlText, parse_yaml
from newsarchive.model.problem import Problem
from newsarchive.model.record import Official, Record
from newsarchive.vietnamese.text import normalise

GOOD = """\
title: Đầu đề
title_basis: page
slug: bai
published: 2023-03-21
date_basis: page
added: 2026-11-22
province: Sơn La
level: province
source: Báo Thử
url: https://baothu.example/bai.html
topics: [hoi-nghi]
basis: excerpt
summary: Theo bài, hội nghị điểm lại việc đã làm.
"""
NEXT = GOOD.count("\n") + 1
"""The line where a test's own fields begin."""


def problems_of(more: str, *, base: str = GOOD) -> list[Problem]:
    record, problems = validate(Record, parse_yaml(base + more), "articles/2023/bai.md")
    assert (record is None) == bool(problems)
    return problems


def test_a_good_record_has_no_problem() -> None:
    assert problems_of("") == []


@pytest.mark.parametrize(
    ("more", "line", "field", "wrong"),
    [
        (
            "officials:\n  - name: A\n    role: B\n  - name: C\n    role:\n",
            4, "officials[2].role", "is empty",
        ),
        ("officials:\n  - name: A\n  - role: B\n", 2, "officials[2].name", "is missing"),
        ("officials:\n  - Trần Thị Mẫu\n", 1, "officials[1]", "is not a group of fields"),
        ("officials: Trần Thị Mẫu\n", 0, "officials", "is not a list"),
        ("documents:\n  - note: x\n", 1, "documents[1]", "names no document"),
        (
            "documents:\n  - id: 35-nq-tw-2018\n    title: x\n",
            1, "documents[1]", "has an id and also title",
        ),
        (
            "figures:\n  - label: a\n    unit: b\n    value: 3.000\n",
            3, "figures[1].value", "'3.000' can be read in two ways",
        ),
        (
            "figures:\n  - label: a\n    unit: b\n    value: hơn 3\n",
            3, "figures[1].value", "'hơn 3' is not a number",
        ),
        (
            "figures:\n  - label: a\n    unit: b\n    value: ٣\n",
            3, "figures[1].value", "'٣' is not a number",
        ),
        (
            "figures:\n  - label: a\n    unit: b\n    min: 9\n    max: 8\n",
            1, "figures[1]", "min 9 is above max 8",
        ),
        (
            "figures:\n  - label: a\n    unit: b\n",
            1, "figures[1]", "needs either value, or min and/or max",
        ),
        (
            "corrections:\n  - date: 2026-12\n    text: x\n",
            1, "corrections[1].date", "'2026-12' is not a full day",
        ),
        ("event_date: 2022-12-29/..\n", 0, "event_date", "an event has a day, a month or a year"),
        ("byline: [A, B]\n", 0, "byline", "this is a list, but one line of text belongs here"),
        ("note: {a: b}\n", 0, "note", "this is a group of fields, but one line of text belongs"),
        ("aliases:\n  - Địa chỉ\n", 1, "aliases[1]", "'Địa chỉ' cannot be an address"),
        ("archived_url: bao.example\n", 0, "archived_url", "'bao.example' is not a web address"),
        ("status: nháp\n", 0, "status", "'nháp' is not a choice here"),
        ('place: "a\\u0007b"\n', 0, "place", "contains the invisible character U+0007"),
        (f"place: {'a' * 1001}\n", 0, "place", "is 1,001 characters long"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_located(more: str, line: int, field: str, wrong: str) -> None:
    (problem,) = problems_of(more)
    assert (problem.line, problem.field) == (NEXT + line, field)
    assert problem.wrong.startswith(wrong)
    assert problem.cure
    assert problem.path == "articles/2023/bai.md"


@pytest.mark.parametrize(
    ("more", "field", "cure"),
    [
        ("tittle: x\n", "tittle", "did you mean 'title'?"),
        ("same_event: x\n", "same_event", "did you mean 'same_event_as'?"),
        ("officials:\n  - name: A\n    rol: x\n", "officials[1].rol", "did you mean 'role'?"),
        (
            "figures:\n  - label: a\n    value: 1\n    unit: b\n    qualifer: over\n",
            "figures[1].qualifer", "did you mean 'qualifier'?",
        ),
        ("khong_gi_ca: x\n", "khong_gi_ca", "delete it, or move what it says into note"),
    ],
)  # fmt: skip
def test_a_misspelt_field_is_told_its_name(more: str, field: str, cure: str) -> None:
    (problem,) = problems_of(more)
    assert (problem.field, problem.wrong, problem.cure) == (field, "is not a field", cure)


def test_a_choice_is_told_with_all_that_can_be_chosen() -> None:
    (problem,) = problems_of("province_basis: guessed\n")
    assert problem.cure == "use 'stated', 'inferred' or 'unknown'"


def test_all_problems_of_a_record_are_told_at_once() -> None:
    base = GOOD.replace("slug: bai\n", "").replace("2023-03-21", "2023-02-30")
    found = {(p.line, p.field, p.wrong) for p in problems_of("topic: x\n", base=base)}
    assert found == {
        (1, "slug", "is missing"),
        (3, "published", "2023-02-30 is not in the calendar"),
        (NEXT - 1, "topic", "is not a field"),
    }


def test_empty_lists_and_values_are_not_taken_for_something() -> None:
    base = GOOD.replace("[hoi-nghi]", "[]").replace("title: Đầu đề", "title:")
    assert {(p.line, p.field, p.wrong) for p in problems_of("", base=base)} == {
        (1, "title", "is empty"),
        (11, "topics", "is empty"),
    }


def test_an_entry_of_a_list_is_validated_where_it_stands() -> None:
    parsed = parse_yaml("- x: 1\n" + "- " + GOOD.replace("\n", "\n  ").rstrip())
    record, problems = validate(Record, parsed, "bai.yaml", (1,))
    assert record is not None
    assert problems == []
    _, problems = validate(Record, parsed, "bai.yaml", (0,))
    assert {problem.line for problem in problems} == {1}


@given(st.text(st.sampled_from("aĐð1.-e\u0301 \t\n\u00a0\u2028")))
def test_a_text_keeps_its_words_in_one_form(text: str) -> None:
    words = " ".join(normalise(text).split())
    official, problems = validate(Official, YamlText({"name": text}), "")
    if words:
        assert official is not None
        assert official.name == words
    else:
        assert [problem.wrong for problem in problems] == ["is empty"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("topics:\n  - HOI-NGHI\n", "use a-z, 0-9 and single hyphens only, such as hoi-nghi"),
        ("topics:\n  - Tập huấn\n", "use a-z, 0-9 and single hyphens only, such as tap-huan"),
        ("topics:\n  -tap-huan\n", "put a space after each '-' that begins a line"),
        ("tỉnh: An Giang\n", "fields have English names: write 'province'"),
        ("Ngày đăng: 2023\n", "fields have English names: write 'published'"),
        ("người biên mục. Mỗi điều: x\n", "if it goes on with the text above it, indent the line"),
        ("published: 10/11/2023\n", "write 2023-11-10"),
        ("added: 26/11/2026\n", "write 2026-11-26"),
        ("figures:\n  - value: hơn 320\n", "write value: 320, and qualifier: over"),
        ("figures:\n  - value: gần 2.400\n", "write value: 2400, and qualifier: nearly"),
        ("figures:\n  - value: 3,5\n", "write 3.5, with a point"),
    ],
)
def test_the_cure_is_made_for_what_was_written(text: str, told: str) -> None:
    _, problems = validate(Record, parse_yaml(text), "a.md")
    lines = [problem for problem in problems if problem.wrong != "is missing"]
    assert told in lines[0].cure, lines
    assert not [problem for problem in lines if problem.wrong == "is empty"]
