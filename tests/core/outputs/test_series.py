"""A file renewed from a former one is as if it were made anew."""

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.core.outputs.series import Former, Frame, compose

KEYS = st.lists(st.binary(min_size=1, max_size=1), unique=True)
HEADS = st.binary(max_size=3)


def parts(key: bytes) -> tuple[bytes, ...]:
    return b"<" + key * (key[0] % 4) + b">", key if key[0] % 2 else b""


def frames(head: bytes) -> list[Frame]:
    return [Frame("a", b"head" + head, b",\n", b"tail"), Frame("b", head, b"", b"")]


@given(KEYS, HEADS, KEYS, HEADS)
def test_it_makes_no_difference_what_a_file_is_made_from(
    before: list[bytes], head_before: bytes, keys: list[bytes], head: bytes
) -> None:
    files, composition = compose(frames(head_before), before, lambda n: parts(before[n]))
    former = Former(composition, [file.content for file in files])
    told: list[bytes] = []

    def make(number: int) -> tuple[bytes, ...]:
        told.append(keys[number])
        return parts(keys[number])

    renewed = compose(frames(head), keys, make, former)
    assert renewed == compose(frames(head), keys, lambda n: parts(keys[n]))
    assert set(told) == set(keys) - set(before)


def test_parts_stand_between_head_and_tail() -> None:
    files, _ = compose(frames(b"1"), [b"a", b"b"], lambda n: parts([b"a", b"b"][n]))
    assert [(file.path, file.content) for file in files] == [
        ("a", b"head1<a>,\n<bb>tail"),
        ("b", b"1a"),
    ]
