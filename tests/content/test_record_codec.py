"""A frozen record thaws into the same record."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import PLAIN
from newsarchive.content.record_codec import freeze, thaw
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.record import Figure, Record

Fields = st.SearchStrategy[dict[str, Any]]

texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=5)
slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
numbers = st.integers(0, 10**20).map(str) | st.floats(0, 1e6).map("{:.2f}".format)
days = st.dates(date(1900, 1, 1), date(2078, 12, 31)).map(str)
dates = days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])
addresses = slugs.map("https://{}.example/a".format)


def some(**fields: st.SearchStrategy[Any]) -> Fields:
    """Any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


def with_one(fields: Fields, **needed: st.SearchStrategy[Any]) -> Fields:
    return st.tuples(fields, st.fixed_dictionaries(needed)).map(lambda pair: pair[0] | pair[1])


def group(fields: Fields) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(fields, max_size=3)


citations = st.one_of(
    with_one(some(note=texts), id=slugs),
    with_one(some(issuer=texts, issued=dates, title=texts, note=texts), number=texts),
)
figures = st.one_of(
    with_one(
        some(of=numbers, qualifier=st.just("over"), scope=texts, period=texts, note=texts),
        label=texts, unit=texts, value=numbers,
    ),
    with_one(some(), label=texts, unit=texts, min=st.just("1"), max=st.just("2.5")),
)  # fmt: skip
FIELDS = {
    "title": texts,
    "title_basis": st.sampled_from(["page", "url", "supplied"]),
    "language": st.sampled_from(["vi", "en"]),
    "section": texts,
    "aliases": st.lists(slugs, max_size=2),
    "status": st.sampled_from(["published", "draft", "withdrawn"]),
    "published": dates | days.map("{}/..".format),
    "date_note": texts,
    "added": days,
    "province": texts,
    "province_basis": st.sampled_from(["stated", "unknown"]),
    "province_note": texts,
    "place": texts,
    "source_basis": st.sampled_from(["stated", "unknown"]),
    "source_note": texts,
    "url": addresses,
    "archived_url": addresses,
    "url_note": texts,
    "byline": texts,
    "event_date": dates,
    "republished_from": texts,
    "republishes": st.lists(slugs, max_size=2),
    "same_event_as": st.lists(slugs, max_size=2),
    "officials": group(with_one(some(role=texts), name=texts)),
    "organisations": st.lists(texts, max_size=2),
    "documents": group(citations),
    "figures": group(figures),
    "topics": st.lists(slugs, min_size=1, max_size=3),
    "summary": texts,
    "summary_en": texts,
    "note": texts,
    "corrections": group(with_one(some(), date=days, text=texts)),
}
records = some(**FIELDS).map(lambda fields: Record.model_validate(PLAIN | {"slug": "a"} | fields))


def test_every_field_is_tried() -> None:
    assert set(Record.model_fields) - set(FIELDS) == {
        "slug",
        "date_basis",
        "level",
        "source",
        "basis",
    }


@given(records)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    thawed = thaw(freeze(record))

    assert thawed == record
    assert repr(thawed) == repr(record)  # which tells 1 from 1.0, and a list from a tuple
    assert fingerprint(thawed) == fingerprint(record)
    assert thawed.model_dump_json() == record.model_dump_json()


@given(records)
def test_equal_records_have_equal_bytes(record: Record) -> None:
    again = record.model_copy(deep=True)
    assert freeze(again) == freeze(record) == freeze(thaw(freeze(record)))


def test_what_was_thawed_is_still_frozen() -> None:
    thawed = thaw(freeze(Record.model_validate(PLAIN | {"slug": "a"})))
    with pytest.raises(ValueError, match="frozen"):
        thawed.title = "khác"  # type: ignore[misc]


def test_a_kind_of_value_that_is_not_provided_for_is_refused() -> None:
    figure = Figure.model_construct(label="a", unit="b", value=object())
    record = Record.model_validate(PLAIN | {"slug": "a"})
    with pytest.raises(ValueError, match="unmarshallable"):
        freeze(record.model_copy(update={"figures": (figure,)}))
