"""Whose case is to stay as it is, by restriction or objection, has it left so by every use case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from anchordesk.domain.casework import ActionState, ContactKind
from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import RequestRefusedError, RequestState, Right, RightsRequest
from anchordesk.domain.time_limits import Nation
from anchordesk.services import (
    attachments,
    casework,
    consents,
    erasure,
    households,
    merging,
    notes,
    pathways,
    plans,
    referrals,
    residents,
    rights,
)
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.consents import Answer
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.services.test_residents import ANSWERS

DUE = date(2026, 12, 1)


@pytest.fixture
def amina(worker: Workspace, tmp_path: Path) -> ResidentId:
    made = residents.add(worker, ResidentDetails(given_name="Amina"))
    pathways.enrol(
        worker,
        made.id,
        worker.library.newest_pathway("hospitality-to-health").code,
        date(2026, 11, 1),
    )
    casework.record_contact(worker, made.id, ContactKind.PHONE, "Rang")
    casework.plan_action(worker, made.id, NextAction("Ring", DUE))
    picture = tmp_path / "in.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n made up")
    attachments.attach(worker, made.id, picture)
    return made.id


def asked(workspace: Workspace, who: ResidentId, right: Right) -> RightsRequest:
    with workspace.records.reading() as reading:
        reference = reading.resident(who).reference
    return rights.record(workspace, reference, right, date(2026, 11, 20), Nation.ENGLAND_AND_WALES)


def changes_of(worker: Workspace, who: ResidentId, folder: Path) -> list[Callable[[], object]]:
    """A use case for each kind of row of a case."""
    other = residents.add(worker, ResidentDetails(given_name="Bo"))
    with worker.records.reading() as reading:
        (contact,), (action,) = reading.contacts(who), reading.actions(who)
        (kept,), (enrolment,) = reading.attachments(who), reading.enrolments(who)
    stage = worker.library.newest_pathway(enrolment.pathway_code).stages[1].code
    return [
        lambda: residents.amend(worker, who, ResidentDetails(given_name="Amy")),
        lambda: residents.amend_equality(worker, who, ANSWERS),
        lambda: casework.record_contact(worker, who, ContactKind.EMAIL, "Wrote"),
        lambda: notes.amend_note(worker, contact, replace(contact, note="Rang twice")),
        lambda: notes.delete_note(worker, contact),
        lambda: casework.plan_action(worker, who, NextAction("Visit", DUE)),
        lambda: plans.set_action_state(worker, action.id, ActionState.DONE),
        lambda: plans.move_action(worker, action.id, DUE + timedelta(days=1)),
        lambda: plans.add_goal(worker, who, "A job on a ward"),
        lambda: casework.record_job(worker, who, JobDetails("City Hospital", "Porter")),
        lambda: attachments.attach(worker, who, folder / "in.png"),
        lambda: attachments.detach(worker, kept.id),
        lambda: pathways.move_stage(worker, enrolment.id, stage, date(2026, 11, 22)),
        lambda: households.live_together(worker, who, other.id),
        lambda: merging.merge(worker, who, other.id),
        lambda: merging.merge(worker, other.id, who),
    ]


@pytest.mark.parametrize("right", [Right.RESTRICTION, Right.OBJECTION])
def test_no_use_case_changes_a_case_that_is_to_stay_as_it_is(
    worker: Workspace, amina: ResidentId, tmp_path: Path, right: Right
) -> None:
    changes = changes_of(worker, amina, tmp_path)
    request = asked(worker, amina, right)
    with worker.records.reading() as reading:
        before = (reading.resident(amina), reading.contacts(amina), reading.actions(amina))
    for change in changes:
        with pytest.raises(RequestRefusedError, match="left as it is"):
            change()
    with worker.records.reading() as reading:
        assert (reading.resident(amina), reading.contacts(amina), reading.actions(amina)) == before
    rights.settle(worker, request.id, RequestState.REFUSED)
    changes[0]()
    with worker.records.reading() as reading:
        assert reading.resident(amina).given_name == "Amy"


def test_others_go_on_and_it_may_be_read(worker: Workspace, amina: ResidentId) -> None:
    asked(worker, amina, Right.RESTRICTION)
    bo = residents.add(worker, ResidentDetails(given_name="Bo"))
    casework.record_contact(worker, bo.id, ContactKind.PHONE, "Rang")
    assert residents.read_equality(worker, amina).given_name == "Amina"


def test_consent_can_be_taken_back_all_the_same(worker: Workspace, amina: ResidentId) -> None:
    yes = Answer(ConsentPurpose.PARTNERS, True, ConsentWay.SPOKEN, date(2026, 11, 1))
    consents.record_answer(worker, amina, yes)
    referrals.refer(worker, amina, "The college", "A course", date(2026, 11, 2))
    with worker.records.reading() as reading:
        (kept,) = reading.consents(amina)
    asked(worker, amina, Right.RESTRICTION)
    consents.withdraw(worker, kept, date(2026, 11, 22))
    with worker.records.reading() as reading:
        (now,), words = reading.consents(amina), [one.words for one in reading.actions(amina)]
    assert now.withdrawn_on == date(2026, 11, 22)
    assert "Tell The college that consent to share was withdrawn" in words


def test_who_objects_can_be_erased_and_who_asks_to_be_left_cannot(
    worker: Workspace, amina: ResidentId
) -> None:
    held = asked(worker, amina, Right.RESTRICTION)
    with pytest.raises(RequestRefusedError):
        erasure.erase(worker, amina)
    rights.settle(worker, held.id, RequestState.DONE)
    asked(worker, amina, Right.OBJECTION)
    assert erasure.erase(worker, amina).rows >= 5


def test_a_restricted_case_is_refused_under_any_name(worker: Workspace, amina: ResidentId) -> None:
    """The records look at what was changed, whoever did it and however."""
    asked(worker, amina, Right.RESTRICTION)
    with pytest.raises(RequestRefusedError), worker.records.changing() as change:
        change.save_resident(replace(change.resident(amina), phone="07700 900123"))
    with worker.records.reading() as reading:
        assert reading.resident(amina).phone == ""
