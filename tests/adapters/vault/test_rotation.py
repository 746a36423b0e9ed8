"""A new data key: what opened the vault opens it, the old data key does not, a crash loses none."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY, read_slots, write_slots
from anchordesk.adapters.keys.slots import unseal_with_passphrase
from anchordesk.adapters.vault import rotation
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections
from anchordesk.adapters.vault.rotation import NEXT_KEY_FILES, NEXT_RECORDS
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.resident import Resident
from anchordesk.services.errors import StorageError, VaultInUseError, WrongPassphraseError
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByOrganisationKey, ByPassphrase, ByRecoveryCode
from tests.adapters.vault.killed_rotation import AFTER, BEFORE
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    a_contact,
    a_resident,
    cheap_vaults,
)
from tests.forked import run_forked

PROJECT = Path(__file__).parents[3]
NEW_PASSPHRASE = "orchard pewter mitten gravel"
CODE, LEAD = RecoveryCode(b"twenty random bytes!"), RecoveryCode(b"the lead's twenty by")
DAY = date(2026, 9, 1)
FILES = {RECORDS_FILE, FIRST_COPY, SECOND_COPY, "vault.lock", "vault.mark"}


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets(works=False)


@pytest.fixture
def resident(vaults: SqlCipherVaults, folder: Path) -> Resident:
    """The one resident of a vault with a recovery code and an organisation's key, now locked."""
    resident = a_resident()
    records = vaults.create(NewVault(folder, PASSPHRASE))
    with records.changing() as change:
        change.add_resident(resident)
        for day in range(1, 29):
            change.add_contact(a_contact(resident.id, note="Rang. " * 200, day=day))
    records.care.put_recovery_code(CODE, DAY)
    public_key = organisation_private_key(LEAD.secret).public_key().public_bytes_raw()
    records.keys.put_organisation_key(OrganisationKey("Harbour Homes", public_key), DAY)
    records.close()
    return resident


def data_key_of(folder: Path, passphrase: str = PASSPHRASE) -> bytes:
    return unseal_with_passphrase(read_slots(folder), passphrase, lambda _: None)


def is_whole(records: Records, resident: Resident) -> bool:
    with records.reading() as look:
        same = look.resident(resident.id) == resident and len(look.contacts(resident.id)) == 28
    damage = records.care.damage()
    records.close()
    return same and damage == ()


def opens_under(path: Path, data_key: bytes) -> bool:
    connections = KeyedConnections(path, data_key, may_create=False)
    try:
        with connections.to_copy(path) as connection:
            connection.execute("SELECT count(*) FROM residents").fetchone()
    except dbapi2.DatabaseError:
        return False
    return True


