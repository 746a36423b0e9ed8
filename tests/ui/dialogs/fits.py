"""Whether a dialog fits a small laptop at large text, and shows all of its words.

Each check returns what is wrong in words; nothing, where all is well.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from tests.ui.dialogs.keyboard import describe

# A screen of 1366 x 768 without the bar at its foot.
WIDEST, HIGHEST = 1366, 700
# Where a style rounds a size.
SLACK = 1


def fits_the_screen(dialog: QDialog) -> Iterator[str]:
    if dialog.width() > WIDEST or dialog.height() > HIGHEST:
        yield f"{dialog.width()} x {dialog.height()} is more than the screen"
    least = dialog.minimumSizeHint()
    if least.width() > dialog.width() or least.height() > dialog.height():
        yield f"it needs {least.width()} x {least.height()}, and has less"


def scrolls_sideways(dialog: QDialog) -> Iterator[str]:
    for area in dialog.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().isVisible():
            yield f"{describe(area)} scrolls sideways"


def clips_words(dialog: QDialog) -> Iterator[str]:
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        missing = _missing(widget)
        if missing:
            yield f"{describe(widget)} lacks {missing}"
        elif _is_cut_off(widget):
            yield f"{describe(widget)} goes over the edge"


def _missing(widget: QWidget) -> str:
    """Return how much room a widget lacks for its words."""
    wanted, width, height = widget.sizeHint(), widget.width() + SLACK, widget.height() + SLACK
    match widget:
        case QLabel() if widget.wordWrap() and widget.text():
            need = widget.heightForWidth(widget.width())
            return f"{need - height} px of height" if need > height else ""
        case QLabel() | QPushButton() | QCheckBox() | QRadioButton() if widget.text():
            if wanted.width() > width:
                return f"{wanted.width() - width} px of width"
            return f"{wanted.height() - height} px of height" if wanted.height() > height else ""
        case QLineEdit():
            shown = widget.placeholderText() if not widget.text() else ""
            need = widget.fontMetrics().horizontalAdvance(shown)
            room = widget.contentsRect().width() - 2 * _inner_margin(widget)
            return f"{need - room} px for {shown!r}" if shown and need > room + SLACK else ""
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            words = widget.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox,
                option,
                QStyle.SubControl.SC_ComboBoxEditField,
                widget,
            )
            need = widget.fontMetrics().horizontalAdvance(widget.currentText())
            lacks = need - words.width() - SLACK
            return f"{lacks} px for {widget.currentText()!r}" if lacks > 0 else ""
        case _:
            return ""


def _inner_margin(line: QLineEdit) -> int:
    """What Qt leaves free left and right of a line's words."""
    return 2 + max(line.textMargins().left(), line.textMargins().right())


def _is_cut_off(widget: QWidget) -> bool:
    """Whether a part of a widget is outside of what holds it, where nobody can scroll to it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not isinstance(widget, QLabel | QPushButton):
        return False
    while parent is not None:
        holder = parent.parentWidget()
        scrolls = isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if place.left() < 0 or place.right() > parent.width():
            return True
        if scrolls:
            return False
        if place.top() < 0 or place.bottom() > parent.height():
            return True
        if parent.isWindow():
            return False
        parent = holder
    return False
