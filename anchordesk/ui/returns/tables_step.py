"""The second step of a return: warnings first, then the figures, the chart and every table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_document import HIDDEN, ReturnDocument
from anchordesk.services.return_people import PeopleBehind
from anchordesk.ui.kit.bar_chart import Bar, BarChart
from anchordesk.ui.kit.labels import Card, IconLabel, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_4
from anchordesk.ui.returns.coarser_card import CoarserCard
from anchordesk.ui.returns.correct_card import CorrectCard, corrected_figures
from anchordesk.ui.returns.grid import Grid, grids_of
from anchordesk.ui.returns.grid_view import GridView
from anchordesk.ui.returns.people_dialog import PeopleDialog
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.words import count
from anchordesk.wire.published import Quantity


class TablesStep(QScrollArea):
    """Everything that a reader of the return will see, in the order of reading."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: PreparedReturn | None = None
        self.grids: tuple[GridView, ...] = ()
        self.people: PeopleDialog | None = None
        self.coarser: CoarserCard | None = None
        self.correct: CorrectCard | None = None
        self._to_come: list[Grid] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_next)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self._holder.setProperty("look", "page")
        self._body = QVBoxLayout(self._holder)
        self._body.setContentsMargins(0, 0, SPACE_3, 0)
        self._body.setSpacing(SPACE_3)
        self.setWidget(self._holder)

    def show_state(self) -> None:
        """Show the prepared return."""
        prepared = self._model.state.prepared
        if prepared is None or prepared is self._shown:
            if self.coarser is not None:
                self.coarser.show_state()
            return
        self._shown = prepared
        clear_layout(self._body)
        for warning in prepared.warnings:
            self._body.addWidget(_warning(warning))
        self.correct = None
        if prepared.corrected:
            self._body.addWidget(corrected_figures(prepared.corrected))
        if prepared.release is not None and self._model.is_newest(prepared.release):
            self.correct = CorrectCard(self._model)
            self._body.addWidget(self.correct)
        self._body.addWidget(self._summary(prepared))
        self.coarser = CoarserCard(self._model)
        self._body.addWidget(self.coarser)
        self.coarser.show_state()
        self._body.addWidget(_headlines(prepared.document))
        self._body.addWidget(_chart(prepared.document))
        self.grids = ()
        self._to_come = list(grids_of(prepared))
        self._add_grid()
        self._timer.start()
        self.verticalScrollBar().setValue(0)

    @property
    def is_whole(self) -> bool:
        """Whether every table is there; they come one by one, so that the window stays quick."""
        return not self._to_come

    def _add_grid(self) -> None:
        prepared = self._shown
        fresh = prepared is not None and prepared.release is None and not prepared.asked
        view = GridView(self._to_come.pop(0), opens_people=fresh)
        view.people_wanted.connect(self._on_people_wanted)
        self.grids = (*self.grids, view)
        card = Card()
        card.body.addWidget(view)
        self._body.addWidget(card)
        view.table.selectionModel().currentChanged.connect(
            lambda index, _before: self._follow(view, index)
        )

    def _on_next(self) -> None:
        prepared = self._shown
        if self._to_come:
            self._add_grid()
            return
        self._timer.stop()
        if prepared is not None:
            for note in prepared.document.notes:
                self._body.addWidget(Words(note, LabelLook.SMALL))
            self._body.addStretch(1)

    def land_focus(self) -> None:
        """Put focus on the first table, and show the page from its top."""
        if self.grids:
            table = self.grids[0].table
            table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.verticalScrollBar().setValue(0)

    def _summary(self, prepared: PreparedReturn) -> QWidget:
        hidden = prepared.hidden
        if hidden:
            numbers = count(hidden, "number", "numbers")
            sentence = self.tr("{numbers} hidden to protect people.").format(numbers=numbers)
        elif prepared.message.method.rounded_to:
            base = prepared.message.method.rounded_to
            sentence = self.tr("All numbers are rounded to a multiple of {base}.").format(base=base)
        else:
            sentence = self.tr("No number had to be hidden.")
        desks = ""
        if prepared.desks:
            desks = self.tr("Counted from {desks}.").format(
                desks=count(prepared.desks, "desk", "desks")
            )
        self.summary = Words(f"{sentence} {desks}".strip(), LabelLook.HEADING)
        return self.summary

    def _on_people_wanted(self, quantity: Quantity, title: str) -> None:
        def show(behind: PeopleBehind) -> None:
            self.people = PeopleDialog(self, title, behind)
            self.people.open()

        self._model.show_people(quantity, show)

    def _follow(self, view: GridView, index: QModelIndex) -> None:
        if index.isValid() and view.table.hasFocus():
            cell = view.table.visualRect(index)
            spot = view.table.viewport().mapTo(self._holder, cell.center())
            self.ensureVisible(spot.x(), spot.y(), 0, 2 * cell.height())


def _warning(words: str) -> QWidget:
    frame = QFrame()
    frame.setProperty("look", "notice-warn")
    text = Words(words)
    row = row_of(IconLabel("triangle-alert"), text, spacing=SPACE_3)
    row.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
    row.setStretch(1, 1)
    frame.setLayout(row)
    return frame


def _headlines(document: ReturnDocument) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_3)
    for headline in document.headlines:
        figure = HIDDEN if headline.value is None else f"{headline.value:,}"
        card = Card()
        card.setAccessibleName(f"{figure} {headline.words}")
        card.body.addWidget(Words(figure, LabelLook.PAGE_TITLE))
        card.body.addWidget(Words(headline.words, LabelLook.MUTED))
        row.addWidget(card, 1)
    return holder


def _chart(document: ReturnDocument) -> QWidget:
    card = Card()
    chart = BarChart()
    bars = [Bar(bar.title, bar.value) for bar in document.chart.bars]
    chart.show_bars(document.chart.finding, bars, document.headlines[0].value)
    card.body.addWidget(chart)
    return card
