"""A map of wards as tiles of one size, near where the wards are; it needs no internet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sqrt

from anchordesk.domain.ward_places import WardPlace
from anchordesk.hub.figures import Figure

TILE_WIDTH, TILE_HEIGHT, GAP = 132, 64, 6
LONGEST_NAME = 16
BAR_ROOM = TILE_WIDTH - 16


@dataclass(frozen=True)
class Tile:
    """One ward: its name, its figure, and a bar; `bar` is 0 where the figure is withheld."""

    column: int
    row: int
    name: str
    figure: Figure
    bar: int

    @property
    def x(self) -> int:
        """The left side, in pixels."""
        return self.column * (TILE_WIDTH + GAP)

    @property
    def y(self) -> int:
        """The upper side, in pixels."""
        return self.row * (TILE_HEIGHT + GAP)

    @property
    def short_name(self) -> str:
        """The name as far as there is room; the table has it whole."""
        too_long = len(self.name) > LONGEST_NAME
        return f"{self.name[: LONGEST_NAME - 1]}…" if too_long else self.name


@dataclass(frozen=True)
class TileMap:
    """Tiles, no two in one place."""

    tiles: tuple[Tile, ...]

    @property
    def width(self) -> int:
        """In pixels."""
        return max(tile.x for tile in self.tiles) + TILE_WIDTH

    @property
    def height(self) -> int:
        """In pixels."""
        return max(tile.y for tile in self.tiles) + TILE_HEIGHT


def tile_map(wards: Sequence[WardPlace], figures: Mapping[str, Figure]) -> TileMap | None:
    """Lay out the wards that have a figure; None if there is none.

    Args:
        wards: Where they are.
        figures: By the ward's name as it stands in `wards`.
    """
    shown = sorted((ward for ward in wards if ward.name in figures), key=lambda ward: ward.name)
    if not shown:
        return None
    most = max(figures[ward.name].number or 0 for ward in shown)
    return TileMap(
        tuple(
            Tile(
                column,
                row,
                ward.name,
                figures[ward.name],
                (figures[ward.name].number or 0) * BAR_ROOM // max(most, 1),
            )
            for ward, (column, row) in _placed(shown).items()
        )
    )


def _placed(wards: Sequence[WardPlace]) -> dict[WardPlace, tuple[int, int]]:
    """Each ward in the free cell nearest to where it is, those in the middle first."""
    side = ceil(sqrt(len(wards) * 1.4))
    middle = sum(ward.latitude for ward in wards) / len(wards)
    east = {ward: ward.longitude * cos(radians(middle)) for ward in wards}
    north = {ward: ward.latitude for ward in wards}
    span = max(
        max(east.values()) - min(east.values()), max(north.values()) - min(north.values()), 1e-9
    )
    wanted = {
        ward: (
            (east[ward] - min(east.values())) / span * (side - 1),
            (max(north.values()) - north[ward]) / span * (side - 1),
        )
        for ward in wards
    }
    centre = (side - 1) / 2
    order = sorted(
        wards,
        key=lambda ward: (
            (wanted[ward][0] - centre) ** 2 + (wanted[ward][1] - centre) ** 2,
            ward.name,
        ),
    )
    free = {(column, row) for column in range(side) for row in range(side)}
    placed: dict[WardPlace, tuple[int, int]] = {}
    for ward in order:
        x, y = wanted[ward]
        cell = min(free, key=lambda at: ((at[0] - x) ** 2 + (at[1] - y) ** 2, at))
        free.remove(cell)
        placed[ward] = cell
    left, top = min(at[0] for at in placed.values()), min(at[1] for at in placed.values())
    return {ward: (at[0] - left, at[1] - top) for ward, at in placed.items()}
