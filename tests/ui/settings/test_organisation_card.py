"""The organisation's key, codes taken away, a new data key and the check, in the settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from anchordesk.adapters.keys.organisation_files import OrganisationFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services import keys, recovery
from anchordesk.services.desk import Desk
from anchordesk.services.vault_care import ByOrganisationKey, ByRecoveryCode
from anchordesk.ui.settings.view import SettingsScreen
from anchordesk.ui.shell.main_window import WindowState
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles

CODE = RecoveryCode(b"twenty random bytes!")
LEADS = "orchard pewter mitten gravel saddle"
NEW = "gravel teapot orbit mitten saddle"
SAME = "I have compared it, and it is the same"


@pytest.fixture
def key(tmp_path: Path) -> OrganisationKey:
    files = OrganisationFiles(SystemIdentifiers().random_bytes)
    public = tmp_path / "organisation-recovery.json"
    return files.write(CODE, "Harbour Homes", LEADS, public, tmp_path / "private.json")


@pytest.fixture
def settings(opened: Driver, tmp_path: Path) -> Driver:
    opened.keys("Ctrl+,")
    screen_of(opened).organisation_card.files = ChosenFiles(
        [tmp_path / "organisation-recovery.json"]
    )
    return opened


def screen_of(driver: Driver) -> SettingsScreen:
    screen = driver.frame.shown_screen
    assert isinstance(screen, SettingsScreen)
    return screen


def test_a_key_is_added_once_its_fingerprint_was_compared(
    settings: Driver, key: OrganisationKey, desk: Desk
) -> None:
    assert "No organisation can open this vault." in settings.words()
    settings.press("Add a key from a file")
    assert key.fingerprint in settings.words(settings.dialog())
    settings.press("Add this key")
    assert "Compare the fingerprint first" in settings.words(settings.dialog())
    settings.find(QCheckBox, SAME).setChecked(True)
    settings.press("Add this key")
    assert settings.dialogs() == 0
    assert f"Harbour Homes can open this vault as well. Its key: {key.fingerprint}" in (
        settings.words()
    )
    settings.keys("Ctrl+L")
    desk.unlock_with_organisation_key(ByOrganisationKey(CODE, NEW, EmergencyReason.ABSENT)).lock()


def test_a_key_that_was_not_compared_opens_nothing(settings: Driver, key: OrganisationKey) -> None:
    settings.press("Add a key from a file")
    settings.keys("Esc")
    assert "No organisation can open this vault." in settings.words()
    assert key.fingerprint not in settings.words()


def test_a_file_that_is_no_key_is_told(settings: Driver, tmp_path: Path) -> None:
    (tmp_path / "organisation-recovery.json").write_text("{}")
    settings.press("Add a key from a file")
    assert settings.dialogs() == 0
    assert settings.frame.notices.words


def test_a_key_is_taken_away_after_a_question(
    settings: Driver, key: OrganisationKey, desk: Desk
) -> None:
    workspace = settings.frame.context.workspace
    keys.add_organisation_key(workspace, key)
    screen_of(settings).refresh()
    settings.settle()
    settings.press("Take this key away")
    settings.press("Cancel")
    assert key.fingerprint in settings.words()
    settings.press("Take this key away")
    settings.press("Take it away")
    assert "No organisation can open this vault any more." in settings.frame.notices.words
    assert workspace.records.care.key_slots().organisation_key is None


def test_the_code_of_the_recovery_sheet_is_taken_away(settings: Driver, desk: Desk) -> None:
    workspace = settings.frame.context.workspace
    assert not screen_of(settings).key_card.take_away.isVisible()
    kit = recovery.make_recovery_code(workspace)
    workspace.records.care.put_recovery_code(kit.code, date(2026, 11, 23))
    screen_of(settings).refresh()
    settings.settle()
    settings.press("Take the sheet's code away")
    settings.press("Take it away")
    assert "There is no recovery sheet." in settings.words()
    settings.keys("Ctrl+L")
    with pytest.raises(Exception, match="does not open this vault"):
        desk.unlock_with_recovery_code(ByRecoveryCode(kit.code, NEW))


def test_the_key_of_the_records_is_renewed_and_the_person_is_where_they_were(
    settings: Driver, desk: Desk
) -> None:
    before = (desk.vault_folder / RECORDS_FILE).read_bytes()
    settings.press("Renew the key of your records")
    settings.press("Lock and renew")
    assert "Enter your passphrase." in settings.words(settings.dialog())
    settings.find(QLineEdit, "Passphrase", settings.dialog()).setText(PASSPHRASE)
    settings.press("Lock and renew")
    assert settings.state() is WindowState.OPEN
    assert isinstance(settings.frame.shown_screen, SettingsScreen)
    assert "All records are encrypted under a new key." in settings.frame.notices.words
    assert (desk.vault_folder / RECORDS_FILE).read_bytes()[:16] != before[:16]
    settings.frame.go("caseload")
    settings.settle()
    assert "Elif Jones" in settings.names_listed()


def test_a_wrong_passphrase_renews_nothing_and_leaves_the_vault_locked(
    settings: Driver, desk: Desk
) -> None:
    before = (desk.vault_folder / RECORDS_FILE).read_bytes()[:16]
    settings.press("Renew the key of your records")
    settings.find(QLineEdit, "Passphrase", settings.dialog()).setText("not the passphrase")
    settings.press("Lock and renew")
    assert settings.state() is WindowState.LOCKED
    assert "That passphrase did not open this vault." in settings.words()
    assert (desk.vault_folder / RECORDS_FILE).read_bytes()[:16] == before
    settings.window.unlock_view.clear()
    settings.unlock()
    assert settings.state() is WindowState.OPEN
    assert "under a new key" not in settings.words()


def test_the_check_says_what_needs_doing(settings: Driver) -> None:
    settings.press("Check this vault")
    words = settings.words()
    assert "Every page of the records is whole." in words
    assert "There is no backup. Make one on another disk or a stick." in words
    assert "Copies of the key file that are whole: 2 of 2." in words
    assert settings.find(QPushButton, "Check this vault").isEnabled()
