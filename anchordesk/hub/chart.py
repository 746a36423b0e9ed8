"""Where the parts of a bar chart stand, for a page to draw as SVG; lengths in pixels of a page.

Every chart shows figures of the table beside it. All bars of a chart share one scale from 0. A
withheld figure is a hatched box of one size, whatever it hides.
"""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.hub.figures import Figure
from anchordesk.hub.picture import Grid

WIDTH = 1000
LABELS = 290
ROW = 26
BAR = 16
HEAD = 26
VALUE = 76
HATCH = 26
MOST_PANELS = 4
MOST_ROWS = 60
LONGEST_LABEL = 38
LONGEST_HEAD = 26


@dataclass(frozen=True)
class Bar:
    """One bar, or the hatched box of a withheld figure."""

    x: int
    y: int
    width: int
    value: str
    is_withheld: bool

    @property
    def value_x(self) -> int:
        """Where the words at its end begin."""
        return self.x + self.width + 6


@dataclass(frozen=True)
class Label:
    """A title in the chart, shortened to its room; the table has it whole."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Chart:
    """One chart; every part lies inside `width` and `height`."""

    title: str
    width: int
    height: int
    heads: tuple[Label, ...]
    labels: tuple[Label, ...]
    bars: tuple[Bar, ...]

    @property
    def withholds(self) -> bool:
        """Whether a hatched box stands in it."""
        return any(bar.is_withheld for bar in self.bars)


def chart_of(grid: Grid) -> Chart | None:
    """A chart of a table: a panel for each column, and the rows side by side.

    Totals are left out beside their parts, since they would make these too short to compare. None
    for a table that is too long to be read as bars, or has one figure only.
    """
    rows = [row for row in grid.rows if not row.is_margin] or list(grid.rows)
    columns = _drawn_columns(grid)
    if len(rows) > MOST_ROWS or len(rows) * len(columns) < 2:
        return None
    largest = max(
        (row.figures[column].number or 0 for row in rows for column in columns), default=0
    )
    panel = (WIDTH - LABELS) // min(len(columns), MOST_PANELS)
    heads: list[Label] = []
    labels: list[Label] = []
    bars: list[Bar] = []
    top = 0
    for first in range(0, len(columns), MOST_PANELS):
        in_line = columns[first : first + MOST_PANELS]
        body = top + HEAD
        labels += [
            Label(LABELS - 10, body + number * ROW + ROW // 2, _short(row.title, LONGEST_LABEL))
            for number, row in enumerate(rows)
        ]
        for place, column in enumerate(in_line):
            x = LABELS + place * panel
            heads.append(Label(x, top + HEAD // 2, _short(grid.columns[column], LONGEST_HEAD)))
            bars += [
                _bar(row.figures[column], x, body + number * ROW, panel - VALUE, largest)
                for number, row in enumerate(rows)
            ]
        top = body + len(rows) * ROW + 8
    return Chart(grid.title, WIDTH, top, tuple(heads), tuple(labels), tuple(bars))


def _drawn_columns(grid: Grid) -> list[int]:
    everybody = [at for at in range(len(grid.columns)) if at != grid.margin_column]
    return everybody or [0]


def _bar(figure: Figure, x: int, top: int, room: int, largest: int) -> Bar:
    y = top + (ROW - BAR) // 2
    if figure.number is None:
        return Bar(x, y, HATCH, figure.text, is_withheld=True)
    width = round(room * figure.number / largest) if largest else 0
    # The least that is not nothing can still be seen.
    return Bar(x, y, max(width, 1 if figure.number else 0), figure.text, is_withheld=False)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
