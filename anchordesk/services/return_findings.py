"""The figures at the top of a return and its chart, made from figures that the return prints.

A sum or difference of printed figures tells nothing that they do not; where one of them is hidden,
so is the sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from anchordesk.domain.counted_dimensions import IN_PERIOD, IN_YEAR, NOT_ENROLLED
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.services.return_document import Bar, Chart, Headline
from anchordesk.wire.published import MARGIN, Quantity
from anchordesk.wire.returns import Axis, Category, Return, TableLayout

Figures = Mapping[Quantity, int | None]
MOST_HEADLINES = 4
# More than a person takes in at a glance are a table.
MOST_BARS = 10
JOB_START = ("job_start", IN_YEAR["job_start"])


@dataclass(frozen=True, slots=True)
class Findings:
    """What a return says at a glance.

    Args:
        message: The return.
        figures: What it prints; None where a figure is hidden.
    """

    message: Return
    figures: Figures

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The most telling figures that the return has, four at most."""
        everybody = self._everybody()
        found = [Headline(everybody, self._words_for_all())]
        new = self._of(JOB_START, IN_PERIOD)
        if new is not None:
            found += self._offers_and_training()
            words = f"started a first job in {self.message.period_title}"
            found.append(Headline(self._sum(new), words))
        elif self._layout("stage_group") is not None:
            outside = self._sum(self._of(("stage_group",), NOT_ENROLLED) or ())
            on_pathway = None if everybody is None or outside is None else everybody - outside
            found.append(Headline(on_pathway, "on the pathway"))
        kept = self._of(("retention",), "kept")
        if kept is not None:
            found.append(Headline(self._sum(kept), "in work at 26 weeks"))
        for state, words in (
            (JobOutcomeState.STARTED, "have started a job"),
            (JobOutcomeState.NONE, "have no job recorded"),
        ):
            place = self._of(("outcome",), state.value)
            if place is not None:
                found.append(Headline(self._sum(place), words))
        return tuple(found[:MOST_HEADLINES])

    @property
    def chart(self) -> Chart:
        """People at each stage, or along the first side of a table that is short enough to draw."""
        staged = self._layout("stage_group")
        layouts = self.message.tables if staged is None else (staged, *self.message.tables)
        sides = ((layout, side) for layout in layouts for side in _sides(layout))
        drawn = next((found for found in sides if len(_bars_of(found[1])) <= MOST_BARS), None)
        bars: tuple[Bar, ...] = ()
        if drawn is not None:
            layout, axis = drawn
            bars = tuple(
                Bar(category.title, self.figures[_place(layout, axis.dimension, category.code)])
                for category in _bars_of(axis)
            )
        whole = self.figures[_place(layouts[0])]
        return Chart(self._finding(whole), bars, whole)

    def _finding(self, whole: int | None) -> str:
        started = self._of(("outcome",), JobOutcomeState.STARTED.value)
        offered = self._of(("stage_group",), "offered", "in_work")
        for places, words in (
            (started, "have started a job"),
            (offered, "were offered a job or are in work"),
        ):
            number = None if places is None else self._sum(places)
            if number is not None and whole is not None:
                return f"{number} of {whole} people supported {words}"
        if started is None and offered is None and whole is not None:
            return f"{whole} people supported"
        return "Some figures are hidden to protect people"

    def _offers_and_training(self) -> list[Headline]:
        offered = self._of(("stage_group",), "offered", "in_work")
        training = self._of(("stage_group",), "training")
        return [
            Headline(self._sum(places), words)
            for places, words in (
                (offered, "offered a job, or in work"),
                (training, "in or awaiting training"),
            )
            if places is not None
        ]

    def _everybody(self) -> int | None:
        layout = self.message.tables[0]
        return self.figures[_place(layout)]

    def _words_for_all(self) -> str:
        return "people supported"

    def _layout(self, dimension: str) -> TableLayout | None:
        return next((t for t in self.message.tables if dimension in _dimensions(t)), None)

    def _of(self, dimensions: tuple[str, ...], *codes: str) -> tuple[Quantity, ...] | None:
        """Where the return has these categories; None if it has not all of them."""
        for dimension in dimensions:
            layout = self._layout(dimension)
            if layout is not None:
                places = tuple(_place(layout, dimension, code) for code in codes)
                return places if all(place in self.figures for place in places) else None
        return None

    def _sum(self, places: tuple[Quantity, ...]) -> int | None:
        total = 0
        for place in places:
            figure = self.figures[place]
            if figure is None:
                return None
            total += figure
        return total


def _sides(layout: TableLayout) -> tuple[Axis, ...]:
    """Return the sides of a table, stages first, then rows."""
    sides = (layout.rows,) if layout.columns is None else (layout.rows, layout.columns)
    return tuple(sorted(sides, key=lambda side: side.dimension != "stage_group"))


def _bars_of(side: Axis) -> list[Category]:
    return [category for category in side.categories if category.code != MARGIN]


def _dimensions(layout: TableLayout) -> tuple[str, ...]:
    columns = layout.columns
    return (
        (layout.rows.dimension,)
        if columns is None
        else (
            layout.rows.dimension,
            columns.dimension,
        )
    )


def _place(layout: TableLayout, dimension: str = "", code: str = MARGIN) -> Quantity:
    fixed = frozenset(layout.fixed.items())
    return fixed if code == MARGIN else fixed | {(dimension, code)}
