"""A vault that is older than it was says so, makes no return unseen, and opens all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.adapters.vault.mark_file import MARK_FILE, SEALED_BYTES
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.services.errors import DeviceSecretMissingError
from anchordesk.services.exchange_records import ChainHead
from anchordesk.services.ports import HowFar, NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByPassphrase, MissingWork
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    a_profile,
    a_resident,
    cheap_vaults,
)

KEPT_IN_FILE = pytest.mark.parametrize("works", [True, False], ids=["keyring", "no keyring"])


class DeafSecrets(MemorySecrets):
    """A keyring that holds the key and answers nothing else."""

    def how_far(self, *_: object) -> HowFar | None:
        raise DeviceSecretMissingError("This computer's password store is locked.")

    def note_how_far(self, *_: object) -> None:
        raise DeviceSecretMissingError("This computer's password store is locked.")


def made(folder: Path, secrets: MemorySecrets) -> SqlCipherVaults:
    vaults, profile = cheap_vaults(secrets), a_profile()
    new = NewVault(folder, PASSPHRASE, first_change=lambda change: change.save_profile(profile))
    vaults.create(new).close()
    return vaults


def add(records: Records, reference: str) -> None:
    with records.changing() as change:
        change.add_resident(a_resident(reference))


def add_and_fail(records: Records) -> None:
    with records.changing() as change:
        change.add_resident(a_resident("A"))
        raise KeyError


def sign(records: Records, digest: str = "ab" * 32) -> None:
    with records.changing() as change:
        change.extend_chain(ChainHead(change.chain_head().sequence + 1, digest))


def day_of_work(vaults: SqlCipherVaults, folder: Path, *references: str) -> None:
    records = vaults.open(folder, PASSPHRASE)
    for reference in references:
        add(records, reference)
    records.close()


def missing_in(vaults: SqlCipherVaults, folder: Path) -> MissingWork | None:
    records = vaults.open(folder, PASSPHRASE)
    try:
        return records.care.missing_work()
    finally:
        records.close()


@KEPT_IN_FILE
def test_an_older_records_file_is_told_until_somebody_has_read_it(
    tmp_path: Path, works: bool
) -> None:
    folder = tmp_path / "vault"
    vaults = made(folder, MemorySecrets(works=works))
    day_of_work(vaults, folder, "A")
    shutil.copy(folder / RECORDS_FILE, tmp_path / "older")
    day_of_work(vaults, folder, "B", "C", "D")
    assert missing_in(vaults, folder) is None
    shutil.copy(tmp_path / "older", folder / RECORDS_FILE)
    assert missing_in(vaults, folder) == MissingWork(3, NOON)
    day_of_work(vaults, folder, "E", "F", "G", "H", "I")
    assert missing_in(vaults, folder) == MissingWork(3, NOON)
    records = vaults.open(folder, PASSPHRASE)
    records.care.missing_work_seen()
    assert records.care.missing_work() is None
    records.close()
    assert missing_in(vaults, folder) is None


def test_a_folder_put_back_by_hand_is_told_by_the_password_store(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vaults = made(folder, MemorySecrets())
    shutil.copytree(folder, tmp_path / "older")
    day_of_work(vaults, folder, "A", "B")
    assert missing_in(vaults, folder) is None
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    assert missing_in(vaults, folder) == MissingWork(2, NOON)
    assert missing_in(vaults, folder) == MissingWork(2, NOON)


def test_a_folder_put_back_from_before_a_signed_message_begins_a_new_run(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vaults = made(folder, MemorySecrets())
    shutil.copytree(folder, tmp_path / "older")
    records = vaults.open(folder, PASSPHRASE)
    with records.reading() as look:
        run = look.profile().incarnation
    # The program dies before it can be unlocked again: the message itself is noted.
    sign(records)
    records.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    records = vaults.open(folder, PASSPHRASE)
    with records.reading() as look:
        head, profile = look.chain_head(), look.profile()
    missing = records.care.missing_work()
    assert missing is not None
    assert missing.other_copy
    assert profile.incarnation != run
    assert head.sequence > 1_000
    assert set(head.digest) == {"0"}
    records.close()
    assert missing_in(vaults, folder) == missing
    records = vaults.open(folder, PASSPHRASE)
    with records.reading() as look:
        assert look.profile().incarnation == profile.incarnation, "one new run is enough"
    records.close()


def test_two_copies_that_signed_the_same_number_are_told_apart(tmp_path: Path) -> None:
    folder, copy = tmp_path / "vault", tmp_path / "copy"
    secrets = MemorySecrets()
    vaults = made(folder, secrets)
    shutil.copytree(folder, copy)
    mine = vaults.open(folder, PASSPHRASE)
    sign(mine, "ab" * 32)
    mine.close()
    # As on another computer that has the same part of the key and none of the notes.
    theirs = cheap_vaults(MemorySecrets(kept=secrets.kept)).open(copy, PASSPHRASE)
    sign(theirs, "cd" * 32)
    theirs.close()
    missing = missing_in(vaults, copy)
    assert missing is not None
    assert missing.other_copy


def test_a_rehearsed_restoring_does_not_trouble_the_vault(tmp_path: Path) -> None:
    folder, stick = tmp_path / "vault", tmp_path / "stick"
    vaults = made(folder, MemorySecrets())
    stick.mkdir()
    records = vaults.open(folder, PASSPHRASE)
    sign(records)
    made_backup = records.care.back_up(stick, NOON)
    add(records, "after it")
    sign(records)
    records.close()
    restored = vaults.restore(made_backup.path, tmp_path / "new", ByPassphrase(PASSPHRASE))
    assert restored.care.missing_work() is None
    sign(restored)
    restored.close()
    assert missing_in(vaults, folder) is None
    assert missing_in(vaults, tmp_path / "new") is None


def test_a_new_data_key_keeps_what_was_found_missing(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vaults = made(folder, MemorySecrets(works=False))
    shutil.copy(folder / RECORDS_FILE, tmp_path / "older")
    day_of_work(vaults, folder, "A")
    shutil.copy(tmp_path / "older", folder / RECORDS_FILE)
    vaults.rotate_key(folder, PASSPHRASE)
    assert missing_in(vaults, folder) == MissingWork(1, NOON)
    day_of_work(vaults, folder, "B")
    assert missing_in(vaults, folder) == MissingWork(1, NOON)


@pytest.mark.parametrize("content", [b"", b"x", bytes(SEALED_BYTES), bytes(1000)])
def test_a_mark_that_is_damaged_tells_nothing_and_keeps_nobody_out(
    tmp_path: Path, content: bytes
) -> None:
    folder = tmp_path / "vault"
    vaults = made(folder, MemorySecrets(works=False))
    (folder / MARK_FILE).write_bytes(content)
    assert missing_in(vaults, folder) is None
    day_of_work(vaults, folder, "A")
    assert missing_in(vaults, folder) is None
    (folder / MARK_FILE).unlink()
    (folder / MARK_FILE).mkdir()
    day_of_work(vaults, folder, "B")
    assert missing_in(vaults, folder) is None


def test_a_password_store_that_does_not_answer_keeps_nobody_out(tmp_path: Path) -> None:
    folder, secrets = tmp_path / "vault", DeafSecrets()
    vaults = made(folder, secrets)
    day_of_work(vaults, folder, "A")
    records = vaults.open(folder, PASSPHRASE)
    sign(records)
    assert records.care.missing_work() is None
    records.care.missing_work_seen()
    records.close()


def test_a_change_that_changes_nothing_or_fails_is_not_counted(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vaults = made(folder, MemorySecrets(works=False))
    records = vaults.open(folder, PASSPHRASE)
    before = (folder / MARK_FILE).read_bytes()
    with records.changing():
        pass
    with pytest.raises(KeyError):
        add_and_fail(records)
    assert (folder / MARK_FILE).read_bytes() == before
    add(records, "A")
    assert (folder / MARK_FILE).read_bytes() != before
    records.close()
    assert missing_in(vaults, folder) is None
