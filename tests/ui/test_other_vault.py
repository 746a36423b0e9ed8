"""Two people on one account: a vault each, by numbers, and neither learns of the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from anchordesk.domain.roles import DeskRole
from anchordesk.services import vault_choice
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.vault_choice import VaultPlace
from anchordesk.ui.shell.main_window import WindowState
from tests.ui.driver import Driver

OTHERS = "gravel teapot orbit mitten saddle"
OTHER_VAULT = "Somebody else's vault"


@pytest.fixture
def second(desk: Desk, locked: Driver) -> Desk:
    """The desk of a second person, whose vault holds nobody."""
    beside = vault_choice.desk_at(desk, vault_choice.place_for_new(desk))
    beside.first_run(FirstRun("Noor Aziz", "Harbour Homes", DeskRole.WORKER, OTHERS)).lock()
    return beside


def test_each_person_opens_their_own_vault_and_sees_nothing_of_the_other(
    locked: Driver, second: Desk
) -> None:
    locked.press(OTHER_VAULT)
    shown = locked.words(locked.dialog()) + "".join(
        button.text() for button in locked.dialog().findChildren(QPushButton)
    )
    assert "Noor" not in shown
    assert "Sam" not in shown
    locked.press("Vault 2")
    assert locked.state() is WindowState.LOCKED
    assert "Vault 2" in locked.words()
    locked.unlock()
    assert locked.state() is WindowState.LOCKED, "the first person's passphrase"
    locked.find(QLineEdit, "Passphrase").setText(OTHERS)
    locked.press("Unlock")
    assert locked.state() is WindowState.OPEN
    locked.frame.go("caseload")
    locked.settle()
    assert "Elif Jones" not in locked.words()
    locked.keys("Ctrl+L")
    assert "Vault 2" in locked.words()
    locked.press(OTHER_VAULT)
    locked.press("Vault 1")
    locked.unlock()
    locked.frame.go("caseload")
    locked.settle()
    assert "Elif Jones" in locked.names_listed()


def test_another_vault_is_made_beside_the_first_and_can_be_given_up(
    locked: Driver, desk: Desk
) -> None:
    before = sorted(desk.vault_folder.parent.iterdir())
    locked.press(OTHER_VAULT)
    locked.press("Make another vault")
    assert locked.state() is WindowState.FIRST_RUN
    assert sorted(desk.vault_folder.parent.iterdir()) == before, "nothing is made yet"
    locked.press(OTHER_VAULT)
    locked.press("Vault 1")
    assert locked.state() is WindowState.LOCKED
    locked.unlock()
    assert locked.state() is WindowState.OPEN


def test_a_computer_with_one_vault_shows_no_number(locked: Driver) -> None:
    assert "Vault 1" not in locked.words()
    locked.press(OTHER_VAULT)
    locked.keys("Esc")
    assert locked.dialogs() == 0
    assert QApplication.focusWidget() is not None


def test_a_first_start_offers_no_vault_of_somebody_else(desk: Desk, make_driver: object) -> None:
    driver = make_driver()  # type: ignore[operator]
    assert driver.state() is WindowState.FIRST_RUN
    buttons = driver.window.findChildren(QPushButton)
    assert OTHER_VAULT not in [one.text() for one in buttons if one.isVisible()]


def test_vaults_are_numbered_by_their_folders(desk: Desk, tmp_path: Path) -> None:
    assert vault_choice.vaults_beside(desk) == ()
    first = vault_choice.place_for_new(desk)
    assert first == VaultPlace(1, desk.vault_folder)
    third = replace(desk, vault_folder=tmp_path / "vault-3")
    third.first_run(FirstRun("Noor Aziz", "Harbour Homes", DeskRole.WORKER, OTHERS)).lock()
    assert vault_choice.vaults_beside(desk) == (VaultPlace(3, tmp_path / "vault-3"),)
    assert vault_choice.vaults_beside(third) == vault_choice.vaults_beside(desk)
    assert vault_choice.number_of(third.vault_folder) == 3
    assert vault_choice.place_for_new(third) == VaultPlace(1, tmp_path / "vault")
