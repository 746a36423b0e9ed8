"""Shows what IT needs to look into a delivery, to copy; nothing in it is personal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.words import translate


class DetailsDialog(PlainDialog):
    """Read-only text with a Copy button."""

    def __init__(self, parent: QWidget, details: str) -> None:
        super().__init__(parent, translate("DetailsDialog", "Details for IT"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.take_size(820, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Details for IT"), LabelLook.PAGE_TITLE))
        layout.addWidget(
            Words(self.tr("Nothing here is about a resident. You can send it to your IT support."))
        )
        self.text = QPlainTextEdit(details)
        self.text.setReadOnly(True)
        self.text.setProperty("look", "bytes")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Details for IT"))
        layout.addWidget(self.text, 1)
        self.copied = Words("", LabelLook.MUTED)
        self.copy = Button(self.tr("Copy details"), look=ButtonLook.PRIMARY)
        self.copy.clicked.connect(self._on_copy)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        layout.addLayout(row_of(self.copied, close, self.copy))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.setText(self.tr("Copied."))
        announce(self, self.copied.text())
