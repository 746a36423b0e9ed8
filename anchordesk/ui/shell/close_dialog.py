"""Asks before the window closes over text that no disk has taken yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.words import translate

WIDTH = 480


class CloseDialog(PlainDialog):
    """Emits `lose_asked()` if the person closes all the same; Esc and Enter stay."""

    lose_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        title = translate("CloseDialog", "What you typed is not saved")
        super().__init__(parent, title)
        self.setModal(True)
        self.setMinimumWidth(current_theme().px(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        layout.addWidget(
            Words(
                self.tr(
                    "The disk of this computer did not take what you were typing: it may be full. "
                    "Everything that was saved before is safe. Free some space and stay: "
                    "AnchorDesk tries again by itself. If you close now, the text is lost."
                )
            )
        )
        self.stay_button = Button(self.tr("Stay"), look=ButtonLook.PRIMARY)
        self.stay_button.setDefault(True)
        self.stay_button.clicked.connect(self.reject)
        self.lose_button = Button(self.tr("Close and lose the text"))
        self.lose_button.clicked.connect(self._on_lose)
        row = row_of(self.lose_button, self.stay_button)
        row.insertStretch(0, 1)
        layout.addLayout(row)
        self.stay_button.setFocus()

    def _on_lose(self) -> None:
        self.accept()
        self.lose_asked.emit()
