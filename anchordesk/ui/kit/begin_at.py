"""Puts the keyboard into a named field of the form that opens next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from anchordesk.ui.kit.dialog import FormDialog

GIVES_UP_AFTER_MS = 5000


class BeginAtField(QObject):
    """Waits for one form; gives up after some seconds, so that no later form is meant.

    A form opens in a later turn, and puts the keyboard where most people begin.
    """

    def __init__(self, owner: QObject, field: str) -> None:
        super().__init__(owner)
        self._field = field
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        QTimer.singleShot(GIVES_UP_AFTER_MS, self, self.deleteLater)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        form = None if now is None else now.window()
        if self._field and isinstance(form, FormDialog) and form.form.has(self._field):
            field, self._field = self._field, ""
            form.form.go_to(field)
            self.deleteLater()
