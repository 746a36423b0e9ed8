"""Lays a return's tables out as CSV: one figure a row, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from anchordesk.domain.formula_guard import inert
from anchordesk.services.return_document import (
    HIDDEN,
    DocumentTable,
    ReturnDocument,
)

HEADER = ("Table", "Row group", "Column group", "People", "Status")
PAY = "Pounds an hour"


def header_of(document: ReturnDocument) -> tuple[str, ...]:
    """Return the headings: pay has a column of its own, in returns that have any."""
    pays = any(table.of_pay for table in document.tables)
    return (*HEADER[:-1], PAY, HEADER[-1]) if pays else HEADER


def tidy_csv(document: ReturnDocument) -> bytes:
    """Return the CSV file: table, row group, column group, people, shown or hidden.

    Totals are rows like any other. A hidden figure is [c]. The title of each table of a sample
    return says that it is one, because a CSV file has no place for a banner.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    header = header_of(document)
    writer.writerow(header)
    for table in document.tables:
        title = f"{table.title} (sample data)" if document.sample else table.title
        writer.writerows(
            tuple(record.get(heading, "") for heading in header)
            for record in _records(table, title)
        )
    return text.getvalue().encode("utf-8-sig")


def _records(table: DocumentTable, title: str) -> Iterator[dict[str, str]]:
    of_pay = table.of_pay
    for row in table.rows:
        for column, value in zip(table.columns, row.values, strict=True):
            shown = HIDDEN
            if value is not None:
                shown = f"{value // 100}.{value % 100:02d}" if of_pay else str(value)
            yield {
                "Table": inert(title),
                "Row group": inert(row.title),
                "Column group": inert(column),
                PAY if of_pay else "People": shown,
                "Status": "hidden" if value is None else "shown",
            }
