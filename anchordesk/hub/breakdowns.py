"""Sets members, or periods, side by side along one dimension of a template's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from anchordesk.hub.figures import HIDDEN, Figure, figure_of
from anchordesk.hub.picture import Grid, GridRow, Picture, margin_of
from anchordesk.hub.register import ReceivedReturn
from anchordesk.wire.published import Dims, Quantity, quantity_of
from anchordesk.wire.returns import Axis, TableLayout

PERIOD = "period"
"""The dimension that says which period a figure is of."""


@dataclass(frozen=True)
class Breakdown:
    """One dimension of a table, with everybody along the other one."""

    title: str
    axis: Axis
    fixed: Dims

    @property
    def places(self) -> tuple[Quantity, ...]:
        """What each category counts, in printing order."""
        return tuple(
            quantity_of({**self.fixed, self.axis.dimension: category.code})
            for category in self.axis.categories
        )

    def row(
        self, title: str, figures: Mapping[Quantity, Figure], *, is_margin: bool = False
    ) -> GridRow:
        """One row of figures along the dimension."""
        return GridRow(title, tuple(figures.get(at, HIDDEN) for at in self.places), is_margin)

    def grid(self, by: str, rows_title: str, rows: Iterable[GridRow]) -> Grid:
        """Rows along the dimension, as a table."""
        return Grid(
            name=f"{by}-{self.axis.dimension}",
            title=f"{self.title}: {self.axis.title} by {by}",
            rows_title=rows_title,
            columns_title=self.axis.title,
            columns=tuple(category.title for category in self.axis.categories),
            rows=tuple(rows),
            margin_column=margin_of(self.axis),
            dimensions=(by, self.axis.dimension),
        )


def breakdowns_of(tables: Iterable[TableLayout]) -> tuple[Breakdown, ...]:
    """The dimensions of these tables, each once for everything that is counted."""
    found: dict[tuple[str, Quantity], Breakdown] = {}
    for table in tables:
        for axis, other in ((table.columns, table.rows), (table.rows, table.columns)):
            if axis is not None and (other is None or margin_of(other) is not None):
                key = (axis.dimension, quantity_of(table.fixed))
                found.setdefault(key, Breakdown(table.title, axis, table.fixed))
    return tuple(found.values())


def by_organisation(picture: Picture, received: Sequence[ReceivedReturn]) -> tuple[Grid, ...]:
    """Each member's own figures over the network's sum, for who may read every return."""
    printed = [
        {place: figure_of(cell) for place, cell in one.content.published.by_quantity().items()}
        for one in received
    ]
    return tuple(
        breakdown.grid(
            "organisation",
            "Organisation",
            (
                *(
                    breakdown.row(one.organisation_name, figures)
                    for one, figures in zip(received, printed, strict=True)
                ),
                breakdown.row("All organisations", picture.sums, is_margin=True),
            ),
        )
        for breakdown in breakdowns_of(picture.tables)
    )


def over_time(pictures: Sequence[Picture]) -> tuple[Grid, ...]:
    """The network's sums of one template's periods, oldest first.

    A row says how many returns are in it: fewer returns are fewer people, not less success.
    """
    newest = tuple(
        replace(table, fixed=dict(in_any_period(table.fixed.items())))
        for table in pictures[-1].tables
    )
    sums = [{in_any_period(place): one.sums[place] for place in one.sums} for one in pictures]
    return tuple(
        breakdown.grid(
            PERIOD,
            "Period",
            (
                breakdown.row(_period_with_returns(one), figures)
                for one, figures in zip(pictures, sums, strict=True)
            ),
        )
        for breakdown in breakdowns_of(newest)
    )


def in_any_period(place: Iterable[tuple[str, str]]) -> Quantity:
    """What a figure counts, without the period that a return gives with each of its figures."""
    return frozenset(pair for pair in place if pair[0] != PERIOD)


def _period_with_returns(picture: Picture) -> str:
    returns = "1 return" if picture.returns == 1 else f"{picture.returns} returns"
    return f"{picture.period_title} ({returns})"
