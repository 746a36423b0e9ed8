"""The list of keys (Shift+F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.shell.shortcuts import Shortcut
from anchordesk.ui.words import translate

WIDTH, HEIGHT = 640, 600


class ShortcutsDialog(PlainDialog):
    """A table: key, what it does, where."""

    def __init__(self, parent: QWidget, shortcuts: Sequence[Shortcut]) -> None:
        super().__init__(parent, translate("ShortcutsDialog", "Keyboard shortcuts"))
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Keyboard shortcuts"), LabelLook.PAGE_TITLE))
        lines = LinesModel([self.tr("Key"), self.tr("What it does"), self.tr("Where")], _cells_of)
        self.table = Table(self.tr("Keyboard shortcuts"))
        self.table.setModel(lines)
        lines.show_rows(shortcuts)
        fit_columns(self.table, (1,))
        self.table.setCurrentIndex(lines.index(0, 0))
        layout.addWidget(WholeRows(self.table), 1)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = row_of(close)
        foot.insertStretch(0, 1)
        layout.addLayout(foot)
        self.take_size(WIDTH, HEIGHT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _cells_of(shortcut: Shortcut) -> tuple[Cell, ...]:
    return (
        Cell(shortcut.shown, CellLook.BOLD),
        Cell(shortcut.does),
        Cell(shortcut.where, CellLook.MUTED),
    )
