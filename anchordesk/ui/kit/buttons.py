"""Buttons with a look, an icon at a fair distance from the words, and a visible focus."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QWidget

from anchordesk.ui.kit.dressing import FollowsTheme
from anchordesk.ui.kit.icons import ICON_SIZE, icon
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import RADIUS_CONTROL, Tokens

ICON_GAP = 6


class ButtonLook(StrEnum):
    """How much a button asks to be pressed."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    LINK = "link"
    CHIP = "chip"
    ICON_ONLY = "icon-only"
    NAV = "nav"
    NAV_SMALL = "nav-small"


class Button(QPushButton, FollowsTheme):
    """A push button, verb + noun.

    `Button("Add resident", look=ButtonLook.PRIMARY, icon_name="plus", shortcut="Ctrl+N")`.
    The shortcut is told in the tooltip and works while the button is shown.

    Attributes:
        keys: The shortcut as this computer writes it; empty without one.
    """

    def __init__(
        self,
        words: str,
        *,
        look: ButtonLook = ButtonLook.PLAIN,
        icon_name: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("" if look is ButtonLook.ICON_ONLY else words, parent)
        self._look = look
        self._icon_name = icon_name
        self.keys = ""
        self.setProperty("look", look.value)
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if shortcut:
            sequence = QKeySequence(shortcut)
            # Not setShortcut: Qt presses such a button 100 ms late, and a fast typist's next
            # keys would go to the wrong place.
            QShortcut(sequence, self, self.click)
            self.keys = sequence.toString(QKeySequence.SequenceFormat.NativeText)
            self.setToolTip(f"{words} ({self.keys})")
        elif look is ButtonLook.ICON_ONLY:
            self.setToolTip(words)
        self._draw_icon()

    @property
    def look(self) -> ButtonLook:
        """How much the button asks to be pressed."""
        return self._look

    def say(self, words: str) -> None:
        """Say something else, where the button now does the opposite."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({self.keys})" if self.keys else "")

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter as on Space: Enter must not go past it to what a form does by itself."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def follow_theme(self) -> None:
        """Draw the icon again in the new theme's colour.

        Not on QEvent.Type.StyleChange: Qt tells of the style some fifty times while a screen is
        laid out, and of the palette and the font besides.
        """
        self._draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button; a focused primary button gets a ring in text colour, with a gap."""
        super().paintEvent(event)
        if self._look is not ButtonLook.PRIMARY or not self.hasFocus():
            return
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, colour in ((1.0, tokens.text), (3.0, tokens.surface)):
            painter.setPen(QPen(QColor(colour), 2))
            edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(edge, RADIUS_CONTROL - inset / 2, RADIUS_CONTROL - inset / 2)
        painter.end()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        theme = current_theme()
        size, ratio = theme.px(ICON_SIZE), self.devicePixelRatioF()
        gap = 0 if self._look is ButtonLook.ICON_ONLY else ICON_GAP
        colours = self._icon_colour(theme.tokens), theme.tokens.muted
        self.setIconSize(QSize(size + gap, size))
        self.setIcon(icon(self._icon_name, colours, size, ratio, gap))

    def _icon_colour(self, tokens: Tokens) -> str:
        match self._look:
            case ButtonLook.PRIMARY:
                return tokens.on_primary
            case ButtonLook.NAV | ButtonLook.NAV_SMALL:
                return tokens.on_nav
            case ButtonLook.DANGER:
                return tokens.danger
            case ButtonLook.LINK | ButtonLook.ICON_ONLY | ButtonLook.CHIP:
                return tokens.primary
            case ButtonLook.PLAIN:
                return tokens.text
