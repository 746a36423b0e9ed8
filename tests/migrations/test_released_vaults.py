"""A vault of each earlier schema still opens, with everything that was in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from anchordesk.adapters.vault.schema import MIGRATIONS, NEWEST
from anchordesk.domain.draft import DraftKey
from anchordesk.services.exchange_records import ChainHead
from anchordesk.services.vault_care import ByRecoveryCode, LastBackup
from tests.adapters.vault.throwaway import NOON, PASSPHRASE, MemorySecrets, cheap_vaults
from tests.data.make_vault import CODE, PICTURE

KEPT = Path(__file__).parents[1] / "data" / "vaults"
SCHEMAS = sorted(path.name for path in KEPT.iterdir())


def test_a_vault_of_every_schema_is_kept() -> None:
    migrations = [path.stem.rsplit("_", 1)[1] for path in (MIGRATIONS / "versions").glob("*_0*.py")]
    assert sorted(migrations) == SCHEMAS
    assert SCHEMAS[-1] == NEWEST


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_vault_of_an_earlier_schema_opens_with_its_residents(tmp_path: Path, schema: str) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / schema, folder)
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
            (job,) = look.outcomes(first)
            assert (job.employer, job.pay_pence_per_hour) == ("Royal Infirmary", 1265)
            assert [t.pay_pence_per_hour for t in job.later_terms] == (
                [1345] if schema >= "0027" else []
            )
            assert [m.to_stage for m in look.stage_moves(first)] == ["enrolled"]
            assert look.chain_head() == ChainHead(2, "b" * 64)
            drafts = {draft.key: draft.answer("note") for draft in look.drafts()}
            assert drafts == ({DraftKey("note", first): "Half a"} if schema >= "0003" else {})
            contents = [b"".join(look.attachment_chunks(a.id)) for a in look.attachments(first)]
            assert contents == ([PICTURE] if schema >= "0004" else [])
        slots = records.care.key_slots()
        assert (slots.recovery_code_made_on is None, slots.whole_copies) == (schema == "0001", 2)
        assert records.care.damage() == ()
        records.close()


@pytest.mark.parametrize("schema", SCHEMAS[1:])
def test_the_recovery_code_opens_a_vault_of_an_earlier_schema(tmp_path: Path, schema: str) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / schema, folder)
    vaults = cheap_vaults(MemorySecrets(works=False))
    records = vaults.recover(folder, ByRecoveryCode(CODE, "orchard pewter mitten gravel"))
    with records.reading() as look:
        assert [row.reference for row in look.caseload()] == ["HH-1", "HH-2"]
    assert records.care.last_backup() == LastBackup(NOON, Path("/stick"))
    records.close()


def test_a_vault_of_the_first_schema_never_had_a_backup_and_keeps_its_next(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / "0001", folder)
    vaults = cheap_vaults(MemorySecrets(works=False))
    records = vaults.open(folder, PASSPHRASE)
    assert records.care.last_backup() is None
    for path in (Path("/first"), Path("/second")):
        records.care.remember(LastBackup(NOON, path))
    records.close()
    records = vaults.open(folder, PASSPHRASE)
    assert records.care.last_backup() == LastBackup(NOON, Path("/second"))
    records.close()
