"""Changing the keys of an open vault: what opens it afterwards, and what does not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from anchordesk.adapters.keys import slot_files
from anchordesk.adapters.keys.sealed_slots import organisation_private_key, organisation_slot
from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY, read_slots, write_slots
from anchordesk.adapters.keys.slots import with_organisation
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.roles import DeskRole
from anchordesk.services import backup, keys, recovery, vault_check
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import (
    NotAVaultError,
    StorageError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from anchordesk.services.key_errors import (
    NoSuchKeyError,
    OrganisationKeyFileError,
    TooManyGuessesError,
    WrongOrganisationKeyError,
)
from anchordesk.services.passphrases import PassphraseStrength
from anchordesk.services.taking_over import NamelessTakeOverError, take_over
from anchordesk.services.vault_care import ByOrganisationKey, ByPassphrase, ByRecoveryCode
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock

ABSENT = EmergencyReason.ABSENT
NEW_PASSPHRASE = "orchard pewter mitten gravel"
ORGANISATION = RecoveryCode(b"the lead's twenty by")
DeskIn = Callable[[Path], Desk]


def organisation_key(code: RecoveryCode = ORGANISATION) -> OrganisationKey:
    public_key = organisation_private_key(code.secret).public_key().public_bytes_raw()
    return OrganisationKey("Harbour Homes", public_key)


def opens_by(desk: Desk, passphrase: str) -> bool:
    try:
        desk.unlock(passphrase).lock()
    except WrongPassphraseError:
        return False
    return True


@pytest.fixture
def desk(desk_in: DeskIn, tmp_path: Path) -> Desk:
    """The lead's own desk, on the computer whose keyring has a part of the key."""
    return desk_in(tmp_path / "lead")


@pytest.fixture
def lead(desk: Desk) -> Iterator[Workspace]:
    workspace = desk.first_run(FirstRun("Priya Nair", "Harbour Homes", DeskRole.LEAD, PASSPHRASE))
    yield workspace
    workspace.lock()


def test_after_a_change_only_the_new_passphrase_opens_the_vault(
    lead: Workspace, desk: Desk
) -> None:
    keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
    lead.lock()
    assert opens_by(desk, NEW_PASSPHRASE)
    assert not opens_by(desk, PASSPHRASE)


def test_a_change_wants_the_present_passphrase_and_leaves_it_otherwise(
    lead: Workspace, desk: Desk, tmp_path: Path
) -> None:
    before = (tmp_path / "lead" / FIRST_COPY).read_bytes()
    with pytest.raises(WrongPassphraseError):
        keys.change_passphrase(lead, "not my passphrase at all", NEW_PASSPHRASE)
    with pytest.raises(WeakPassphraseError):
        keys.change_passphrase(lead, PASSPHRASE, "short")
    with pytest.raises(WeakPassphraseError, match="your organisation"):
        keys.change_passphrase(lead, PASSPHRASE, "Priya Nair, Harbour Homes")
    assert (tmp_path / "lead" / FIRST_COPY).read_bytes() == before
    lead.lock()
    assert opens_by(desk, PASSPHRASE)


def test_guesses_at_an_open_vault_are_slowed_down_as_well(lead: Workspace) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            keys.change_passphrase(lead, "not my passphrase at all", NEW_PASSPHRASE)
    with pytest.raises(TooManyGuessesError) as told:
        keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
    assert told.value.wait_seconds == 1


def test_guesses_at_a_locked_vault_are_slowed_down_and_the_code_still_opens_it(
    lead: Workspace, desk: Desk
) -> None:
    kit = recovery.make_recovery_code(lead)
    recovery.confirm(lead, kit, {n: kit.code.groups[n - 1] for n in kit.ask_for})
    lead.lock()
    waits = []
    for _ in range(3):
        with pytest.raises(WrongPassphraseError) as told:
            desk.unlock("not my passphrase at all")
        waits.append(told.value.wait_seconds)
    assert waits == [0, 0, 1]
    with pytest.raises(TooManyGuessesError):
        desk.unlock(PASSPHRASE)
    desk.unlock_with_recovery_code(ByRecoveryCode(kit.code, NEW_PASSPHRASE)).lock()
    assert opens_by(desk, NEW_PASSPHRASE), "a recovered vault has no wait left"


