"""Two records of one person become one, and two again: nothing is lost on either way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.categories import EthnicityGroup, Qualification
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.equality import EqualityMonitoring, Religion
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.merging import merged
from anchordesk.domain.resident import Alert, Resident
from anchordesk.services import casework, duplicates, merging, pathways, plans, residents
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.errors import DuplicateReferenceError, NotFoundError
from anchordesk.services.merging import MergeDoesNotAddUpError, MergeRefusedError
from anchordesk.services.people_records import Belonging
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.test_round_trips import residents as any_resident

DAY = date(2026, 10, 5)
FIRST = ResidentDetails(given_name="Siân", family_name="Llewelyn", phone="07700 900123")
SECOND = ResidentDetails(
    given_name="Sian",
    family_name="Llewellyn",
    phone="07700 900123",
    date_of_birth=date(1984, 3, 9),
    alerts=(Alert.SAFEGUARDING,),
    safety_instruction="Visit in pairs",
    qualification=Qualification.LEVEL_2,
    equality=EqualityMonitoring(EthnicityGroup.WHITE, religion=Religion.PREFER_NOT_TO_SAY),
)


def two_records(workspace: Workspace) -> tuple[Resident, Resident]:
    kept, gone = residents.add(workspace, FIRST), residents.add(workspace, SECOND)
    for resident in (kept, gone):
        pathways.enrol(workspace, resident.id, "hospitality-to-health", DAY)
        casework.record_contact(
            workspace, resident.id, ContactKind.PHONE, f"Rang {resident.reference}"
        )
    casework.plan_action(workspace, gone.id, NextAction("Send the form", DAY + timedelta(9)))
    casework.record_job(workspace, gone.id, JobDetails("Royal Infirmary", "Porter", DAY))
    return kept, gone


def everything(workspace: Workspace, resident: Resident) -> object:
    with workspace.records.reading() as look:
        return (
            look.resident(resident.id),
            look.contacts(resident.id),
            look.actions(resident.id),
            look.outcomes(resident.id),
            look.enrolments(resident.id),
            look.stage_moves(resident.id),
            look.support_plan(resident.id),
        )


def test_the_preview_tells_every_record_that_moves_and_every_field_that_is_filled(
    worker: Workspace,
) -> None:
    kept, gone = two_records(worker)
    shown = merging.preview(worker, kept.id, gone.reference.lower())
    assert set(shown.moving) == {
        Belonging("enrolments", 1),
        Belonging("contacts", 1),
        Belonging("actions", 1),
        Belonging("outcomes", 1),
    }
    assert {change.field for change in shown.filled} == {
        "date_of_birth",
        "qualification",
        "alerts",
        "safety_instruction",
        "equality.ethnicity_group",
        "equality.religion",
    }


def test_a_merge_keeps_everything_and_undo_gives_everything_back(worker: Workspace) -> None:
    kept, gone = two_records(worker)
    before = everything(worker, kept), everything(worker, gone)
    done = merging.merge(worker, kept.id, gone.id)
    record = open_record(worker, kept.id)
    notes = [item.event.note for item in record.timeline if isinstance(item.event, Contact)]
    assert sorted(notes) == [f"Rang {kept.reference}", f"Rang {gone.reference}"]
    assert record.resident == merged(kept, gone)
    assert [len(part) for part in (record.actions, record.jobs, record.entries)] == [1, 1, 2]
    with worker.records.reading() as look:
        assert [row.reference for row in look.caseload()] == [kept.reference]
        with pytest.raises(NotFoundError):
            look.resident(gone.id)
    assert merging.merges_into(worker, kept.id) == (done,)
    merging.undo(worker, kept.id, done.id)
    assert (everything(worker, kept), everything(worker, gone)) == before
    assert merging.merges_into(worker, kept.id) == ()
    with pytest.raises(NotFoundError):
        merging.undo(worker, kept.id, done.id)


def test_of_what_there_is_only_once_the_kept_record_keeps_its_own(worker: Workspace) -> None:
    kept, gone = two_records(worker)
    for resident in (kept, gone):
        plans.agree_plan(worker, resident.id, DAY + timedelta(60), resident.display_name)
    shown = merging.preview(worker, kept.id, gone.reference)
    assert shown.staying == (Belonging("support_plans", 1, only_one=True),)
    assert "support_plans" not in {one.kind for one in shown.moving}
    before = everything(worker, kept), everything(worker, gone)
    done = merging.merge(worker, kept.id, gone.id)
    with worker.records.reading() as look:
        plan = look.support_plan(kept.id)
    assert plan is not None
    assert plan.agreed_by == kept.display_name
    merging.undo(worker, kept.id, done.id)
    assert (everything(worker, kept), everything(worker, gone)) == before


def test_what_was_written_since_the_merge_stays_when_it_is_undone(worker: Workspace) -> None:
    kept, gone = two_records(worker)
    done = merging.merge(worker, kept.id, gone.id)
    casework.record_contact(worker, kept.id, ContactKind.TEXT, "Since")
    now = open_record(worker, kept.id).resident
    residents.amend(
        worker,
        kept.id,
        replace(residents.details_of(now), safety_instruction="Meet at the library"),
    )
    merging.undo(worker, kept.id, done.id)
    record = open_record(worker, kept.id)
    assert "Since" in [i.event.note for i in record.timeline if isinstance(i.event, Contact)]
    assert record.resident.safety_instruction == "Meet at the library"
    assert record.resident.date_of_birth is None
    assert open_record(worker, gone.id).resident == gone


def test_a_merge_is_refused_with_itself_over_a_draft_and_undone_over_a_used_reference(
    worker: Workspace,
) -> None:
    kept, gone = two_records(worker)
    with pytest.raises(MergeRefusedError, match="same record"):
        merging.preview(worker, kept.id, kept.reference)
    with worker.records.changing() as change:
        key = DraftKey("note", gone.id)
        change.keep_draft(Draft(key, (("note", "Half"),), worker.now()))
    with pytest.raises(MergeRefusedError, match="half typed"):
        merging.merge(worker, kept.id, gone.id)
    with worker.records.changing() as change:
        change.forget_draft(key)
    done = merging.merge(worker, kept.id, gone.id)
    residents.add(worker, ResidentDetails(given_name="Other", reference=gone.reference))
    with pytest.raises(DuplicateReferenceError):
        merging.undo(worker, kept.id, done.id)
    assert merging.merges_into(worker, kept.id) == (done,)


def test_a_merge_that_loses_a_record_is_taken_back(
    worker: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = two_records(worker)
    before = everything(worker, kept), everything(worker, gone)
    from anchordesk.adapters.vault import people  # noqa: PLC0415 - broken for this test alone

    tables = [t for t in people.belonging_tables() if t.name != "contacts"]
    with monkeypatch.context() as broken:
        broken.setattr(people, "_move", lambda *_: {t.name: [] for t in tables})
        with pytest.raises(MergeDoesNotAddUpError):
            merging.merge(worker, kept.id, gone.id)
    assert (everything(worker, kept), everything(worker, gone)) == before


def anew(workspace: Workspace, resident: Resident) -> Resident:
    """Under an id and a reference that no earlier example used: all share one vault."""
    new_id = workspace.identifiers.new_id()
    return replace(resident, id=ResidentId(new_id), reference=str(new_id))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(one=any_resident, other=any_resident)
def test_whatever_two_records_hold_a_merge_fills_and_undo_restores_them(
    worker: Workspace, one: Resident, other: Resident
) -> None:
    one, other = anew(worker, one), anew(worker, other)
    with worker.records.changing() as change:
        change.add_resident(one)
        change.add_resident(other)
    done = merging.merge(worker, one.id, other.id)
    with worker.records.reading() as look:
        filled = look.resident(one.id)
    assert filled == merged(one, other)
    assert set(filled.alerts) == {*one.alerts, *other.alerts}
    for name in ("phone", "address", "family_name", "language"):
        assert getattr(filled, name) == (getattr(one, name) or getattr(other, name))
    merging.undo(worker, one.id, done.id)
    with worker.records.reading() as look:
        assert (look.resident(one.id), look.resident(other.id)) == (one, other)


def test_not_the_same_person_is_remembered_and_nobody_is_like_themself(worker: Workspace) -> None:
    first = residents.add(worker, FIRST)
    typed = duplicates.person_of(SECOND)
    [match] = duplicates.known_people(worker).like(typed)
    assert match.known.id == first.id
    second = residents.add(worker, SECOND, not_these=frozenset({first.id}))
    for resident in (first, second):
        known = duplicates.known_people(worker, resident.id)
        assert known.like(duplicates.person_of(resident)) == ()
    [_, _] = duplicates.known_people(worker).like(typed)
