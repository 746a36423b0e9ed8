"""Upgrades: the old vault or the new one, whole, whatever happens; the old one can be had back."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.slot_files import read_slots
from anchordesk.adapters.keys.slots import unseal_with_passphrase
from anchordesk.adapters.vault import upgrading
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections
from anchordesk.adapters.vault.schema import NEWEST, version_of_file
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.services.errors import NotAVaultError, StorageError, UpgradeFailedError
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByPassphrase
from tests.adapters.vault.full_disk import full_of_pages
from tests.adapters.vault.killed_upgrade import AFTER_THE_SWAP, BEFORE_THE_SWAP
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    a_resident,
    cheap_vaults,
)
from tests.forked import run_forked

PROJECT = Path(__file__).parents[3]
KEPT_VAULTS = PROJECT / "tests" / "data" / "vaults"
EVERYBODY = {"HH-1", "HH-2"}


@pytest.fixture
def vaults() -> SqlCipherVaults:
    return cheap_vaults(MemorySecrets(works=False))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault as the first AnchorDesk left it."""
    copied = tmp_path / "vault"
    shutil.copytree(KEPT_VAULTS / "0001", copied)
    return copied


def connections_of(folder: Path) -> KeyedConnections:
    data_key = unseal_with_passphrase(read_slots(folder), PASSPHRASE, lambda _: None)
    return KeyedConnections(folder / RECORDS_FILE, data_key, may_create=False)


def references(records: Records) -> set[str]:
    with records.reading() as look:
        return {row.reference for row in look.caseload()}


def kept_backups(folder: Path) -> list[Path]:
    return sorted((folder / upgrading.KEPT_FOLDER).glob("*"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the lock and SQLite's shared memory, which hold nothing."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"vault.lock", "vault.db-shm"}
    }


def leave_hot_journal(folder: Path) -> None:
    """Leave the files of a vault as a dead battery does amid a write that has no write-ahead log.

    So it is when the log is gathered into the file before an upgrade.
    """
    records, held = folder / RECORDS_FILE, folder.with_name("held")
    with closing(connections_of(folder)()) as connection:
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE residents SET reference = reference || 'x'")
        connection.execute("CREATE TABLE unfinished AS SELECT zeroblob(100000) AS filling")
        shutil.copytree(folder, held)
    for name in (RECORDS_FILE, RECORDS_FILE + "-journal"):
        shutil.copy(held / name, folder / name)
    assert records.with_name(RECORDS_FILE + "-journal").stat().st_size > 0


def test_a_vault_left_amid_a_write_without_a_log_opens_as_it_was_before(
    folder: Path, vaults: SqlCipherVaults
) -> None:
    leave_hot_journal(folder)
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == EVERYBODY
    assert records.care.damage() == ()
    records.close()


def break_off(folder: Path) -> None:
    """A crash of the earlier AnchorDesk that leaves a resident in the write-ahead log alone."""
    code = (
        "import os, signal, sys; from pathlib import Path;"
        "from tests.adapters.vault.test_upgrading import connections_of;"
        "c = connections_of(Path(sys.argv[1]))();"
        "c.execute(\"UPDATE residents SET reference = 'CRASH' WHERE reference = 'HH-2'\");"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, folder], cwd=PROJECT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (folder / "vault.db-wal").stat().st_size > 0, "nothing was left in the log"


def test_the_old_vault_is_kept_as_a_backup_that_restores(
    vaults: SqlCipherVaults, folder: Path, tmp_path: Path
) -> None:
    before = (folder / RECORDS_FILE).read_bytes()
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == EVERYBODY
    with records.changing() as change:
        change.add_resident(a_resident("LATER"))
    records.close()
    assert version_of_file(connections_of(folder)) == NEWEST
    (kept,) = kept_backups(folder)
    assert len((kept / "records.backup").read_bytes()) == len(before)
    restored = vaults.restore(kept, tmp_path / "restored", ByPassphrase(PASSPHRASE))
    assert references(restored) == EVERYBODY
    restored.close()


def test_a_disk_without_second_names_keeps_the_old_vault_too(
    monkeypatch: pytest.MonkeyPatch, vaults: SqlCipherVaults, folder: Path, tmp_path: Path
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuses)
    vaults.open(folder, PASSPHRASE).close()
    (kept,) = kept_backups(folder)
    restored = vaults.restore(kept, tmp_path / "restored", ByPassphrase(PASSPHRASE))
    assert references(restored) == EVERYBODY
    restored.close()


def test_what_a_crash_left_in_the_log_is_upgraded_with_the_rest(
    vaults: SqlCipherVaults, folder: Path, tmp_path: Path
) -> None:
    break_off(folder)
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == {"HH-1", "CRASH"}
    assert records.care.damage() == ()
    records.close()
    (kept,) = kept_backups(folder)
    restored = vaults.restore(kept, tmp_path / "restored", ByPassphrase(PASSPHRASE))
    assert references(restored) == {"HH-1", "CRASH"}
    restored.close()


@pytest.mark.parametrize("crashed", [False, True])
def test_a_newer_vault_is_refused_without_changing_a_byte(
    vaults: SqlCipherVaults, folder: Path, *, crashed: bool
) -> None:
    with closing(connections_of(folder)()) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    if crashed:
        break_off(folder)
    before = contents(folder)
    with pytest.raises(NotAVaultError, match="newer"):
        vaults.open(folder, PASSPHRASE)
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    assert [name for name in after if name not in before and after[name]] == []


def test_too_little_room_is_told_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, vaults: SqlCipherVaults, folder: Path
) -> None:
    usage = shutil.disk_usage(folder)
    with monkeypatch.context() as little:
        little.setattr(shutil, "disk_usage", lambda _: usage._replace(free=30 * 1024 * 1024))
        with pytest.raises(UpgradeFailedError, match="not enough room") as told:
            vaults.open(folder, PASSPHRASE)
    assert "Free 35 MB" in told.value.in_plain_words
    assert "nothing is lost" in told.value.in_plain_words
    assert version_of_file(connections_of(folder)) == "0001"
    assert sorted(path.suffix for path in folder.iterdir()) == [".db", ".json", ".json", ".lock"]
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == EVERYBODY
    records.close()


