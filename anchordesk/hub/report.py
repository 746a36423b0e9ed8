"""Figures of the hub as a file: what stands in it, and the plain form that any program reads."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime

from anchordesk.hub.picture import Grid

KEY = (
    "[c] means the figure is withheld, so that nobody can be recognised from a small count. "
    "A sum is printed only where every return prints the figure."
)
TWICE = "Somebody helped by two organisations is counted by both."

_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class Report:
    """Tables of the hub, with what a reader must know to use them.

    Attributes:
        file_name: Without the ending.
    """

    file_name: str
    title: str
    subtitle: str
    notes: tuple[str, ...]
    grids: tuple[Grid, ...]
    made: datetime


def csv_of(grids: tuple[Grid, ...]) -> bytes:
    """One line for each cell; withheld ones hold the symbol."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("table", "row", "column", "people"))
    for grid in grids:
        for row in grid.rows:
            for column, figure in zip(grid.columns, row.figures, strict=True):
                told = figure.text if figure.number is None else str(figure.number)
                writer.writerow((*map(no_formula, (grid.title, row.title, column)), told))
    # The byte order mark makes spreadsheets read the names as UTF-8.
    return text.getvalue().encode("utf-8-sig")


def no_formula(text: str) -> str:
    """Keep a spreadsheet from running a title that looks like a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
