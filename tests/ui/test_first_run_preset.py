"""A first start on a computer where IT has preset the organisation's recovery key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.desk import Desk
from anchordesk.services.key_errors import OrganisationKeyFileError, WrongOrganisationKeyError
from anchordesk.services.vault_care import ByOrganisationKey
from anchordesk.ui.shell.main_window import WindowState
from tests.ui.conftest import MakeDriver
from tests.ui.made_up_desk import make_desk
from tests.ui.test_first_run import go_to_check, go_to_passphrase

LEAD = RecoveryCode(b"the lead's twenty by")
KEY = OrganisationKey(
    "Harbour Homes", organisation_private_key(LEAD.secret).public_key().public_bytes_raw()
)
OPENING = ByOrganisationKey(LEAD, "orchard pewter mitten gravel", EmergencyReason.ABSENT)


def damaged() -> OrganisationKey | None:
    raise OrganisationKeyFileError("That file is not an organisation's recovery key.")


@pytest.fixture
def preset() -> Callable[[], OrganisationKey | None]:
    return lambda: KEY


@pytest.fixture
def desk(tmp_path: Path, preset: Callable[[], OrganisationKey | None]) -> Desk:
    return replace(make_desk(tmp_path / "vault"), read_preset_key=preset)


def test_the_worker_sees_who_else_can_open_the_records_before_the_vault_is_made(
    make_driver: MakeDriver, desk: Desk
) -> None:
    driver = make_driver()
    go_to_passphrase(driver)
    go_to_check(driver)
    assert f"Harbour Homes, fingerprint {KEY.fingerprint}." in driver.words()
    assert "whoever holds this key can open your records" in driver.words()
    driver.press("Create vault")
    assert driver.state() is WindowState.OPEN
    driver.keys("Ctrl+L")
    workspace = desk.unlock_with_organisation_key(OPENING)
    found = workspace.records.care.key_slots().organisation_key
    workspace.lock()
    assert found is not None
    assert found.fingerprint == KEY.fingerprint


@pytest.mark.parametrize("preset", [damaged])
def test_a_preset_file_that_is_none_is_told_and_a_vault_can_be_made_without_it(
    make_driver: MakeDriver, desk: Desk
) -> None:
    driver = make_driver()
    go_to_passphrase(driver)
    go_to_check(driver)
    assert "Step 3 of 3" in driver.words()
    assert "That file is not an organisation's recovery key." in driver.words()
    driver.press("Create vault")
    assert driver.state() is WindowState.OPEN
    driver.keys("Ctrl+L")
    with pytest.raises(WrongOrganisationKeyError):
        desk.unlock_with_organisation_key(OPENING)
