"""Lays a return's tables out as CSV: one figure a row, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io

from anchordesk.domain.formula_guard import inert
from anchordesk.services.return_document import HIDDEN, DocumentTable, ReturnDocument

HEADER = ("Table", "Row group", "Column group", "People", "Status")


def tidy_csv(document: ReturnDocument) -> bytes:
    """Return the CSV file: table, row group, column group, people, shown or hidden.

    Totals are rows like any other. A hidden figure is [c]. The title of each table of a sample
    return says that it is one, because a CSV file has no place for a banner.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for table in document.tables:
        title = f"{table.title} (sample data)" if document.sample else table.title
        writer.writerows(_rows(table, title))
    return text.getvalue().encode("utf-8-sig")


def _rows(table: DocumentTable, title: str) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            inert(title),
            inert(row.title),
            inert(column),
            HIDDEN if value is None else str(value),
            "hidden" if value is None else "shown",
        )
        for row in table.rows
        for column, value in zip(table.columns, row.values, strict=True)
    ]
