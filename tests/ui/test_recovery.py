"""A forgotten passphrase and a lost keyring lead to the recovery sheet, in the window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.recovery_parts import parts_of
from anchordesk.services import recovery
from anchordesk.services.desk import Desk
from anchordesk.ui.shell.main_window import WindowState
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import NAMES, keyring_of, make_vault

NEW = "gravel teapot orbit mitten saddle"


@pytest.fixture
def code(desk: Desk) -> RecoveryCode:
    """The code of a vault of twenty residents, made and confirmed."""
    make_vault(desk)
    workspace = desk.unlock(PASSPHRASE)
    kit = recovery.make_recovery_code(workspace)
    recovery.confirm(workspace, kit, {n: kit.code.groups[n - 1] for n in kit.ask_for})
    workspace.lock()
    return kit.code


@pytest.fixture
def forgotten(code: RecoveryCode, make_driver: MakeDriver) -> Driver:
    """The form for the recovery sheet, of a locked window."""
    driver = make_driver()
    driver.press("Forgotten your passphrase?")
    return driver


def fill(driver: Driver, code: str, first: str = NEW, second: str = NEW) -> None:
    """Fill the form by keyboard, from where the focus is."""
    for words, name in ((code, "Recovery code"), (first, "New passphrase")):
        assert focused() == name
        driver.type(words)
        driver.keys("Tab")
    assert focused() == "New passphrase again"
    driver.type(second)
    driver.keys("Return")


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.accessibleName()


def test_the_code_as_somebody_types_it_opens_the_vault_and_sets_the_passphrase(
    forgotten: Driver, code: RecoveryCode
) -> None:
    fill(forgotten, " ".join(code.groups).lower().replace("0", "o").replace("1", "l"))
    assert forgotten.state() is WindowState.OPEN
    assert "The new passphrase opens this vault from now on." in forgotten.words()
    forgotten.frame.go("caseload")
    forgotten.settle()
    assert sorted(forgotten.names_listed()) == sorted(NAMES)
    forgotten.keys("Ctrl+L")
    forgotten.unlock()
    assert "That passphrase did not open this vault." in forgotten.words()
    forgotten.unlock(NEW)
    assert forgotten.state() is WindowState.OPEN


def test_two_of_three_sheets_open_the_vault_and_set_the_passphrase(
    forgotten: Driver, code: RecoveryCode
) -> None:
    parts = parts_of(code, os.urandom)
    both = " ".join((*parts[2].groups, *parts[0].groups))
    wrong = both[:-1] + ("A" if both[-1] != "A" else "B")
    field = forgotten.find(QPlainTextEdit, "Recovery code")
    field.setPlainText(wrong)
    assert "Compare group 11 of the second sheet with the sheet" in forgotten.words()
    field.clear()
    fill(forgotten, both.lower())
    assert forgotten.state() is WindowState.OPEN
    assert "The new passphrase opens this vault from now on." in forgotten.words()


def test_a_mistyped_group_is_named_while_typing(forgotten: Driver, code: RecoveryCode) -> None:
    forgotten.type("".join(code.groups[:2]))
    assert "2 of 8 groups are typed and right." in forgotten.words()
    wrong = code.groups[2][:-1] + ("A" if code.groups[2][-1] != "A" else "B")
    forgotten.type(wrong)
    assert "Compare group 3 with the sheet" in forgotten.words()
    forgotten.press("Set passphrase and unlock")
    assert forgotten.state() is WindowState.LOCKED
    assert "There is a problem" in forgotten.words()


def test_a_code_of_another_vault_is_refused_and_nothing_typed_is_lost(forgotten: Driver) -> None:
    other = "-".join(RecoveryCode(bytes(range(20))).groups)
    fill(forgotten, other)
    assert "That recovery code does not open this vault." in forgotten.words()
    assert forgotten.find(QPlainTextEdit, "Recovery code").toPlainText() == other
    assert forgotten.find(QLineEdit, "New passphrase").text() == NEW


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("short", "short", "Too short."),
        (NEW, NEW + "x", "The two passphrases differ."),
        ("password password password", "password password password", "guess"),
    ],
)
def test_a_new_passphrase_that_will_not_do_is_told_and_the_old_one_stays(
    forgotten: Driver, code: RecoveryCode, first: str, second: str, words: str
) -> None:
    fill(forgotten, "".join(code.groups), first, second)
    assert words in forgotten.words()
    assert forgotten.state() is WindowState.LOCKED
    forgotten.press("Go back")
    forgotten.unlock()
    assert forgotten.state() is WindowState.OPEN


def test_going_back_and_locking_leave_no_code_on_the_page(
    forgotten: Driver, code: RecoveryCode
) -> None:
    forgotten.type("".join(code.groups))
    forgotten.press("Go back")
    assert focused() == "Passphrase"
    forgotten.press("Forgotten your passphrase?")
    assert forgotten.find(QPlainTextEdit, "Recovery code").toPlainText() == ""


def test_a_keyring_that_lost_its_part_leads_to_the_sheet_and_never_to_a_new_vault(
    code: RecoveryCode, desk: Desk, make_driver: MakeDriver
) -> None:
    secrets = keyring_of(desk)
    secrets.kept.clear()
    driver = make_driver()
    assert driver.state() is WindowState.LOCKED
    driver.unlock()
    assert "the passphrase alone cannot open the vault: use the recovery code" in driver.words()
    driver.press("Forgotten your passphrase?")
    fill(driver, "".join(code.groups))
    assert driver.state() is WindowState.OPEN
    assert len(secrets.kept) == 1


def test_after_several_wrong_passphrases_the_page_counts_down_and_then_opens(
    locked: Driver, tmp_path: Path
) -> None:
    button = locked.find(QPushButton, "Unlock")
    for _ in range(6):
        if not button.isEnabled():
            break
        locked.unlock("not the passphrase")
    assert "You can try again in" in locked.words()
    locked.find(QLineEdit, "Passphrase").clear()
    locked.unlock()
    assert locked.state() is WindowState.LOCKED, "Enter does not jump the queue"
    locked.press("Forgotten your passphrase?")
    locked.press("Go back")
    locked.qtbot.waitUntil(button.isEnabled, timeout=20_000)
    assert "You can try again in" not in locked.words()
    locked.find(QLineEdit, "Passphrase").clear()
    locked.find(QLineEdit, "Passphrase").setFocus()
    locked.unlock()
    assert locked.state() is WindowState.OPEN
