"""Lays a return out as a PDF on A4: the copy to print and to hand round.

It carries no structure for screen readers; the spreadsheet is the copy for them. The same document
gives the same bytes, so neither the size nor the time of a file tells of hidden numbers.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)

from anchordesk.adapters.documents.pdf_chart import chart_bars
from anchordesk.adapters.documents.pdf_style import (
    CONTENT_WIDTH,
    FIGURE,
    FIGURE_WORDS,
    FOOT_HEIGHT,
    HEADING,
    MARGIN,
    MEDIUM,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PRIMARY,
    REGULAR,
    SMALL,
    SUBTITLE,
    TITLE,
    WARN,
    WARN_WEAK,
    Flowable,
    paragraph,
    register_fonts,
    text_width,
)
from anchordesk.adapters.documents.pdf_table import table_of_counts
from anchordesk.adapters.documents.wording import (
    PRODUCED_BY,
    SAMPLE_BANNER,
    hides_anything,
    key_to_hidden,
    no_personal_data,
    subject_line,
)
from anchordesk.services.return_document import (
    DocumentTable,
    Headline,
    ReturnDocument,
    figure_text,
)

BANNER_HEIGHT = 22.0
FIGURES_IN_A_ROW = 4
FOOT_SIZE = 8.0
LONG_TABLE = PAGE_HEIGHT * 0.6
SHORTEST_START = 150.0


def return_pdf(document: ReturnDocument, fonts: Path) -> bytes:
    """Return the PDF file.

    Args:
        document: What to lay out.
        fonts: Folder with the Inter files; they are embedded.

    Raises:
        DocumentError: The fonts are missing.
    """
    register_fonts(fonts)
    # Laid out twice, since "Page 1 of 3" is only known after the last page.
    _, pages = _laid_out(document, pages=0)
    content, _ = _laid_out(document, pages)
    return content


def _laid_out(document: ReturnDocument, pages: int) -> tuple[bytes, int]:
    content = io.BytesIO()
    top = MARGIN + (BANNER_HEIGHT if document.sample else 0)
    layout = BaseDocTemplate(
        content,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        lang="en-GB",
        title=document.title,
        author=document.organisation,
        subject=subject_line(document),
        creator=PRODUCED_BY,
        producer=PRODUCED_BY,
    )
    frame = Frame(
        MARGIN,
        FOOT_HEIGHT,
        CONTENT_WIDTH,
        PAGE_HEIGHT - FOOT_HEIGHT - top,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template = PageTemplate(
        frames=[frame],
        onPage=lambda canvas, _: _draw_edges(canvas, document, pages),
    )
    layout.addPageTemplates([template])
    layout.afterFlowable = partial(_bookmark, layout, count(1))
    layout.build(_story(document))
    return content.getvalue(), int(layout.page)


def _bookmark(layout: Any, numbers: Iterator[int], flowable: Any) -> None:
    """List a heading in the reader's sidebar, under the title."""
    style = getattr(flowable, "style", None)
    if style in (TITLE, HEADING):
        key = f"heading-{next(numbers)}"
        layout.canv.bookmarkPage(key)
        level = 0 if style is TITLE else 1
        layout.canv.addOutlineEntry(flowable.getPlainText(), key, level=level)


def _story(document: ReturnDocument) -> list[Flowable]:
    story = [
        paragraph(document.title, TITLE),
        paragraph(subject_line(document), SUBTITLE),
        Spacer(0, 8),
        HRFlowable("100%", thickness=2, color=PRIMARY, lineCap="butt", spaceBefore=0, spaceAfter=8),
    ]
    if document.headlines:
        story += [_headlines(document.headlines), Spacer(0, 14)]
    if document.chart.bars:
        bars = chart_bars(document.chart)
        story += [
            KeepTogether([paragraph(document.chart.finding, HEADING), *bars]),
            Spacer(0, 12),
        ]
    for table in document.tables:
        story += [*_table_with_title(table), Spacer(0, 14)]
    return story + _closing_words(document)


def _table_with_title(table: DocumentTable) -> list[Flowable]:
    title, counts = paragraph(table.title, HEADING), table_of_counts(table)
    _, height = counts.wrap(CONTENT_WIDTH, PAGE_HEIGHT)
    if height < LONG_TABLE:
        return [KeepTogether([title, counts])]
    # A table that must break anyway starts where it stands, unless only its head would fit.
    return [CondPageBreak(SHORTEST_START), title, counts]


def _headlines(headlines: tuple[Headline, ...]) -> Flowable:
    """Return the figures with their words under them, flush with the headings' left edge."""
    rows: list[list[Flowable]] = []
    for start in range(0, len(headlines), FIGURES_IN_A_ROW):
        part = headlines[start : start + FIGURES_IN_A_ROW]
        empty = [""] * (FIGURES_IN_A_ROW - len(part))
        rows.append([*[paragraph(figure_text(one.value), FIGURE) for one in part], *empty])
        rows.append([*[paragraph(one.words, FIGURE_WORDS) for one in part], *empty])
    return Table(
        rows,
        colWidths=[CONTENT_WIDTH / FIGURES_IN_A_ROW] * FIGURES_IN_A_ROW,
        style=TableStyle(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        ),
        hAlign="LEFT",
    )


def _closing_words(document: ReturnDocument) -> list[Flowable]:
    words = [key_to_hidden(document.threshold)] if hides_anything(document) else []
    words.append(no_personal_data(document))
    lines = [paragraph(text, SMALL) for text in words]
    rest = [paragraph(text, SMALL) for text in (*document.notes, document.audit) if text]
    if rest:
        lines += [Spacer(0, 6), KeepTogether([paragraph("Notes", HEADING), rest[0]]), *rest[1:]]
    return lines


def _draw_edges(canvas: Any, document: ReturnDocument, pages: int) -> None:
    """Draw what stands on every page: the sample banner and the footer."""
    canvas.saveState()
    if document.sample:
        canvas.setFillColor(WARN_WEAK)
        canvas.rect(0, PAGE_HEIGHT - BANNER_HEIGHT, PAGE_WIDTH, BANNER_HEIGHT, stroke=0, fill=1)
        canvas.setFillColor(WARN)
        canvas.setFont(MEDIUM, 9)
        canvas.drawString(MARGIN, PAGE_HEIGHT - BANNER_HEIGHT / 2 - 3.3, SAMPLE_BANNER)
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, FOOT_SIZE)
    page = f"Page {canvas.getPageNumber()} of {pages}"
    canvas.drawRightString(PAGE_WIDTH - MARGIN, MARGIN - FOOT_SIZE, page)
    room = CONTENT_WIDTH - text_width(page, REGULAR, FOOT_SIZE) - 20
    canvas.drawString(MARGIN, MARGIN - FOOT_SIZE, _foot_line(document.template_line, room))
    canvas.restoreState()


def _foot_line(template_line: str, room: float) -> str:
    """Return template and version on one line; a template line that is too long is cut."""
    line = template_line
    while line and text_width(f"{line}… · {PRODUCED_BY}", REGULAR, FOOT_SIZE) > room:
        line = line[:-1]
    return f"{line}{'…' if line != template_line else ''} · {PRODUCED_BY}"
