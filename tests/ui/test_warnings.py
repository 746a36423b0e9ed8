"""What must be heeded before somebody is met is seen in every list, before a record opens."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.local_time import local_moment
from anchordesk.domain.resident import Alert
from anchordesk.services import appointments, residents
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.desk import Desk
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.caseload.lines import ALERT_COLUMN
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.resident.quick_note import QuickNoteDialog
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault

INSTRUCTION = "Visit in pairs"


@pytest.fixture
def warned(desk: Desk, make_driver: MakeDriver) -> Driver:
    """Ana Moss has an instruction and no alert, Bo Reed both, and each an appointment today."""
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    for given, family, alerts in (
        ("Ana", "Moss", ()),
        ("Bo", "Reed", (Alert.SAFEGUARDING, Alert.LONE_WORKING)),
    ):
        who = residents.add(
            workspace,
            ResidentDetails(
                given_name=given,
                family_name=family,
                alerts=alerts,
                safety_instruction=INSTRUCTION,
                safe_times="After 10",
                do_not_contact_at="The flat's landline",
            ),
        )
        visit = AppointmentDetails("Home visit", local_moment(TODAY, time(14)), 45)
        appointments.arrange(workspace, who.id, visit)
    residents.add(workspace, ResidentDetails(given_name="Cy", family_name="Hill"))
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    return driver


def test_the_caseload_tags_who_has_an_instruction_and_says_it(warned: Driver) -> None:
    warned.frame.go("caseload")
    warned.settle()
    model = warned.caseload.table.model()
    tags = [model.index(row, ALERT_COLUMN).data(CELL_ROLE).words for row in range(3)]
    assert tags == ["Safety", "Safeguarding, Lone working", ""]
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Alerts: Safety, Safety: Visit in pairs.")
    assert INSTRUCTION in model.index(1, ALERT_COLUMN).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.index(2, ALERT_COLUMN).data(Qt.ItemDataRole.ToolTipRole)


def test_today_says_it_of_the_chosen_appointment(warned: Driver) -> None:
    assert "Safety: Visit in pairs." in warned.words()
    warned.keys("Down")
    assert "Safety: Safeguarding, Lone working. Visit in pairs." in warned.words()


def test_the_palette_says_it_of_the_line_before_enter(warned: Driver) -> None:
    warned.keys("Ctrl+K")
    warned.type("bo re")
    warned.settle()
    said = warned.words(warned.dialog())
    assert "Safety: " in said
    assert INSTRUCTION in said
    warned.keys("Ctrl+A")
    warned.type("cy hi")
    warned.settle()
    assert INSTRUCTION not in warned.words(warned.dialog())


def test_a_quick_note_says_it_of_whom_is_chosen(warned: Driver) -> None:
    warned.keys("Ctrl+Shift+N")
    warned.type("bo r")
    warned.keys("Return")
    dialog = warned.dialog()
    assert isinstance(dialog, QuickNoteDialog)
    assert INSTRUCTION in warned.words(dialog)


def test_whoever_arranges_a_visit_reads_all_of_it_and_hears_it(warned: Driver) -> None:
    warned.frame.go("caseload")
    warned.settle()
    warned.open_record_of("Bo Reed")
    warned.record.sections.show_section("plan")
    warned.settle()
    warned.press("Add appointment")
    dialog = warned.dialog()
    shown = warned.words(dialog)
    for words in (INSTRUCTION, "do not visit alone", "landline", "After 10", "Safeguarding"):
        assert words in shown
        assert words in warned.find(QLineEdit, "What for", dialog).accessibleDescription()
