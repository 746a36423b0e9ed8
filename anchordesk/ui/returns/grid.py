"""A return's tables as grids of words; a hidden number is words as well, never a figure."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_document import HIDDEN, DocumentTable, figure_text
from anchordesk.services.return_layout import median_rows
from anchordesk.ui.words import translate
from anchordesk.wire.published import Quantity


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell.

    Attributes:
        quantity: What it counts.
        reason: Why its number is hidden; empty where it is printed.
    """

    words: str
    quantity: Quantity
    reason: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether the number is hidden."""
        return bool(self.reason)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its heading and its cells."""

    title: str
    cells: tuple[GridCell, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """One table."""

    title: str
    row_heading: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]

    @property
    def hidden(self) -> int:
        """How many of its cells are hidden."""
        return sum(cell.is_hidden for row in self.rows for cell in row.cells)


def grids_of(prepared: PreparedReturn) -> tuple[Grid, ...]:
    """Return the tables of a return, with the reason of each hidden number."""
    found = []
    tables = iter(prepared.document.tables)
    for layout in prepared.message.tables:
        columns = (None,) if layout.columns is None else layout.columns.categories
        places = [
            [layout.quantity_at(row, column) for column in columns]
            for row in layout.rows.categories
        ]
        found.append(_grid(prepared, next(tables), places))
        medians = [[place] for _row, place in median_rows(layout)]
        if medians:
            found.append(_grid(prepared, next(tables), medians))
    return tuple(found)


def _grid(prepared: PreparedReturn, table: DocumentTable, places: list[list[Quantity]]) -> Grid:
    return Grid(
        title=table.title,
        row_heading=table.row_heading,
        columns=table.columns,
        rows=tuple(
            GridRow(
                row.title,
                tuple(
                    GridCell(HIDDEN, place, _reason(prepared, place, of_pay=table.of_pay))
                    if value is None
                    else GridCell(figure_text(value, of_pay=table.of_pay), place)
                    for value, place in zip(row.values, row_places, strict=True)
                ),
                row.is_total,
            )
            for row, row_places in zip(table.rows, places, strict=True)
        ),
    )


def _reason(prepared: PreparedReturn, quantity: Quantity, *, of_pay: bool) -> str:
    if of_pay and prepared.message.figures().get(quantity) is not None:
        return translate(
            "returns",
            "No median is shown: too few people are behind it, or a few people or employers could "
            "be told from it.",
        )
    known = prepared.reasons.get(quantity)
    if known is not None:
        return translate("returns", known.words)
    # An approved return keeps no reasons: they would tell which numbers were small.
    return translate(
        "returns",
        "Hidden to protect people: it is small, or a small number could be worked out from it.",
    )
