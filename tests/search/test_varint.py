"""Numbers in as few bytes as they need."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.search.varint import encode_number, encode_numbers
from search.reading import Reader


@settings(deadline=None)
@given(st.integers(0, 2**60))
def test_number_is_read_back(number: int) -> None:
    reader = Reader(encode_number(number))
    assert reader.number() == number
    assert reader.done


@pytest.mark.parametrize(
    ("number", "size"), [(0, 1), (127, 1), (128, 2), (2**14 - 1, 2), (2**14, 3), (2**21, 4)]
)
def test_number_takes_no_more_bytes_than_it_needs(number: int, size: int) -> None:
    assert len(encode_number(number)) == size


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**28 - 1)))
def test_many_numbers_are_encoded_as_one_by_one(numbers: list[int]) -> None:
    encoded, ends = encode_numbers(np.array(numbers, np.uint32))
    each = [encode_number(number) for number in numbers]
    assert encoded == b"".join(each)
    assert ends.tolist() == np.cumsum([len(one) for one in each]).tolist()
