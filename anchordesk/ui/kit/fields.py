"""Input widgets whose marks the style sheet cannot draw: choices, ticks, dates, passphrases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from anchordesk.ui.kit.icons import icon_pixmap
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.words import parse_date, short_date

ARROW_SIZE = 16


class Choice(QComboBox):
    """A list to choose one from: `add_option(words, value)`, then `value()`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(14)
        # Qt would turn a code that is also a text into a plain text, so values are kept here.
        self._values: list[object] = []

    def add_option(self, words: str, value: object) -> None:
        """Add an option at the end."""
        self._values.append(value)
        self.addItem(words)

    def clear(self) -> None:
        """Take every option away, with its value."""
        super().clear()
        self._values.clear()

    def value(self) -> object:
        """Return the value of the chosen option."""
        return self._values[self.currentIndex()] if self._values else None

    def set_options(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer other options; the value chosen before stays chosen if it is still there."""
        before = self.value()
        held = self.blockSignals(True)
        self.clear()
        for words, value in options:
            self.add_option(words, value)
        self.choose(before)
        self.blockSignals(held)

    @property
    def values(self) -> tuple[object, ...]:
        """The values on offer, in order."""
        return tuple(self._values)

    def choose(self, value: object) -> None:
        """Choose the option with a value; nothing happens if there is none."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: scrolling must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the box, then the arrow in the theme's colour."""
        super().paintEvent(event)
        theme = current_theme()
        size = theme.px(ARROW_SIZE)
        pixmap = icon_pixmap("chevron-down", theme.tokens.text, size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - 8, (self.height() - size) // 2, pixmap)
        painter.end()


class Tick(QCheckBox):
    """A tick box whose tick is drawn in the theme's colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the box, then the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box: QRect = self.style().subElementRect(
            QStyle.SubElement.SE_CheckBoxIndicator, option, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(current_theme().tokens.on_primary), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, top, width, height = box.left(), box.top(), box.width(), box.height()
        painter.drawLine(
            round(left + width * 0.24),
            round(top + height * 0.52),
            round(left + width * 0.42),
            round(top + height * 0.70),
        )
        painter.drawLine(
            round(left + width * 0.42),
            round(top + height * 0.70),
            round(left + width * 0.76),
            round(top + height * 0.32),
        )
        painter.end()


class DateField(QLineEdit):
    """A date typed as people write it: 14 11 2026, 14/11/2026, 14 Nov 2026, today, yesterday.

    `value(today)` returns the date, None when the field is empty.
    """

    def __init__(self, chosen: date | None = None) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("For example, 14 11 2026"))
        if chosen is not None:
            self.setText(short_date(chosen))

    def value(self, today: date) -> date | None:
        """Return the date that was typed, None if nothing was.

        Raises:
            ValueError: if it is not a date.
        """
        words = self.text().strip()
        return parse_date(words, today) if words else None


class FindField(QLineEdit):
    """A search within a dialog: Enter stays in it, and neither saves nor closes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep Enter from the dialog's default button."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class PassphraseField(QLineEdit):
    """A passphrase: hidden until asked to show, kept from the input method's memory."""

    def __init__(self) -> None:
        super().__init__()
        self.show_words(shown=False)
        self.setMaxLength(1024)

    def show_words(self, *, shown: bool) -> None:
        """Show or hide what was typed."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )


class LongText(QPlainTextEdit):
    """Several lines of text; Tab goes to the next field."""

    def __init__(self, lines: int = 5) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(current_theme().px(20) * lines + 14)
