"""Says that long work goes on: nothing before 300 ms, then words, after a second a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_3

WORDS_AFTER_MS, BAR_AFTER_MS = 300, 1000


class Busy(QWidget):
    """Shows work: `start("Opening the vault", cancel)`, `progress(done, all)`, `stop()`."""

    def __init__(self) -> None:
        super().__init__()
        self._cancel_work: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self._words = Words("", LabelLook.MUTED)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setFixedWidth(220)
        # No colour of words can be read both on the full and on the empty part.
        self._bar.setTextVisible(False)
        self._share = Words("", LabelLook.MUTED, wraps=False)
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self._share)
        layout.addWidget(self._cancel)
        self._words_timer = self._timer(WORDS_AFTER_MS, self._on_words_due)
        self._bar_timer = self._timer(BAR_AFTER_MS, self._on_bar_due)
        self.hide()

    def start(self, words: str, cancel: Callable[[], None] | None = None) -> None:
        """Begin; `cancel` offers a Cancel button once the bar shows, until it was pressed."""
        self._cancel_work = cancel
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._share.clear()
        self._share.hide()
        self._cancel.hide()
        self._cancel.setEnabled(True)
        self._words_timer.start()
        self._bar_timer.start()

    def progress(self, done: int, whole: int | None) -> None:
        """Show how far the work is; an unknown whole keeps the bar moving without a count."""
        if whole:
            self._bar.setRange(0, whole)
            self._bar.setValue(done)
            self._share.setText(f"{done * 100 // whole} %")

    def stop(self) -> None:
        """End, and show nothing."""
        self._words_timer.stop()
        self._bar_timer.stop()
        self._cancel_work = None
        self.hide()

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _on_words_due(self) -> None:
        self.show()
        announce(self, self._words.text())

    def _on_bar_due(self) -> None:
        self._bar.show()
        self._share.show()
        self._cancel.setVisible(self._cancel_work is not None)

    def _on_cancel(self) -> None:
        cancel_work, self._cancel_work = self._cancel_work, None
        if cancel_work is not None:
            # What cannot end at once goes on under these words until it is stopped.
            self._words.setText(self.tr("Stopping"))
            self._cancel.setEnabled(False)
            announce(self, self._words.text())
            cancel_work()
