"""Several connections and processes that write to the same records: nothing is lost or mixed up."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.errors import VaultInUseError
from tests.adapters.vault.throwaway import PASSPHRASE, a_resident
from tests.benchmarks.plain_core import new_records
from tests.reliability.day_of_work import a_desk, begin
from tests.reliability.killing import PROJECT, Worker
from tests.reliability.second_writer import write_notes

pytestmark = pytest.mark.slow

NOTES = 60


@pytest.fixture
def records(tmp_path: Path) -> Iterator[SqlCipherRecords]:
    made = new_records(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def whom(records: SqlCipherRecords) -> ResidentId:
    resident = a_resident()
    with records.changing() as change:
        change.add_resident(resident)
    return resident.id


def notes_of(records: SqlCipherRecords, whom: ResidentId) -> Counter[str]:
    with records.reading() as look:
        return Counter(contact.note for contact in look.contacts(whom))


def expected(*writers: str) -> Counter[str]:
    return Counter(f"{who} {number}" for who in writers for number in range(NOTES))


def test_two_connections_of_one_process_keep_everything(
    records: SqlCipherRecords, whom: ResidentId
) -> None:
    failed: list[BaseException] = []

    def write(who: str) -> None:
        try:
            write_notes(records, whom, who, NOTES)
        except BaseException as problem:
            failed.append(problem)
            raise

    threads = [threading.Thread(target=write, args=(who,)) for who in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert notes_of(records, whom) == expected("first", "second")
    assert records.care.damage() == ()


def test_two_processes_past_the_lock_keep_everything(
    records: SqlCipherRecords, whom: ResidentId, tmp_path: Path
) -> None:
    """The lock keeps a second AnchorDesk out; were it ever to fail, no work may be lost."""
    file = tmp_path / "vault" / RECORDS_FILE
    command = [sys.executable, "-m", "tests.reliability.second_writer", str(file), str(whom)]
    started = [
        subprocess.Popen([*command, who, str(NOTES)], cwd=PROJECT) for who in ("first", "second")
    ]
    write_notes(records, whom, "this", NOTES)
    assert [process.wait() for process in started] == [0, 0]
    assert notes_of(records, whom) == expected("this", "first", "second")
    assert records.care.damage() == ()


def test_a_second_anchordesk_is_refused_in_plain_words_until_the_first_dies(
    tmp_path: Path,
) -> None:
    begin(tmp_path / "vault").lock()
    with Worker("killed_worker", str(tmp_path), "0") as worker:
        worker.wait_for("open")
        with pytest.raises(VaultInUseError) as told:
            a_desk(tmp_path / "vault").unlock(PASSPHRASE)
    assert "safe" in told.value.what_is_safe
    assert "Close the other AnchorDesk window" in told.value.what_to_do
    a_desk(tmp_path / "vault").unlock(PASSPHRASE).lock()
