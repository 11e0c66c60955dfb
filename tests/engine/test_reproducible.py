"""The same content gives the same bytes, wherever and whenever it is built."""

from pathlib import Path

import pytest

from conftest import ARCHIVE, SITE, Build, build

ANOTHER_DAY = """
import datetime, time
_ago = 400 * 24 * 3600
_time = time.time
time.time = lambda: _time() + _ago
class _Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
class _Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.date, datetime.datetime = _Date, _Datetime
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles"},
        {"LC_ALL": "C", "LANG": "C"},
    ],
    ids=["hash seed", "time zone", "no locale"],
)
def test_two_builds_are_byte_identical(
    environment: dict[str, str], small_site: Build, tmp_path: Path
) -> None:
    again = build(SITE, tmp_path / "output", environment=environment, archive=ARCHIVE)

    assert again.files() == small_site.files()


def test_a_build_on_another_day_is_byte_identical(small_site: Build, tmp_path: Path) -> None:
    """The clock is moved by 400 days for the whole process, before anything is imported."""
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY)

    later = build(
        SITE,
        tmp_path / "output",
        environment={"PYTHONPATH": f"{tmp_path}:plugins"},
        archive=ARCHIVE,
    )

    assert later.code == 0, later.stderr
    assert later.files() == small_site.files()


def test_the_order_of_files_on_disk_does_not_matter(
    content: Path, small_site: Build, tmp_path: Path
) -> None:
    for record in sorted(content.glob("articles/*/*.md"), reverse=True):
        text = record.read_bytes()
        record.unlink()
        record.write_bytes(text)

    assert build(content, tmp_path / "output", archive=ARCHIVE).files() == small_site.files()
