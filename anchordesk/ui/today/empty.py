"""What stands in place of the Today list while nothing is due."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of


class EmptyToday(QWidget):
    """Emits `coming_asked()` and `caseload_asked()`."""

    coming_asked = Signal()
    caseload_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card()
        self._words = Words("", LabelLook.HEADING)
        card.body.addWidget(self._words)
        self._more = Words("", LabelLook.MUTED)
        card.body.addWidget(self._more)
        self._coming = Button(self.tr("Show the next 7 days"), look=ButtonLook.PRIMARY)
        self._coming.clicked.connect(self.coming_asked)
        self._caseload = Button(self.tr("Go to the caseload"), icon_name="users")
        self._caseload.clicked.connect(self.caseload_asked)
        row = row_of(self._coming, self._caseload)
        row.addStretch(1)
        card.body.addLayout(row)
        layout.addWidget(card)
        layout.addStretch(1)

    def show_why(self, *, coming: bool, first_use: bool) -> None:
        """Say why there is nothing, and offer what comes next."""
        if first_use:
            self._words.setText(self.tr("No residents yet"))
            self._more.setText(
                self.tr("Add a resident or import a spreadsheet: both begin on the caseload.")
            )
        else:
            self._words.setText(
                self.tr("Nothing is due today or in the next 7 days.")
                if coming
                else self.tr("Nothing is due today.")
            )
            self._more.setText(
                self.tr(
                    "Actions come here on the day they are due, checks when their weeks are up, "
                    "and people whom nobody has spoken to for a while."
                )
            )
        self._coming.setVisible(not coming and not first_use)

    def land_focus(self) -> None:
        """Put focus on the first button that is shown."""
        target = self._caseload if self._coming.isHidden() else self._coming
        target.setFocus(Qt.FocusReason.OtherFocusReason)
