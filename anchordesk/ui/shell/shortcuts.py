"""Every key of the window in one list: what it does, and where it works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from anchordesk.ui.shell.screen import Place
from anchordesk.ui.words import translate

SETTINGS_KEYS = "Ctrl+,"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys, and what they do. Several keys may do the same."""

    keys: tuple[str, ...]
    does: str
    where: str

    @property
    def shown(self) -> str:
        """The keys as this computer writes them."""
        return translate("shortcuts", " or ").join(shown_keys(key) for key in self.keys)


def shown_keys(keys: str) -> str:
    """Return keys as this computer writes them, such as ⌘K on a Mac."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def keys_of_places(places: Sequence[Place]) -> dict[str, str]:
    """Return the keys of the screens in the navigation, in order; the tenth has Ctrl+0."""
    shown = [place for place in places if place.in_navigation]
    return {
        place.key: SETTINGS_KEYS if place.key == "settings" else f"Ctrl+{at % 10}"
        for at, place in enumerate(shown, start=1)
    }


def all_shortcuts(places: Sequence[Place]) -> tuple[Shortcut, ...]:
    """Return every shortcut, those that work everywhere first."""
    everywhere = translate("shortcuts", "Everywhere")
    keys = keys_of_places(places)
    screens = tuple(
        Shortcut((keys[place.key],), place.title, everywhere)
        for place in places
        if place.key in keys
    )
    lists = translate("shortcuts", "Lists")
    record = translate("shortcuts", "A record")
    forms = translate("shortcuts", "Forms")
    return (
        Shortcut(("Ctrl+K",), translate("shortcuts", "Go to anything"), everywhere),
        *screens,
        Shortcut(("Ctrl+Shift+N",), translate("shortcuts", "Add note"), everywhere),
        Shortcut(("Ctrl+N",), translate("shortcuts", "Add resident"), everywhere),
        Shortcut(("Ctrl+F",), translate("shortcuts", "Search in this screen"), everywhere),
        Shortcut(("Ctrl+Z",), translate("shortcuts", "Undo"), everywhere),
        Shortcut(("F6",), translate("shortcuts", "Next part of the window"), everywhere),
        Shortcut(("Ctrl+L", "F12"), translate("shortcuts", "Lock now"), everywhere),
        Shortcut(("F1",), translate("shortcuts", "Help"), everywhere),
        Shortcut(("Shift+F1",), translate("shortcuts", "Keyboard shortcuts"), everywhere),
        Shortcut(("Up", "Down", "Home", "End"), translate("shortcuts", "Another line"), lists),
        Shortcut(("Left", "Right"), translate("shortcuts", "Another cell"), lists),
        Shortcut(("Return",), translate("shortcuts", "Open the line"), lists),
        Shortcut(("Space",), translate("shortcuts", "Mark the action done, on Today"), lists),
        Shortcut(
            ("Alt+1", "Alt+2", "Alt+3", "Alt+4"),
            translate("shortcuts", "Saved view, on Caseload"),
            lists,
        ),
        Shortcut(("Ctrl+B",), translate("shortcuts", "Board or list, on Caseload"), lists),
        Shortcut(
            ("Ctrl+Shift+Left", "Ctrl+Shift+Right"),
            translate("shortcuts", "Move the card to the stage beside, on the board"),
            lists,
        ),
        Shortcut(("Esc",), translate("shortcuts", "Back"), record),
        Shortcut(("Ctrl+M",), translate("shortcuts", "Move stage"), record),
        Shortcut(("Ctrl+Tab",), translate("shortcuts", "Next section"), record),
        Shortcut(("Ctrl+T",), translate("shortcuts", "Text message, also on Today"), record),
        Shortcut(("Ctrl+Shift+C",), translate("shortcuts", "Copy a text message"), forms),
        Shortcut(("Ctrl+Return",), translate("shortcuts", "Save and close"), forms),
        Shortcut(("Esc",), translate("shortcuts", "Close; what you typed is kept"), forms),
    )
