"""Whole numbers in as few bytes as they need (LEB128), one by one or many at once."""

import numpy as np
from numpy.typing import NDArray

_SHORT = [
    bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
    for number in range(1 << 12)
]


def encode_number(number: int) -> bytes:
    """Seven bits a byte, lowest first; the high bit says that more follow."""
    if number < len(_SHORT):
        return _SHORT[number]
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


def encoded_sizes(numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
    """In how many bytes each of many numbers below 2**28 is encoded."""
    sizes = np.ones(len(numbers), np.int64)
    largest = int(numbers.max(initial=0))
    for bits in (7, 14, 21):
        if largest >> bits:
            sizes += numbers >= 1 << bits
    return sizes


def encode_numbers(numbers: NDArray[np.uint32]) -> tuple[bytes, NDArray[np.int64]]:
    """Encode many numbers below 2**28; returns the bytes and where each number ends in them."""
    # Each number is spread over four bytes, of which those that it needs are kept.
    spread = numbers & 127
    kept = np.zeros((len(numbers), 4), bool)
    kept[:, 0] = True
    largest = int(numbers.max(initial=0))
    for position in range(1, 4):
        if largest >> (7 * position) == 0:
            break
        more = numbers >= 1 << (7 * position)
        kept[:, position] = more
        spread |= (numbers >> (7 * position) & 127) << (8 * position)
        spread |= more.astype(np.uint32) << (8 * position - 1)
    encoded = spread.astype("<u4").view(np.uint8).reshape(-1, 4)[kept]
    return encoded.tobytes(), np.cumsum(encoded_sizes(numbers))
