"""What somebody wishes for, written down in their record, and the vacancies that follow from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.services import packs
from anchordesk.services.desk import Desk
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.opportunities.wishes_dialog import WishesDialog
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.test_packs import FINGERPRINT, PORTER, card, pack
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault

NIGHTS = (
    PORTER.replace("UHB-1", "UHB-2").replace("Porter", "Night cleaner") + 'shifts = ["nights"]\n'
)


@pytest.fixture
def at_record(desk: Desk, make_driver: MakeDriver, tmp_path: Path) -> Driver:
    """The section Opportunities of one resident, with two vacancies."""
    make_vault(desk, people=1)
    workspace = desk.unlock(PASSPHRASE)
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    packs.accept_pack(workspace, pack(tmp_path, NIGHTS + PORTER))
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    driver.frame.go("caseload")
    driver.settle()
    driver.open_record_of("Elif Jones")
    driver.record.sections.show_section("opportunities")
    driver.settle()
    return driver


def rows(driver: Driver) -> list[tuple[str, ...]]:
    model = driver.record.opportunities.list.table.model()
    return [
        tuple(model.index(row, at).data(CELL_ROLE).words for at in range(3))
        for row in range(model.rowCount())
    ]


def open_wishes(driver: Driver) -> WishesDialog:
    driver.press("Change wishes")
    dialog = driver.dialog()
    assert isinstance(dialog, WishesDialog)
    return dialog


def test_what_nobody_asked_is_said(at_record: Driver) -> None:
    assert "Nobody has asked yet." in at_record.words(at_record.record.opportunities)
    assert [row[:2] for row in rows(at_record)] == [
        ("Porter, City Hospital", "Could apply now"),
        ("Night cleaner, City Hospital", "Could apply now"),
    ]


def test_wishes_are_kept_and_the_list_follows_them(at_record: Driver) -> None:
    dialog = open_wishes(at_record)
    dialog.families[JobFamily.FACILITIES].setChecked(True)
    dialog.shifts[Shift.DAYS].setChecked(True)
    dialog.lines["least_hours"].setText("22.5")
    dialog.lines["pay"].setText("£13")
    dialog.held[Requirement.DBS].choose("no")
    at_record.press("Save wishes", dialog)
    at_record.settle()
    words = at_record.words(at_record.record.opportunities)
    assert "Facilities and catering" in words
    assert "at least 22.5 hours a week" in words
    assert "at least £13.00 an hour" in words
    assert "not yet: DBS check" in words
    assert rows(at_record) == [
        (
            *("Porter, City Hospital", "Could apply now"),
            "The kind of work they want: Facilities and catering.",
        ),
        ("Night cleaner, City Hospital", "Not yet", "Only nights, which they cannot do."),
    ]


def test_a_wrong_number_is_told_beside_its_field(at_record: Driver) -> None:
    dialog = open_wishes(at_record)
    dialog.lines["miles"].setText("far")
    at_record.press("Save wishes", dialog)
    assert "Enter whole miles, such as 4." in at_record.words(dialog)
    dialog.lines["miles"].setText("")
    dialog.lines["least_hours"].setText("30")
    dialog.lines["most_hours"].setText("20")
    at_record.press("Save wishes", dialog)
    assert "The least hours a week are more than the most." in at_record.words(dialog)


def test_half_typed_wishes_come_back(at_record: Driver) -> None:
    dialog = open_wishes(at_record)
    dialog.shifts[Shift.NIGHTS].setChecked(True)
    dialog.lines["miles"].setText("4")
    dialog.reject()
    at_record.settle()
    again = open_wishes(at_record)
    assert again.lines["miles"].text() == "4"
    assert again.shifts[Shift.NIGHTS].isChecked()


def test_the_form_fits_a_small_laptop(at_record: Driver, tmp_path: Path) -> None:
    dialog = open_wishes(at_record)
    QApplication.processEvents()
    assert dialog.height() <= 700
    assert all(field.accessibleName() for field in dialog.findChildren(QLineEdit))
    assert dialog.grab().save(str(tmp_path / "wishes.png"))
    dialog.reject()
    at_record.settle()
    assert at_record.frame.grab().save(str(tmp_path / "section.png"))
