"""The corpus is whole: every page has its expectation, in one form, and no name is misspelt."""

import csv
import json
import re
from typing import Any

import pytest

from bench.importing import PAGES, Case, as_answer, read_cases, table, trafilatura_reader
from bench.scoring import FIELDS, score
from conftest import ROOT
from newsarchive.model.dates import PartialDate

CASES = read_cases()
KEYS = {
    "address", "structure", "title", "published", "published_doubtful", "event_date", "province",
    "source", "byline", "republished_from", "body", "captions", "documents", "officials",
    "figures",
}  # fmt: skip


def test_there_are_enough_pages_of_both_kinds() -> None:
    held_out = sum(case.held_out for case in CASES)
    assert len(CASES) >= 48
    assert held_out >= 12


def test_every_file_belongs_to_a_case() -> None:
    names = {case.name for case in CASES} | {f"{case.name.split('.')[0]}.json" for case in CASES}
    assert {file.name for file in PAGES.iterdir()} == names


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_expectation_is_complete_and_well_formed(case: Case) -> None:
    wanted = case.wanted
    assert KEYS <= set(wanted) <= KEYS | {"held_out", "encoding"}
    assert list(wanted) == sorted(wanted)
    assert "" not in wanted.values()
    for date in (wanted["published"], wanted["event_date"]):
        assert date is None or str(PartialDate.parse(date)) == date
    with (ROOT / "content/data/provinces.csv").open(encoding="utf-8") as rows:
        provinces = {row["name"] for row in csv.DictReader(rows)} - {"Chưa rõ"}
    assert wanted["province"] in {None, *provinces}
    assert wanted["body"]
    for figure in wanted["figures"]:
        assert figure["unit"]
        assert {"value", "min", "max"} & set(figure)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_expected_stands_in_the_body(case: Case) -> None:
    body = " ".join(case.wanted["body"])
    for official in case.wanted["officials"]:
        assert official["name"] in body
    for document in case.wanted["documents"]:
        assert document["number"] in body
    for figure in case.wanted["figures"]:
        assert figure["unit"].casefold() in body.casefold()


def test_a_table_has_a_line_for_every_field_and_the_body() -> None:
    case = CASES[0]
    scores = {case.name: score(case.wanted, case.wanted)}
    lines = table("All pages", [case], scores, scores).splitlines()
    assert lines[0] == "All pages (1)"
    assert [line.split()[0] for line in lines[2:]] == [*FIELDS, "body", "body", "body"]
    assert lines[-1].split()[-1] == "1.000"


def test_trafilatura_is_asked_and_answers() -> None:
    case = next(case for case in CASES if case.name == "wordpress-kon-tum.html")
    answer = trafilatura_reader(case)
    assert answer["title"] == case.wanted["title"]
    assert score(case.wanted, answer)["body"].f1 > 0.8


class _Thing:
    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


def test_a_reading_takes_the_shape_of_an_expectation() -> None:
    found = _Thing(value="2023", doubtful=True)
    reading = _Thing(
        title=found, published=found, event_date=None, province=None, source=None, byline=None,
        republished_from=None, body=("Một.",), captions=(),
        documents=(_Thing(number="1-KH/TU", issued=None),),
        officials=(_Thing(name="Lò Tre", role="Bí thư"),),
        figures=(_Thing(value=1, min=None, max=None, of=None, qualifier=None, unit="xã"),),
    )  # fmt: skip
    answer = as_answer(reading)
    assert (answer["published"], answer["published_doubtful"]) == ("2023", True)
    assert answer["documents"] == [{"number": "1-KH/TU", "issued": None}]
    assert answer["figures"][0]["unit"] == "xã"
    assert json.dumps(answer)


def test_every_bad_input_is_described_and_there() -> None:
    bad = PAGES.parent / "bad"
    text = (bad / "README.md").read_text("utf-8")
    described = set(re.findall(r"`([\w-]+\.\w+)`", text))
    assert described == {file.name for file in bad.iterdir()} - {"README.md"}
