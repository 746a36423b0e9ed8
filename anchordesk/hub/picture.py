"""Lays published tables out for readers, and sums them over the members of the network.

A network sum is printed only where every counted return prints that cell as an exact figure, and
is withheld everywhere else. So each sum is a function of figures that are published already: who
reads the sums and all returns learns nothing that the returns alone did not tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from anchordesk.hub.figures import HIDDEN, Figure, exact, figure_of, of_pay
from anchordesk.hub.picture_audit import withhold_what_tells
from anchordesk.wire.published import MARGIN, PublishedCell, Quantity
from anchordesk.wire.returns import Axis, Category, Return, TableLayout


@dataclass(frozen=True)
class GridRow:
    """One row of a printed table."""

    title: str
    figures: tuple[Figure, ...]
    is_margin: bool


@dataclass(frozen=True)
class Grid:
    """One printed table.

    Attributes:
        columns_title: Empty where there is one axis only.
        margin_column: Which column is the total of the others, if one is.
        dimensions: What its rows and columns go by.
    """

    name: str
    title: str
    rows_title: str
    columns_title: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    margin_column: int | None = None
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """The network's sum for one template version and period.

    Attributes:
        tables: How the sums are laid out, with the rows and columns of all members.
        sums: What is printed, by what it counts; every sum that a page shows is one of these.
        parts: What a printed sum of categories is made of, by its dimension and code, where every
            return says the same.
    """

    template_title: str
    period: str
    period_title: str
    returns: int
    tables: tuple[TableLayout, ...]
    sums: Mapping[Quantity, Figure]
    parts: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The sums as tables."""
        return tuple(laid_out(table, self.sums) for table in self.tables)


def grids_of(content: Return) -> tuple[Grid, ...]:
    """One return's tables, exactly as published, each followed by the medians beside it."""
    cells = content.published.by_quantity()
    figures = {quantity: figure_of(cell) for quantity, cell in cells.items()}
    pay = {median.quantity: of_pay(median.pence) for median in content.published.medians}
    return tuple(
        grid
        for table in content.tables
        for grid in (laid_out(table, figures), *_medians(table, pay))
    )


def network_picture(counted: Sequence[Return]) -> Picture:
    """Sum the returns of one template version and period, one for each organisation.

    Members may have categories of their own (wards, say): rows and columns are joined, and a cell
    that is not in every return is withheld, since its sum over the network is not known.
    """
    published = [content.published.by_quantity() for content in counted]
    figures: dict[Quantity, Figure] = {}
    for quantity in {place for cells in published for place in cells}:
        figures[quantity] = _sum(cells.get(quantity) for cells in published)
    first = counted[0]
    return Picture(
        template_title=first.template_title,
        period=first.period,
        period_title=first.period_title,
        returns=len(counted),
        tables=_joined_tables(counted),
        sums=withhold_what_tells(figures, counted),
        parts=_parts(counted),
    )


def _parts(counted: Sequence[Return]) -> dict[tuple[str, str], frozenset[str]]:
    stated = [
        {
            (dimension, parent): frozenset(children)
            for dimension, totals in content.published.totals.items()
            for parent, children in totals
            if parent != MARGIN
        }
        for content in counted
    ]
    return {
        key: parts
        for key, parts in stated[0].items()
        if all(other.get(key) == parts for other in stated)
    }


def _sum(cells: Iterable[PublishedCell | None]) -> Figure:
    total = 0
    for cell in cells:
        if cell is None or not isinstance(cell.value, int):
            return HIDDEN
        total += cell.value
    return exact(total)


def laid_out(table: TableLayout, figures: Mapping[Quantity, Figure]) -> Grid:
    """One table with its figures; a place without one is withheld."""
    columns = (None,) if table.columns is None else table.columns.categories
    return Grid(
        name=table.name,
        title=table.title,
        rows_title=table.rows.title,
        columns_title="" if table.columns is None else table.columns.title,
        columns=tuple("People" if column is None else column.title for column in columns),
        margin_column=None if table.columns is None else margin_of(table.columns),
        dimensions=tuple(
            axis.dimension for axis in (table.rows, table.columns) if axis is not None
        ),
        rows=tuple(
            GridRow(
                title=row.title,
                # A joined table may have places that no single return has.
                figures=tuple(
                    figures.get(table.quantity_at(row, column), HIDDEN) for column in columns
                ),
                is_margin=row.code == MARGIN,
            )
            for row in table.rows.categories
        ),
    )


def _medians(table: TableLayout, pay: Mapping[Quantity, Figure]) -> Iterator[Grid]:
    """The medians of pay at the places of a table, as one column; nothing where it has none."""
    columns = (None,) if table.columns is None else table.columns.categories
    rows = table.rows.categories
    for column in columns:
        places = [table.quantity_at(row, column) for row in rows]
        if not any(place in pay for place in places):
            continue
        yield Grid(
            name=f"{table.name}_median",
            title=f"{table.title}: median",
            rows_title=table.rows.title,
            columns_title="",
            columns=("Median pay an hour",),
            rows=tuple(
                GridRow(row.title, (pay.get(place, HIDDEN),), row.code == MARGIN)
                for row, place in zip(rows, places, strict=True)
                if column is not None or place in pay
            ),
        )


def margin_of(axis: Axis) -> int | None:
    """Where the total of an axis stands among its categories; None if it has none."""
    codes = [category.code for category in axis.categories]
    return codes.index(MARGIN) if MARGIN in codes else None


def _joined_tables(counted: Sequence[Return]) -> tuple[TableLayout, ...]:
    joined: dict[object, TableLayout] = {}
    for content in counted:
        for table in content.tables:
            same = (
                table.name,
                table.rows.dimension,
                table.columns and table.columns.dimension,
                frozenset(table.fixed.items()),
            )
            before = joined.get(same)
            joined[same] = table if before is None else _join(before, table)
    return tuple(joined.values())


def _join(one: TableLayout, other: TableLayout) -> TableLayout:
    columns = one.columns
    if one.columns is not None and other.columns is not None:
        columns = _join_axes(one.columns, other.columns)
    return TableLayout(one.name, one.title, _join_axes(one.rows, other.rows), columns, one.fixed)


def _join_axes(one: Axis, other: Axis) -> Axis:
    categories: dict[str, Category] = {}
    for category in (*one.categories, *other.categories):
        categories.setdefault(category.code, category)
    margin = categories.pop(MARGIN, None)
    ordered = (*categories.values(), *(() if margin is None else (margin,)))
    return Axis(one.dimension, one.title, ordered)
