"""How long a desk may go without news of the team, for a lead to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import LabelledField
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import count

OFFERED = (0, 14, 30, 60, 90, 180)


class LeaseRow(QWidget):
    """A choice and a button; what it can and cannot do stands below."""

    def __init__(self, model: TeamViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: int | None = None
        self.days = Choice()
        self.change = Button(self.tr("Change"))
        self.change.setAccessibleName(self.tr("Change how long a desk opens without news"))
        self.change.clicked.connect(lambda: model.set_lease(int(self.days.currentData())))
        self.days.currentIndexChanged.connect(self._show_button)
        label = self.tr("A desk without news of the team stays locked after")
        row = row_of(LabelledField(label, self.days), self.change)
        row.setAlignment(self.change, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(row)
        column.addWidget(
            Words(
                self.tr(
                    "Somebody who left and never connects again is locked out then. Nothing is "
                    "deleted. This desk sends news to the others by itself when it connects; "
                    "for those who never do, put it on a stick."
                ),
                LabelLook.SMALL,
            )
        )

    def show_state(self, state: TeamState) -> None:
        """Show what is settled; hidden on a desk that may not change it."""
        self.setVisible(state.leads)
        if state.roster is None or state.roster.lease_days == self._shown:
            return
        self._shown = state.roster.lease_days
        self.days.clear()
        for days in sorted({*OFFERED, self._shown}):
            words = count(days, "day", "days") if days else self.tr("No limit")
            self.days.addItem(words, days)
        self.days.setCurrentIndex(self.days.findData(self._shown))
        self._show_button()

    def _show_button(self) -> None:
        self.change.setEnabled(self.days.currentData() not in (None, self._shown))
