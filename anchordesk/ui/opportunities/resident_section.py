"""The section Opportunities of a record: what somebody wishes for, and the vacancies for them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.matching import Match
from anchordesk.services.opportunities import ForResident, look_for_resident
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.opportunities.lines import first_reason, fit_words, wishes_words
from anchordesk.ui.opportunities.match_list import MatchList
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate

ROOM_FOR_ROWS = 440


class ResidentOpportunities(QWidget):
    """Reads when it is looked at. Emits `wishes_asked()`."""

    wishes_asked = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._resident_id: ResidentId | None = None
        card = Card(self.tr("What they wish for"))
        self._words = Words("", LabelLook.MUTED)
        card.body.addWidget(self._words)
        self.wishes_button = Button(self.tr("Change wishes"), icon_name="pencil")
        self.wishes_button.clicked.connect(self.wishes_asked)
        row = row_of(self.wishes_button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.list: MatchList[Match] = MatchList(
            self.tr("Vacancies, the best first"),
            (self.tr("Vacancy"), self.tr("Now"), self.tr("The main reason")),
            _cells,
            _itself,
            stacked=True,
        )
        self.list.setMinimumHeight(ROOM_FOR_ROWS)
        self._none = Words("", LabelLook.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        layout.addWidget(card)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        # Without vacancies nothing else takes the height.
        layout.addStretch(0)
        self.list.hide()

    def show_resident(self, resident_id: ResidentId) -> None:
        """Read what a resident wishes for, and rank the vacancies."""
        self._resident_id = resident_id
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: look_for_resident(self._context.workspace, resident_id),
            receiver=self,
            done=self._on_read,
            failed=self._context.shell.tell_notice,
        )

    def _on_read(self, found: ForResident) -> None:
        if found.resident_id != self._resident_id:
            return
        self._words.setText(wishes_words(found.wishes))
        self.list.show_rows(found.matches)
        self.list.setVisible(bool(found.matches))
        words = self.tr("There are no vacancies yet. Add the network's list under Opportunities.")
        if found.objects:
            words = self.tr(
                "The resident does not want to be compared with vacancies. The answer stands in "
                "the section Consent."
            )
        self._none.setText(words)
        self._none.setVisible(not found.matches)


def _cells(match: Match) -> tuple[Cell, ...]:
    words, tone = fit_words(match.fit)
    job = match.opportunity
    return (
        Cell(translate("words", "{role}, {employer}").format(role=job.role, employer=job.employer)),
        Cell(words, CellLook.TAG, tone),
        Cell(first_reason(match), CellLook.MUTED),
    )


def _itself(match: Match) -> Match:
    return match
