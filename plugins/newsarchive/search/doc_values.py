"""What results are filtered, counted and sorted by: one number a report in each column."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from newsarchive.model.dates import PartialDate
from newsarchive.model.record import Level
from newsarchive.model.report import Report

EPOCH = date(1900, 1, 1)
"""The earliest day a record may have; two bytes reach from there to 2079."""
PRECISIONS = ("day", "month", "year")
LEVELS: tuple[str, ...] = get_args(Level)


def build_columns(
    reports: Sequence[Report], provinces: list[str], sources: list[str], topics: list[str]
) -> bytes:
    """Columns one after the other, each number cut into planes of one byte, lowest first.

    The order and the number of planes: province 1, source 2, level 1, precision 1 (twice
    its place in PRECISIONS, and 1 more for an open interval), earliest day since EPOCH 2,
    topics as a bit set (one plane for eight topics).
    """
    province_of, source_of, level_of = map(_numbered, (provinces, sources, LEVELS))
    bit_of = {topic: 1 << number for topic, number in _numbered(topics).items()}
    planes = [
        *_planes([province_of[r.province.slug] for r in reports], 1),
        *_planes([source_of[r.source.slug] for r in reports], 2),
        *_planes([level_of[r.record.level] for r in reports], 1),
        *_planes([_precision(r.record.published) for r in reports], 1),
        *_planes([r.day - EPOCH.toordinal() for r in reports], 2),
        *_planes(
            [sum([bit_of[topic.key] for topic in r.topics]) for r in reports],
            -(-len(topics) // 8),
        ),
    ]
    return b"".join(planes)


def _numbered(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _precision(published: PartialDate) -> int:
    return 2 * PRECISIONS.index(published.precision) + published.open_ended


def _planes(numbers: list[int], count: int) -> list[bytes]:
    if numbers and (min(numbers) < 0 or max(numbers) >> (8 * count)):
        raise OverflowError(f"a column of {count} byte(s) cannot hold {max(numbers)}")
    held = b"".join([number.to_bytes(count, "little") for number in numbers])
    return [held[at::count] for at in range(count)]
