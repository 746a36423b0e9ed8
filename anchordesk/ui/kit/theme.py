"""Puts a theme and a text size on the whole application, and follows the operating system.

Fusion draws the widgets, a QPalette and one generated style sheet colour them. The sheet is on
each part of a window (`dressing.py`), not on the application: else Qt would style every part of a
screen anew each time that it is put into another, which took half of the time of building one
(measured). Widgets that paint themselves ask `current_theme()` and repaint on
QEvent.Type.StyleChange.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from anchordesk.ui.kit.dressing import Dressing
from anchordesk.ui.kit.fonts import text_font
from anchordesk.ui.kit.style_sheet import style_sheet
from anchordesk.ui.kit.tokens import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    TEXT_BODY,
    Tokens,
    luminance,
)
from anchordesk.ui.language import Language

THEME_PROPERTY = "anchordesk_theme"
SMALLEST_TEXT, LARGEST_TEXT = 100, 200


class ThemeChoice(StrEnum):
    """Which colours a person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a person asked for; text size in percent, 100 to 200. The language counts at a start."""

    choice: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = SMALLEST_TEXT
    language: Language = Language.SYSTEM


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours and the text size in use."""

    tokens: Tokens = LIGHT
    text_percent: int = SMALLEST_TEXT

    def px(self, size: int) -> int:
        """Return a size grown with the text."""
        return round(size * self.text_percent / 100)

    def colour(self, value: str) -> QColor:
        """Return a token as a Qt colour."""
        return QColor(value)

    def font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the text font in a size of the scale, grown with the text."""
        return text_font(self.px(size), weight)


def current_theme() -> Theme:
    """Return the theme on the application; light at 100 % before one is applied."""
    application = QApplication.instance()
    theme = application.property(THEME_PROPERTY) if application is not None else None
    return theme if isinstance(theme, Theme) else Theme()


class ThemeSwitch(QObject):
    """Applies an appearance, and applies it again when the operating system changes."""

    def __init__(
        self, application: QApplication, recolour: Callable[[Tokens], Tokens] | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self._recolour = recolour
        self._appearance = Appearance()
        self.dressing = Dressing(self)
        # Fusion first: the system's own palette is read back from it for high contrast.
        application.setStyle("Fusion")
        self._system_palette = QPalette(application.palette())
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def appearance(self) -> Appearance:
        """What was asked for last."""
        return self._appearance

    def apply(self, appearance: Appearance) -> None:
        """Put an appearance on every window: what is seen in the next turns, then the rest."""
        percent = min(max(appearance.text_percent, SMALLEST_TEXT), LARGEST_TEXT)
        self._appearance = replace(appearance, text_percent=percent)
        tokens = self._tokens()
        theme = Theme(tokens if self._recolour is None else self._recolour(tokens), percent)
        sheet = style_sheet(theme.tokens, theme.px)
        if sheet == self.dressing.sheet and theme == current_theme():
            # Such as another language, which counts at the next start.
            return
        self._application.setProperty(THEME_PROPERTY, theme)
        self._application.setFont(theme.font(TEXT_BODY))
        self._application.setPalette(palette_of(theme.tokens))
        self.dressing.change(sheet)

    def _tokens(self) -> Tokens:
        match self._appearance.choice:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
            case ThemeChoice.HIGH_CONTRAST:
                return HIGH_CONTRAST
            case ThemeChoice.SYSTEM:
                return self._system_tokens()

    def _system_tokens(self) -> Tokens:
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return tokens_of_palette(self._system_palette)
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _on_system_changed(self) -> None:
        if self._appearance.choice is ThemeChoice.SYSTEM:
            self.apply(self._appearance)


def dress(part: QWidget, shed: Callable[[], None] = lambda: None) -> None:
    """Style a part of a window, now and at each change, unless what it stands in is styled.

    `shed` takes down, before a change, what is as quickly made anew as it is styled.
    """
    dressing, around = current_dressing(), part.parentWidget()
    while dressing is not None and around is not None:
        if around.styleSheet():
            return
        around = around.parentWidget()
    if dressing is not None:
        dressing.add(part, shed)


def current_dressing() -> Dressing | None:
    """Return what styles the parts of the windows; None before there is a theme."""
    application = QApplication.instance()
    if application is None:
        return None
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    switches = application.findChildren(ThemeSwitch, options=direct)
    return switches[-1].dressing if switches else None


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette that Fusion draws with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for place, value in {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.Highlight: tokens.primary,
        role.HighlightedText: tokens.on_primary,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Link: tokens.primary,
        role.LinkVisited: tokens.primary,
        role.Mid: tokens.control,
        role.Dark: tokens.control,
        role.Light: tokens.border,
        role.Accent: tokens.primary,
    }.items():
        palette.setColor(place, QColor(value))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(tokens.muted))
    return palette


def tokens_of_palette(palette: QPalette) -> Tokens:
    """Return tokens made only of the operating system's own high-contrast colours."""

    def named(role: QPalette.ColorRole) -> str:
        return palette.color(role).name().upper()

    role = QPalette.ColorRole
    ground, text = named(role.Window), named(role.WindowText)
    mark, on_mark = named(role.Highlight), named(role.HighlightedText)
    if abs(luminance(mark) - luminance(ground)) < 0.05:
        mark, on_mark = text, ground
    return Tokens(
        bg=ground,
        surface=ground,
        raised=ground,
        text=text,
        muted=text,
        border=text,
        control=text,
        primary=mark,
        on_primary=on_mark,
        primary_weak=ground,
        nav=ground,
        on_nav=text,
        nav_chosen=ground,
        focus=mark,
        danger=text,
        danger_weak=ground,
        warn=text,
        warn_weak=ground,
        ok=text,
        ok_weak=ground,
        info=text,
        info_weak=ground,
        outlined=True,
    )
