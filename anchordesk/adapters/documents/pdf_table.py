"""Lays out one table of the return for A4: repeated header, totals in bold, columns that fit."""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Table, TableStyle

from anchordesk.adapters.documents.pdf_style import (
    BORDER,
    CONTENT_WIDTH,
    CONTROL,
    PRIMARY_WEAK,
    SEMI_BOLD,
    TEXT,
    Flowable,
    cell_style,
    paragraph,
    text_width,
)
from anchordesk.services.return_document import DocumentRow, DocumentTable, figure_text

SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
PADDING = 5.0
NARROWEST_COUNTS = 40.0
NARROWEST_HEADINGS = 110.0
WIDEST_HEADINGS = CONTENT_WIDTH * 0.45


def table_of_counts(table: DocumentTable) -> Flowable:
    """Return the table as wide as the page's text; it may break between rows."""
    size, widths = _fitting(table)
    header = _header(table, size)
    rows = [_row(row, size, of_pay=table.of_pay) for row in table.rows]
    return Table(
        [*header, *rows],
        colWidths=widths,
        repeatRows=len(header),
        style=_style(table, len(header)),
        hAlign="LEFT",
    )


def _fitting(table: DocumentTable) -> tuple[float, list[float]]:
    """Return the size of letters and the columns' widths: no break in a line if it can be."""
    titles = [row.title for row in table.rows]
    for size in SIZES:
        longest = max((text_width(title, SEMI_BOLD, size) for title in titles), default=0.0)
        unbroken = min(longest + 2 * PADDING + 1, WIDEST_HEADINGS)
        for break_words in (False, True):
            counts = _count_widths(table, size, break_words=break_words)
            headings = CONTENT_WIDTH - sum(counts)
            # Row titles may wrap too, but only once the header does.
            if headings >= (NARROWEST_HEADINGS if break_words else unbroken):
                return size, _spread(headings, counts)
    # Too many columns for any size: equal widths, and long words in the header are broken.
    share = (CONTENT_WIDTH - NARROWEST_HEADINGS) / len(table.columns)
    return SIZES[-1], [NARROWEST_HEADINGS, *[share] * len(table.columns)]


def _count_widths(table: DocumentTable, size: float, *, break_words: bool) -> list[float]:
    widths = []
    for column, title in enumerate(table.columns):
        texts = title.split() if break_words else [title]
        texts += [figure_text(row.values[column], of_pay=table.of_pay) for row in table.rows]
        widest = max((text_width(text, SEMI_BOLD, size) for text in texts), default=0.0)
        widths.append(max(NARROWEST_COUNTS, widest + 2 * PADDING + 1))
    return widths


def _spread(headings: float, counts: list[float]) -> list[float]:
    """Give width that the headings do not need to the columns of counts, evenly."""
    spare = max(0.0, headings - WIDEST_HEADINGS)
    return [headings - spare, *[count + spare / len(counts) for count in counts]]


def _header(table: DocumentTable, size: float) -> list[list[Flowable]]:
    left = cell_style(size, bold=True, right=False)
    right = cell_style(size, bold=True, right=True)
    titles = [
        paragraph(table.row_heading, left),
        *[paragraph(column, right) for column in table.columns],
    ]
    if not table.column_heading:
        return [titles]
    over = cell_style(size, bold=False, right=False)
    over.alignment = TA_CENTER
    above = ["", paragraph(table.column_heading, over), *[""] * (len(table.columns) - 1)]
    return [above, titles]


def _row(row: DocumentRow, size: float, *, of_pay: bool) -> list[Flowable]:
    heading = cell_style(size, bold=row.is_total, right=False)
    return [
        paragraph(row.title, heading),
        *[
            paragraph(
                figure_text(value, of_pay=of_pay),
                cell_style(size, bold=row.is_total or column == len(row.values), right=True),
            )
            for column, value in enumerate(row.values, start=1)
        ],
    ]


def _style(table: DocumentTable, header_rows: int) -> TableStyle:
    last_header = header_rows - 1
    commands: list[tuple[Any, ...]] = [
        ("BACKGROUND", (0, 0), (-1, last_header), PRIMARY_WEAK),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("VALIGN", (0, 0), (-1, last_header), "BOTTOM"),
        ("VALIGN", (0, header_rows), (-1, -1), "TOP"),
        ("LINEBELOW", (0, last_header), (-1, -1), 0.5, BORDER),
    ]
    if header_rows > 1:
        # One heading over all columns of counts, with a line that shows how far it goes.
        commands += [
            ("SPAN", (1, 0), (-1, 0)),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 2),
            ("LINEBELOW", (1, 0), (-1, 0), 0.5, CONTROL),
        ]
    commands += [
        ("LINEABOVE", (0, header_rows + number), (-1, header_rows + number), 0.8, TEXT)
        for number, row in enumerate(table.rows)
        if row.is_total
    ]
    return TableStyle(commands)
