"""A sound record is not queried, a withdrawn one never, a draft not about what it lacks."""

from lint.cases import case, told
from newsarchive.lint.rules.all_rules import advise


def test_a_sound_record_is_not_queried() -> None:
    assert told() == []


def test_a_withdrawn_record_is_not_queried() -> None:
    assert told(status="withdrawn", summary_en=None, summary="Hội nghị bàn 12 việc.") == []


def test_advice_on_a_doubtful_field_is_left_out() -> None:
    unsaid = case(summary="Hội nghị bàn 12 việc.")
    kinds = [advice.kind for advice in advise(unsaid)]
    assert kinds == ["number", "attribution"]
    assert list(advise(unsaid, {"summary"})) == []
    assert [advice.kind for advice in advise(unsaid, {"figures"})] == ["attribution"]
