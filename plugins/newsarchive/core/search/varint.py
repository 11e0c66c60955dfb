"""Whole numbers in as few bytes as they need (LEB128), one by one or many at once."""

import numpy as np
from numpy.typing import NDArray

_ONE_BYTE = [bytes([number]) for number in range(128)]


def encode_number(number: int) -> bytes:
    """Seven bits a byte, lowest first; the high bit says that more follow."""
    if number < 128:
        return _ONE_BYTE[number]
    encoded = bytearray()
    while number > 127:
        encoded.append(number & 127 | 128)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def encode_numbers(numbers: NDArray[np.uint32]) -> tuple[bytes, NDArray[np.int64]]:
    """Encode many numbers below 2**28; returns the bytes and where each number ends in them."""
    sizes = np.ones(len(numbers), np.int64)
    for bits in (7, 14, 21):
        sizes += numbers >= (1 << bits)
    ends = np.cumsum(sizes)
    encoded = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    starts = ends - sizes
    for position in range(4):
        wanted = sizes > position
        value = numbers[wanted] >> (7 * position)
        more = (sizes[wanted] > position + 1).astype(np.uint32) << 7
        encoded[starts[wanted] + position] = (value & 127 | more).astype(np.uint8)
    return encoded.tobytes(), ends
