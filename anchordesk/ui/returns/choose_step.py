"""The first step of a return: which return and period; and the returns approved before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.exchange_records import Release
from anchordesk.ui import words
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import LabelledField
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4
from anchordesk.ui.returns.offer import offer_returns
from anchordesk.ui.returns.second_card import WaitingCard
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.sync.item_words import ItemWords, item_words
from anchordesk.ui.words import translate


class ChooseStep(QWidget):
    """Two lists to choose from, and the approved returns under them.

    Emits `check_asked()` for the records that the chosen return counts.
    """

    check_asked = Signal()

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__()
        self._model = model
        self._releases: tuple[Release, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._choices())
        self.waiting = WaitingCard(model)
        layout.addWidget(self.waiting)
        layout.addWidget(self._approved(), 1)
        layout.addStretch(0)

    def show_state(self) -> None:
        """Show the approved returns and where they are."""
        self.waiting.show_state()
        releases = self._model.state.releases
        self._releases = releases or ()
        self._lines.show_rows([self._line(release) for release in self._releases])
        if self._releases and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._lines.index(0, 0))
        self._rows.setVisible(bool(self._releases))
        self.open.setVisible(bool(self._releases))
        self._none.setVisible(releases == ())

    def land_focus(self) -> None:
        """Put focus on the period."""
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def prepare(self) -> None:
        """Prepare the chosen return."""
        period = self.period.value()
        template = self.template.value()
        if isinstance(period, Period) and isinstance(template, ReturnTemplate):
            self._model.prepare(template.code, period)

    def _choices(self) -> QWidget:
        card = Card(self.tr("Make a return"))
        self.template = Choice()
        self.period = Choice()
        offer_returns(self.template, self.period, self._model.templates, self._model.periods_of)
        row = row_of(
            LabelledField(self.tr("Return"), self.template),
            LabelledField(self.tr("Period"), self.period),
            spacing=SPACE_4,
        )
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        card.body.addLayout(row)
        card.body.addWidget(
            Words(
                self.tr(
                    "AnchorDesk counts your team's residents, hides small numbers and checks that "
                    "nobody can work them out. You see everything before anything is sent."
                ),
                LabelLook.MUTED,
            )
        )
        self.check = Button(self.tr("Check the records first"), icon_name="circle-check")
        self.check.setToolTip(
            self.tr("See what would count as not known, or contradicts itself, on this desk")
        )
        self.check.clicked.connect(self.check_asked)
        checking = row_of(self.check, spacing=SPACE_3)
        checking.addStretch(1)
        card.body.addLayout(checking)
        return card

    def _approved(self) -> QWidget:
        card = Card(self.tr("Approved returns"))
        self._lines = LinesModel(
            [self.tr("Return"), self.tr("Period"), self.tr("Approved"), self.tr("State")]
        )
        self.table = Table(self.tr("Approved returns"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (0,))
        self.table.opened.connect(lambda _: self._on_open())
        self._rows = WholeRows(self.table, hugging=True)
        self._none = Words(
            self.tr("No return has been approved on this desk yet."), LabelLook.MUTED
        )
        self.open = Button(self.tr("Open return"), icon_name="chart-column")
        self.open.setToolTip(self.tr("Look at it, or export it again (Enter)"))
        self.open.clicked.connect(self._on_open)
        card.body.addWidget(self._none)
        card.body.addWidget(self._rows, 1)
        row = row_of(self.open, spacing=SPACE_3)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addStretch(0)
        return card

    def _line(self, release: Release) -> tuple[Cell, ...]:
        title, period = self._model.title_of(release)
        said = release_words(self._model, release)
        day = words.short_date(release.approved_at.astimezone().date())
        return (
            Cell(title, CellLook.BOLD),
            Cell(period),
            Cell(day, CellLook.MUTED),
            Cell(said.state, CellLook.TAG, said.tone),
        )

    def _on_open(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._releases):
            self._model.open_release(self._releases[row])


def release_words(model: ReturnsViewModel, release: Release) -> ItemWords:
    """Return where an approved return is."""
    item = model.item_of(release)
    if item is None:
        return ItemWords(
            translate("words", "On this laptop"),
            translate("words", "There was no network to send it to when it was approved."),
            Tone.INFO,
        )
    return item_words(item, sending=False)
