"""How the practice looks, so that nobody takes it for their work, and the button that opens it."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import DARK, HIGH_CONTRAST, SPACE_2, TEXT_BODY, Tokens
from anchordesk.ui.words import translate

IS_PRACTICE = "anchordesk_practice"
VIOLET, WHITE = "#5B2A86", "#FFFFFF"


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
    palette.setColor(QPalette.ColorRole.Window, QColor(VIOLET))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(WHITE))
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


def practice_colours(tokens: Tokens) -> Tokens:
    """Return a theme in the practice's colours; high contrast keeps its own."""
    if tokens.outlined or tokens == HIGH_CONTRAST:
        return tokens
    if tokens == DARK:
        return replace(
            tokens,
            primary="#D0B2F5",
            on_primary="#260A45",
            primary_weak="#35214F",
            nav="#241238",
            on_nav="#F0E8FA",
            nav_chosen="#44286A",
            focus="#E0C8FF",
        )
    return replace(
        tokens,
        primary="#5B2A86",
        on_primary="#FFFFFF",
        primary_weak="#EFE6F8",
        nav="#3B1F5B",
        on_nav="#F4ECFC",
        nav_chosen="#593480",
        focus="#5B2A86",
    )