def test_what_opened_the_vault_opens_it_and_the_old_data_key_does_not(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    old_key = data_key_of(folder)
    assert opens_under(folder / RECORDS_FILE, old_key), "positive control"
    vaults.rotate_key(folder, PASSPHRASE)
    assert data_key_of(folder) != old_key
    assert not opens_under(folder / RECORDS_FILE, old_key)
    assert {path.name for path in folder.iterdir()} == FILES
    records = vaults.open(folder, PASSPHRASE)
    found = records.care.key_slots()
    assert (found.recovery_code_made_on, found.whole_copies) == (DAY, 2)
    assert found.organisation_key is not None
    assert is_whole(records, resident)
    for key in (ByRecoveryCode(CODE, NEW_PASSPHRASE), ByOrganisationKey(LEAD, NEW_PASSPHRASE)):
        assert is_whole(vaults.recover(folder, key), resident)


def test_every_new_data_key_is_another_one(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    keys = set()
    for _ in range(3):
        vaults.rotate_key(folder, PASSPHRASE)
        keys.add(data_key_of(folder))
    assert len(keys) == 3
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)


def test_backups_from_before_open_by_the_keys_that_are_in_them(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    records = vaults.open(folder, PASSPHRASE)
    made = records.care.back_up(stick, NOON)
    records.close()
    vaults.rotate_key(folder, PASSPHRASE)
    for place, key in (
        ("one", ByPassphrase(PASSPHRASE)),
        ("two", ByRecoveryCode(CODE, NEW_PASSPHRASE)),
        ("three", ByOrganisationKey(LEAD, NEW_PASSPHRASE)),
    ):
        assert is_whole(vaults.restore(made.path, tmp_path / place, key), resident)


def test_a_wrong_passphrase_or_an_open_vault_changes_nothing(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    before = (folder / RECORDS_FILE).read_bytes()
    with pytest.raises(WrongPassphraseError):
        vaults.rotate_key(folder, NEW_PASSPHRASE)
    records = vaults.open(folder, PASSPHRASE)
    with pytest.raises(VaultInUseError):
        vaults.rotate_key(folder, PASSPHRASE)
    assert is_whole(records, resident)
    assert (folder / RECORDS_FILE).read_bytes() == before


def killed(folder: Path, step: str) -> int:
    return run_forked("tests.adapters.vault.killed_rotation", folder, step).returncode


@pytest.mark.slow
@pytest.mark.parametrize("step", [*BEFORE, *AFTER])
def test_a_kill_at_any_step_leaves_the_old_or_the_new_vault_whole(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, step: str
) -> None:
    old_key = data_key_of(folder)
    assert killed(folder, step) == -signal.SIGKILL
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)
    assert (data_key_of(folder) == old_key) == (step in BEFORE)
    assert {path.name for path in folder.iterdir()} == FILES
    assert is_whole(vaults.recover(folder, ByRecoveryCode(CODE, NEW_PASSPHRASE)), resident)


@pytest.mark.slow
def test_a_copy_that_somebody_tidied_up_before_it_took_its_place_costs_nothing(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, tmp_path: Path
) -> None:
    old_key = data_key_of(folder)
    assert killed(folder, "finish_rotation") == -signal.SIGKILL
    (folder / NEXT_RECORDS).unlink()
    rescued, _ = vaults.rescue(folder, tmp_path / "new", ByPassphrase(PASSPHRASE))
    assert is_whole(rescued, resident)
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)
    assert data_key_of(folder) == old_key
    assert {path.name for path in folder.iterdir()} == FILES


@pytest.mark.slow
@pytest.mark.parametrize("step", AFTER)
def test_a_vault_whose_new_key_was_broken_off_is_finished_by_its_recovery_code(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, step: str
) -> None:
    assert killed(folder, step) == -signal.SIGKILL
    assert is_whole(vaults.recover(folder, ByRecoveryCode(CODE, NEW_PASSPHRASE)), resident)
    assert is_whole(vaults.open(folder, NEW_PASSPHRASE), resident)


@pytest.mark.slow
@pytest.mark.parametrize("step", AFTER)
def test_a_rescue_of_such_a_vault_changes_nothing_in_it(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, tmp_path: Path, step: str
) -> None:
    assert killed(folder, step) == -signal.SIGKILL
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    records, _ = vaults.rescue(folder, tmp_path / "new", ByPassphrase(PASSPHRASE))
    assert is_whole(records, resident)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.slow
def test_one_damaged_copy_of_the_mark_does_not_matter(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    assert killed(folder, "replace") == -signal.SIGKILL
    (folder / NEXT_KEY_FILES[0]).write_bytes(b"{")
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)
    assert {path.name for path in folder.iterdir()} == FILES


def fails(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["make_private_file", "fsync", "write_slots"])
def test_a_full_disk_leaves_the_vault_as_it_was(
    vaults: SqlCipherVaults,
    folder: Path,
    resident: Resident,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    old_key = data_key_of(folder)
    with monkeypatch.context() as broken:
        broken.setattr(rotation, step, fails)
        with pytest.raises(StorageError, match="full"):
            vaults.rotate_key(folder, PASSPHRASE)
    assert {path.name for path in folder.iterdir()} == FILES
    assert data_key_of(folder) == old_key
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)


def test_too_little_room_is_said_before_anything_is_written(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "SPARE_BYTES", 1 << 62)
    with pytest.raises(StorageError, match="not enough room"):
        vaults.rotate_key(folder, PASSPHRASE)
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_damaged_records_are_told_and_kept_for_a_rescue(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    flip(folder / RECORDS_FILE)
    before = (folder / RECORDS_FILE).read_bytes()
    with pytest.raises(StorageError, match="damaged"):
        vaults.rotate_key(folder, PASSPHRASE)
    assert (folder / RECORDS_FILE).read_bytes() == before


def test_a_copy_that_the_disk_gives_back_otherwise_never_takes_the_place(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def bad_spot(descriptor: int) -> None:
        real(descriptor)
        flip(folder / NEXT_RECORDS)

    with monkeypatch.context() as broken:
        broken.setattr(rotation, "fsync", bad_spot)
        with pytest.raises(StorageError, match="read back"):
            vaults.rotate_key(folder, PASSPHRASE)
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)


def test_what_a_crashed_session_left_beside_the_records_comes_along(
    vaults: SqlCipherVaults, folder: Path, resident: Resident, tmp_path: Path
) -> None:
    records = vaults.open(folder, PASSPHRASE)
    newcomer = a_resident("HH-2", "Tomasz")
    with records.changing() as change:
        change.add_resident(newcomer)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    records.close()
    assert (crashed / f"{RECORDS_FILE}-wal").stat().st_size > 0, "positive control"
    vaults.rotate_key(crashed, PASSPHRASE)
    assert {path.name for path in crashed.iterdir()} == FILES
    records = vaults.open(crashed, PASSPHRASE)
    with records.reading() as look:
        assert look.resident(newcomer.id) == newcomer
    assert is_whole(records, resident)


def test_left_overs_without_a_mark_are_taken_away_by_the_next_opening(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    (folder / NEXT_RECORDS).write_bytes(b"half a copy")
    (folder / NEXT_KEY_FILES[0]).write_bytes(b"half a key file")
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)
    assert {path.name for path in folder.iterdir()} == FILES


def test_a_vault_with_a_keyring_keeps_needing_it(folder: Path) -> None:
    secrets = MemorySecrets()
    vaults = cheap_vaults(secrets)
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    vaults.rotate_key(folder, PASSPHRASE)
    vaults.open(folder, PASSPHRASE).close()
    assert read_slots(folder).slots[0].needs_device_secret
    assert len(secrets.kept) == 1


def test_a_mark_whose_copy_is_in_place_already_is_taken_away(
    vaults: SqlCipherVaults, folder: Path, resident: Resident
) -> None:
    write_slots(folder, read_slots(folder), NEXT_KEY_FILES)
    assert is_whole(vaults.open(folder, PASSPHRASE), resident)
    assert {path.name for path in folder.iterdir()} == FILES
