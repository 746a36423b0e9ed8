"""A vault of each earlier schema still opens, with everything that was in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from anchordesk.services.exchange_records import ChainHead
from anchordesk.services.vault_care import LastBackup
from tests.adapters.vault.throwaway import NOON, PASSPHRASE, MemorySecrets, cheap_vaults

KEPT = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("schema", ["0001"])
def test_a_vault_of_an_earlier_schema_opens_with_its_residents(tmp_path: Path, schema: str) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / f"vault_of_schema_{schema}", folder)
    vaults = cheap_vaults(MemorySecrets(works=False))
    for _ in range(2):
        records = vaults.open(folder, PASSPHRASE)
        with records.reading() as look:
            rows = {row.reference: row for row in look.caseload()}
            assert {r: row.name for r, row in rows.items()} == {
                "HH-1": "Amina Okafor",
                "HH-2": "Tomasz Okafor",
            }
            first = rows["HH-1"].resident_id
            assert [c.note for c in look.contacts(first)] == ["Rang; will call back"]
            assert [a.words for a in look.actions(first)] == ["Send the form"]
            assert [j.employer for j in look.outcomes(first)] == ["Royal Infirmary"]
            assert [m.to_stage for m in look.stage_moves(first)] == ["enrolled"]
            assert look.chain_head() == ChainHead(2, "b" * 64)
        slots = records.care.key_slots()
        assert (slots.recovery_code_made_on, slots.whole_copies) == (None, 2)
        records.close()


def test_a_vault_of_the_first_schema_never_had_a_backup_and_keeps_its_next(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / "vault_of_schema_0001", folder)
    vaults = cheap_vaults(MemorySecrets(works=False))
    records = vaults.open(folder, PASSPHRASE)
    assert records.care.last_backup() is None
    for path in (Path("/first"), Path("/second")):
        records.care.remember(LastBackup(NOON, path))
    records.close()
    records = vaults.open(folder, PASSPHRASE)
    assert records.care.last_backup() == LastBackup(NOON, Path("/second"))
    records.close()
