"""Words on the screen: titles, headings, wrapped text, icons, cards and spacing."""

from __future__ import annotations

from enum import StrEnum

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from anchordesk.ui.kit.icons import ICON_SIZE, icon_pixmap
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_4


class LabelLook(StrEnum):
    """The styles of text."""

    BODY = "body"
    PAGE_TITLE = "page-title"
    STEP_TITLE = "step-title"
    BRAND = "brand"
    HEADING = "heading"
    SMALL = "small"
    MUTED = "muted"
    PROBLEM = "problem"
    OVERDUE = "overdue"
    DUE_TODAY = "due-today"
    ON_NAV = "on-nav"


class Words(QLabel):
    """Plain text that wraps; it never sets the window's least width.

    `wraps=False` for a short title that must stay on one line.
    """

    def __init__(
        self, words: str = "", look: LabelLook = LabelLook.BODY, *, wraps: bool = True
    ) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look.value)
        self.setWordWrap(wraps)
        if wraps:
            self.setMinimumWidth(1)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_look(self, look: LabelLook) -> None:
        """Change the style of the text."""
        self.setProperty("look", look.value)
        self.style().unpolish(self)
        self.style().polish(self)


class IconLabel(QLabel):
    """A decorative icon beside words; silent to screen readers."""

    def __init__(self, name: str, *, on_nav: bool = False, size: int = ICON_SIZE) -> None:
        super().__init__()
        self._name = name
        self._on_nav = on_nav
        self._size = size
        self._drawn: tuple[str, int, float] | None = None
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon again in the new theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        theme = current_theme()
        colour = theme.tokens.on_nav if self._on_nav else theme.tokens.primary
        drawn = colour, theme.px(self._size), self.devicePixelRatioF()
        # Qt tells of a style with each move into another part: most often it is the same.
        if drawn != self._drawn:
            self._drawn = drawn
            self.setPixmap(icon_pixmap(self._name, *drawn))
            self.setFixedSize(drawn[1], drawn[1])


class Card(QFrame):
    """A white surface with a thin border; put widgets into `body`."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_4, 12, SPACE_4, 12)
        self.body.setSpacing(SPACE_2)
        if heading:
            self.body.addWidget(Words(heading, LabelLook.HEADING))


def row_of(*widgets: QWidget, spacing: int = SPACE_2) -> QHBoxLayout:
    """Return a horizontal layout of widgets."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def shed_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take every widget out of a layout and end it now, so that nothing styles it any more.

    Only from a turn of its own: not in answer to one of these widgets.
    """
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            shiboken6.delete(widget)


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
