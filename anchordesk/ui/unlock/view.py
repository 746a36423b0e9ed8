"""The page that covers a locked window. It names nobody and shows nothing of the records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import PassphraseField, Tick
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.page import CentredPage
from anchordesk.ui.unlock.view_model import UnlockPhase, UnlockViewModel

PAGE_WIDTH = 460


class UnlockView(QWidget):
    """Passphrase, Show passphrase, Unlock; a hint when typed letters point to Caps Lock."""

    def __init__(self, view_model: UnlockViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        view_model.state_changed.connect(self._render)
        self.setAccessibleName(self.tr("AnchorDesk is locked"))
        page = CentredPage(PAGE_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        page.body.addWidget(Words(self.tr("Locked. Your records are safe."), LabelLook.MUTED))
        self._holds = Words(
            self.tr(
                "There was no room on the disk for what you were typing. It is kept in memory, "
                "sealed. Do not close AnchorDesk: free some space, then unlock."
            ),
            LabelLook.PROBLEM,
        )
        self._holds.hide()
        page.body.addWidget(self._holds)
        self._form = Form()
        self._passphrase = self._form.add("passphrase", self.tr("Passphrase"), PassphraseField())
        self._passphrase.returnPressed.connect(self._on_unlock)
        self._passphrase.installEventFilter(self)
        self._caps = Words(self.tr("Caps Lock seems to be on."), LabelLook.PROBLEM)
        self._caps.hide()
        self._form.body.addWidget(self._caps)
        show = Tick(self.tr("Show passphrase"))
        show.setAccessibleName(self.tr("Show passphrase"))
        show.toggled.connect(lambda shown: self._passphrase.show_words(shown=shown))
        self._show = show
        self._form.body.addWidget(show)
        page.body.addWidget(self._form)
        self._unlock = Button(self.tr("Unlock"), look=ButtonLook.PRIMARY, icon_name="lock")
        self._unlock.clicked.connect(self._on_unlock)
        page.body.addWidget(self._unlock)
        self._busy = Busy()
        page.body.addWidget(self._busy)

    def clear(self) -> None:
        """Empty the page, ready for the next unlock."""
        self._passphrase.clear()
        self._show.setChecked(False)
        self._caps.hide()
        self._form.clear_problems()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Watch the letters typed: a capital without Shift means Caps Lock.

        Qt does not tell whether Caps Lock is on, so this is known from the first letter on.
        """
        typed = watched is self._passphrase and event.type() == QEvent.Type.KeyPress
        if typed and isinstance(event, QKeyEvent) and event.text().isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(event.text().isupper() != shift)
        return False

    def _on_unlock(self) -> None:
        if not self._passphrase.text():
            self._form.show_problem_beside(Problem("passphrase", self.tr("Enter your passphrase.")))
            return
        self._view_model.unlock(self._passphrase.text())

    def _render(self) -> None:
        state = self._view_model.state
        opening = state.phase is UnlockPhase.OPENING
        self._holds.setVisible(state.holds_text)
        self._unlock.setEnabled(not opening)
        self._passphrase.setEnabled(not opening)
        match state.phase:
            case UnlockPhase.OPENING:
                self._form.clear_problems()
                self._busy.start(self.tr("Opening your vault"))
            case UnlockPhase.REFUSED:
                self._busy.stop()
                words = "" if state.notice is None else state.notice.words
                self._form.show_problem_beside(Problem("passphrase", words))
                self._passphrase.selectAll()
            case UnlockPhase.WAITING:
                self._busy.stop()
                self.clear()
