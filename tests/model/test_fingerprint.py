"""Equal values have equal fingerprints, others have others."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import MakeReport
from newsarchive.model.fingerprint import SIZE, fingerprint

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=8,
)


@dataclass(frozen=True)
class Point:
    x: object
    y: object


@dataclass(frozen=True)
class Place:
    x: object
    y: object


@dataclass(frozen=True)
class Nothing:
    pass


@given(plain, plain)
def test_values_that_read_differently_differ(one: object, other: object) -> None:
    same = repr(one) == repr(other)
    assert (fingerprint(one) == fingerprint(other)) == same
    assert len(fingerprint(one)) == SIZE
    # And also where not everything is plain.
    assert (fingerprint(Point(one, ())) == fingerprint(Point(other, ()))) == same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((1,), ("1",)),
        ((True,), (1,)),
        (([], []), ([[]],)),
        (({"a": 1, "b": 2},), ({"b": 2, "a": 1},)),
        (({"a": 1, "b": Point(1, 2)},), ({"b": Point(1, 2), "a": 1},)),
        ((Nothing(),), (None,)),
        ((Point(1, 2),), (Place(1, 2),)),
        ((Point(1, None),), (Point(None, 1),)),
        ((date(2026, 11, 22),), (date(2026, 11, 23),)),
        ((None,), ()),
    ],
)
def test_these_differ(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert fingerprint(*one) != fingerprint(*other)


def test_a_set_has_no_order() -> None:
    assert list({0, 8}) != list({8, 0})  # as they happen to lie
    assert fingerprint({0, 8}) == fingerprint({8, 0})
    one, other = Point(0, 8), Point(8, 0)
    assert fingerprint({0, 8, one, other}) == fingerprint({other, one, 8, 0})
    assert fingerprint({one}) != fingerprint({other})


def test_what_cannot_be_looked_into_is_refused() -> None:
    with pytest.raises(TypeError, match="function has no fingerprint"):
        fingerprint([test_a_set_has_no_order])


def test_a_reports_covers_account_and_record(make_report: MakeReport) -> None:
    prints = {
        make_report(**changes).fingerprint
        for changes in ({}, {"account": "Khác"}, {"title": "Khác"}, {"province": "Hà Giang"})
    }
    assert len(prints) == 4
    assert make_report().fingerprint == make_report().fingerprint
