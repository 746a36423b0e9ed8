"""The field that narrows Today as one types: Ctrl+F goes there, Esc empties it and goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.ui.words import translate

LEAST_WIDTH = 270


class TodaySearch(QLineEdit):
    """Emits `list_asked()` when the keyboard wants to go on to what was found."""

    list_asked = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.setAccessibleName(translate("today", "Search today's list"))
        self.setPlaceholderText(translate("today", "Name, ref or what to do (Ctrl+F)"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.returnPressed.connect(self.list_asked)
        QShortcut(QKeySequence("Ctrl+F"), screen, self._on_find)
        for keys, act in (("Down", self.list_asked.emit), ("Esc", self._on_esc)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _on_find(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _on_esc(self) -> None:
        self.clear()
        self.list_asked.emit()
