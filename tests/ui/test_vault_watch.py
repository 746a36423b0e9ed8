"""What a person is told of their vault after an unlock: missing work, and a backup overdue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.services.desk import Desk
from tests.adapters.vault.throwaway import PASSPHRASE, a_resident
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault

OVERDUE = "There is no backup of your records yet."


def reminder(driver: Driver) -> str:
    return driver.frame.reminders.words


def test_a_backup_overdue_is_a_line_that_a_person_can_dismiss_for_the_day(locked: Driver) -> None:
    locked.unlock()
    locked.settle()
    assert OVERDUE in reminder(locked)
    locked.press("Dismiss", locked.frame.reminders)
    assert reminder(locked) == ""
    locked.keys("Ctrl+L")
    locked.unlock()
    assert reminder(locked) == ""


def test_the_line_leads_to_the_backups(locked: Driver) -> None:
    locked.unlock()
    locked.press("Go to backups")
    assert locked.find(QPushButton, "Back up to a folder").isEnabled()
    assert reminder(locked) == ""


def test_work_that_is_missing_is_told_until_it_is_read(
    desk: Desk, make_driver: MakeDriver, tmp_path: Path
) -> None:
    make_vault(desk)
    records = desk.vault_folder / RECORDS_FILE
    shutil.copy(records, tmp_path / "older")
    workspace = desk.unlock(PASSPHRASE)
    for reference in ("X-1", "X-2"):
        with workspace.records.changing() as change:
            change.add_resident(a_resident(reference))
    workspace.lock()
    shutil.copy(tmp_path / "older", records)
    driver = make_driver()
    # Unlocking is written down as well: it is the first of the three.
    told = "The last 3 changes that were saved here are missing"
    for _ in range(2):
        driver.unlock()
        assert told in reminder(driver)
        driver.keys("Ctrl+L")
    driver.unlock()
    driver.press("I have read this")
    assert OVERDUE in reminder(driver), "the next thing to know"
    driver.keys("Ctrl+L")
    driver.unlock()
    assert told not in reminder(driver)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_line_leaves_the_screen_its_room(
    desk: Desk, make_driver: MakeDriver, percent: int
) -> None:
    make_vault(desk)
    driver = make_driver(percent=percent)
    driver.unlock()
    assert driver.frame.minimumSizeHint().width() <= driver.window.width()
    assert driver.frame.reminders.height() < driver.frame.height() // 4
