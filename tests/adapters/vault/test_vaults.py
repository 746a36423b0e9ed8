"""Making and opening vaults: what a person notices, and what must never happen."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from anchordesk.adapters.keys.passphrase_keeper import PassphraseKeeper
from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY, read_slots
from anchordesk.adapters.keys.slots import unseal_with_passphrase
from anchordesk.adapters.vault import folders as folders_module
from anchordesk.adapters.vault import vaults as vaults_module
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.services.errors import (
    DeviceSecretMissingError,
    NotAVaultError,
    StorageError,
    VaultExistsError,
    VaultInUseError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from tests.adapters.vault.throwaway import (
    PASSPHRASE,
    MemorySecrets,
    a_resident,
    cheap_vaults,
)


def test_what_was_kept_is_there_after_reopening(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    resident = a_resident()
    with records.changing() as change:
        change.add_resident(resident)
    records.close()
    again = vaults.open(folder, PASSPHRASE)
    with again.reading() as look:
        assert look.resident(resident.id) == resident
    again.close()


def test_a_composed_and_a_decomposed_passphrase_are_the_same(folder: Path) -> None:
    vaults = cheap_vaults()
    vaults.create(NewVault(folder, "caf\u00e9 lantern quarry")).close()
    vaults.open(folder, "cafe\u0301 lantern quarry").close()


def test_wrong_passphrase_is_refused_and_leaves_the_vault_unlocked_for_the_next_try(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    records.close()
    with pytest.raises(WrongPassphraseError):
        vaults.open(folder, PASSPHRASE + "x")
    vaults.open(folder, PASSPHRASE).close()


def test_making_again_never_overwrites(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    before = (folder / FIRST_COPY).read_bytes()
    with pytest.raises(VaultExistsError):
        vaults.create(NewVault(folder, PASSPHRASE))
    assert (folder / FIRST_COPY).read_bytes() == before


def test_a_folder_with_other_files_is_refused(vaults: SqlCipherVaults, folder: Path) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("keep me")
    with pytest.raises(VaultExistsError):
        vaults.create(NewVault(folder, PASSPHRASE))
    assert (folder / "letter.txt").read_text() == "keep me"


def test_an_empty_folder_is_taken(vaults: SqlCipherVaults, folder: Path) -> None:
    folder.mkdir()
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    assert vaults.exists(folder)


@pytest.mark.parametrize("works", [True, False])
def test_without_a_keyring_a_longer_passphrase_is_wanted(folder: Path, works: bool) -> None:
    vaults = cheap_vaults(MemorySecrets(works=works))
    thirteen = "quarry lamp 7"
    if works:
        vaults.create(NewVault(folder, thirteen)).close()
        return
    with pytest.raises(WeakPassphraseError):
        vaults.create(NewVault(folder, thirteen))
    assert list(folder.parent.iterdir()) == []
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    vaults.open(folder, PASSPHRASE).close()


def test_a_lost_device_secret_is_said_and_never_makes_a_new_vault(
    vaults: SqlCipherVaults, records: Records, folder: Path, secrets: MemorySecrets
) -> None:
    records.close()
    kept = dict(secrets.kept)
    secrets.kept.clear()
    content = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(DeviceSecretMissingError):
        vaults.open(folder, PASSPHRASE)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == content
    secrets.kept.update(kept)
    vaults.open(folder, PASSPHRASE).close()


def test_a_stolen_folder_does_not_open_on_a_computer_with_another_secret(
    vaults: SqlCipherVaults, records: Records, folder: Path, secrets: MemorySecrets
) -> None:
    records.close()
    for vault_id in secrets.kept:
        secrets.kept[vault_id] = os.urandom(32)
    with pytest.raises(WrongPassphraseError):
        vaults.open(folder, PASSPHRASE)


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00" + bytes(4080)])
def test_a_missing_empty_or_plain_records_file_is_not_a_vault(
    vaults: SqlCipherVaults, records: Records, folder: Path, content: bytes | None
) -> None:
    records.close()
    path = folder / RECORDS_FILE
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotAVaultError):
        vaults.open(folder, PASSPHRASE)
    assert path.exists() == (content is not None)
    assert vaults.exists(folder)


@pytest.mark.parametrize("length", [16, 100, 511, 512, 4095, 4096, 9000])
def test_a_records_file_that_was_cut_off_is_never_filled_anew(
    vaults: SqlCipherVaults, records: Records, folder: Path, length: int
) -> None:
    records.close()
    path = folder / RECORDS_FILE
    cut = path.read_bytes()[:length]
    path.write_bytes(cut)
    with pytest.raises((NotAVaultError, StorageError)):
        vaults.open(folder, PASSPHRASE)
    assert path.read_bytes() == cut


def test_an_empty_records_file_under_the_right_key_is_never_filled_anew(
    vaults: SqlCipherVaults, records: Records, folder: Path, secrets: MemorySecrets
) -> None:
    records.close()
    data_key = unseal_with_passphrase(read_slots(folder), PASSPHRASE, secrets.read)
    (folder / RECORDS_FILE).unlink()
    blank = keyed_engine(KeyedConnections(folder / RECORDS_FILE, data_key, may_create=True))
    with blank.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE nothing_of_ours (word TEXT)")
    blank.dispose()
    with pytest.raises(NotAVaultError, match="belong"):
        vaults.open(folder, PASSPHRASE)


def test_the_records_of_another_vault_are_refused(tmp_path: Path) -> None:
    vaults = cheap_vaults()
    for name in ("one", "two"):
        vaults.create(NewVault(tmp_path / name, PASSPHRASE)).close()
    shutil.copy(tmp_path / "one" / RECORDS_FILE, tmp_path / "two" / RECORDS_FILE)
    with pytest.raises((StorageError, NotAVaultError)):
        vaults.open(tmp_path / "two", PASSPHRASE)


def test_an_empty_folder_is_not_a_vault_and_stays_empty(
    vaults: SqlCipherVaults, folder: Path
) -> None:
    folder.mkdir()
    with pytest.raises(NotAVaultError):
        vaults.open(folder, PASSPHRASE)
    assert list(folder.iterdir()) == []


def test_a_damaged_key_file_opens_from_its_second_copy_and_is_mended(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    records.close()
    good = (folder / FIRST_COPY).read_bytes()
    (folder / FIRST_COPY).write_bytes(good[:100])
    vaults.open(folder, PASSPHRASE).close()
    assert (folder / FIRST_COPY).read_bytes() == good
    (folder / SECOND_COPY).unlink()
    vaults.open(folder, PASSPHRASE).close()
    assert (folder / SECOND_COPY).read_bytes() == good


def test_two_damaged_key_files_are_said(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    records.close()
    for name in (FIRST_COPY, SECOND_COPY):
        (folder / name).write_bytes(b"[" * 60_000)
    with pytest.raises(NotAVaultError):
        vaults.open(folder, PASSPHRASE)


def test_the_first_bytes_of_the_records_file_may_be_damaged(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    resident = a_resident()
    with records.changing() as change:
        change.add_resident(resident)
    records.close()
    path = folder / RECORDS_FILE
    path.write_bytes(os.urandom(16) + path.read_bytes()[16:])
    again = vaults.open(folder, PASSPHRASE)
    with again.reading() as look:
        assert look.resident(resident.id) == resident
    again.close()


def test_a_second_opening_is_refused_until_the_first_is_closed(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    with pytest.raises(VaultInUseError):
        vaults.open(folder, PASSPHRASE)
    records.close()
    vaults.open(folder, PASSPHRASE).close()


@pytest.mark.parametrize("step", ["seal", "migrate", "write_slots", "sync_folder"])
def test_a_making_that_fails_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, vaults: SqlCipherVaults, folder: Path, step: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        if step == "seal":
            broken.setattr(PassphraseKeeper, "wrapped", fails)
        else:
            module = folders_module if step == "sync_folder" else vaults_module
            broken.setattr(module, step, fails)
        with pytest.raises(StorageError, match="full"):
            vaults.create(NewVault(folder, PASSPHRASE))
    assert list(folder.parent.iterdir()) == []
    vaults.create(NewVault(folder, PASSPHRASE)).close()


def test_what_a_crash_left_is_no_vault_and_is_cleared_by_the_next_making(
    vaults: SqlCipherVaults, records: Records, folder: Path
) -> None:
    records.close()
    left = folder.with_name(".unfinished-vault-vault-1")
    folder.rename(left)
    assert not vaults.exists(left)
    assert not vaults.exists(folder)
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    assert not left.exists()


def test_a_closed_vault_answers_that_it_is_locked(records: Records) -> None:
    records.close()
    records.close()
    with pytest.raises(StorageError, match="locked"), records.reading():
        pass
    with pytest.raises(StorageError, match="locked"), records.changing():
        pass


def test_another_program_without_the_key_reads_nothing(records: Records, folder: Path) -> None:
    records.close()
    plain = sqlite3.connect(folder / RECORDS_FILE)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_one_thread_reads_what_another_kept(records: Records) -> None:
    resident = a_resident()

    def keep() -> None:
        with records.changing() as change:
            change.add_resident(resident)

    worker = threading.Thread(target=keep)
    with records.reading() as look:
        assert look.references() == frozenset()
        worker.start()
        worker.join()
        assert look.references() == frozenset(), "one look sees one moment"
    with records.reading() as look:
        assert look.resident(resident.id) == resident


def test_nothing_but_the_owner_reads_the_folder(records: Records, folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0


def test_every_file_of_a_vault_is_for_its_owner_only(records: Records, folder: Path) -> None:
    with records.changing() as change:
        change.add_resident(a_resident())
    for path in (folder, *folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_a_folder_that_cannot_be_looked_into_is_told_in_plain_words(
    vaults: SqlCipherVaults, tmp_path: Path
) -> None:
    hidden = tmp_path / ("n" * 300)
    with pytest.raises(StorageError):
        vaults.exists(hidden)
    with pytest.raises(StorageError):
        vaults.open(hidden, PASSPHRASE)
