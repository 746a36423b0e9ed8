"""The register of a group session, by keys: search, Space, save, undo, and a lock between."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from anchordesk.ui.caseload.session_dialog import Register, SessionDialog
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from tests.ui.driver import Driver


@pytest.fixture
def register(opened: Driver) -> Driver:
    opened.press("Group session")
    opened.type("Interview workshop")
    return opened


def mark(driver: Driver, letters: str, times: int = 1) -> None:
    """Find somebody in the register and press Space so often."""
    driver.find(QLineEdit, "Find in this list", driver.dialog()).setText(letters)
    driver.find(Register, "Who came", driver.dialog()).setFocus()
    for _ in range(times):
        driver.keys("Space")


def marks(driver: Driver) -> dict[str, str]:
    """What the register says, by name."""
    driver.find(QLineEdit, "Find in this list", driver.dialog()).clear()
    model = driver.find(Register, "Who came", driver.dialog()).model()

    def words(row: int, column: int) -> str:
        return str(model.index(row, column).data(CELL_ROLE).words)

    return {words(row, 1): words(row, 0) for row in range(model.rowCount()) if words(row, 0)}


def test_a_register_goes_to_the_record_of_each_and_is_undone_as_one(register: Driver) -> None:
    mark(register, "grace le")
    mark(register, "hannah ev")
    mark(register, "zainab", times=2)
    mark(register, "marek", times=3)
    assert marks(register) == {
        "Grace Lewis": "Came",
        "Hannah Evans": "Came",
        "Zainab Ali": "Did not come",
    }
    assert "Came: 2. Did not come: 1." in register.words(register.dialog())
    note = register.find(QPlainTextEdit, "Note for everybody who came", register.dialog())
    note.setPlainText("Practised answers.")
    register.keys("Ctrl+Return")
    assert register.dialogs() == 0
    assert "Register saved on this laptop" in register.words()
    register.open_record_of("Grace Lewis")
    assert "Interview workshop\nPractised answers." in register.words(register.record.timeline)
    register.keys("Esc")
    register.open_record_of("Zainab Ali")
    shown = register.words(register.record.timeline)
    assert "Appointment, did not come: Interview workshop" in shown
    register.record.bar.back_button.setFocus()
    register.keys("Ctrl+Z")
    assert "Interview workshop" not in register.words(register.record.timeline)
    register.keys("Esc")
    register.open_record_of("Grace Lewis")
    assert "Interview workshop" not in register.words(register.record.timeline)


def test_what_is_missing_is_told_and_nothing_is_saved(opened: Driver) -> None:
    opened.press("Group session")
    opened.keys("Ctrl+Return")
    shown = opened.words(opened.dialog())
    assert "Write what the session was." in shown
    assert "Choose who came, or who did not come." in shown


def test_the_register_lists_whom_the_caseload_shows(opened: Driver) -> None:
    opened.caseload.alerts.choose(True)
    opened.settle()
    opened.press("Group session")
    model = opened.find(Register, "Who came", opened.dialog()).model()
    assert model.rowCount() == len(opened.names_listed()) == 2


def test_a_half_filled_register_comes_back_after_a_lock(opened: Driver) -> None:
    opened.press("Group session")
    mark(opened, "grace le")
    mark(opened, "zainab", times=2)
    opened.keys("F12")
    opened.unlock()
    dialog = opened.dialog()
    assert isinstance(dialog, SessionDialog)
    assert marks(opened) == {"Grace Lewis": "Came", "Zainab Ali": "Did not come"}
