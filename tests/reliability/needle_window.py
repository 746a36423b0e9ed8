"""Works in the real window on this user's own vault with words that can be looked for afterwards.

`needle_window.py stay` says “kept” with a note half typed, and stays; `needle_window.py leave`
writes the note, locks and ends as a person ends the day.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from anchordesk.adapters.crash_dumps import leave_memory_out_of_dumps
from anchordesk.app import build_desk
from anchordesk.settings import default_settings_folder
from anchordesk.ui.application import build_window, make_application
from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.screenshots import settle
from anchordesk.ui.shell.main_window import MainWindow
from tests.adapters.vault.throwaway import PASSPHRASE

FAMILY_NAME = "Featherstonehaugh"
NOTE = "marmalade helicopter"
DRAFT = "tangerine submarine"


def main(manner: str) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    leave_memory_out_of_dumps()
    application = make_application([])
    window = build_window(application, build_desk(), default_settings_folder())
    window.show()
    window.start()
    settle(window.tasks)
    unlock(window)
    find(window)
    if manner == "leave":
        write_note(window)
        window.lock()
        settle(window.tasks)
        window.close()
        return 0
    dialog = begin_note(window, DRAFT)
    watch = QTimer()
    watch.timeout.connect(lambda: say_when_kept(dialog, watch))
    watch.start(20)
    return int(application.exec())


def unlock(window: MainWindow) -> None:
    field = next(f for f in window.findChildren(QLineEdit) if f.accessibleName() == "Passphrase")
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window.tasks)
    assert window.frame is not None


def find(window: MainWindow) -> None:
    """Search for the resident, open the record, and copy the name as people do."""
    assert window.frame is not None
    window.frame.go("caseload")
    settle(window.tasks)
    screen = window.frame.shown_screen
    assert isinstance(screen, CaseloadScreen)
    QTest.keyClicks(screen.search, FAMILY_NAME)
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    settle(window.tasks)
    screen.search.selectAll()
    screen.search.copy()
    assert QGuiApplication.clipboard().text() == FAMILY_NAME
    assert screen.open_chosen()
    settle(window.tasks)


def begin_note(window: MainWindow, words: str) -> NoteDialog:
    assert window.frame is not None
    QTest.keySequence(window.frame.shown_screen, "Ctrl+Shift+N")
    dialog = window.findChild(NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.text.selectAll()
    QTest.keyClicks(dialog.text, words)
    return dialog


def write_note(window: MainWindow) -> None:
    dialog = begin_note(window, NOTE)
    save = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Save note")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    settle(window.tasks)
    assert window.frame is not None
    with window.frame.context.workspace.records.reading() as look:
        kept = [note for row in look.caseload() for note in look.contacts(row.resident_id)]
    assert [contact.note for contact in kept] == [NOTE]


def say_when_kept(dialog: NoteDialog, watch: QTimer) -> None:
    if "Draft kept" in dialog.draft_words:
        watch.stop()
        sys.stdout.write("kept\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
