"""The keys that work on every screen beside those of its own: palette, help, search, add."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from anchordesk.domain.draft import NEW_RESIDENT
from anchordesk.services.finding_records import SavedView
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.palette.entries import Entry, RecentEntries, named_once
from anchordesk.ui.shell.screen import Screen
from anchordesk.ui.shell.shortcuts import all_shortcuts, keys_of_places, shown_keys
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate

if TYPE_CHECKING:
    from anchordesk.ui.shell.frame import Frame

OF_SCREENS = (ButtonLook.PLAIN, ButtonLook.PRIMARY)
# Headings of the guide, by screen. A test compares them with the guide.
HEADINGS = {
    "today": "Begin the day",
    "caseload": "Find a resident",
    "import": "Import a spreadsheet",
    "resident": "Write a note",
    "sync": "Send your figures to your team lead",
    "settings": "Make it easier to read",
}


class FrameKeys(QObject):
    """Keys of the frame. Where a screen has the same key of its own, the screen's counts."""

    def __init__(self, frame: Frame, recent: tuple[str, ...] = ()) -> None:
        super().__init__(frame)
        self._frame = frame
        self.recent = RecentEntries(recent)
        self._yielding: list[QShortcut] = []
        for keys, act, yields in (
            ("Ctrl+K", self.open_palette, False),
            ("F1", self.open_help, False),
            ("Shift+F1", self.open_shortcuts, False),
            ("Ctrl+N", self.add_resident, True),
            ("Ctrl+F", self.open_palette, True),
        ):
            shortcut = QShortcut(QKeySequence(keys), frame, act)
            if yields:
                self._yielding.append(shortcut)

    def give_way_to(self, screen: Screen) -> None:
        """Leave to a screen the keys that it has itself: Qt does nothing where two want a key."""
        own = {shortcut.key() for shortcut in screen.findChildren(QShortcut)}
        for shortcut in self._yielding:
            shortcut.setEnabled(shortcut.key() not in own)

    def add_resident(self) -> None:
        """Open the form for a new resident, whatever the screen."""
        if self._frame.offers("caseload"):
            self._frame.go_on_with_draft(NEW_RESIDENT)
        else:
            self._frame.tell(self.tr("This desk holds no residents."), Tone.INFO)

    def open_quick_note(self) -> None:
        """Open the form for a note, which asks about whom it is."""
        from anchordesk.ui.resident.quick_note import QuickNoteDialog  # noqa: PLC0415

        frame = self._frame
        dialog = QuickNoteDialog(frame, frame.context)

        def kept() -> None:
            words = self.tr("Note about {name} saved on this laptop.")
            dialog.offer_undo(frame, frame, words.format(name=dialog.about_name))
            frame.records_changed()

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_palette(self) -> None:
        """Offer residents, screens and actions."""
        from anchordesk.ui.palette.palette import Palette  # noqa: PLC0415

        frame = self._frame
        entries = (*self._screens(), *self._actions())
        self._open(Palette(frame.context, entries, self.recent, self.show_view, frame))

    def show_view(self, view: SavedView) -> None:
        """Show the caseload as a saved view asks for it."""
        self._frame.show_caseload(view.wanted)

    def open_shortcuts(self) -> None:
        """Show the list of keys."""
        from anchordesk.ui.shell.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415

        self._open(ShortcutsDialog(self._frame, all_shortcuts(self._frame.places)))

    def open_help(self) -> None:
        """Show the guide at the part about this screen."""
        frame = self._frame
        workspace = frame.context.workspace
        name = "team-lead" if frame.here == "returns" else "support-worker"
        heading = HEADINGS.get(frame.here, "")

        def show(guide: str) -> None:
            from anchordesk.ui.shell.help_dialog import HelpDialog  # noqa: PLC0415

            self._open(HelpDialog(frame, guide, heading))

        frame.context.tasks.run(
            Lane.RECORDS,
            lambda: workspace.library.read_guide(name),
            receiver=self,
            done=show,
            failed=frame.tell_notice,
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _screens(self) -> Iterator[Entry]:
        frame, kind = self._frame, translate("palette", "Screen")
        keys = keys_of_places(frame.places)
        for place in frame.places:
            go = partial(frame.go, place.key)
            if place.key in keys:
                shown = shown_keys(keys[place.key])
                yield Entry(f"screen:{place.key}", place.title, kind, go, keys=shown)
            elif place.key == "import":
                yield Entry("screen:import", place.title, kind, go)

    def _actions(self) -> tuple[Entry, ...]:
        kind = translate("palette", "Action")
        casework = (
            (translate("palette", "Add resident"), "Ctrl+N", self.add_resident),
            (translate("palette", "Add note"), "Ctrl+Shift+N", self._frame.add_note),
        )
        everywhere = tuple(
            Entry(f"action:{keys}", words, kind, act, keys=shown_keys(keys))
            for words, keys, act in (
                *(casework if self._frame.offers("resident") else ()),
                (translate("palette", "Help"), "F1", self.open_help),
                (translate("palette", "Keyboard shortcuts"), "Shift+F1", self.open_shortcuts),
                (translate("palette", "Lock now"), "Ctrl+L", self._frame.lock_asked.emit),
            )
        )
        taken = {entry.words for entry in (*everywhere, *self._screens())}
        on_screen = named_once(
            Entry(f"action:{b.text()}", b.text(), kind, _pressing(b), keys=b.keys)
            for b in self._frame.shown_screen.findChildren(Button)
            if b.look in OF_SCREENS and b.text() and b.isVisible() and b.isEnabled()
        )
        return (*(entry for entry in on_screen if entry.words not in taken), *everywhere)


def _pressing(button: Button) -> Callable[[], None]:
    def press() -> None:
        if shiboken6.isValid(button) and button.isVisible():
            button.click()

    return press
