"""What the hub's PDFs share: the fonts inside, the styles, and tables with hairlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, TableStyle

from anchordesk.settings import resource_path

# ReportLab has no types of its own.
Flowable = Any

REGULAR, BOLD = "Inter-Regular", "Inter-SemiBold"
TEXT, MUTED, BORDER = HexColor("#17212B"), HexColor("#515E6B"), HexColor("#D5DCE2")


def register_fonts() -> None:
    """Make the fonts known, so that they are put into the file."""
    for name in (REGULAR, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", f"{name}.ttf"))))


def text(words: str, size: float, *, bold: bool = False, keep: bool = False) -> Flowable:
    """A paragraph; with `keep` it stays on the page of what follows."""
    style = ParagraphStyle(
        "text",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.35,
        textColor=TEXT if bold else MUTED,
        spaceAfter=3,
        keepWithNext=keep,
    )
    return Paragraph(escape(words), style)


def cell(words: str, *, bold: bool = False, right: bool = False) -> Flowable:
    """One cell of a table."""
    style = ParagraphStyle(
        "cell",
        fontName=BOLD if bold else REGULAR,
        fontSize=8,
        leading=10.5,
        textColor=TEXT,
    )
    if right:
        style.alignment = TA_RIGHT
    return Paragraph(escape(words), style)


def ruled_table(lines: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Flowable:
    """A table with a hairline under each line; the first one is repeated on each page."""
    table = LongTable(lines, colWidths=widths, repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [("LINEBELOW", (0, 0), (-1, -1), 0.5, BORDER), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        )
    )
    return table
