"""What a dialog must offer to somebody who has only a keyboard, or hears the screen read out.

Each check returns what is wrong in words; nothing, where all is well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.cards_dialog import ReadCard
from anchordesk.ui.palette.palette import Palette

MOST_STEPS = 150
FILLED_IN = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTextEdit)
# What a screen reader can say of something that takes focus; "client" and "window" say nothing.
SAID_ROLES = frozenset(
    {
        *(QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox),
        *(QAccessible.Role.RadioButton, QAccessible.Role.ComboBox, QAccessible.Role.EditableText),
        *(QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree),
        *(QAccessible.Role.PageTabList, QAccessible.Role.Link, QAccessible.Role.Grouping),
        *(QAccessible.Role.StaticText, QAccessible.Role.Document, QAccessible.Role.AlertMessage),
        *(QAccessible.Role.Chart, QAccessible.Role.Graphic),
    }
)
# What is only read or scrolled has no better role in Qt; its name is what is said.
READ_ROLES = frozenset({QAccessible.Role.Border, QAccessible.Role.Client})
READ = (ReadCard, QScrollArea)
MNEMONIC = re.compile(r"&([^&\s])")


def describe(widget: QWidget | None) -> str:
    """Return what a widget is called in a complaint."""
    if widget is None:
        return "nothing"
    words = widget.accessibleName()
    if not words and isinstance(widget, QAbstractButton | QLabel):
        words = widget.text()
    return f"{type(widget).__name__} {words!r}"


def taking_focus(root: QWidget) -> list[QWidget]:
    """Return what Tab should reach."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not _is_inside_of_a_view(widget)
    ]


def _is_inside_of_a_view(widget: QWidget) -> bool:
    """Whether it is a part that Qt made for a list or a table, such as a heading."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractItemView)


def names_and_roles(dialog: QDialog) -> Iterator[str]:
    """What a screen reader asks: that everything that takes focus has a name and a role."""
    told = QAccessible.queryAccessibleInterface(dialog)
    if not told.text(QAccessible.Text.Name):
        yield "the dialog has no name"
    if told.role() is not QAccessible.Role.Dialog:
        yield f"the dialog is a {told.role().name}"
    for widget in taking_focus(dialog):
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name)
        if not name or (isinstance(widget, QComboBox) and not _has_label(told)):
            yield f"{describe(widget)} has no name"
        only_read = isinstance(widget, READ) and told.role() in READ_ROLES
        if told.role() not in SAID_ROLES and not only_read:
            yield f"{describe(widget)} is a {told.role().name}"
    names = Counter(
        widget.accessibleName() for widget in taking_focus(dialog) if widget.accessibleName()
    )
    for name, times in names.items():
        if times > 1:
            yield f"{times} things are called {name!r}"


def _has_label(told: QAccessibleInterface) -> bool:
    """A combo box tells its text as its name; on Linux only a label tells what it asks."""
    relations = told.relations(QAccessible.RelationFlag.Label)
    return bool(relations)


def tab_order(dialog: QDialog) -> Iterator[str]:
    """Tab goes through everything once, in the order in which it is read, and comes back."""
    wanted = taking_focus(dialog)
    start = QApplication.focusWidget() or dialog
    forward = _steps(dialog, Qt.Key.Key_Tab)
    missed = [w for w in wanted if w not in forward and not _stands_for(w, forward)]
    for widget in missed:
        yield f"Tab does not reach {describe(widget)}"
    start.setFocus()
    back = _steps(dialog, Qt.Key.Key_Backtab)
    if set(back) != set(forward):
        only = [describe(w) for w in set(back) ^ set(forward)]
        yield f"Tab and Shift+Tab differ by {only}"
    for before, after in _out_of_order(dialog, forward):
        yield f"Tab goes from {describe(before)} up to {describe(after)}"


def _stands_for(widget: QWidget, reached: Iterable[QWidget]) -> bool:
    """Radio buttons of one group are one stop of Tab; the arrows go on from there."""
    return isinstance(widget, QRadioButton) and any(
        isinstance(other, QRadioButton) and other.parent() is widget.parent() for other in reached
    )


def _steps(dialog: QDialog, key: Qt.Key) -> list[QWidget]:
    reached: list[QWidget] = []
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            return reached
        reached.append(focused)
        QTest.keyClick(focused, key)
        QApplication.processEvents()
    return reached


def _out_of_order(dialog: QDialog, reached: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Pairs in which Tab goes up, or left within a row; it may go back to the top once."""
    if not reached:
        return
    within = [w for w in reached if dialog.isAncestorOf(w)]
    top = within[0]
    for widget in within:
        if _comes_before(dialog, widget, top):
            top = widget
    at = within.index(top)
    turned = within[at:] + within[:at]
    for before, after in pairwise(turned):
        if _comes_before(dialog, after, before):
            yield before, after


