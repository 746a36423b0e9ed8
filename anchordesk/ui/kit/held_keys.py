"""Holds the keys that are typed while something is made that the person has gone to.

A screen or a form comes some 40 ms after the key that asked for it, and whoever types quickly types
for the new one. Held keys are pressed there, in order, once it has the keyboard. The keys that lock
are never held.

    self._keys = HeldKeys(self)
    self._keys.hold()
    ...
    self._keys.let_go(self.window())
"""

from __future__ import annotations

from collections import deque

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

LOCK_KEYS = ("Ctrl+L", "F12")
# Something that is never made must not leave anybody without keys.
LONGEST_MS = 3000
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldKeys(QObject):
    """Watches what has the keyboard from `hold` to `let_go`. It ends with its owner."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._held: deque[QKeyEvent | str] = deque()
        self._watched: QWidget | None = None
        self._holding = False
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.timeout.connect(lambda: self.let_go(self._owner.window()))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def hold(self) -> None:
        """Hold each key from now on."""
        self._longest.start(LONGEST_MS)
        if not self._holding:
            self._holding = True
            self._watch(QApplication.focusWidget() or QApplication.activeWindow())

    def let_go(self, window: QWidget) -> None:
        """Press what was held in a window, or in the form over it; later keys go there anyway."""
        self._stop()
        while self._held and not self._holding:
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
            _press(over, self._held.popleft())

    def drop(self) -> None:
        """Press none of it, such as where the window was locked meanwhile."""
        self._stop()
        self._held.clear()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep keys, and what an input method has composed, from what had the keyboard before."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and not _locks(event):
            if kind in _KEYS:
                self._held.append(_copy(event, kind))
            # An accepted override has Qt press no shortcut: the key itself comes next.
            event.accept()
            return True
        if isinstance(event, QInputMethodEvent) and event.commitString():
            self._held.append(event.commitString())
            return True
        return False

    def _stop(self) -> None:
        self._longest.stop()
        if self._holding:
            self._holding = False
            self._watch(None)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._holding:
            self._watch(now or QApplication.activeWindow())

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)


def _locks(event: QKeyEvent) -> bool:
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(keys) for keys in LOCK_KEYS)


def _copy(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    """Return the same key: Qt takes its own event back."""
    return QKeyEvent(
        kind, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count()
    )


def _press(window: QWidget, key: QKeyEvent | str) -> None:
    """Do in a window what Qt does with a key: what has the keyboard first, then the shortcuts."""
    target = _keyboard_of(window)
    if isinstance(key, str):
        composed = QInputMethodEvent()
        composed.setCommitString(key)
        QApplication.sendEvent(target, composed)
        return
    if key.type() == QEvent.Type.KeyPress:
        override = _copy(key, QEvent.Type.ShortcutOverride)
        override.ignore()
        QApplication.sendEvent(target, override)
        if not override.isAccepted() and _press_shortcut(window, key):
            return
    QApplication.sendEvent(target, key)


def _keyboard_of(window: QWidget) -> QWidget:
    """Return what has the keyboard in a window, or has it once the window is active."""
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _press_shortcut(window: QWidget, key: QKeyEvent) -> bool:
    """Press the shortcut or the underlined letter that a key is for; tell whether there is one."""
    pressed = QKeySequence(key.keyCombination())
    found = [one for one in window.findChildren(QShortcut) if _counts(one, pressed, window)]
    if found:
        # Like Qt, nothing where two want the key.
        if len(found) == 1:
            found[0].activated.emit()
        return True
    for label in window.findChildren(QLabel):
        buddy: QWidget | None = label.buddy()
        if buddy is not None and _names(label.text(), pressed) and _is_in(window, label):
            buddy.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    for button in window.findChildren(QAbstractButton):
        if _names(button.text(), pressed) and _is_in(window, button):
            button.click()
            return True
    return False


def _counts(shortcut: QShortcut, pressed: QKeySequence, window: QWidget) -> bool:
    """Tell whether a shortcut is for the keys, and works where the keyboard is."""
    owner, focused = shortcut.parent(), _keyboard_of(window)
    if not shortcut.isEnabled() or not any(keys == pressed for keys in shortcut.keys()):  # noqa: SIM118 - no dictionary
        return False
    if not isinstance(owner, QWidget) or not _is_in(window, owner):
        return False
    match shortcut.context():
        case Qt.ShortcutContext.WidgetShortcut:
            return owner is focused
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return owner is focused or owner.isAncestorOf(focused)
        case _:
            return True


def _names(words: str, pressed: QKeySequence) -> bool:
    return "&" in words and QKeySequence.mnemonic(words) == pressed


def _is_in(window: QWidget, widget: QWidget) -> bool:
    return widget.window() is window and widget.isVisible() and widget.isEnabled()
