"""What the records keep and give back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from anchordesk.domain.case_history import DatedStage
from anchordesk.domain.casework import ActionState
from anchordesk.domain.identifiers import ActionId, EnrolmentId, ReturnId
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
from anchordesk.services.errors import DuplicateReferenceError, NotFoundError
from anchordesk.services.exchange_records import (
    ChainHead,
    Colleague,
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
    Release,
    StoredTally,
)
from anchordesk.services.records import Records, RecordsChanging
from tests.adapters.vault.throwaway import (
    NOON,
    RealChance,
    a_case,
    a_contact,
    a_job,
    a_move,
    a_profile,
    a_resident,
    an_action,
    an_enrolment,
    an_import,
    new_resident_id,
)


def item(digest: str = "aa", title: str = "Return for July") -> OutboxItem:
    return OutboxItem(
        id=RealChance().new_id(),
        kind="return",
        title=title,
        destination=Destination.HUB,
        path="/v1/returns",
        body=b"sealed",
        digest=digest,
        state=OutboxState.WAITING,
        created_at=NOON,
    )


def tally(revision: int, desk: str = "desk-1") -> StoredTally:
    return StoredTally(desk, "monthly", "2026-Q3", revision, f"r{revision}".encode(), NOON)


def release(revision: int) -> Release:
    return Release(
        id=ReturnId(RealChance().new_id()),
        template="quarterly",
        template_version=2,
        period="2026-Q3",
        revision=revision,
        approved_at=NOON,
        approved_by="Sam",
        payload=b"payload",
        published=b"{}",
        digest=f"{revision:064}",
        previous="",
    )


class TheWorkFailedError(Exception):
    """Stands for anything that goes wrong in a use case."""


def test_an_error_on_the_way_keeps_nothing(records: Records) -> None:
    def half_done(change: RecordsChanging) -> None:
        change.add_resident(a_resident("HH-1"))
        change.add_to_outbox(item())
        raise TheWorkFailedError

    with pytest.raises(TheWorkFailedError), records.changing() as change:
        half_done(change)
    with records.reading() as look:
        assert look.caseload() == ()
        assert look.outbox() == ()


def test_a_change_sees_its_own_writes(records: Records) -> None:
    resident = a_resident()
    with records.changing() as change:
        change.add_resident(resident)
        assert change.resident(resident.id) == resident


@pytest.mark.parametrize("same", ["HH-1", "hh-1", "Straße"])
def test_a_reference_is_used_once_whatever_its_case(records: Records, same: str) -> None:
    first = "STRASSE" if same == "Straße" else "HH-1"
    with records.changing() as change:
        change.add_resident(a_resident(first))
    with pytest.raises(DuplicateReferenceError), records.changing() as change:
        change.add_resident(a_resident(same))
    with records.changing() as change:
        other = a_resident("HH-2")
        change.add_resident(other)
        with pytest.raises(DuplicateReferenceError):
            change.save_resident(replace(other, reference=same))
    with records.reading() as look:
        assert look.references() == {first.casefold(), "hh-2"}


def test_a_changed_resident_is_kept_with_equality_monitoring(records: Records) -> None:
    resident = a_resident()
    changed = replace(resident, preferred_name="Mina", alerts=(Alert.LONE_WORKING,))
    with records.changing() as change:
        change.add_resident(resident)
        change.save_resident(changed)
    with records.reading() as look:
        assert look.resident(resident.id) == changed


def test_what_is_not_there_is_said(records: Records) -> None:
    with records.changing() as change:
        with pytest.raises(NotFoundError):
            change.resident(new_resident_id())
        with pytest.raises(NotFoundError):
            change.save_resident(a_resident())
        with pytest.raises(NotFoundError):
            change.enrolment(EnrolmentId(RealChance().new_id()))
        with pytest.raises(NotFoundError):
            change.save_enrolment(an_enrolment(new_resident_id()))
        with pytest.raises(NotFoundError):
            change.action(ActionId(RealChance().new_id()))
        with pytest.raises(NotFoundError):
            change.undo_import(an_import(0).id, NOON)
        with pytest.raises(NotFoundError):
            change.settle(item())
        with pytest.raises(NotFoundError):
            change.profile()
        assert change.hub() is None
        assert change.contacts(new_resident_id()) == ()


def test_nothing_is_kept_of_somebody_who_is_not_there(records: Records) -> None:
    with pytest.raises(IntegrityError), records.changing() as change:
        change.add_contact(a_contact(new_resident_id(), "a note about nobody"))
    with records.reading() as look:
        assert look.caseload() == ()


def test_a_fault_of_ours_does_not_name_what_was_being_written(records: Records) -> None:
    with pytest.raises(IntegrityError) as told, records.changing() as change:
        change.add_contact(a_contact(new_resident_id(), "a note about nobody"))
    assert "nobody" not in str(told.value)


def test_the_caseload_shows_newest_stage_next_action_and_last_contact(records: Records) -> None:
    adams, zane = a_resident("HH-1", "Adam"), a_resident("HH-2", "Zane")
    nameless = replace(a_resident("HH-0"), given_name="", family_name="")
    first, second = an_enrolment(zane.id, "started"), an_enrolment(zane.id, "shortlisted")
    late, soon = an_action(zane.id, "Later", 20), an_action(zane.id, "Soon", 6)
    done = an_action(zane.id, "Done", 2)
    with records.changing() as change:
        change.save_profile(a_profile())
        for resident in (zane, adams, nameless):
            change.add_resident(resident)
        for enrolment in (first, second):
            change.add_enrolment(enrolment)
        for action in (late, soon, done):
            change.add_action(action)
        change.keep(done.become(ActionState.DONE, NOON))
        for day in (3, 8, 5):
            change.add_contact(a_contact(zane.id, day=day))
    with records.reading() as look:
        rows = look.caseload()
    assert [row.name for row in rows] == ["Adam Okafor", "HH-0", "Zane Okafor"]
    row = rows[2]
    assert (row.stage, row.pathway_code) == ("shortlisted", "nhs")
    assert (row.next_action, row.due_on) == ("Soon", soon.due_on)
    assert row.last_contact == NOON.replace(day=8)
    assert row.worker == "Sam"
    assert (rows[0].stage, rows[0].next_action, rows[0].last_contact) == (None, "", None)


def test_lists_of_one_resident_come_in_their_order(records: Records) -> None:
    resident, other = a_resident("HH-1"), a_resident("HH-2")
    enrolment = an_enrolment(resident.id)
    moves = [a_move(enrolment.id, None, "one"), a_move(enrolment.id, "one", "two")]
    moves[1] = replace(moves[1], moved_on=date(2026, 1, 1))
    contacts = [a_contact(resident.id, day=day) for day in (2, 9, 4)]
    actions = [an_action(resident.id, str(day), day) for day in (9, 3, 5, 7)]
    jobs = [a_job(resident.id) for _ in range(3)]
    jobs[0] = replace(jobs[0], started_on=None)
    jobs[1] = replace(jobs[1], started_on=date(2026, 8, 9))
    with records.changing() as change:
        for person in (resident, other):
            change.add_resident(person)
        change.add_enrolment(enrolment)
        change.save_enrolment(replace(enrolment, stage="two"))
        for move in moves:
            change.add_stage_move(move)
        for contact in [*contacts, a_contact(other.id)]:
            change.add_contact(contact)
        for action in actions:
            change.add_action(action)
        change.keep(actions[2].become(ActionState.DONE, NOON))
        change.keep(actions[3].become(ActionState.DONE, NOON + timedelta(hours=1)))
        for job in jobs:
            change.add_outcome(job)
    with records.reading() as look:
        assert look.stage_moves(resident.id) == tuple(moves)
        assert [c.happened_at.day for c in look.contacts(resident.id)] == [9, 4, 2]
        assert [a.words for a in look.actions(resident.id)] == ["3", "9", "7", "5"]
        assert look.outcomes(resident.id) == (jobs[1], jobs[2], jobs[0])
        assert look.enrolment(enrolment.id).stage == "two"
        assert look.enrolments(other.id) == ()


def test_a_finished_action_can_be_opened_again(records: Records) -> None:
    resident = a_resident()
    action = an_action(resident.id)
    with records.changing() as change:
        change.add_resident(resident)
        change.add_action(action)
        change.keep(action.become(ActionState.DONE, NOON))
        change.keep(action)
        assert change.actions(resident.id) == (action,)


def test_a_history_joins_both_enrolments_and_leaves_other_pathways_out(records: Records) -> None:
    resident, quiet = a_resident("HH-1"), a_resident("HH-2")
    first = replace(an_enrolment(resident.id), enrolled_on=date(2026, 1, 5))
    elsewhere = replace(an_enrolment(resident.id), pathway_code="care")
    second = replace(an_enrolment(resident.id), enrolled_on=date(2026, 6, 1))
    with records.changing() as change:
        change.add_resident(resident)
        change.add_resident(quiet)
        for enrolment in (first, elsewhere, second):
            change.add_enrolment(enrolment)
            change.add_stage_move(a_move(enrolment.id, None, enrolment.pathway_code))
        change.add_outcome(a_job(resident.id))
        found = {history.resident.id: history for history in change.histories("nhs")}
    assert list(found) == [resident.id, quiet.id]
    history = found[resident.id]
    assert history.resident == resident
    assert history.enrolled_on == date(2026, 1, 5)
    assert history.stages == (DatedStage("nhs", date(2026, 7, 9), NOON.date()),) * 2
    assert history.job_starts == (date(2026, 8, 3),)
    assert (found[quiet.id].enrolled_on, found[quiet.id].stages) == (None, ())


def test_an_import_is_kept_whole_or_not_at_all(records: Records) -> None:
    with records.changing() as change:
        change.add_resident(a_resident("HH-3"))
    with records.changing() as change:
        with pytest.raises(DuplicateReferenceError):
            change.add_import(an_import(2), [a_case("HH-1"), a_case("hh-3")])
        with pytest.raises(DuplicateReferenceError):
            change.add_import(an_import(2), [a_case("HH-1"), a_case("hh-1")])
    with records.reading() as look:
        assert look.imports() == ()
        assert look.references() == {"hh-3"}


def test_undoing_an_import_leaves_those_who_were_worked_on(records: Records) -> None:
    cases = [a_case(f"HH-{number}") for number in range(9)]
    batch = an_import(len(cases))
    people = [case.resident for case in cases]
    enrolments = [case.enrolment for case in cases if case.enrolment is not None]
    bystander = a_resident("HH-90")
    with records.changing() as change:
        change.add_import(batch, cases)
        change.add_resident(bystander)
    with records.changing() as change:
        change.add_contact(a_contact(people[0].id))
        change.add_action(an_action(people[1].id))
        change.add_stage_move(a_move(enrolments[2].id, "started", "sustained"))
        change.save_enrolment(replace(enrolments[3], stage="sustained"))
        change.add_outcome(a_job(people[4].id))
        change.add_enrolment(an_enrolment(people[5].id))
        change.save_resident(replace(people[6], phone="0113 496 0000"))
    later = NOON + timedelta(days=1)
    with records.changing() as change:
        assert change.undo_import(batch.id, later) == 2
        assert change.undo_import(batch.id, later + timedelta(days=1)) == 0
    with records.reading() as look:
        kept = {row.resident_id for row in look.caseload()}
        assert kept == {bystander.id, *(person.id for person in people[:7])}
        assert {history.resident.id for history in look.histories("nhs")} == kept
        assert look.imports() == (replace(batch, undone_at=later),)
        with pytest.raises(NotFoundError):
            look.resident(people[7].id)
        with pytest.raises(NotFoundError):
            look.enrolment(enrolments[7].id)
        assert look.stage_moves(people[7].id) == ()
        assert look.outcomes(people[7].id) == ()


def test_a_spreadsheet_can_be_imported_again_after_undoing(records: Records) -> None:
    batch = an_import(1)
    with records.changing() as change:
        change.add_import(batch, [a_case("HH-1")])
        change.undo_import(batch.id, NOON)
        change.add_import(an_import(1), [a_case("HH-1")])
    with records.reading() as look:
        assert [row.reference for row in look.caseload()] == ["HH-1"]


def test_who_the_desk_is_whom_it_knows_and_where_it_sends(records: Records) -> None:
    profile, hub = a_profile(), HubRegistration("https://hub.example", b"h" * 32)
    colleague = Colleague("Jo", DeskRole.WORKER, b"s" * 32, b"e" * 32)
    with records.changing() as change:
        change.save_profile(a_profile())
        change.save_profile(profile)
        change.save_hub(HubRegistration("https://old.example", b"o" * 32))
        change.save_hub(hub)
        change.add_colleague(colleague)
        change.add_colleague(replace(colleague, name="Josephine"))
        change.save_mapping("Housing list", "{1}", NOON)
        change.save_mapping("Job club", "{2}", NOON + timedelta(minutes=1))
        change.save_mapping("Housing list", "{3}", NOON + timedelta(minutes=2))
    with records.reading() as look:
        assert look.profile() == profile
        assert look.hub() == hub
        assert look.colleagues() == (replace(colleague, name="Josephine"),)
        assert look.saved_mappings() == ("{3}", "{2}")


def test_only_a_higher_revision_of_a_tally_replaces(records: Records) -> None:
    with records.changing() as change:
        assert change.keep_tally(tally(2))
        assert not change.keep_tally(tally(2))
        assert not change.keep_tally(tally(1))
        assert change.keep_tally(tally(3))
        assert change.keep_tally(tally(1, desk="desk-2"))
        assert change.tallies("monthly", "2026-Q3") == (tally(3), tally(1, desk="desk-2"))
        assert change.tallies("monthly", "2026-Q4") == ()


def test_the_ledger_keeps_its_order(records: Records) -> None:
    first, second = release(1), release(2)
    with records.changing() as change:
        change.add_release(first)
        change.add_release(second)
    with records.reading() as look:
        assert look.releases() == (first, second)


def test_the_chain_of_statements_has_no_gap_and_survives_failure(records: Records) -> None:
    def half_done(change: RecordsChanging) -> None:
        change.extend_chain(ChainHead(2, "b" * 64))
        raise TheWorkFailedError

    with records.changing() as change:
        assert change.chain_head() == ChainHead(0, "0" * 64)
        change.extend_chain(ChainHead(1, "a" * 64))
        for number in (1, 3):
            with pytest.raises(ValueError, match="follow"):
                change.extend_chain(ChainHead(number, "c" * 64))
    with pytest.raises(TheWorkFailedError), records.changing() as change:
        half_done(change)
    with records.reading() as look:
        assert look.chain_head() == ChainHead(1, "a" * 64)


def test_the_same_digest_is_queued_once_and_settled_by_it(records: Records) -> None:
    first, same = item(), item(title="Again")
    other = item("bb")
    settled = replace(
        same, state=OutboxState.STORED, attempts=2, receipt=b"receipt", settled_at=NOON
    )
    with records.changing() as change:
        for queued in (first, same, other):
            change.add_to_outbox(queued)
        assert change.outbox() == (other, first)
        change.settle(settled)
    with records.reading() as look:
        assert look.outbox()[1] == replace(settled, id=first.id, title=first.title)


def test_an_item_that_was_replaced_is_taken_away_alone(records: Records) -> None:
    with records.changing() as change:
        change.add_to_outbox(item())
        other = item("bb")
        change.add_to_outbox(other)
        change.take_from_outbox(item().digest)
        change.take_from_outbox(item().digest)
        assert change.outbox() == (other,)


def test_a_file_named_in_another_encoding_is_imported(records: Records) -> None:
    batch = replace(an_import(1), file_name="caf\udce9.csv")
    with records.changing() as change:
        change.add_import(batch, [a_case("HH-1")])
    with records.reading() as look:
        assert [one.file_name for one in look.imports()] == ["caf?.csv"]
