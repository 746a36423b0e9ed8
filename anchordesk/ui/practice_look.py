"""What marks the practice, so that nobody takes it for their work, and the button that opens it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.practice_tokens import PRACTICE_BANNER
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, TEXT_BODY
from anchordesk.ui.words import translate

IS_PRACTICE = "anchordesk_practice"


def mark_practice(*, on: bool = True) -> None:
    """Say that this process is the practice, which offers no second one."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(IS_PRACTICE, on)


def practice_title() -> str:
    """Return the title of the window, which taskbars show."""
    return translate("practice", "PRACTICE: nobody here is real. AnchorDesk")


def practice_banner(passphrase: str) -> QLabel:
    """Return the words that stay at the top of every page, also while it is locked."""
    words = translate(
        "practice",
        "Practice. Nobody here is real, and nothing is sent. Close this window and all of it is "
        "deleted. Passphrase: {passphrase}",
    )
    banner = QLabel(words.format(passphrase=passphrase))
    banner.setTextFormat(Qt.TextFormat.PlainText)
    banner.setWordWrap(True)
    banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
    banner.setAccessibleName(banner.text())
    banner.setMargin(SPACE_2)
    banner.setFont(current_theme().font(TEXT_BODY, QFont.Weight.DemiBold))
    palette = banner.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(PRACTICE_BANNER.primary))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(PRACTICE_BANNER.on_primary))
    banner.setPalette(palette)
    banner.setAutoFillBackground(True)
    return banner


def practice_command() -> tuple[str, list[str]]:
    """Return the program that opens the practice, with its words."""
    isolated = ["-I"] if sys.flags.isolated else []
    return sys.executable, [*isolated, "-m", "anchordesk.cli", "practise"]


class PracticeButton(Button):
    """Opens the practice as a process of its own; hidden in the practice itself."""

    def __init__(self) -> None:
        words = translate("practice", "Practise with made-up residents")
        super().__init__(words, look=ButtonLook.LINK)
        self.clicked.connect(self._on_clicked)
        application = QApplication.instance()
        if application is not None and application.property(IS_PRACTICE):
            self.hide()

    def _on_clicked(self) -> None:
        program, words = practice_command()
        # Two of them would only confuse, and it takes some seconds until the first is there.
        self.setEnabled(False)
        started = QProcess.startDetached(program, words)
        told = translate("practice", "The practice opens in a window of its own.")
        if not started:
            self.setEnabled(True)
            told = translate("practice", "The practice could not be opened. Ask your IT support.")
        self.setToolTip(told)
        self.setText(told)
        announce(self, told, urgent=not started)
