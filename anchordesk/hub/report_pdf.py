"""Figures of the hub as a PDF on A4 across: a heading, the notes, and every table."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import SimpleDocTemplate, Spacer

from anchordesk.hub.pdf_parts import (
    MUTED,
    REGULAR,
    Flowable,
    cell,
    register_fonts,
    ruled_table,
    text,
)
from anchordesk.hub.picture import Grid
from anchordesk.hub.report import Report

_MARGIN = 15 * mm
_WIDTH = landscape(A4)[0] - 2 * _MARGIN
_MOST_COLUMNS = 9
_TITLES_SHARE = 0.28


def pdf_of(report: Report) -> bytes:
    """The printed copy (.pdf). A table of more than nine columns goes on below, rows repeated."""
    register_fonts()
    content = io.BytesIO()
    document = SimpleDocTemplate(
        content,
        pagesize=landscape(A4),
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=report.title,
        lang="en-GB",
    )
    parts: list[Flowable] = [
        text(report.title, 18, bold=True),
        text(report.subtitle, 10),
        *(text(note, 8.5) for note in report.notes),
    ]
    for grid in report.grids:
        parts += [Spacer(0, 6 * mm), *_tables(grid)]
    document.build(parts, onFirstPage=_number_page, onLaterPages=_number_page)
    return content.getvalue()


def _tables(grid: Grid) -> list[Flowable]:
    parts: list[Flowable] = []
    for first in range(0, len(grid.columns), _MOST_COLUMNS):
        chosen = slice(first, first + _MOST_COLUMNS)
        heading = grid.title if first == 0 else f"{grid.title} (continued)"
        parts.append(text(heading, 11, bold=True, keep=True))
        head = [grid.rows_title, *grid.columns[chosen]]
        lines = [[cell(title, bold=True, right=at > 0) for at, title in enumerate(head)]]
        for row in grid.rows:
            figures = [
                cell(figure.text, bold=row.is_margin, right=True) for figure in row.figures[chosen]
            ]
            lines.append([cell(row.title, bold=row.is_margin), *figures])
        room = _WIDTH * (1 - _TITLES_SHARE) / _MOST_COLUMNS
        widths = [_WIDTH * _TITLES_SHARE, *(room for _ in head[1:])]
        parts.append(ruled_table(lines, widths))
    return parts


def _number_page(canvas: Flowable, document: Flowable) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(MUTED)
    canvas.drawRightString(landscape(A4)[0] - _MARGIN, 8 * mm, f"Page {document.page}")
