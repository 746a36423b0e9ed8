"""The cards of the progress screen: the funnel, groups compared, and answers about jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from anchordesk.services.cohorts import CohortCounts
from anchordesk.services.good_work import GoodWorkCounts
from anchordesk.ui.kit.bar_chart import BarChart
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import AllRows, Table
from anchordesk.ui.kit.table_delegate import Cell
from anchordesk.ui.progress.lines import (
    answer_cells,
    answer_titles,
    bars,
    finding,
    footnotes,
    funnel_cells,
    funnel_titles,
    group_cells,
    group_notes,
    group_titles,
)
from anchordesk.ui.words import count, translate, translated


class TableCard(Card):
    """A card with a table that shows all of its rows."""

    def __init__(self, heading: str, titles: Sequence[str]) -> None:
        super().__init__(heading)
        self.lines = LinesModel(titles)
        self.table = Table(heading)
        self.table.setModel(self.lines)
        fit_columns(self.table, (0,))
        self.rows = AllRows(self.table)

    def show_cells(self, cells: Sequence[tuple[Cell, ...]]) -> None:
        """Show rows, and keep the row that was chosen."""
        row = max(0, self.table.currentIndex().row())
        self.lines.show_rows(cells)
        self.rows.setVisible(bool(cells))
        if cells:
            self.table.setCurrentIndex(self.lines.index(min(row, len(cells) - 1), 0))
        self.rows.updateGeometry()


class FunnelCard(TableCard):
    """How many reached each stage, where they stopped, and how long it took."""

    def __init__(self) -> None:
        super().__init__(translate("progress", "How far people have come"), funnel_titles())
        self.chart = BarChart()
        self.notes = Words("", LabelLook.SMALL)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.notes)

    def show_counts(self, counts: CohortCounts) -> None:
        """Show a cohort."""
        self.chart.show_bars(finding(counts), bars(counts), counts.enrolments or None)
        cells = [funnel_cells(one, counts.enrolments) for one in counts.stages]
        self.show_cells(cells if counts.enrolments else [])
        self.notes.setText(footnotes(counts))


class GroupsCard(TableCard):
    """Emits `stage_chosen(str)`: by which stage groups are compared."""

    stage_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("progress", "Groups compared"), group_titles())
        self.stage = Choice()
        self.stage.activated.connect(lambda _: self.stage_chosen.emit(str(self.stage.value())))
        self.body.addLayout(labelled_row(translate("progress", "Who came &to"), self.stage))
        self.body.addWidget(self.rows)
        self.notes = Words("", LabelLook.SMALL)
        self.body.addWidget(self.notes)

    def show_counts(self, counts: CohortCounts) -> None:
        """Show the groups of a cohort; nothing where this desk does not compare them."""
        self.setVisible(counts.split is not None)
        if counts.split is None:
            return
        stages = [(translated(one.short_title), one.code) for one in counts.pathway.stages]
        self.stage.set_options(stages)
        self.stage.choose(counts.compared_at)
        self.show_cells([group_cells(one) for one in counts.split.groups])
        self.notes.setText(group_notes(counts.split.left_out))


class AnswersCard(TableCard):
    """What was said of jobs: about how many the questions were asked, and what was answered."""

    def __init__(self) -> None:
        super().__init__(translate("progress", "How good jobs are"), answer_titles())
        self._counts: GoodWorkCounts | None = None
        self.point = Choice()
        self.point.activated.connect(lambda _: self._show())
        self.body.addLayout(labelled_row(translate("progress", "&When asked"), self.point))
        self.body.addWidget(self.rows)
        self.notes = Words("", LabelLook.SMALL)
        self.body.addWidget(self.notes)

    def show_counts(self, counts: GoodWorkCounts) -> None:
        """Show the answers at the point that is chosen."""
        self._counts = counts
        self.setVisible(bool(counts.counts))
        points = list(dict.fromkeys(one.point for one in counts.counts))
        chosen = self.point.value()
        self.point.set_options([(translated(one.title), one.code) for one in points])
        if chosen in self.point.values:
            self.point.choose(chosen)
        self._show()

    def _show(self) -> None:
        if self._counts is None:
            return
        chosen = self.point.value()
        shown = [one for one in self._counts.counts if one.point.code == chosen]
        self.show_cells([answer_cells(one) for one in shown])
        told = [
            translate(
                "progress",
                "Counted are jobs that were still held at that time. What was not asked counts "
                "neither as good nor as poor.",
            )
        ]
        unclear = sum(one.unclear for one in shown)
        if unclear:
            words = translate("progress", "{answers} to questions that this desk does not have.")
            told.append(words.format(answers=count(unclear, "answer", "answers")))
        if self._counts.without_start:
            words = translate("progress", "{jobs} without a known first day are left out.")
            told.append(words.format(jobs=count(self._counts.without_start, "job", "jobs")))
        self.notes.setText(" ".join(told))


def labelled_row(words: str, choice: Choice) -> QHBoxLayout:
    """Return a choice with its label before it."""
    label = QLabel(words)
    label.setBuddy(choice)
    choice.setAccessibleName(words.replace("&", ""))
    row = row_of(label, choice)
    row.addStretch(1)
    return row