def full_while_migrating(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = KeyedConnections.__call__

    def small(self: KeyedConnections) -> dbapi2.Connection:
        connection = connect(self)
        if self.path.name == upgrading.COPY:
            connection.execute("PRAGMA max_page_count = 47")
        return connection

    monkeypatch.setattr(KeyedConnections, "__call__", small)


def full_at(step: str) -> Callable[[pytest.MonkeyPatch], None]:
    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    return lambda monkeypatch: monkeypatch.setattr(upgrading, step, fails)


@pytest.mark.parametrize(
    "fill_up",
    [
        full_of_pages,
        full_while_migrating,
        *(full_at(step) for step in ("_keep_old", "_give_second_name", "write_slots", "_swap")),
    ],
)
def test_a_disk_that_fills_up_on_the_way_leaves_the_old_vault(
    monkeypatch: pytest.MonkeyPatch,
    vaults: SqlCipherVaults,
    folder: Path,
    fill_up: Callable[[pytest.MonkeyPatch], None],
) -> None:
    with monkeypatch.context() as full:
        fill_up(full)
        with pytest.raises(UpgradeFailedError, match="full") as told:
            vaults.open(folder, PASSPHRASE)
    assert "nothing in it was changed" in told.value.in_plain_words
    assert version_of_file(connections_of(folder)) == "0001"
    assert not (folder / upgrading.COPY).exists()
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == EVERYBODY
    records.close()
    assert len(kept_backups(folder)) == 1


def loses_rows(at_copy: KeyedConnections) -> None:
    with closing(at_copy()) as connection:
        connection.execute("DELETE FROM contacts")
        connection.execute(f"UPDATE alembic_version SET version_num = '{NEWEST}'")


def loses_parents(at_copy: KeyedConnections) -> None:
    with closing(at_copy()) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE contacts SET resident_id = x'00'")
        connection.execute(f"UPDATE alembic_version SET version_num = '{NEWEST}'")


def stops_half_way(_: KeyedConnections) -> None:
    return


@pytest.mark.parametrize("spoil", [loses_rows, loses_parents, stops_half_way])
def test_a_migration_that_spoils_the_copy_never_reaches_the_vault(
    monkeypatch: pytest.MonkeyPatch,
    vaults: SqlCipherVaults,
    folder: Path,
    spoil: Callable[[KeyedConnections], None],
) -> None:
    with monkeypatch.context() as spoiled:
        spoiled.setattr(upgrading, "migrate", spoil)
        with pytest.raises(UpgradeFailedError, match="not whole"):
            vaults.open(folder, PASSPHRASE)
    assert version_of_file(connections_of(folder)) == "0001"
    assert kept_backups(folder) == []
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == EVERYBODY
    records.close()


def test_a_damaged_vault_is_not_upgraded(vaults: SqlCipherVaults, folder: Path) -> None:
    path = folder / RECORDS_FILE
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096):
        content[page * 4096 + 200] ^= 1
    path.write_bytes(content)
    with pytest.raises(StorageError, match="damaged"):
        vaults.open(folder, PASSPHRASE)
    assert bytes(content[4096:]) == path.read_bytes()[4096:]
    assert not list(folder.glob(upgrading.COPY + "*"))
    assert kept_backups(folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("step", [*BEFORE_THE_SWAP, *AFTER_THE_SWAP])
def test_a_kill_on_the_way_leaves_the_old_vault_or_the_new_one(
    vaults: SqlCipherVaults, folder: Path, tmp_path: Path, step: str
) -> None:
    break_off(folder)
    killed = run_forked("tests.adapters.vault.killed_upgrade", folder, step)
    assert killed.returncode == -signal.SIGKILL
    swapped = step in AFTER_THE_SWAP
    assert version_of_file(connections_of(folder)) == (NEWEST if swapped else "0001")
    records = vaults.open(folder, PASSPHRASE)
    assert references(records) == {"HH-1", "CRASH"}
    assert records.care.damage() == ()
    records.close()
    assert not list(folder.glob(upgrading.COPY + "*"))
    (kept,) = kept_backups(folder)
    restored = vaults.restore(kept, tmp_path / "restored", ByPassphrase(PASSPHRASE))
    assert references(restored) == {"HH-1", "CRASH"}
    restored.close()


def test_the_kept_copy_goes_after_thirty_days(
    monkeypatch: pytest.MonkeyPatch, vaults: SqlCipherVaults, folder: Path
) -> None:
    vaults.open(folder, PASSPHRASE).close()
    for days, left in ((29, 1), (31, 0)):
        later = NOON + timedelta(days=days)
        monkeypatch.setattr("tests.adapters.vault.throwaway.FixedClock.now", lambda _, at=later: at)
        vaults.open(folder, PASSPHRASE).close()
        assert len(kept_backups(folder)) == left


def test_a_database_fault_of_ours_is_not_blamed_on_the_disk(
    monkeypatch: pytest.MonkeyPatch, vaults: SqlCipherVaults, folder: Path
) -> None:
    def mistaken(at_copy: KeyedConnections) -> None:
        with closing(at_copy()) as connection:
            connection.execute("CREATE TABLE residents (twice TEXT)")

    with monkeypatch.context() as broken:
        broken.setattr(upgrading, "migrate", mistaken)
        with pytest.raises((DBAPIError, dbapi2.Error)):
            vaults.open(folder, PASSPHRASE)
    vaults.open(folder, PASSPHRASE).close()