def _comes_before(dialog: QDialog, one: QWidget, other: QWidget) -> bool:
    """Whether one is read before another: above it, or left of it in one row."""
    first, then = _place(dialog, one, other), _place(dialog, other, one)
    if first.bottom() < then.top():
        return True
    in_one_row = first.top() <= then.bottom() and then.top() <= first.bottom()
    return in_one_row and first.left() < then.left()


def _place(dialog: QDialog, widget: QWidget, beside: QWidget) -> QRect:
    """Where a widget is; one that scrolls is where its area is, for those that stand outside."""
    parent = widget.parentWidget()
    while parent is not None and parent is not dialog:
        if isinstance(parent, QScrollArea) and not parent.isAncestorOf(beside):
            widget = parent
        parent = parent.parentWidget()
    return QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())


def default_button(dialog: QDialog) -> Iterator[str]:
    """Enter does something that is told by a button; and never what cannot be undone."""
    if isinstance(dialog, Palette):
        # It has no buttons: its one line takes Enter, and does what is chosen.
        return
    defaults = [b for b in dialog.findChildren(QPushButton) if b.isDefault() and b.isVisible()]
    if len(defaults) != 1:
        yield f"{len(defaults)} default buttons"
        return
    if isinstance(defaults[0], Button) and defaults[0].look is ButtonLook.DANGER:
        yield f"Enter presses {describe(defaults[0])}"


def first_focus(dialog: QDialog) -> Iterator[str]:
    """The keyboard starts where something is filled in or read, or at a harmless button."""
    focused = QApplication.focusWidget()
    if focused is None or not dialog.isAncestorOf(focused):
        yield f"the keyboard starts at {describe(focused)}"
        return
    fields = [w for w in taking_focus(dialog) if isinstance(w, FILLED_IN) or _is_choice(w)]
    if fields and isinstance(focused, QPushButton):
        yield f"the keyboard starts at {describe(focused)}, not at a field"
    if isinstance(focused, Button) and focused.look is ButtonLook.DANGER:
        yield f"the keyboard starts at {describe(focused)}"
    if isinstance(focused, QAbstractScrollArea) and not focused.viewport().isVisible():
        yield f"the keyboard starts at {describe(focused)}, which cannot be seen"


def _is_choice(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable()


def mnemonics(dialog: QDialog) -> Iterator[str]:
    """No two things answer to the same letter with Alt, and a letter leads somewhere."""
    told: dict[str, list[str]] = {}
    for widget in dialog.findChildren(QWidget):
        leads_on = isinstance(widget, QLabel) and widget.buddy() is not None
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        words = widget.text() if leads_on or isinstance(widget, QAbstractButton) else ""
        found = MNEMONIC.search(words.replace("&&", ""))
        if found is not None:
            told.setdefault(found.group(1).casefold(), []).append(words)
    for letter, all_words in told.items():
        if len(all_words) > 1:
            yield f"Alt+{letter.upper()} is wanted by {all_words}"
