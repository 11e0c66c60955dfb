"""Values that a spreadsheet would run are queried."""

import pytest

from lint.cases import told

QUERY = "as a spreadsheet's formula does"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_a_value_that_begins_like_a_formula_is_queried(sign: str) -> None:
    figures = [{"label": f"{sign}a", "value": "-5", "unit": "bài"}]
    queries = [q for q in told(title=f"{sign}1+1", figures=figures) if QUERY in q]
    assert [q.split(":")[0] for q in queries] == ["formula title", "formula figures[1].label"]


def test_a_sign_elsewhere_and_a_negative_number_are_not() -> None:
    figures = [{"label": "Điểm", "value": "-5", "unit": "%"}]
    assert not [q for q in told(title="1 + 1 = 2", figures=figures) if QUERY in q]
