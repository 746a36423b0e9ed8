"""Typeface, colours, measures and paragraph styles of the printed return; lengths in points."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import Paragraph

from anchordesk.services.errors import DocumentError

# ReportLab has no types of its own.
Flowable = Any

REGULAR, MEDIUM, SEMI_BOLD, BOLD = "Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"
PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 15 * mm
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
FOOT_HEIGHT = 20 * mm

TEXT = HexColor("#17212B")
MUTED = HexColor("#515E6B")
PRIMARY = HexColor("#0B5A6E")
PRIMARY_WEAK = HexColor("#E1F0F3")
BORDER = HexColor("#D5DCE2")
CONTROL = HexColor("#76838F")
WARN = HexColor("#864A00")
WARN_WEAK = HexColor("#FFF3DC")

TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=20, leading=25, textColor=TEXT)
SUBTITLE = ParagraphStyle(
    "subtitle", fontName=REGULAR, fontSize=9, leading=13, textColor=MUTED, spaceBefore=2
)
HEADING = ParagraphStyle(
    "heading", fontName=SEMI_BOLD, fontSize=12, leading=16, textColor=TEXT, spaceAfter=6
)
FIGURE = ParagraphStyle("figure", fontName=SEMI_BOLD, fontSize=21, leading=25, textColor=PRIMARY)
FIGURE_WORDS = ParagraphStyle(
    "figure words", fontName=REGULAR, fontSize=8.5, leading=11.5, textColor=MUTED
)
SMALL = ParagraphStyle(
    "small", fontName=REGULAR, fontSize=8.5, leading=12, textColor=MUTED, spaceAfter=4
)


def register_fonts(folder: Path) -> None:
    """Make the Inter files in the folder known to ReportLab, once per process.

    Raises:
        DocumentError: A file is missing or is no font.
    """
    known = pdfmetrics.getRegisteredFontNames()
    for name in (REGULAR, MEDIUM, SEMI_BOLD, BOLD):
        if name in known:
            continue
        try:
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
        except (TTFError, OSError) as error:
            raise DocumentError(
                "The PDF could not be made: AnchorDesk's typeface is missing.",
                what_to_do="Install AnchorDesk again, or ask your IT support to.",
            ) from error


def paragraph(text: str, style: ParagraphStyle) -> Flowable:
    """Return plain text as a paragraph; nothing in it is taken for markup."""
    return Paragraph(escape(text), style)


def cell_style(size: float, *, bold: bool, right: bool) -> ParagraphStyle:
    """Return the style of a table cell in a size."""
    style = ParagraphStyle(
        "cell",
        fontName=SEMI_BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.35,
        textColor=TEXT,
    )
    if right:
        style.alignment = TA_RIGHT
    return style


def text_width(text: str, font: str, size: float) -> float:
    """Return how wide the text is on one line."""
    return float(pdfmetrics.stringWidth(text, font, size))
