"""Processes that are killed or meet: what was acknowledged stays, and one at a time has a vault."""

from __future__ import annotations

import errno
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from anchordesk.adapters.vault import lock
from anchordesk.domain.dates import long_date
from anchordesk.services.errors import StorageError, VaultInUseError
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
    today = datetime.now().astimezone().date()
    with writer(folder), pytest.raises(VaultInUseError) as told:
        vaults.open(folder, PASSPHRASE)
    assert f"on {long_date(today)} on the computer “{platform.node()}”" in told.value.what_happened
    vaults.open(folder, PASSPHRASE).close()


@pytest.mark.parametrize("note", [b"", b"\x00\xff" * 100, b"2026-13-45\n\x1b[31m\n", None])
def test_a_lock_file_that_was_copied_or_left_locks_nobody_out(
    folder: Path, tmp_path: Path, note: bytes | None
) -> None:
    vaults = cheap_vaults(MemorySecrets(works=False))
    vaults.create(NewVault(folder, PASSPHRASE)).close()
    with writer(folder):
        shutil.copytree(folder, tmp_path / "copied")
    if note is not None:
        (tmp_path / "copied" / "vault.lock").write_bytes(note)
    opened = vaults.open(tmp_path / "copied", PASSPHRASE)
    # The original, whose process was killed, opens beside its copy.
    vaults.open(folder, PASSPHRASE).close()
    opened.close()


@pytest.mark.parametrize("note", [b"", b"\x00\xff" * 100, b"2026-13-45\n\x1b[31m\n"])
def test_a_lock_file_that_tells_nothing_still_locks(folder: Path, note: bytes) -> None:
    vaults = cheap_vaults(MemorySecrets(works=False))
    records = vaults.create(NewVault(folder, PASSPHRASE))
    (folder / "vault.lock").write_bytes(note)
    with pytest.raises(VaultInUseError) as told:
        vaults.open(folder, PASSPHRASE)
    assert told.value.what_happened == "This vault is open already."
    records.close()


def test_a_share_without_locks_is_told_with_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vaults = cheap_vaults(MemorySecrets(works=False))
    vaults.create(NewVault(folder, PASSPHRASE)).close()

    def refuses(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_lock", refuses)
    with pytest.raises(StorageError, match="network shares") as told:
        vaults.open(folder, PASSPHRASE)
    assert "Copy the vault's folder" in told.value.in_plain_words


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
