"""Backups: whole or not there, encrypted, checked before they count, and never in the way."""

from __future__ import annotations

import errno
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.slot_files import SECOND_COPY, write_slots
from anchordesk.adapters.keys.slots import KeySlots
from anchordesk.adapters.vault import backup as backup_module
from anchordesk.adapters.vault.backup import RECORDS_COPY
from anchordesk.adapters.vault.integrity import row_counts
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.backup_rotation import BackupName
from anchordesk.services.errors import BackupFailedError, BackupRefusedError, NotABackupError
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByPassphrase
from tests.adapters.vault.full_disk import full_of_pages
from tests.adapters.vault.killed_backup import STEPS
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    a_contact,
    a_profile,
    a_resident,
    cheap_vaults,
)
from tests.forked import run_forked

PROJECT = Path(__file__).parents[3]
NEEDLE = "Zebedee Featherstonehaugh"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def fill(records: Records, residents: int = 3) -> None:
    with records.changing() as change:
        change.save_profile(a_profile())
        for number in range(residents):
            resident = a_resident(f"HH-{number}", given_name=NEEDLE)
            change.add_resident(resident)
            for _ in range(4):
                change.add_contact(a_contact(resident.id, f"{NEEDLE} " + "word " * 100))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def restored_references(vaults: SqlCipherVaults, backup: Path, folder: Path) -> set[str]:
    records = vaults.restore(backup, folder, ByPassphrase(PASSPHRASE))
    with records.reading() as look:
        found = {row.reference for row in look.caseload()}
    records.close()
    return found


def test_a_backup_is_counted_and_restores_to_the_same_residents(
    vaults: SqlCipherVaults, records: Records, place: Path, tmp_path: Path
) -> None:
    fill(records)
    made = records.care.back_up(place, NOON)
    assert (made.residents, made.contacts) == (3, 12)
    assert made.path.parent == place
    with records.changing() as change:
        change.add_resident(a_resident("LATER"))
    found = restored_references(vaults, made.path, tmp_path / "new")
    assert found == {"HH-0", "HH-1", "HH-2"}
    assert records.care.backups_in(place) == (made.name,)


def test_no_file_of_a_backup_holds_a_name_and_the_search_would_find_one(
    records: Records, place: Path
) -> None:
    fill(records)
    records.care.back_up(place, NOON)
    found = contents(place)
    assert len(found) == 3
    plain = sqlite3.connect(place / "plain.db")
    with closing(plain), plain:
        plain.execute("CREATE TABLE contacts (note TEXT)")
        plain.execute("INSERT INTO contacts VALUES (?)", (NEEDLE,))
    for needle in (NEEDLE.encode(), NEEDLE.encode("utf-16-le"), PASSPHRASE.encode(), b"SQLite fo"):
        assert not [name for name, content in found.items() if needle in content], needle
    assert [name for name, content in contents(place).items() if NEEDLE.encode() in content] == [
        "plain.db"
    ]


def test_a_change_during_the_copy_is_not_counted_and_not_in_it(
    monkeypatch: pytest.MonkeyPatch,
    vaults: SqlCipherVaults,
    records: Records,
    place: Path,
    tmp_path: Path,
) -> None:
    fill(records)
    calls: list[dict[str, int]] = []

    def count_then_somebody_saves(connection: dbapi2.Connection) -> dict[str, int]:
        counted = row_counts(connection)
        if not calls:
            with records.changing() as change:
                change.add_resident(a_resident("MEANWHILE"))
        calls.append(counted)
        return counted

    monkeypatch.setattr(backup_module, "row_counts", count_then_somebody_saves)
    made = records.care.back_up(place, NOON)
    assert made.residents == 3
    assert "MEANWHILE" not in restored_references(vaults, made.path, tmp_path / "new")


@pytest.mark.parametrize("where", ["", "inside", "link"])
def test_the_vaults_own_folder_takes_no_backup(
    records: Records, folder: Path, tmp_path: Path, where: str
) -> None:
    chosen = tmp_path / "link" if where == "link" else folder / where
    if where == "link":
        chosen.symlink_to(folder)
    chosen.mkdir(exist_ok=True)
    with pytest.raises(BackupRefusedError, match="the vault itself"):
        records.care.back_up(chosen, NOON)


def test_a_stick_that_is_not_there_is_not_made_up(records: Records, tmp_path: Path) -> None:
    with pytest.raises(BackupRefusedError, match="not there"):
        records.care.back_up(tmp_path / "stick", NOON)
    assert not (tmp_path / "stick").exists()


def full_at_the_key_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup_module, "write_slots", fails)


