"""How many residents of each member look for work, at the least, as published returns tell it.

Only printed figures are read. A withheld one counts as nobody, so every number here is a lower
bound that anybody could work out with the returns in hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from uuid import UUID

from anchordesk.domain.ward_places import NOT_ON_A_LIST
from anchordesk.hub.figures import figure_of
from anchordesk.hub.picture import margin_of
from anchordesk.hub.register import ReceivedReturn
from anchordesk.wire.published import MARGIN, PublishedCell, Quantity
from anchordesk.wire.returns import Axis, Category, TableLayout

WARD = "ward"
SECTOR, HOSPITALITY = "sector_left", "hospitality"
LOOKING = {
    "stage_group": ("getting_ready", "training", "applying"),
    "outcome": ("none",),
    "job_quality": ("no_job",),
}
"""The categories of people who have no job by the pathway yet, by dimension."""


class Detail(IntEnum):
    """What a return tells of where people are and whether they look for work; more is better."""

    LOOKING = 1
    BY_WARD = 2
    LOOKING_FROM_HOSPITALITY = 3
    LOOKING_BY_WARD = 4


@dataclass(frozen=True)
class SupplyPart:
    """One printed figure that is counted; `at_least` is 0 where it is withheld."""

    quantity: Quantity
    title: str
    shown: str
    at_least: int


@dataclass(frozen=True)
class Supply:
    """The residents of one member, in one ward if the return tells wards.

    Attributes:
        digest: Of the return that all parts stand in.
        ward: As the return names it; empty where it tells none.
        detail: How much the return tells.
    """

    organisation: UUID
    organisation_name: str
    digest: str
    template_title: str
    period_title: str
    detail: Detail
    ward: str
    parts: tuple[SupplyPart, ...]

    @cached_property
    def at_least(self) -> int:
        """The fewest people that the printed figures allow."""
        return sum(part.at_least for part in self.parts)

    @property
    def withheld(self) -> int:
        """How many figures are withheld, and so count as nobody."""
        return sum(part.at_least == 0 and part.shown == "[c]" for part in self.parts)


def supplies_of(counted: Iterable[ReceivedReturn]) -> tuple[Supply, ...]:
    """Of each member the one return that tells most, the newest of those.

    One return and not the sum of several: the same people stand in all of a member's returns.
    """
    best: dict[UUID, tuple[tuple[int, str, int], ReceivedReturn, _Reading]] = {}
    for received in sorted(counted, key=_newness, reverse=True):
        organisation = received.content.head.organisation
        known = best.get(organisation)
        if known is not None and known[0][0] == max(Detail):
            continue  # An older return cannot tell more.
        reading = _told_by(received)
        if reading is None:
            continue
        rank = (int(reading[0]), *_newness(received))
        if known is None or known[0] < rank:
            best[organisation] = (rank, received, reading)
    return tuple(
        _supply(received, detail, ward, parts)
        for _, received, (detail, wards) in best.values()
        for ward, parts in wards
    )


def _newness(received: ReceivedReturn) -> tuple[str, int]:
    return received.content.period, received.content.template_version


def lowest_of(cell: PublishedCell | None) -> int:
    """The fewest people that one printed figure allows."""
    if cell is None:
        return 0
    if isinstance(cell.value, int):
        return cell.value
    return cell.lo if isinstance(cell.lo, int) else 0


_Places = list[tuple[Quantity, str]]
_Reading = tuple[Detail, list[tuple[str, _Places]]]


def _told_by(received: ReceivedReturn) -> _Reading | None:
    """How a return can be read to tell most; of two tables that tell the same, the first."""
    best: _Reading | None = None
    totals = received.content.published.totals
    for table in received.content.tables:
        sums = {parent for at in _axes(table) for parent, _ in totals.get(at.dimension, ())}
        for reading in _readings(table, sums):
            if reading[1] and (best is None or best[0] < reading[0]):
                best = reading
    return best


def _readings(table: TableLayout, sums: set[str]) -> Iterator[_Reading]:
    """How one table can be read: by ward, by who looks for work (from hospitality), or by both."""
    axes = _axes(table)
    ward = next((axis for axis in axes if axis.dimension == WARD), None)
    looking = next((axis for axis in axes if axis.dimension in LOOKING), None)
    if ward is not None and looking is not None:
        yield (
            Detail.LOOKING_BY_WARD,
            [
                (place.title, [_place(table, (place, stage)) for stage in _looking(looking)])
                for place in _parts(ward, sums)
            ],
        )
    elif ward is not None and _others_have_totals(axes, ward):
        yield (
            Detail.BY_WARD,
            [(place.title, [_place(table, (place,))]) for place in _parts(ward, sums)],
        )
    elif looking is not None and (leaving := _leaving_hospitality(axes)) is not None:
        yield (
            Detail.LOOKING_FROM_HOSPITALITY,
            [("", [_place(table, (leaving, stage)) for stage in _looking(looking)])],
        )
    elif looking is not None and _others_have_totals(axes, looking):
        yield (
            Detail.LOOKING,
            [("", [_place(table, (stage,)) for stage in _looking(looking)])],
        )


def _place(table: TableLayout, at: Sequence[Category]) -> tuple[Quantity, str]:
    """What the cell at these categories counts, the other axis taken as its total."""
    chosen = (next((c for c in at if c in axis.categories), None) for axis in _axes(table))
    filled = [one or Category(MARGIN, "") for one in chosen]
    quantity = table.quantity_at(filled[0], filled[1] if len(filled) > 1 else None)
    return quantity, at[-1].title


def _axes(table: TableLayout) -> tuple[Axis, ...]:
    return tuple(axis for axis in (table.rows, table.columns) if axis is not None)


def _parts(axis: Axis, sums: set[str]) -> tuple[Category, ...]:
    """The wards: no sum of others, and not those of whom no ward is known."""
    return tuple(one for one in axis.categories if one.code not in {MARGIN, NOT_ON_A_LIST, *sums})


def _looking(axis: Axis) -> tuple[Category, ...]:
    return tuple(c for c in axis.categories if c.code in LOOKING[axis.dimension])


def _leaving_hospitality(axes: Sequence[Axis]) -> Category | None:
    found = (one for axis in axes if axis.dimension == SECTOR for one in axis.categories)
    return next((one for one in found if one.code == HOSPITALITY), None)


def _others_have_totals(axes: Sequence[Axis], axis: Axis) -> bool:
    return all(other is axis or margin_of(other) is not None for other in axes)


def _supply(received: ReceivedReturn, detail: Detail, ward: str, places: _Places) -> Supply:
    content = received.content
    cells = content.published.by_quantity()
    return Supply(
        organisation=content.head.organisation,
        organisation_name=received.organisation_name,
        digest=received.digest,
        template_title=content.template_title,
        period_title=content.period_title,
        detail=detail,
        ward=ward,
        parts=tuple(
            SupplyPart(
                quantity, title, figure_of(cells.get(quantity)).text, lowest_of(cells.get(quantity))
            )
            for quantity, title in places
        ),
    )
