"""What results are filtered, counted and sorted by."""

from datetime import date, timedelta

import pytest

from archives import MakeReport
from newsarchive.model.report import Report
from newsarchive.search.doc_values import EPOCH, LEVELS, PRECISIONS, build_columns

PROVINCES = ["ha-giang", "son-la"]
SOURCES = [f"nguon-{n}" for n in range(300)] + ["bao-thu"]
TOPICS = [f"chu-de-{n}" for n in range(8)] + ["hoi-nghi", "tap-huan"]


def columns(*reports: Report) -> dict[str, list[int]]:
    """Read the planes back."""
    content = build_columns(reports, PROVINCES, SOURCES, TOPICS)
    sizes = {"province": 1, "source": 2, "level": 1, "precision": 1, "day": 2, "topics": 2}
    assert len(content) == len(reports) * sum(sizes.values())
    found, at, count = {}, 0, len(reports)
    for name, planes in sizes.items():
        parts = [content[at + p * count : at + (p + 1) * count] for p in range(planes)]
        found[name] = [
            int.from_bytes(bytes(digits), "little") for digits in zip(*parts, strict=True)
        ]
        at += planes * count
    return found


def test_columns_hold_what_the_reports_say(make_report: MakeReport) -> None:
    read = columns(
        make_report("a", published="2023-03-21", topics=["hoi-nghi", "tap-huan"]),
        make_report("b", province="Hà Giang", level="district"),
    )
    assert read["province"] == [1, 0]
    assert read["source"] == [300, 300]
    assert [LEVELS[n] for n in read["level"]] == ["province", "district"]
    assert read["topics"] == [0b11 << 8, 0b01 << 8]
    assert EPOCH + timedelta(read["day"][0]) == date(2023, 3, 21)


@pytest.mark.parametrize(
    ("published", "first", "precision", "is_open"),
    [
        ("2023-03-21", date(2023, 3, 21), "day", False),
        ("2023-03", date(2023, 3, 1), "month", False),
        ("2023", date(2023, 1, 1), "year", False),
        ("2022-12-29/..", date(2022, 12, 29), "day", True),
        ("2022/..", date(2022, 1, 1), "year", True),
        ("1900", date(1900, 1, 1), "year", False),
    ],
)
def test_dates_keep_their_beginning_and_precision(
    published: str, first: date, precision: str, is_open: bool, make_report: MakeReport
) -> None:
    read = columns(make_report(published=published))
    assert EPOCH + timedelta(read["day"][0]) == first
    assert PRECISIONS[read["precision"][0] >> 1] == precision
    assert read["precision"][0] & 1 == is_open


def test_number_too_large_for_its_column_is_refused(make_report: MakeReport) -> None:
    many = [f"tinh-{n}" for n in range(256)]
    with pytest.raises(OverflowError, match="1 byte"):
        build_columns([make_report()], [*many, "son-la"], ["bao-thu"], TOPICS)


def test_no_reports_make_no_bytes() -> None:
    assert build_columns([], PROVINCES, SOURCES, TOPICS) == b""
