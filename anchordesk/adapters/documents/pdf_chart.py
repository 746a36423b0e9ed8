"""Draws the return's bar chart: value at the bar's end, hidden bars hatched and without length.

Every bar is a drawing of its own, so that a long chart can break over pages.
"""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.utils import simpleSplit

from anchordesk.adapters.documents.pdf_style import (
    CONTENT_WIDTH,
    CONTROL,
    MUTED,
    PRIMARY,
    REGULAR,
    TEXT,
    Flowable,
    text_width,
)
from anchordesk.domain.shares import percentage
from anchordesk.services.return_document import HIDDEN, Bar, Chart, figure_text

SIZE = 8.5
LINE = 11.0
BAR_HEIGHT = 11.0
GAP_BETWEEN_BARS = 6.0
GAP = 8.0
WIDEST_LABELS = CONTENT_WIDTH * 0.36
# The same for every hidden bar, whatever it hides.
HATCH_WIDTH = 30.0
HATCH_STEP = 5.0


def chart_bars(chart: Chart) -> list[Flowable]:
    """Return the bars, top to bottom, all on one scale from 0."""
    longest = max((text_width(bar.title, REGULAR, SIZE) for bar in chart.bars), default=0.0)
    label_width = min(longest, WIDEST_LABELS)
    values = {bar: value_text(bar, chart) for bar in chart.bars}
    value_width = max((text_width(text, REGULAR, SIZE) for text in values.values()), default=0.0)
    room = CONTENT_WIDTH - label_width - value_width - 2 * GAP
    largest = max((bar.value or 0 for bar in chart.bars), default=0)
    return [
        _bar(bar, values[bar], label_width, room * (bar.value or 0) / largest if largest else 0.0)
        for bar in chart.bars
    ]


def value_text(bar: Bar, chart: Chart) -> str:
    """Return what stands at the bar's end: the count, and its share of the chart's whole.

    A share is shown only if both counts are printed: it then tells nothing that they do not.
    """
    if bar.value is None:
        return f"{HIDDEN} hidden"
    if not chart.whole or bar.value > chart.whole:
        return figure_text(bar.value)
    return f"{figure_text(bar.value)} ({percentage(bar.value, chart.whole)}%)"


def _bar(bar: Bar, value: str, label_width: float, length: float) -> Flowable:
    lines = simpleSplit(bar.title, REGULAR, SIZE, label_width + 0.5)
    height = max(BAR_HEIGHT, LINE * len(lines)) + GAP_BETWEEN_BARS
    drawing = Drawing(CONTENT_WIDTH, height)
    middle = height / 2
    # A digit of Inter stands 0.73 of its size high; half of it centres the line on the bar.
    first = middle + LINE * (len(lines) - 1) / 2 - SIZE * 0.73 / 2
    for number, line in enumerate(lines):
        drawing.add(_text(0, first - LINE * number, line))
    left, bottom = label_width + GAP, middle - BAR_HEIGHT / 2
    if bar.value is None:
        _add_hatch(drawing, left, bottom)
        length = HATCH_WIDTH
    elif length > 0:
        drawing.add(
            Rect(
                left, bottom, length, BAR_HEIGHT, fillColor=PRIMARY, strokeColor=None, strokeWidth=0
            )
        )
    drawing.add(_text(left + length + (GAP - 2 if length else 0), middle - SIZE * 0.73 / 2, value))
    return drawing


def _add_hatch(drawing: Drawing, left: float, bottom: float) -> None:
    drawing.add(
        Rect(
            left,
            bottom,
            HATCH_WIDTH,
            BAR_HEIGHT,
            fillColor=None,
            strokeColor=CONTROL,
            strokeWidth=0.6,
            strokeDashArray=(2, 2),
        )
    )
    start = -BAR_HEIGHT
    while (start := start + HATCH_STEP) < HATCH_WIDTH:
        # Lines at 45 degrees, cut off at the box's left and right side.
        low, high = max(start, 0.0), min(start + BAR_HEIGHT, HATCH_WIDTH)
        drawing.add(
            Line(
                left + low,
                bottom + low - start,
                left + high,
                bottom + high - start,
                strokeColor=MUTED,
                strokeWidth=0.6,
            )
        )


def _text(x: float, y: float, text: str) -> String:
    return String(x, y, text, fontName=REGULAR, fontSize=SIZE, fillColor=TEXT)
