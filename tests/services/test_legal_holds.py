"""A hold keeps a record from being erased; what funders ask for is kept longer; proof on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.field_register import FieldRegister, RegisterFileError, read_register
from anchordesk.domain.legal_hold import HoldRefusedError
from anchordesk.domain.resident import Resident
from anchordesk.domain.rights_request import RequestRefusedError, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import audit, erasure, erasure_paper, legal_holds, residents, rights
from anchordesk.services.errors import NotFoundError
from anchordesk.services.pathways import join
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.fakes.clock import StandingClock

REASON = "A claim about the tenancy, Vexworth v Council."
REVIEW = date(2027, 5, 14)
LONGER = """
[[longer]]
code = "esf"
title = "European Social Fund"
why = "Funding agreement, clause 12."
months = 120
pathways = ["hospitality-to-health"]
groups = ["identity", "pathway"]
"""


@pytest.fixture
def person(worker: Workspace) -> Resident:
    return residents.add(worker, ResidentDetails(given_name="Quilliana", family_name="Vexworth"))


def with_longer(workspace: Workspace, more: str = LONGER) -> Workspace:
    text = (resource_path("register") / "personal-data.toml").read_text("utf-8")

    def read() -> FieldRegister:
        return read_register(text + more, "personal-data.toml")

    return replace(workspace, library=replace(workspace.library, read_register=read))


def test_a_hold_keeps_somebody_from_being_erased_even_if_they_ask_and_tells_why(
    worker: Workspace, person: Resident
) -> None:
    today = worker.clock.today()
    rights.record(worker, person.reference, Right.ERASURE, today, Nation.ENGLAND_AND_WALES)
    hold = legal_holds.place(worker, person.reference.lower(), f" {REASON} ", REVIEW)
    with pytest.raises(RequestRefusedError, match="on hold") as refused:
        erasure.erase(worker, person.id)
    # No error holds words about a person; the screen shows them beside the request.
    assert "Vexworth" not in refused.value.in_plain_words
    (asked,) = rights.requests(worker)
    assert asked.hold == hold
    assert (hold.reason, hold.worker, hold.placed_on) == (REASON, "Sam Kaur", today)
    legal_holds.lift(worker, hold, "Settled out of court")
    erasure.erase(worker, person.id)
    with pytest.raises(NotFoundError), worker.records.reading() as reading:
        reading.resident(person.id)
    done = [one.action for one in audit.newest(worker)]
    assert done[:3] == ["erased", "hold-lifted", "hold-placed"]


def test_a_hold_wants_a_reason_and_a_day_to_come_and_is_placed_once(
    worker: Workspace, person: Resident
) -> None:
    for reason, day in (("  ", REVIEW), (REASON, worker.clock.today())):
        with pytest.raises(HoldRefusedError):
            legal_holds.place(worker, person.reference, reason, day)
    assert legal_holds.held_records(worker) == ()
    hold = legal_holds.place(worker, person.reference, REASON, REVIEW)
    with pytest.raises(HoldRefusedError, match="already"):
        legal_holds.place(worker, person.reference, REASON, REVIEW)
    with pytest.raises(HoldRefusedError):
        legal_holds.lift(worker, hold, " ")
    legal_holds.lift(worker, hold, "Over")
    with pytest.raises(HoldRefusedError, match="lifted already"):
        legal_holds.look_again_on(worker, hold, REASON, REVIEW)


def test_a_hold_is_told_for_review_and_goes_on_with_a_new_day(
    worker: Workspace, person: Resident, clock: StandingClock
) -> None:
    hold = legal_holds.place(worker, person.reference, REASON, REVIEW)
    assert rights.retention_waiting(worker) == (0, 0)
    clock.move(days=(REVIEW - worker.clock.today()).days)
    assert rights.retention_waiting(worker) == (1, 0)
    later = REVIEW + timedelta(days=200)
    legal_holds.look_again_on(worker, hold, "The appeal goes on", later)
    (held,) = legal_holds.held_records(worker)
    assert (held.hold.review_on, held.hold.reason) == (later, "The appeal goes on")
    assert rights.retention_waiting(worker) == (0, 0)


def test_who_asked_that_their_record_stays_as_it_is_can_be_held_all_the_same(
    worker: Workspace, person: Resident
) -> None:
    today = worker.clock.today()
    rights.record(worker, person.reference, Right.RESTRICTION, today, Nation.ENGLAND_AND_WALES)
    hold = legal_holds.place(worker, person.reference, REASON, REVIEW)
    legal_holds.lift(worker, hold, "Over")


def test_what_a_funder_asks_for_is_kept_longer_for_who_it_paid_for_and_nobody_else(
    worker: Workspace, person: Resident, clock: StandingClock
) -> None:
    other = residents.add(worker, ResidentDetails(given_name="Bo"))
    today = worker.clock.today()
    with worker.records.changing() as change:
        join(worker, change, person.id, "hospitality-to-health", today)
    clock.move(days=366 * 7)
    due = {one.case.resident_id: one for one in rights.retention_review(worker)}
    assert due[person.id].everything
    due = {one.case.resident_id: one for one in rights.retention_review(with_longer(worker))}
    assert due[other.id].everything
    kept = due[person.id]
    assert not kept.everything
    assert {"identity", "pathway"}.isdisjoint(group.code for group in kept.groups)
    assert [one.title for one in kept.kept_for] == ["European Social Fund"]
    clock.move(days=366 * 4)
    due = {one.case.resident_id: one for one in rights.retention_review(with_longer(worker))}
    assert due[person.id].everything


def test_a_record_on_hold_is_marked_in_the_review_and_not_counted_as_waiting(
    worker: Workspace, person: Resident, clock: StandingClock
) -> None:
    legal_holds.place(worker, person.reference, REASON, date(2040, 1, 1))
    clock.move(days=366 * 7)
    (due,) = rights.retention_review(worker)
    assert due.hold is not None
    assert rights.retention_waiting(worker) == (0, 0)


@pytest.mark.parametrize("wrong", [("months = 120", "months = 0"), ('"identity"', '"soul"')])
def test_a_wrong_entry_of_a_funder_is_refused_by_its_line(
    worker: Workspace, wrong: tuple[str, str]
) -> None:
    with pytest.raises(RegisterFileError, match="line"):
        with_longer(worker, LONGER.replace(*wrong)).library.read_register()


def test_the_proof_on_paper_holds_nothing_of_the_person_and_says_how_backups_age_out(
    worker: Workspace, person: Resident, tmp_path: Path
) -> None:
    proof = erasure.erase(worker, person.id)
    pdf = erasure_paper.write(worker, proof, tmp_path / "proof.pdf")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert f"Number of the erasure: {person.id}" in words
    assert f"{proof.rows} rows" in words
    assert "No backup was ever made" in words
    for secret in ("Quilliana", "Vexworth", person.reference, "Sam Kaur"):
        assert secret not in words
    numbers = erasure_paper.write(worker, proof, tmp_path / "proof.json")
    assert numbers.read_text("utf-8") == proof.as_json
