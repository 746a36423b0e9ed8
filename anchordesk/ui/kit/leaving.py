"""Ends what a part of the window had begun, at once: Qt deletes it only some turns later.

Until then a screen that is made in parts would take the keyboard from whatever is shown by then,
and keys that are held for it would be kept from there.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.held_keys import HeldKeys
from anchordesk.ui.kit.turns import Turns


def leave(gone: QWidget) -> None:
    """Hide a part of the window for good, and delete it."""
    for turns in gone.findChildren(Turns):
        turns.drop()
    for keys in gone.findChildren(HeldKeys):
        keys.drop()
    gone.hide()
    gone.deleteLater()
