"""Lays an action plan out on A4 for the resident: plain, or easy to read with icons and words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from anchordesk.adapters.documents.new_file import write_new
from anchordesk.services.errors import DocumentError
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle

PLAIN_SIZE, EASY_SIZE, FOOT_SIZE, TABLE_SIZE = 11.5, 16.0, 8.5, 9.5
# What ReportLab's frame keeps free at each side of everything in it, in points.
FRAME_PADDING = 6

Shape = Callable[[PlanDocument], bytes]


class ActionPlans:
    """Writes action plans; meets the port PlanWriter.

    Args:
        fonts: Folder with the Inter files, resources/fonts in the source.
        shape: Lays out what Inter has no letters for, or what runs from the right: decision 79.
    """

    def __init__(self, fonts: Path, shape: Shape | None = None) -> None:
        self._fonts = fonts
        self._shape = shape

    def write(self, document: PlanDocument, path: Path) -> None:
        """Write the plan, for its owner's eyes only, never over another file.

        Raises:
            DocumentError: The file is there already, the folder cannot be written to, or the
                fonts are missing.
        """
        not_written = DocumentError(
            "The plan could not be written.",
            what_is_safe="Your records are safe.",
            what_to_do="Choose a new file name in a folder that you may write to.",
        )
        write_new(path, self._pdf(document), not_written)

    def _pdf(self, document: PlanDocument) -> bytes:
        if self._shape is not None and needs_shaping(document, self._fonts):
            return self._shape(document)
        return action_plan_pdf(document, self._fonts)


def needs_shaping(document: PlanDocument, fonts: Path) -> bool:
    """Tell whether ReportLab would print a paper wrongly: boxes, or letters in the wrong order.

    Raises:
        DocumentError: if the fonts are missing.
    """
    if document.right_to_left:
        return True
    if document.words.isascii():
        return False
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import REGULAR, register_fonts  # noqa: PLC0415

    register_fonts(fonts)
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return any(ord(one) not in known for one in document.words if one != "\n")


def action_plan_pdf(document: PlanDocument, fonts: Path) -> bytes:
    """Return the plan as a PDF file. Raises DocumentError if the fonts are missing."""
    # Loaded when wanted: a fifth of a second that other work can do without.
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import (  # noqa: PLC0415
        MARGIN,
        PAGE_HEIGHT,
        PAGE_WIDTH,
        REGULAR,
        register_fonts,
    )

    register_fonts(fonts)
    easy = document.style is PlanStyle.EASY_READ
    size = EASY_SIZE if easy else PLAIN_SIZE
    out = io.BytesIO()

    def draw_foot(canvas: Any, _layout: Any) -> None:
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if document.numbered:
            canvas.setFont(REGULAR, FOOT_SIZE)
            foot = f"{document.title}, page {canvas.getPageNumber()}"
            canvas.drawRightString(PAGE_WIDTH - MARGIN, MARGIN / 2, foot)

    SimpleDocTemplate(
        out,
        # The same paper is the same file: nothing in it tells when it was made.
        invariant=1,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=document.title,
        lang="en-GB" if document.language == "en" else document.language,
    ).build(
        [part for block in document.blocks for part in _parts(block, size)],
        onFirstPage=draw_foot,
        onLaterPages=draw_foot,
    )
    return out.getvalue()


def _parts(block: PlanBlock, size: float) -> list[Any]:
    from reportlab.platypus import Spacer  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import (  # noqa: PLC0415
        TITLE,
        cell_style,
        paragraph,
    )

    match block.mark:
        case PlanMark.TITLE:
            return [paragraph(block.sentences[0], TITLE), Spacer(0, 6)]
        case PlanMark.HEADING:
            style = cell_style(size + 2, bold=True, right=False)
            style.keepWithNext = 1
            return [Spacer(0, size), paragraph(block.sentences[0], style), Spacer(0, 4)]
        case PlanMark.BODY:
            style = cell_style(size, bold=False, right=False)
            return [Spacer(0, size / 2), *(paragraph(one, style) for one in block.sentences)]
        case PlanMark.YOU | PlanMark.WORKER | PlanMark.MEETING:
            return [_row(block, size)]
        case PlanMark.TABLE:
            return [Spacer(0, size), _table(block)]


def _table(block: PlanBlock) -> object:
    """Lay a table out over the whole width: titles on each page, the first column the widest."""
    from reportlab.platypus import Table, TableStyle  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import (  # noqa: PLC0415
        BORDER,
        CONTENT_WIDTH,
        cell_style,
        paragraph,
    )

    columns = len(block.rows[0])
    width = (CONTENT_WIDTH - 2 * FRAME_PADDING) / (columns + 1)
    cells = [
        [
            paragraph(one, cell_style(TABLE_SIZE, bold=number == 0 or at == 0, right=at > 0))
            for at, one in enumerate(row)
        ]
        for number, row in enumerate(block.rows)
    ]
    style = TableStyle(
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, BORDER), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    widths = [2 * width, *[width] * (columns - 1)]
    return Table(cells, colWidths=widths, style=style, repeatRows=1)


def _row(block: PlanBlock, size: float) -> object:
    from reportlab.platypus import Table, TableStyle  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import (  # noqa: PLC0415
        BORDER,
        CONTENT_WIDTH,
        cell_style,
        paragraph,
    )

    left = size * 3
    words = [
        paragraph(one, cell_style(size, bold=at == 0, right=False))
        for at, one in enumerate(block.sentences)
    ]
    style = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, BORDER),
            ("TOPPADDING", (0, 0), (-1, -1), size / 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), size / 2),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    cells = [[_icon(block.mark, size * 2), words]]
    return Table(cells, colWidths=[left, CONTENT_WIDTH - 2 * FRAME_PADDING - left], style=style)


def _icon(mark: PlanMark, size: float) -> object:
    """Draw a page of a calendar, or a person: filled where the resident is meant.

    The words beside it say the same.
    """
    from reportlab.graphics.shapes import Circle, Drawing, Line, Rect  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import PRIMARY  # noqa: PLC0415

    drawing = Drawing(size, size)
    fill = PRIMARY if mark is PlanMark.YOU else None
    if mark is PlanMark.MEETING:
        drawing.translate(-size * 0.1, 0)
    else:
        drawing.translate(-size * 0.2, 0)
    pen = {"strokeColor": PRIMARY, "strokeWidth": 1.5, "fillColor": fill}
    if mark is not PlanMark.MEETING:
        drawing.add(Circle(size * 0.5, size * 0.74, size * 0.18, **pen))
        drawing.add(Rect(size * 0.2, size * 0.06, size * 0.6, size * 0.42, rx=6, ry=6, **pen))
        return drawing
    drawing.add(Rect(size * 0.1, size * 0.08, size * 0.8, size * 0.7, rx=2, ry=2, **pen))
    drawing.add(Line(size * 0.1, size * 0.58, size * 0.9, size * 0.58, strokeColor=PRIMARY))
    for x in (0.3, 0.7):
        drawing.add(Line(size * x, size * 0.7, size * x, size * 0.92, strokeColor=PRIMARY))
    return drawing
