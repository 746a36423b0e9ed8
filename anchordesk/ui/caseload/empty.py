"""What stands in place of the list while it is empty: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.caseload.view_model import CaseloadPhase
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of


class EmptyCaseload(QWidget):
    """Emits `add_asked()`, `import_asked()` and `clear_asked()`."""

    add_asked = Signal()
    import_asked = Signal()
    clear_asked = Signal()

    def __init__(self, *, can_import: bool) -> None:
        super().__init__()
        self._can_import = can_import
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card()
        self._words = Words("", LabelLook.HEADING)
        self._more = Words("", LabelLook.MUTED)
        card.body.addWidget(self._words)
        card.body.addWidget(self._more)
        self._add = Button(self.tr("Add resident"), look=ButtonLook.PRIMARY, icon_name="plus")
        self._add.clicked.connect(self.add_asked)
        self._import = Button(self.tr("Import residents"), icon_name="upload")
        self._import.clicked.connect(self.import_asked)
        self._clear = Button(self.tr("Clear filters"))
        self._clear.clicked.connect(self.clear_asked)
        row = row_of(self._add, self._import, self._clear)
        row.addStretch(1)
        card.body.addLayout(row)
        layout.addWidget(card)
        layout.addStretch(1)

    def show_phase(self, phase: CaseloadPhase) -> None:
        """Say why there is nothing."""
        first_use = phase is CaseloadPhase.EMPTY
        self._words.setText(
            self.tr("No residents yet") if first_use else self.tr("No residents match")
        )
        self._more.setText(
            self.tr("Add one or import a spreadsheet.")
            if first_use
            else self.tr("Try fewer words, or clear the filters.")
        )
        self._add.setVisible(first_use)
        self._import.setVisible(first_use and self._can_import)
        self._clear.setVisible(not first_use)

    def land_focus(self) -> None:
        """Put focus on the first button that is shown."""
        for button in (self._add, self._clear):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
