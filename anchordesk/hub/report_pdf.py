"""Figures of the hub as a PDF on A4 across: a heading, the notes, and every table."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from anchordesk.hub.picture import Grid
from anchordesk.hub.report import Report
from anchordesk.settings import resource_path

# ReportLab has no types of its own.
Flowable = Any

_REGULAR, _BOLD = "Inter-Regular", "Inter-SemiBold"
_TEXT, _MUTED, _BORDER = HexColor("#17212B"), HexColor("#515E6B"), HexColor("#D5DCE2")
_MARGIN = 15 * mm
_WIDTH = landscape(A4)[0] - 2 * _MARGIN
_MOST_COLUMNS = 9
_TITLES_SHARE = 0.28


def pdf_of(report: Report) -> bytes:
    """The printed copy (.pdf). A table of more than nine columns goes on below, rows repeated."""
    for name in (_REGULAR, _BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            path = resource_path("fonts", f"{name}.ttf")
            pdfmetrics.registerFont(TTFont(name, str(path)))
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
        Paragraph(escape(report.title), _style(18, bold=True)),
        Paragraph(escape(report.subtitle), _style(10)),
        *(Paragraph(escape(note), _style(8.5)) for note in report.notes),
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
        parts.append(Paragraph(escape(heading), _style(11, bold=True, keep=True)))
        head = [grid.rows_title, *grid.columns[chosen]]
        lines = [[_cell(title, bold=True, right=at > 0) for at, title in enumerate(head)]]
        for row in grid.rows:
            figures = [
                _cell(figure.text, bold=row.is_margin, right=True) for figure in row.figures[chosen]
            ]
            lines.append([_cell(row.title, bold=row.is_margin), *figures])
        room = _WIDTH * (1 - _TITLES_SHARE) / _MOST_COLUMNS
        widths = [_WIDTH * _TITLES_SHARE, *(room for _ in head[1:])]
        table = LongTable(lines, colWidths=widths, repeatRows=1, hAlign="LEFT")
        table.setStyle(
            TableStyle(
                [
                    ("LINEBELOW", (0, 0), (-1, -1), 0.5, _BORDER),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
            )
        )
        parts.append(table)
    return parts


def _style(size: float, *, bold: bool = False, keep: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        "text",
        fontName=_BOLD if bold else _REGULAR,
        fontSize=size,
        leading=size * 1.35,
        textColor=_TEXT if bold else _MUTED,
        spaceAfter=3,
        keepWithNext=keep,
    )


def _cell(text: str, *, bold: bool = False, right: bool = False) -> Flowable:
    style = ParagraphStyle(
        "cell",
        fontName=_BOLD if bold else _REGULAR,
        fontSize=8,
        leading=10.5,
        textColor=_TEXT,
    )
    if right:
        style.alignment = TA_RIGHT
    return Paragraph(escape(text), style)


def _number_page(canvas: Flowable, document: Flowable) -> None:
    canvas.setFont(_REGULAR, 8)
    canvas.setFillColor(_MUTED)
    canvas.drawRightString(landscape(A4)[0] - _MARGIN, 8 * mm, f"Page {document.page}")
