"""What the disk holds, and what happens when it is full or damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.services.errors import StorageError
from anchordesk.services.records import Records, RecordsChanging
from tests.adapters.vault.throwaway import FixedClock, a_case, a_contact, a_resident, an_import

NEEDLE = "Zebedee Featherstonehaugh"
MANY = 400


class ConnectionsWith(KeyedConnections):
    """Keyed connections with one more setting."""

    def __init__(self, path: Path, data_key: bytes, pragma: str) -> None:
        super().__init__(path, data_key, may_create=True)
        self._pragma = pragma

    def __call__(self) -> dbapi2.Connection:
        connection = super().__call__()
        connection.execute(self._pragma)
        return connection


def records_with(folder: Path, pragma: str, key: bytes = b"k" * 32) -> SqlCipherRecords:
    folder.mkdir(exist_ok=True)
    migrate(KeyedConnections(folder / RECORDS_FILE, key, may_create=True))
    return SqlCipherRecords(ConnectionsWith(folder / RECORDS_FILE, key, pragma), None, FixedClock())


@pytest.fixture
def spilling(folder: Path) -> Iterator[Records]:
    """Records whose cache is so small that a transaction spills to disk on its way."""
    records = records_with(folder, "PRAGMA cache_size = 10")
    yield records
    records.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fill(change: RecordsChanging, reference: str = "HH-90") -> None:
    resident = a_resident(reference, given_name=NEEDLE)
    change.add_resident(resident)
    for number in range(MANY):
        change.add_contact(a_contact(resident.id, f"{NEEDLE} {number} " + "word " * 100))


def test_no_file_holds_a_name_in_mid_transaction_or_after(spilling: Records, folder: Path) -> None:
    with spilling.changing() as change:
        fill(change)
        during = contents(folder)
    after = contents(folder)
    assert len(during["vault.db-wal"]) > 100_000, "nothing was spilled, so nothing was tested"
    assert {"vault.db", "vault.db-wal", "vault.db-shm"} <= set(after)
    spilling.close()
    for files in (during, after, contents(folder)):
        for name, content in files.items():
            assert NEEDLE.encode() not in content, name
            assert NEEDLE.encode("utf-16-le") not in content, name


def test_the_same_search_finds_the_name_in_a_plain_file(folder: Path) -> None:
    folder.mkdir()
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("CREATE TABLE contacts (note TEXT)")
    plain.execute("INSERT INTO contacts VALUES (?)", (NEEDLE,))
    plain.commit()
    assert any(NEEDLE.encode() in content for content in contents(folder).values())
    plain.close()


def test_a_full_disk_is_said_and_nothing_of_the_change_is_kept(folder: Path) -> None:
    records = records_with(folder, "PRAGMA max_page_count = 120")
    first = a_resident("HH-1")
    with records.changing() as change:
        change.add_resident(first)

    def too_much(change: RecordsChanging) -> None:
        change.add_contact(a_contact(first.id))
        fill(change)

    with pytest.raises(StorageError, match="full") as told, records.changing() as change:
        too_much(change)
    assert NEEDLE not in told.value.in_plain_words
    assert told.value.__cause__ is None
    with records.reading() as look:
        assert [row.reference for row in look.caseload()] == ["HH-1"]
        assert look.contacts(first.id) == ()
    with records.changing() as change:
        change.add_contact(a_contact(first.id))
    records.close()


def test_an_import_that_fills_the_disk_keeps_nobody_and_leaves_no_large_cache(
    folder: Path,
) -> None:
    records = records_with(folder, "PRAGMA max_page_count = 120")

    def bring_in(change: RecordsChanging, count: int) -> int:
        cases = [a_case(f"HH-{number}") for number in range(count)]
        change.add_import(an_import(count), cases)
        found = change._connection.exec_driver_sql("PRAGMA cache_size")  # type: ignore[attr-defined]
        return int(found.scalar_one())

    with pytest.raises(StorageError, match="full"), records.changing() as change:
        bring_in(change, MANY)
    with records.reading() as look:
        assert look.caseload() == ()
        found = look._connection.exec_driver_sql("PRAGMA cache_size")  # type: ignore[attr-defined]
        assert found.scalar_one() == -2000
    with records.changing() as change:
        assert bring_in(change, 3) == -2000
    records.close()


def test_a_records_file_that_vanishes_is_not_made_anew(folder: Path) -> None:
    folder.mkdir()
    connections = KeyedConnections(folder / RECORDS_FILE, b"k" * 32, may_create=False)
    records = SqlCipherRecords(connections, None, FixedClock())
    with pytest.raises(StorageError), records.reading():
        pass
    records.close()
    assert list(folder.iterdir()) == []


def test_what_a_use_case_itself_does_wrong_is_not_told_as_a_fault_of_the_disk(
    folder: Path,
) -> None:
    records = records_with(folder, "PRAGMA cache_size = 10")

    def reads_a_spreadsheet(_: RecordsChanging) -> None:
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError), records.changing() as change:
        reads_a_spreadsheet(change)
    records.close()


def test_a_use_case_that_hides_the_full_disk_still_keeps_nothing(folder: Path) -> None:
    records = records_with(folder, "PRAGMA max_page_count = 120")

    def careless(change: RecordsChanging) -> None:
        change.add_resident(a_resident("HH-1"))
        # ROLLBACK stands for SQLite ending the transaction by itself.
        change._connection.exec_driver_sql("ROLLBACK")  # type: ignore[attr-defined]

    with pytest.raises(StorageError), records.changing() as change:
        careless(change)
    with records.reading() as look:
        assert look.caseload() == ()
    records.close()


def test_a_wrong_key_is_told_as_damage_without_a_word_on_stderr(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    records_with(folder, "PRAGMA cache_size = 10").close()
    wrong = SqlCipherRecords(
        KeyedConnections(folder / RECORDS_FILE, b"w" * 32, may_create=False), None, FixedClock()
    )
    with pytest.raises(StorageError, match="damaged"), wrong.reading():
        pass
    wrong.close()
    assert capfd.readouterr().err == ""


def test_a_flipped_bit_is_told_in_plain_words_wherever_it_is(folder: Path) -> None:
    records = records_with(folder, "PRAGMA cache_size = -2000")
    with records.changing() as change:
        # Enough that most pages hold notes, and not tables in which there is nothing to read.
        for reference in ("HH-90", "HH-91", "HH-92"):
            fill(change, reference)
    records.close()
    path = folder / RECORDS_FILE
    good = path.read_bytes()
    told = 0
    for offset in range(100, len(good), 4096 * 3):
        path.write_bytes(good[:offset] + bytes([good[offset] ^ 1]) + good[offset + 1 :])
        told += _reading_everything_is_refused(folder)
    assert told > len(good) / 4096 / 3 * 0.5, "too few of the flipped bits were noticed"


def _reading_everything_is_refused(folder: Path) -> bool:
    records = SqlCipherRecords(
        KeyedConnections(folder / RECORDS_FILE, b"k" * 32, may_create=False), None, FixedClock()
    )
    words = ""
    try:
        _read_everything(records)
    except StorageError as problem:
        words = problem.in_plain_words
    records.close()
    if words:
        assert "damaged" in words
        assert "Restore" in words
        assert "sql" not in words.lower()
    return bool(words)


def _read_everything(records: Records) -> None:
    with records.reading() as look:
        for row in look.caseload():
            look.contacts(row.resident_id)
        list(look.histories("nhs"))


def test_a_writer_that_waits_in_vain_is_told_to_close_other_programs(folder: Path) -> None:
    records = records_with(folder, "PRAGMA busy_timeout = 1")
    with (
        records.changing(),
        pytest.raises(StorageError, match="Another program"),
        records.changing(),
    ):
        pass
    records.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_may_not_be_written_is_said(folder: Path) -> None:
    records_with(folder, "PRAGMA cache_size = 10").close()
    folder.chmod(0o500)
    try:
        records = SqlCipherRecords(
            KeyedConnections(folder / RECORDS_FILE, b"k" * 32, may_create=False),
            None,
            FixedClock(),
        )
        with pytest.raises(StorageError), records.changing() as change:
            change.add_resident(a_resident())
        records.close()
    finally:
        folder.chmod(0o700)
