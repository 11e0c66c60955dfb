"""The tile map: one square for each of the 63 provinces, shaded by number of reports."""

from dataclasses import dataclass
from math import log

from newsarchive.model.archive import Archive
from newsarchive.model.authority import Province

SHADES = 5


@dataclass(frozen=True)
class Tile:
    """A province on the map. ``shade`` is 0 (no report) to 5; rows and columns count from 1."""

    province: Province
    count: int
    shade: int
    row: int
    column: int


@dataclass(frozen=True)
class Shade:
    """One step of the legend: the numbers of reports that share a shade."""

    number: int
    low: int
    high: int


@dataclass(frozen=True)
class TileMap:
    """The map, its legend, and the groups that have no place on a map."""

    tiles: tuple[Tile, ...]
    legend: tuple[Shade, ...]
    unmapped: tuple[tuple[Province, int], ...]


def build_tile_map(archive: Archive) -> TileMap:
    """Count reports by province and shade them on a logarithmic scale of five steps."""
    counts = {
        province: len(archive.by_province.get(province.slug, ()))
        for province in archive.authorities.provinces
    }
    highest = max((n for province, n in counts.items() if province.mapped), default=0)
    tiles = tuple(
        Tile(p, n, shade_of(n, highest), int(p.grid_row) + 1, int(p.grid_col) + 1)
        for p, n in counts.items()
        if p.grid_row is not None and p.grid_col is not None
    )
    return TileMap(
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        legend=_legend(highest),
        unmapped=tuple((p, n) for p, n in counts.items() if not p.mapped and n),
    )


def shade_of(count: int, highest: int) -> int:
    """0 for none; 1 to 5 in equal ratios up to the highest count."""
    if count == 0:
        return 0
    if highest <= 1:
        return 1
    return min(SHADES, 1 + int((SHADES - 1) * log(count) / log(highest) + 1e-9))


def _legend(highest: int) -> tuple[Shade, ...]:
    ranges: dict[int, list[int]] = {}
    for count in range(1, highest + 1):
        ranges.setdefault(shade_of(count, highest), []).append(count)
    return tuple(Shade(number, counts[0], counts[-1]) for number, counts in ranges.items())
