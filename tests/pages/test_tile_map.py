"""The tile map: every province once, shaded by its number of reports."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import MakeArchive, MakeReport
from conftest import ROOT
from newsarchive.pages.tile_map import SHADES, build_tile_map, shade_of


def test_every_mapped_province_has_one_tile_in_reading_order(make_archive: MakeArchive) -> None:
    tiles = build_tile_map(make_archive()).tiles
    assert [tile.province.slug for tile in tiles] == [
        "ha-giang", "tuyen-quang", "son-la", "thua-thien-hue", "ho-chi-minh", "bac-lieu"
    ]  # fmt: skip
    assert (tiles[0].row, tiles[0].column) == (1, 4)
    assert {(tile.count, tile.shade) for tile in tiles} == {(0, 0)}


def test_tiles_count_reports_and_the_rest_is_listed(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    unknown = {"province": "Chưa rõ", "province_basis": "unknown"}
    tile_map = build_tile_map(
        make_archive(
            make_report("a"),
            make_report("b"),
            make_report("c", province="Hà Giang"),
            make_report("d", **unknown),
            make_report("e", status="draft"),
        )
    )
    counts = {tile.province.slug: (tile.count, tile.shade) for tile in tile_map.tiles}
    assert counts["son-la"] == (2, SHADES)
    assert counts["ha-giang"] == (1, 1)
    assert counts["bac-lieu"] == (0, 0)
    assert [(p.slug, n) for p, n in tile_map.unmapped] == [("chua-ro", 1)]


def test_the_real_map_has_63_squares_and_none_twice() -> None:
    with (ROOT / "content/data/provinces.csv").open(encoding="utf-8", newline="") as file:
        squares = [
            (row["grid_row"], row["grid_col"]) for row in csv.DictReader(file) if row["grid_row"]
        ]
    assert len(squares) == len(set(squares)) == 63


@given(st.integers(1, 100_000), st.data())
def test_more_reports_are_never_shaded_lighter(highest: int, data: st.DataObject) -> None:
    fewer, more = sorted(data.draw(st.integers(0, highest)) for _ in range(2))
    assert 0 <= shade_of(fewer, highest) <= shade_of(more, highest) <= SHADES
    assert (shade_of(fewer, highest) == 0) == (fewer == 0)
    assert shade_of(highest, highest) == (SHADES if highest > 1 else 1)


@pytest.mark.parametrize("reports", [1, 2, 7, 40])
def test_the_legend_covers_every_count_once(
    reports: int, make_report: MakeReport, make_archive: MakeArchive
) -> None:
    tile_map = build_tile_map(make_archive(*(make_report(f"bai-{n}") for n in range(reports))))
    covered = [n for step in tile_map.legend for n in range(step.low, step.high + 1)]
    assert covered == list(range(1, reports + 1))
    shade = {n: step.number for step in tile_map.legend for n in range(step.low, step.high + 1)}
    assert all(tile.shade == shade.get(tile.count, 0) for tile in tile_map.tiles)


def test_an_empty_archive_has_no_legend(make_archive: MakeArchive) -> None:
    assert build_tile_map(make_archive()).legend == ()
