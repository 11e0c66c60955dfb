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


def decode_number(encoded: bytes, at: int) -> tuple[int, int]:
    """The number that begins at a place, and the place after it."""
    number, shift = 0, 0
    while True:
        byte = encoded[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def decode_numbers(encoded: bytes) -> NDArray[np.int64]:
    """All the numbers that some bytes hold; each is below 2**28."""
    codes = np.frombuffer(encoded, np.uint8)
    ends = np.flatnonzero(codes < 128)
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    numbers = np.zeros(len(ends), np.int64)
    for position in range(4):
        places = starts + position
        held = places <= ends
        numbers[held] |= (codes[places[held]].astype(np.int64) & 127) << (7 * position)
    return numbers


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