@pytest.mark.parametrize("fill_up", [full_of_pages, full_at_the_key_files])
def test_a_full_stick_is_told_and_earlier_backups_stay(
    monkeypatch: pytest.MonkeyPatch,
    vaults: SqlCipherVaults,
    records: Records,
    tmp_path: Path,
    fill_up: Callable[[pytest.MonkeyPatch], None],
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    fill(records)
    earlier = records.care.back_up(place, NOON)
    before = contents(place)
    with monkeypatch.context() as broken:
        fill_up(broken)
        with pytest.raises(BackupFailedError, match="not enough room") as told:
            records.care.back_up(place, NOON + timedelta(hours=1))
    assert "earlier backups are safe" in told.value.in_plain_words
    assert contents(place) == before
    assert [path.name for path in place.iterdir()] == [earlier.name.text]
    assert len(restored_references(vaults, earlier.path, tmp_path / "new")) == 3


def test_a_stick_that_is_pulled_out_is_told(
    monkeypatch: pytest.MonkeyPatch, records: Records, place: Path
) -> None:
    def pulled_out(*_: object) -> None:
        shutil.rmtree(place)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(backup_module, "write_slots", pulled_out)
    with pytest.raises(BackupFailedError, match="cannot be read or written"):
        records.care.back_up(place, NOON)
    with records.reading() as look:
        assert look.caseload() == ()


def test_a_stick_that_gives_back_something_else_is_told(
    monkeypatch: pytest.MonkeyPatch, records: Records, place: Path
) -> None:
    fill(records)

    def flips_a_bit(folder: Path, keyslots: KeySlots) -> None:
        flip(folder / RECORDS_COPY, 9000)
        write_slots(folder, keyslots)

    monkeypatch.setattr(backup_module, "write_slots", flips_a_bit)
    with pytest.raises(BackupFailedError, match="not what was written"):
        records.care.back_up(place, NOON)
    assert list(place.iterdir()) == []


def test_a_backup_with_one_whole_key_file_is_told(
    monkeypatch: pytest.MonkeyPatch, records: Records, place: Path
) -> None:
    def flips_a_bit(folder: Path, keyslots: KeySlots) -> None:
        write_slots(folder, keyslots)
        flip(folder / SECOND_COPY, 90)

    monkeypatch.setattr(backup_module, "write_slots", flips_a_bit)
    with pytest.raises(BackupFailedError, match="not what was written"):
        records.care.back_up(place, NOON)
    assert list(place.iterdir()) == []


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("part", [0.001, 0.1, 0.5, 0.9, 0.9999])
def test_a_flipped_bit_in_a_backup_is_found_and_nothing_is_restored(
    vaults: SqlCipherVaults, records: Records, place: Path, tmp_path: Path, part: float
) -> None:
    fill(records)
    made = records.care.back_up(place, NOON)
    flip(made.path / RECORDS_COPY, int((made.path / RECORDS_COPY).stat().st_size * part))
    with pytest.raises(NotABackupError, match="damaged"):
        vaults.restore(made.path, tmp_path / "new", ByPassphrase(PASSPHRASE))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stick", "vault"]


def test_a_backup_cut_short_is_found(
    vaults: SqlCipherVaults, records: Records, place: Path, tmp_path: Path
) -> None:
    fill(records)
    made = records.care.back_up(place, NOON)
    whole = (made.path / RECORDS_COPY).read_bytes()
    for length in (0, 10, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        (made.path / RECORDS_COPY).write_bytes(whole[:length])
        with pytest.raises(NotABackupError):
            vaults.restore(made.path, tmp_path / "new", ByPassphrase(PASSPHRASE))
    (made.path / RECORDS_COPY).write_bytes(whole)
    assert len(restored_references(vaults, made.path, tmp_path / "new")) == 3


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_on_the_way_leaves_the_earlier_backup_and_none_that_looks_whole(
    place: Path, folder: Path, tmp_path: Path, step: str
) -> None:
    vaults = cheap_vaults(MemorySecrets(works=False))
    records = vaults.create(NewVault(folder, PASSPHRASE))
    fill(records)
    earlier = records.care.back_up(place, NOON - timedelta(days=1))
    records.close()
    before = contents(earlier.path)
    killed = run_forked("tests.adapters.vault.killed_backup", folder, place, step)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (left,) = [path for path in place.iterdir() if path != earlier.path]
    assert contents(earlier.path) == before
    with pytest.raises(NotABackupError):
        vaults.restore(left, tmp_path / "half", ByPassphrase(PASSPHRASE))
    records = vaults.open(folder, PASSPHRASE)
    assert records.care.backups_in(place) == (earlier.name,)
    made = records.care.back_up(place, NOON)
    records.close()
    assert {path.name for path in place.iterdir()} == {earlier.name.text, made.name.text}
    for number, backup in enumerate((earlier, made)):
        assert len(restored_references(vaults, backup.path, tmp_path / str(number))) == 3


def test_only_folders_that_hold_nothing_else_are_taken_away(records: Records, place: Path) -> None:
    made = records.care.back_up(place, NOON)
    (made.path / "holiday.jpg").write_bytes(b"mine")
    before = contents(place)
    assert not records.care.remove_backup(place, made.name)
    assert contents(place) == before
    (made.path / "holiday.jpg").unlink()
    assert records.care.remove_backup(place, made.name)
    assert list(place.iterdir()) == []


def test_two_backups_in_one_second_are_two(records: Records, place: Path) -> None:
    first, second = records.care.back_up(place, NOON), records.care.back_up(place, NOON)
    assert first.path != second.path
    assert second.name == BackupName(NOON + timedelta(seconds=1), first.name.vault)
    assert records.care.backups_in(place) == (first.name, second.name)


def test_a_name_that_became_free_does_not_put_a_newer_backup_first(
    records: Records, place: Path
) -> None:
    first, second = records.care.back_up(place, NOON), records.care.back_up(place, NOON)
    assert records.care.remove_backup(place, first.name)
    third = records.care.back_up(place, NOON)
    assert records.care.backups_in(place) == (second.name, third.name)


def test_a_backup_on_a_disk_that_cannot_be_written_can_still_be_restored(
    vaults: SqlCipherVaults, records: Records, place: Path, tmp_path: Path
) -> None:
    fill(records)
    made = records.care.back_up(place, NOON)
    for path in (*made.path.iterdir(), made.path):
        path.chmod(0o500 if path.is_dir() else 0o400)
    before = contents(place)
    assert len(restored_references(vaults, made.path, tmp_path / "new")) == 3
    assert contents(place) == before, "reading a backup leaves it as it is"
    made.path.chmod(0o700)
