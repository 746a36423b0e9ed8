"""Keys typed while a screen or a form is being made go to it, never to what was there before."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from anchordesk.domain.casework import Contact
from anchordesk.services.record import open_record
from anchordesk.ui.kit import held_keys
from anchordesk.ui.shell import late_modules
from anchordesk.ui.shell.main_window import WindowState
from anchordesk.ui.sync.view import SyncScreen
from tests.ui.driver import Driver


def press(driver: Driver, *sequences: str) -> None:
    """Press keys one after the other, faster than the window turns."""
    for sequence in sequences:
        QTest.keySequence(QApplication.focusWidget() or driver.window, sequence)


@pytest.fixture
def begun(locked: Driver) -> Driver:
    """The window after an unlock: only Today was made yet."""
    locked.unlock()
    assert locked.frame.here == "today"
    return locked


def test_a_search_typed_before_the_caseload_is_there_searches_the_caseload(begun: Driver) -> None:
    press(begun, "Ctrl+2", "Ctrl+F", "E", "L", "I", "F")
    begun.settle()
    assert begun.dialogs() == 0
    assert begun.caseload.search.text().casefold() == "elif"


def test_a_name_typed_before_its_form_is_there_stands_in_the_form(opened: Driver) -> None:
    opened.caseload.table.setFocus()
    before = opened.caseload.table.currentIndex().row()
    press(opened, "Ctrl+N", "Z", "O", "E", "Tab", "L", "E", "E")
    opened.settle()
    filled = [one.text() for one in opened.dialog().findChildren(QLineEdit) if one.text()]
    assert [words.casefold() for words in filled[:2]] == ["zoe", "lee"]
    assert opened.caseload.table.currentIndex().row() == before


def test_a_note_begun_before_the_record_is_read_is_about_that_resident(opened: Driver) -> None:
    table = opened.caseload.table
    row = opened.names_listed().index("Grace Lewis")
    table.setCurrentIndex(table.model().index(row, 0))
    table.setFocus()
    press(opened, "Return", "Ctrl+Shift+N", "M", "M", "E", "T", "Ctrl+Return")
    opened.settle()
    opened.settle()
    assert opened.dialogs() == 0
    state = opened.record._view_model.state
    assert state is not None
    record = open_record(opened.frame.context.workspace, state.resident_id)
    assert record.resident.display_name == "Grace Lewis"
    notes = [item.event for item in record.timeline if isinstance(item.event, Contact)]
    assert "met" in [note.note.casefold() for note in notes]


def test_back_pressed_at_once_goes_back_from_the_new_screen(begun: Driver) -> None:
    press(begun, "Ctrl+,", "Ctrl+1")
    begun.settle()
    begun.settle()
    assert begun.frame.here == "today"


def test_a_mnemonic_typed_early_reaches_the_field_it_names(begun: Driver) -> None:
    press(begun, "Ctrl+2", "Alt+E", "E", "L", "I", "F")
    begun.settle()
    assert begun.caseload.search.text().casefold() == "elif"


def test_the_keys_that_lock_wait_for_nothing(begun: Driver) -> None:
    press(begun, "Ctrl+2", "E", "L", "Ctrl+L")
    assert begun.window.state is WindowState.LOCKED
    begun.settle()
    begun.unlock()
    assert begun.frame.here in ("today", "caseload")
    assert all(not one.text() for one in begun.frame.findChildren(QLineEdit))


def test_a_screen_that_cannot_be_loaded_gives_the_keys_back(
    begun: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(module: str) -> None:
        raise OSError(module)

    monkeypatch.delitem(__import__("sys").modules, SyncScreen.__module__)
    monkeypatch.setattr(late_modules, "import_module", damaged)
    press(begun, "Ctrl+5", "Ctrl+K")
    begun.settle()
    assert begun.frame.here == "today"
    assert begun.dialogs() == 1


def test_keys_are_never_held_for_ever(begun: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_keys, "LONGEST_MS", 1)
    keys = held_keys.HeldKeys(begun.frame)
    keys.hold()
    press(begun, "Ctrl+K")
    assert begun.dialogs() == 0
    begun.qtbot.waitUntil(lambda: begun.dialogs() == 1)
