"""Problems as text, as JSON, as annotations of GitHub, and counted."""

import json

from newsarchive.model.problem import Problem
from newsarchive.model.problem_formats import as_github, as_json, as_text, count

ADVICE = Problem("content/a,b.md", 3, "note", "is 100%\nodd", "mend: it", "warning", "link")
ERROR = Problem("content/c.md", 7, "topics[1]", "is unknown", "write another")


def test_text_is_one_line_for_each() -> None:
    assert as_text([ERROR, ADVICE]).startswith(
        "content/c.md:7: topics[1]: is unknown — write another\n"
        "content/a,b.md:3: warning: note: is 100%"
    )


def test_json_has_every_part() -> None:
    assert json.loads(as_json([ADVICE, ERROR])) == [
        {
            "path": "content/a,b.md", "line": 3, "field": "note", "severity": "warning",
            "kind": "link", "message": "is 100%\nodd", "cure": "mend: it",
        },
        {
            "path": "content/c.md", "line": 7, "field": "topics[1]", "severity": "error",
            "kind": "content", "message": "is unknown", "cure": "write another",
        },
    ]  # fmt: skip
    assert json.loads(as_json([])) == []


def test_annotations_are_escaped_and_errors_come_first() -> None:
    assert as_github([ADVICE, ERROR]) == (
        "::error file=content/c.md,line=7,title=topics[1]::is unknown — write another\n"
        "::warning file=content/a%2Cb.md,line=3,title=note::is 100%25%0Aodd — mend: it\n"
    )


def test_counting() -> None:
    assert count([]) == "no problem found"
    assert count([ERROR]) == "1 error"
    assert count([ERROR, ERROR, ADVICE, ADVICE]) == "2 errors, 2 warnings (2 link)"
