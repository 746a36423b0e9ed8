"""Restoring: on a new computer too, never over a vault, and under a new run of messages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from anchordesk.adapters.vault import restoring as restoring_module
from anchordesk.adapters.vault import vaults as vaults_module
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.errors import (
    DeviceSecretMissingError,
    NewerVaultError,
    NotABackupError,
    StorageError,
    VaultExistsError,
    VaultInUseError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from anchordesk.services.exchange_records import ChainHead, DeskProfile
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByPassphrase, ByRecoveryCode
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    a_profile,
    a_resident,
    cheap_vaults,
)

CODE = RecoveryCode(b"twenty random bytes!")
NEXT_CODE = RecoveryCode(b"other random bytes!!")
NEW_PASSPHRASE = "orchard pewter mitten gravel"
BY_PASSPHRASE = ByPassphrase(PASSPHRASE)
BY_CODE = ByRecoveryCode(CODE, NEW_PASSPHRASE)


@dataclass(frozen=True)
class LostLaptop:
    """A vault with a recovery code, its backup, and the keyring that only that laptop has."""

    vaults: SqlCipherVaults
    secrets: MemorySecrets
    folder: Path
    backup: Path
    profile: DeskProfile


@pytest.fixture
def lost(tmp_path: Path) -> LostLaptop:
    secrets, folder, stick = MemorySecrets(), tmp_path / "vault", tmp_path / "stick"
    stick.mkdir()
    vaults, profile = cheap_vaults(secrets), a_profile()
    records = vaults.create(NewVault(folder, PASSPHRASE))
    with records.changing() as change:
        change.save_profile(profile)
        change.add_resident(a_resident("HH-1"))
        change.extend_chain(ChainHead(1, "a" * 64))
        change.extend_chain(ChainHead(2, "b" * 64))
    records.care.put_recovery_code(CODE, date(2026, 9, 1))
    made = records.care.back_up(stick, NOON)
    records.close()
    return LostLaptop(vaults, secrets, folder, made.path, profile)


def references(records: Records) -> list[str]:
    with records.reading() as look:
        return [row.reference for row in look.caseload()]


def test_on_a_new_laptop_the_recovery_code_restores_and_sets_a_passphrase(
    lost: LostLaptop, tmp_path: Path
) -> None:
    new_secrets = MemorySecrets()
    new_laptop = cheap_vaults(new_secrets)
    records = new_laptop.restore(lost.backup, tmp_path / "new", BY_CODE)
    assert references(records) == ["HH-1"]
    records.close()
    reopened = new_laptop.open(tmp_path / "new", NEW_PASSPHRASE)
    assert reopened.care.key_slots().needs_keyring, "the new laptop's keyring is joined"
    reopened.close()
    with pytest.raises(WrongPassphraseError):
        new_laptop.open(tmp_path / "new", PASSPHRASE)
    new_laptop.recover(tmp_path / "new", BY_CODE).close()


def test_on_a_new_laptop_the_passphrase_is_not_enough_and_that_is_said(
    lost: LostLaptop, tmp_path: Path
) -> None:
    with pytest.raises(DeviceSecretMissingError) as told:
        cheap_vaults(MemorySecrets()).restore(lost.backup, tmp_path / "new", BY_PASSPHRASE)
    assert "use the recovery code" in told.value.in_plain_words
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("key", [BY_PASSPHRASE, BY_CODE])
def test_a_restored_vault_begins_a_new_run_of_messages(
    lost: LostLaptop, tmp_path: Path, key: ByPassphrase | ByRecoveryCode
) -> None:
    records = lost.vaults.restore(lost.backup, tmp_path / "new", key)
    with records.reading() as look:
        head = look.chain_head()
        profile = look.profile()
    records.close()
    assert head.digest == "0" * 64, "the first statement of the new run has none before it"
    assert head.sequence > 2 + 100_000, "far above what the lost vault may have gone on to sign"
    assert profile.incarnation != lost.profile.incarnation
    assert len(profile.incarnation) == 16
    assert profile.signing_key == lost.profile.signing_key
    again = lost.vaults.restore(lost.backup, tmp_path / "again", BY_PASSPHRASE)
    with again.reading() as look:
        assert look.profile().incarnation not in {profile.incarnation, lost.profile.incarnation}
    again.close()


def test_restoring_beside_the_old_vault_leaves_its_passphrase_working(
    lost: LostLaptop, tmp_path: Path
) -> None:
    lost.vaults.restore(lost.backup, tmp_path / "new", BY_CODE).close()
    records = lost.vaults.open(lost.folder, PASSPHRASE)
    with records.reading() as look:
        assert look.chain_head().sequence == 2
        assert look.profile() == lost.profile
    records.close()


def test_a_vault_is_never_restored_over(lost: LostLaptop, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    for folder in (lost.folder, tmp_path / "photos", lost.backup):
        with pytest.raises(VaultExistsError):
            lost.vaults.restore(lost.backup, folder, BY_PASSPHRASE)
    records = lost.vaults.open(lost.folder, PASSPHRASE)
    assert references(records) == ["HH-1"]
    records.close()


@pytest.mark.parametrize(
    ("key", "error"),
    [
        (ByPassphrase("another long passphrase"), WrongPassphraseError),
        (ByRecoveryCode(NEXT_CODE, NEW_PASSPHRASE), WrongRecoveryCodeError),
        (ByRecoveryCode(CODE, "short"), WeakPassphraseError),
    ],
)
def test_a_wrong_key_restores_nothing(
    lost: LostLaptop, tmp_path: Path, key: ByPassphrase | ByRecoveryCode, error: type[Exception]
) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(error):
        lost.vaults.restore(lost.backup, tmp_path / "new", key)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("module", "step"),
    [
        (restoring_module, "copied_exactly"),
        (restoring_module, "migrate"),
        (restoring_module, "begin_new_run"),
        (vaults_module, "write_slots"),
    ],
)
def test_a_restoring_that_fails_on_the_way_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, lost: LostLaptop, tmp_path: Path, module: object, step: str
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(tmp_path.iterdir())
    with monkeypatch.context() as broken:
        broken.setattr(module, step, fails)
        with pytest.raises(StorageError, match="full"):
            lost.vaults.restore(lost.backup, tmp_path / "new", BY_PASSPHRASE)
    assert sorted(tmp_path.iterdir()) == before
    lost.vaults.restore(lost.backup, tmp_path / "new", BY_PASSPHRASE).close()


def test_what_is_no_backup_is_refused(lost: LostLaptop, tmp_path: Path) -> None:
    unfinished = lost.backup.with_name(f".unfinished-{lost.backup.name}")
    shutil.copytree(lost.backup, unfinished)
    keyless = tmp_path / "keyless"
    shutil.copytree(lost.backup, keyless)
    for path in keyless.glob("keyslots*"):
        path.write_bytes(b"{}")
    for folder in (unfinished, keyless, lost.folder, tmp_path, tmp_path / "none"):
        with pytest.raises(NotABackupError):
            lost.vaults.restore(folder, tmp_path / "new", BY_PASSPHRASE)
    (lost.backup / "keyslots.json").unlink()
    lost.vaults.restore(lost.backup, tmp_path / "new", BY_PASSPHRASE).close()


def test_a_backup_of_a_newer_version_is_not_called_damaged(
    lost: LostLaptop, tmp_path: Path
) -> None:
    keyslots = b'{"version":4,"slots":"of a kind that is not known yet"}'
    checksum = msgspec.json.encode(sha256(keyslots).digest())
    for path in lost.backup.glob("keyslots*"):
        path.write_bytes(b'{"keyslots":' + keyslots + b',"checksum":' + checksum + b"}")
    with pytest.raises(NewerVaultError, match="newer AnchorDesk"):
        lost.vaults.restore(lost.backup, tmp_path / "new", BY_PASSPHRASE)
    assert not (tmp_path / "new").exists()


def test_a_forgotten_passphrase_is_replaced_by_the_code_where_the_vault_is(
    lost: LostLaptop,
) -> None:
    records = lost.vaults.recover(lost.folder, BY_CODE)
    assert references(records) == ["HH-1"]
    with pytest.raises(VaultInUseError):
        lost.vaults.recover(lost.folder, BY_CODE)
    with records.reading() as look:
        assert look.profile() == lost.profile, "the same vault goes on with its own numbers"
    records.close()
    with pytest.raises(WrongPassphraseError):
        lost.vaults.open(lost.folder, PASSPHRASE)
    lost.vaults.open(lost.folder, NEW_PASSPHRASE).close()


def test_a_new_code_replaces_the_old_one(lost: LostLaptop) -> None:
    records = lost.vaults.open(lost.folder, PASSPHRASE)
    records.care.put_recovery_code(NEXT_CODE, date(2026, 10, 1))
    assert records.care.key_slots().recovery_code_made_on == date(2026, 10, 1)
    records.close()
    with pytest.raises(WrongRecoveryCodeError):
        lost.vaults.recover(lost.folder, BY_CODE)
    lost.vaults.recover(lost.folder, ByRecoveryCode(NEXT_CODE, NEW_PASSPHRASE)).close()


def test_a_wrong_code_or_weak_passphrase_changes_nothing(lost: LostLaptop) -> None:
    before = {path.name: path.read_bytes() for path in lost.folder.glob("keyslots*")}
    with pytest.raises(WrongRecoveryCodeError):
        lost.vaults.recover(lost.folder, ByRecoveryCode(NEXT_CODE, NEW_PASSPHRASE))
    with pytest.raises(WeakPassphraseError):
        lost.vaults.recover(lost.folder, ByRecoveryCode(CODE, "short"))
    assert before == {path.name: path.read_bytes() for path in lost.folder.glob("keyslots*")}
    lost.vaults.open(lost.folder, PASSPHRASE).close()
