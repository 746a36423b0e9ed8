"""A dialog that shows cards to read, newest first, and nothing to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice

WIDTH, HEIGHT = 640, 520


class CardsDialog(PlainDialog):
    """Show cards by `show_cards`. The window's title never holds a name."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        self.take_size(WIDTH, HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        self._said = Words("")
        layout.addWidget(self._said)
        layout.addWidget(self._area(), 1)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = row_of(self.close_button)
        row.insertStretch(0, 1)
        layout.addLayout(row)

    def show_cards(self, words: str, cards: Sequence[Card]) -> None:
        """Show what is said about all of them, and the cards."""
        clear_layout(self._lines)
        self._said.setText(words)
        for card in cards:
            self._lines.addWidget(card)
        self._lines.addStretch(1)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, notice: Notice) -> None:
        """Say why there is nothing to show."""
        self._said.setText(notice.words)

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, SPACE_3, 0)
        self._lines.setSpacing(SPACE_2)
        area.setWidget(holder)
        return area


class ReadCard(Card):
    """A card that says one thing; focusable, so that a screen reader goes from one to the next."""

    def __init__(self, title: str, text: str, aside: str) -> None:
        super().__init__()
        self.setProperty("look", "event")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{title}. {text} {aside}")
        self.body.addWidget(Words(title, LabelLook.HEADING))
        if text:
            self.body.addWidget(Words(text))
        self.body.addWidget(Words(aside, LabelLook.SMALL))
