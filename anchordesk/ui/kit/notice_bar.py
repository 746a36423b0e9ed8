"""The bar under the title that tells what happened, and offers one thing to do, such as Undo.

A notice stays until it is dismissed or the next one comes, so that nobody has to read against
the clock; good news without an action also goes when the screen that it was about is left.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.theme import dress
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_3, SPACE_5


class NoticeBar(QFrame):
    """Shows one notice: `tell("Note saved.", Tone.OK, "Undo", self._undo)`.

    Signals: `dismissed()` when a person has pressed Dismiss.
    """

    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act: Callable[[], None] | None = None
        self._tone = Tone.OK
        self._is_dressed = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_1, SPACE_5, SPACE_1)
        layout.setSpacing(SPACE_3)
        self._words = Words()
        self._action = Button("")
        self._action.clicked.connect(self._on_action)
        self._dismiss = Button(self.tr("Dismiss"), look=ButtonLook.LINK)
        self._dismiss.clicked.connect(self._on_dismiss)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._dismiss)
        self.hide()

    @property
    def words(self) -> str:
        """What the bar says; empty when there is nothing to say."""
        return "" if self.isHidden() else self._words.text()

    def tell(
        self,
        words: str,
        tone: Tone = Tone.OK,
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Show a notice in place of the one before, and have it read out."""
        self._dress_once()
        self._words.setText(words)
        self._tone = tone
        self._act = act
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(act is not None)
        self.setProperty("look", f"band-{tone.value}")
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, words, urgent=tone is Tone.DANGER)

    def leave_screen(self) -> None:
        """Take away good news without anything to do: it was about the screen left behind."""
        if self._tone is Tone.OK and self._act is None:
            self.dismiss()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._act = None
        self.hide()

    def _dress_once(self) -> None:
        """Take a style sheet, 300 KB of memory, with the first notice: most days there is none."""
        if not self._is_dressed:
            self._is_dressed = True
            dress(self)

    def _on_dismiss(self) -> None:
        self.dismiss()
        self.dismissed.emit()

    def _on_action(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()
