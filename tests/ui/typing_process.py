"""Types a note into the real window until it is killed; run by test_drafts.

Says “kept” on standard output once the window shows that the draft is in the vault.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from anchordesk.services.desk import Desk
from anchordesk.ui.application import build_window, make_application
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.screenshots import settle
from anchordesk.ui.shell.main_window import MainWindow
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.ui.made_up_desk import make_desk

WORDS = "Rang her: interview is on Thursday, needs the bus fare"


def desk_without_keyring(folder: Path) -> Desk:
    """A desk whose vault another process can open as well."""
    return replace(make_desk(folder), vaults=cheap_vaults(MemorySecrets(works=False)))


def main(folder: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application([])
    window = build_window(application, desk_without_keyring(folder), folder.parent / "settings")
    window.show()
    window.start()
    settle(window.tasks)
    _type_a_note(window)
    watch = QTimer()
    watch.timeout.connect(lambda: _say_when_kept(window, watch))
    watch.start(20)
    return int(application.exec())


def _type_a_note(window: MainWindow) -> None:
    field = next(f for f in window.findChildren(QLineEdit) if f.accessibleName() == "Passphrase")
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window.tasks)
    assert window.frame is not None
    with window.frame.context.workspace.records.reading() as reading:
        resident_id = reading.caseload()[0].resident_id
    window.frame.go("resident", resident_id)
    settle(window.tasks)
    QTest.keySequence(window.frame.shown_screen, "Ctrl+Shift+N")
    dialog = window.findChild(NoteDialog)
    assert isinstance(dialog, NoteDialog)
    QTest.keyClicks(dialog.text, WORDS)


def _say_when_kept(window: MainWindow, watch: QTimer) -> None:
    dialog = window.findChild(NoteDialog)
    if isinstance(dialog, NoteDialog) and "Draft kept" in dialog.draft_words:
        watch.stop()
        sys.stdout.write("kept\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
