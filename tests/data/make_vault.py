"""Makes the vault that is kept for the schema at hand; run once, before the schema is released.

From the project's folder: `python -m tests.data.make_vault`. What is there is never made anew: a
later program would not write it as that schema's program did.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from anchordesk.adapters.vault.lock import LOCK_FILE
from anchordesk.adapters.vault.schema import NEWEST
from anchordesk.domain.agreed_plan import AgreedPlan, PlannedGoal, PlannedStep, Signature
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.identifiers import AgreedPlanId, NeedId, ResidentId
from anchordesk.domain.needs import Need, NeedKind
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.services.exchange_records import ChainHead
from anchordesk.services.import_records import NewCase
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import LastBackup
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    RealChance,
    a_better_job,
    a_concern,
    a_consent,
    a_contact,
    a_document,
    a_finding_answer,
    a_good_work_check,
    a_hold,
    a_housemate,
    a_job,
    a_letter,
    a_move,
    a_profile,
    a_resident,
    a_restricted_note,
    a_warning,
    an_action,
    an_approval,
    an_attachment,
    an_enrolment,
    an_import,
    cheap_vaults,
)

VAULTS = Path(__file__).parent / "vaults"
PICTURE = b"\x89PNG\r\n\x1a\n made up, and nothing that can be shown"
CODE = RecoveryCode(bytes(range(CODE_BYTES)))


def main() -> None:
    folder = VAULTS / NEWEST
    if folder.exists():
        sys.exit(f"The vault of schema {NEWEST} is kept already; it is never made anew.")
    records = cheap_vaults(MemorySecrets(works=False)).create(NewVault(folder, PASSPHRASE))
    fill(records)
    records.care.remember(LastBackup(NOON, Path("/stick")))
    records.care.put_recovery_code(CODE, date(2026, 9, 1))
    records.close()
    (folder / LOCK_FILE).unlink()


def fill(records: Records) -> None:
    first, second = a_resident("HH-1"), a_resident("HH-2", "Tomasz")
    enrolment = an_enrolment(first.id)
    with records.changing() as change:
        change.save_profile(a_profile())
        change.add_resident(first)
        change.add_enrolment(enrolment)
        change.add_stage_move(a_move(enrolment.id, None, "enrolled"))
        change.add_contact(a_contact(first.id))
        change.add_action(an_action(first.id))
        job = a_job(first.id)
        change.add_outcome(job)
        change.keep(a_good_work_check(job))
        change.keep(a_better_job(job))
        change.keep(a_consent(first.id))
        change.keep(a_housemate(first.id))
        change.keep(a_warning(first.id))
        change.keep(an_approval(first.id))
        change.keep(EnrolmentTerms(enrolment.id, first.id, "Jo", "council", "", "Sam"))
        need = a_need(first.id)
        change.keep(need)
        change.keep(replace(need, words="No bus before six"))
        change.keep(a_plan_as_agreed(first.id))
        change.keep(a_letter(first.id))
        change.keep(a_finding_answer(first.id))
        change.keep(a_hold(first.id))
        change.add_concern_entry(a_concern(first.id))
        change.add_import(an_import(1), [NewCase(second)])
        change.add_contact(a_restricted_note(change, second.id))
        picture = an_attachment(first.id, PICTURE)
        change.add_attachment(picture, iter([PICTURE]))
        change.keep(a_document(picture))
        change.keep_draft(Draft(DraftKey("note", first.id), (("note", "Half a"),), NOON))
        change.extend_chain(ChainHead(1, "a" * 64))
        change.extend_chain(ChainHead(2, "b" * 64))


def a_need(resident_id: ResidentId) -> Need:
    return Need(
        NeedId(RealChance().new_id()),
        resident_id,
        NeedKind.TRANSPORT,
        "No bus",
        date(2026, 8, 20),
        "Sam",
        severity="high",
    )


def a_plan_as_agreed(resident_id: ResidentId) -> AgreedPlan:
    ring = PlannedStep("Send the form", "Sam", by_resident=False, due_on=date(2026, 9, 4))
    return AgreedPlan(
        id=AgreedPlanId(RealChance().new_id()),
        resident_id=resident_id,
        goals=(PlannedGoal("Work on the buses", (ring,)),),
        review_on=date(2026, 10, 12),
        resident=Signature("Amina Okafor", date(2026, 9, 1)),
        by_worker=Signature("Sam Kaur", date(2026, 8, 31)),
        worker="Sam",
    )


if __name__ == "__main__":
    main()