@pytest.mark.parametrize("written_before", range(3))
def test_a_change_that_is_told_as_not_saved_leaves_the_old_passphrase_and_no_other(
    lead: Workspace, desk: Desk, monkeypatch: pytest.MonkeyPatch, written_before: int
) -> None:
    left, real = written_before, slot_files.make_private_file

    def full(path: Path) -> None:
        nonlocal left
        if path.name.startswith((FIRST_COPY, SECOND_COPY)):
            if left == 0:
                raise OSError(28, "No space left on device")
            left -= 1
        real(path)

    with monkeypatch.context() as broken:
        broken.setattr(slot_files, "make_private_file", full)
        if written_before < 2:
            with pytest.raises(StorageError, match="full"):
                keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
        else:
            keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
    lead.lock()
    new = written_before == 2
    assert opens_by(desk, NEW_PASSPHRASE if new else PASSPHRASE)
    assert not opens_by(desk, PASSPHRASE if new else NEW_PASSPHRASE)


def test_a_second_copy_held_by_another_program_is_mended_by_the_next_opening(
    lead: Workspace, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target.name == SECOND_COPY:
            raise PermissionError(13, "Held by another program")
        return real(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", held)
        keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
    lead.lock()
    assert opens_by(desk, NEW_PASSPHRASE)
    copies = [(tmp_path / "lead" / name).read_bytes() for name in (FIRST_COPY, SECOND_COPY)]
    assert copies[0] == copies[1]


def test_a_backup_keeps_the_passphrase_that_it_was_made_with(
    lead: Workspace, desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = backup.back_up(lead, stick).made
    keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
    lead.lock()
    with pytest.raises(WrongPassphraseError):
        desk.vaults.restore(made.path, tmp_path / "new", ByPassphrase(NEW_PASSPHRASE))
    desk.vaults.restore(made.path, tmp_path / "new", ByPassphrase(PASSPHRASE)).close()


def test_the_lead_opens_a_desk_by_the_organisation_key_and_sets_a_passphrase(
    worker: Workspace, desk_in: DeskIn, tmp_path: Path, clock: StandingClock
) -> None:
    key = organisation_key()
    keys.add_organisation_key(worker, key)
    found = vault_check.check(worker).key_slots.organisation_key
    assert found is not None
    assert (found.organisation, found.fingerprint) == ("Harbour Homes", key.fingerprint)
    assert found.added_on == clock.today()
    worker.lock()
    desk = desk_in(tmp_path / "worker")
    opened = desk.unlock_with_organisation_key(
        ByOrganisationKey(ORGANISATION, NEW_PASSPHRASE, ABSENT)
    )
    assert opened.profile == worker.profile
    opened.lock()
    assert opens_by(desk, NEW_PASSPHRASE)


def test_a_leaver_s_vault_is_taken_over_in_another_name_and_that_is_written_down(
    worker: Workspace, desk_in: DeskIn, tmp_path: Path
) -> None:
    keys.add_organisation_key(worker, organisation_key())
    worker.lock()
    desk = desk_in(tmp_path / "worker")
    key = ByOrganisationKey(ORGANISATION, NEW_PASSPHRASE)
    slots = (tmp_path / "worker" / "keyslots.json").read_bytes()
    with pytest.raises(NamelessTakeOverError):
        take_over(desk, key, "  ")
    assert (tmp_path / "worker" / "keyslots.json").read_bytes() == slots
    taken = take_over(desk, key, " Dora  Quist ")
    assert taken.worker == "Dora Quist"
    with taken.records.reading() as reading:
        newest = reading.audit.newest(2)
    assert [(event.action, event.worker) for event in newest] == [
        ("vault-taken-over", "Dora Quist"),
        ("unlocked-by-organisation", "Sam Kaur"),
    ]
    taken.lock()
    assert not opens_by(desk, PASSPHRASE)
    again = desk.unlock(NEW_PASSPHRASE)
    assert again.worker == "Dora Quist"
    again.lock()


def test_the_lead_restores_a_backup_of_a_lost_laptop_by_the_organisation_key(
    worker: Workspace, desk_in: DeskIn, tmp_path: Path
) -> None:
    keys.add_organisation_key(worker, organisation_key())
    stick = tmp_path / "stick"
    stick.mkdir()
    made = backup.back_up(worker, stick).made
    restored = desk_in(tmp_path / "new").restore(
        made.path, ByOrganisationKey(ORGANISATION, NEW_PASSPHRASE, ABSENT)
    )
    assert restored.profile.worker_name == worker.profile.worker_name
    restored.lock()


def test_another_organisation_opens_nothing_and_neither_does_one_that_was_revoked(
    worker: Workspace, desk_in: DeskIn, tmp_path: Path
) -> None:
    other = ByOrganisationKey(RecoveryCode(b"another twenty bytes"), NEW_PASSPHRASE, ABSENT)
    own = ByOrganisationKey(ORGANISATION, NEW_PASSPHRASE, ABSENT)
    desk = desk_in(tmp_path / "worker")
    keys.add_organisation_key(worker, organisation_key())
    worker.lock()
    with pytest.raises(WrongOrganisationKeyError):
        desk.unlock_with_organisation_key(other)
    again = desk_in(tmp_path / "worker").unlock_with_organisation_key(own)
    keys.revoke_organisation_key(again)
    with pytest.raises(NoSuchKeyError):
        keys.revoke_organisation_key(again)
    again.lock()
    with pytest.raises(WrongOrganisationKeyError):
        desk.unlock_with_organisation_key(own)


def test_a_public_key_that_does_not_work_is_refused_and_changes_nothing(
    worker: Workspace, tmp_path: Path
) -> None:
    before = (tmp_path / "worker" / FIRST_COPY).read_bytes()
    with pytest.raises(OrganisationKeyFileError):
        keys.add_organisation_key(worker, OrganisationKey("Harbour Homes", bytes(32)))
    assert (tmp_path / "worker" / FIRST_COPY).read_bytes() == before


def test_a_revoked_recovery_code_opens_nothing(lead: Workspace, desk: Desk) -> None:
    with pytest.raises(NoSuchKeyError):
        keys.revoke_recovery_code(lead)
    kit = recovery.make_recovery_code(lead)
    recovery.confirm(lead, kit, {n: kit.code.groups[n - 1] for n in kit.ask_for})
    keys.revoke_recovery_code(lead)
    assert lead.records.care.key_slots().recovery_code_made_on is None
    lead.lock()
    with pytest.raises(WrongRecoveryCodeError):
        desk.unlock_with_recovery_code(ByRecoveryCode(kit.code, NEW_PASSPHRASE))


def test_a_key_file_that_somebody_else_put_there_is_never_changed_further(
    lead: Workspace, tmp_path: Path
) -> None:
    keyslots = read_slots(tmp_path / "lead")
    slot = organisation_slot(
        keyslots.vault_id, b"x" * 32, "Evil Homes", organisation_key().public_key, date(2026, 9, 1)
    )
    # As somebody without the data key could write it: well formed, and signed by another key.
    write_slots(tmp_path / "lead", with_organisation(keyslots, slot, b"x" * 32))
    content = (tmp_path / "lead" / FIRST_COPY).read_bytes()
    with pytest.raises(NotAVaultError, match="altered"):
        keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)
    with pytest.raises(NotAVaultError, match="altered"):
        keys.add_organisation_key(lead, organisation_key())
    assert (tmp_path / "lead" / FIRST_COPY).read_bytes() == content


def test_a_locked_vault_changes_no_keys(lead: Workspace) -> None:
    lead.lock()
    with pytest.raises(StorageError, match="locked"):
        keys.change_passphrase(lead, PASSPHRASE, NEW_PASSPHRASE)


def test_a_passphrase_is_judged_with_the_names_that_others_know(desk_in: DeskIn) -> None:
    desk = desk_in(Path(os.devnull))
    names = ("Priya Nair", "Harbour Homes")
    judged = desk.judge_passphrase("Priya Nair, Harbour Homes", names, has_keyring=True)
    assert judged.strength is PassphraseStrength.TOO_EASY
    assert not judged.accepted
    assert desk.judge_passphrase(PASSPHRASE, names, has_keyring=False).accepted
