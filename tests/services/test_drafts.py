"""What is half typed stays in the vault until the record that it was for is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from anchordesk.domain.casework import CaseworkRefusedError, ContactKind
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.roles import DeskRole
from anchordesk.services import casework, drafts, imports, pathways, residents
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import NotFoundError, StorageError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE, new_resident_id

NEEDLE = "Half-typed: has an interview at the Royal Infirmary"


def draft_of(workspace: Workspace, key: DraftKey, words: str = NEEDLE) -> Draft:
    return Draft(key, (("text", words), ("kind", "phone")), workspace.now())


def kept(workspace: Workspace) -> list[DraftKey]:
    return [found.draft.key for found in drafts.drafts_to_go_on_with(workspace)]


def test_a_draft_is_there_again_after_locking_and_names_whom_it_is_about(
    lead: Workspace,
) -> None:
    resident = residents.add(lead, ResidentDetails(given_name="Siân", family_name="Llŷr"))
    about, unknown = DraftKey("note", resident.id), DraftKey("resident")
    drafts.write(lead, [draft_of(lead, about, "old"), draft_of(lead, unknown)])
    drafts.write(lead, [draft_of(lead, about, "“Newer” \\ \n text")])
    found = {one.draft.key: one for one in drafts.drafts_to_go_on_with(lead)}
    assert found[about].resident_name == "Siân Llŷr"
    assert found[about].draft.answer("text") == "“Newer” \\ \n text"
    assert found[about].draft.answer("kind") == "phone"
    assert found[unknown].resident_name == ""
    assert len(found) == 2


def test_a_draft_is_read_again_when_the_vault_is_opened(
    lead: Workspace,
) -> None:
    key = DraftKey("note", new_resident_id())
    drafts.write(lead, [draft_of(lead, key)])
    assert [one.key for one in drafts.with_drafts(lead).drafts] == [key]
    drafts.write(lead, [], [key])
    assert drafts.with_drafts(lead).drafts == ()


def test_every_use_case_forgets_the_draft_in_the_transaction_that_keeps_the_record(
    lead: Workspace, nsw_file: Path
) -> None:
    resident = residents.add(lead, ResidentDetails(given_name="Amina"))
    pathway = lead.library.offered_pathways[0]
    key = DraftKey("form", resident.id)
    today = lead.clock.today()
    joined = pathways.enrol(lead, resident.id, pathway.code, today)
    next_stage = pathway.stages[1].code
    file = imports.look(lead, nsw_file)
    checked = imports.check(lead, file.path, file.suggested)
    uses: tuple[Callable[[], object], ...] = (
        lambda: casework.record_contact(lead, resident.id, ContactKind.PHONE, "Rang", draft=key),
        lambda: casework.plan_action(lead, resident.id, NextAction("Call", today), draft=key),
        lambda: casework.record_job(lead, resident.id, JobDetails("Royal", "Porter"), draft=key),
        lambda: pathways.move_stage(lead, joined.id, next_stage, today, "Agreed", draft=key),
        lambda: residents.amend(lead, resident.id, ResidentDetails(given_name="A"), draft=key),
        lambda: residents.add(lead, ResidentDetails(given_name="Second"), draft=key),
        lambda: imports.carry_out(lead, checked, draft=key),
    )
    for use in uses:
        drafts.write(lead, [draft_of(lead, key)])
        use()
        assert kept(lead) == []


def test_enrolling_forgets_its_draft(lead: Workspace) -> None:
    resident = residents.add(lead, ResidentDetails(given_name="Amina"))
    key = DraftKey("enrol", resident.id)
    drafts.write(lead, [draft_of(lead, key)])
    code = lead.library.offered_pathways[0].code
    pathways.enrol(lead, resident.id, code, lead.clock.today(), draft=key)
    assert kept(lead) == []


def test_a_record_that_is_refused_leaves_its_draft(lead: Workspace) -> None:
    resident = residents.add(lead, ResidentDetails(given_name="Amina"))
    key = DraftKey("note", resident.id)
    drafts.write(lead, [draft_of(lead, key)])
    with pytest.raises(CaseworkRefusedError):
        casework.record_contact(lead, resident.id, ContactKind.PHONE, "  ", draft=key)
    with pytest.raises(NotFoundError):
        casework.record_contact(lead, new_resident_id(), ContactKind.PHONE, "x", draft=key)
    assert kept(lead) == [key]


def test_drafts_about_residents_of_an_import_go_when_it_is_taken_back(
    lead: Workspace, nsw_file: Path
) -> None:
    file = imports.look(lead, nsw_file)
    batch = imports.carry_out(lead, imports.check(lead, file.path, file.suggested))
    with lead.records.reading() as reading:
        imported = reading.caseload()[0].resident_id
    stays = DraftKey("resident")
    drafts.write(lead, [draft_of(lead, DraftKey("note", imported)), draft_of(lead, stays)])
    imports.undo(lead, batch.id)
    assert kept(lead) == [stays]


def test_what_a_lock_could_not_write_is_held_sealed_and_newer_than_what_was_written(
    desk_in: Callable[[Path], Desk], tmp_path: Path, worker: Workspace
) -> None:
    desk = desk_in(tmp_path / "desk")
    workspace = desk.first_run(FirstRun("Priya", "Harbour", DeskRole.LEAD, PASSPHRASE))
    key, other = DraftKey("note", new_resident_id()), DraftKey("resident")
    drafts.write(workspace, [draft_of(workspace, key, "older"), draft_of(workspace, other)])
    held = drafts.seal_to_hold(workspace, [draft_of(workspace, key)])
    assert NEEDLE.encode() not in held
    workspace.lock()
    with pytest.raises(StorageError):
        drafts.seal_to_hold(workspace, [])
    # As by a command, while the window is locked.
    desk.rotate_key(PASSPHRASE)
    opened = drafts.with_drafts(desk.unlock(PASSPHRASE), held)
    texts = {draft.key: draft.answer("text") for draft in opened.drafts}
    assert texts == {key: NEEDLE, other: NEEDLE}
    assert [draft.key for draft in opened.unwritten] == [key]
    opened.workspace.lock()
    # Another vault cannot read it, and is not harmed by it.
    assert drafts.with_drafts(worker, held).unwritten == ()


def test_a_draft_is_nowhere_in_the_clear(lead: Workspace, tmp_path: Path) -> None:
    drafts.write(lead, [draft_of(lead, DraftKey("note", new_resident_id()))])
    plain = tmp_path / "plain.txt"
    plain.write_text(NEEDLE)
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and _holds_needle(path)]
    assert holding == [plain]


def _holds_needle(path: Path) -> bool:
    found = path.read_bytes()
    return NEEDLE.encode() in found or NEEDLE.encode("utf-16-le") in found
