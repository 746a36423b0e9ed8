"""Processes that are killed or meet: what was acknowledged stays, and one at a time has a vault."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anchordesk.services.errors import VaultInUseError
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from tests.adapters.vault.bulk_writer import BATCH
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults

PROJECT = Path(__file__).parents[3]


@contextmanager
def writer(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the vault open and writes; killed with SIGKILL at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.adapters.vault.bulk_writer", str(folder)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def kept_batches(records: Records) -> dict[int, int]:
    with records.reading() as look:
        return {
            int(row.reference.removeprefix("batch-")): len(look.contacts(row.resident_id))
            for row in look.caseload()
        }


def test_a_second_process_is_refused_and_the_lock_dies_with_the_first(folder: Path) -> None:
    vaults = cheap_vaults(MemorySecrets(works=False))
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    with writer(folder), pytest.raises(VaultInUseError):
        vaults.open(folder, PASSPHRASE)
    vaults.open(folder, PASSPHRASE).close()


@pytest.mark.slow
@pytest.mark.parametrize("trial", range(10))
def test_batches_acknowledged_before_a_kill_are_all_there(folder: Path, trial: int) -> None:
    vaults = cheap_vaults(MemorySecrets(works=False))
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    acknowledged = []
    with writer(folder) as process:
        assert process.stdout is not None
        for _ in range(3 * trial + 1):
            acknowledged.append(int(process.stdout.readline()))
        process.kill()
        acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
    records = vaults.open(folder, PASSPHRASE)
    kept = kept_batches(records)
    records.close()
    assert set(acknowledged) <= set(kept)
    assert set(kept.values()) == {BATCH}, "a batch is whole or not there"
    assert len(kept) <= len(acknowledged) + 1
