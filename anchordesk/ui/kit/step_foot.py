"""The foot of a screen with steps: back, what to know, what is going on, and the next thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_3


class StepFoot(QWidget):
    """`show_step(...)` for each step, `show_work(words, cancel)` while something goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(self.tr("Back"), icon_name="arrow-left")
        self._promise = Words("", LabelLook.MUTED)
        self.busy = Busy()
        self.forward = Button("", look=ButtonLook.PRIMARY)
        row = row_of(self.back, self._promise, self.busy, self.forward, spacing=SPACE_3)
        row.setStretch(1, 1)
        self.setLayout(row)
        self._work = ""
        self._had_focus: Button | None = None

    def show_step(self, back: str, promise: str, forward: str, *, ready: bool) -> None:
        """Show a step's words; empty words hide a button. Both wait while work goes on."""
        idle = not self._work
        self._promise.setText(promise)
        self._promise.setVisible(idle)
        for button, words in ((self.back, back), (self.forward, forward)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))
        self.back.setEnabled(idle)
        self.forward.setEnabled(idle and ready)
        if idle and self._had_focus is not None:
            # A button that waits loses focus; without this the keyboard would start elsewhere.
            self._had_focus.setFocus()
            self._had_focus = None

    def show_work(self, words: str, cancel: Callable[[], None] | None = None) -> None:
        """Say what is going on; empty words when it has ended."""
        if words == self._work:
            return
        self._work = words
        if words:
            focused = [one for one in (self.back, self.forward) if one.hasFocus()]
            self._had_focus = focused[0] if focused else None
            self.busy.start(words, cancel)
        else:
            self.busy.stop()
