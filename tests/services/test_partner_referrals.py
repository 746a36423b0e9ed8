"""Partners' referrals wait in an inbox until somebody decides; no list holds them before."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from anchordesk.adapters.vault.changing import StoredChanging
from anchordesk.adapters.vault.partner_referral_storage import StoredPartnerReferrals
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.partner_referral import Decision, ReferralFileError
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.rights_request import Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import caseload, erasure, partner_referrals, record, rights, today
from anchordesk.services.casework import record_contact
from anchordesk.services.errors import NotFoundError, StorageError
from anchordesk.services.notes import amend_note
from anchordesk.services.partner_referral_files import read_file, write_template
from anchordesk.services.partner_referrals_waiting import waiting
from anchordesk.services.pathways import join, move_stage
from anchordesk.services.records import RecordsChanging
from anchordesk.services.residents import ResidentDetails, add, amend, details_of
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import an_action
from tests.fakes.clock import StandingClock

CSV = """partner,given_name,family_name,date_of_birth,phone,reason,consent
Harbour Advice,Ana,Moss,1990-05-31,0121 496 0001,Wants work in care,Agreed by phone
Harbour Advice,,,not a day,,,
Harbour Advice,Bo,Lind,,0121 496 0002,,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "november.csv"
    path.write_text(CSV, "utf-8")
    return path


def ids(workspace: Workspace) -> dict[str, partner_referrals.Proposed]:
    return {one.referral.name: one for one in partner_referrals.listed(workspace)}


def test_a_file_comes_into_the_inbox_and_twice_is_once(worker: Workspace, file: Path) -> None:
    read = read_file(worker, file)
    assert (read.new, read.known, read.unreadable) == (3, 0, 0)
    assert (read_file(worker, file).new, waiting(worker)) == (0, 3)
    assert caseload.list_caseload(worker) == ()
    assert today.list_today(worker).referrals == 3
    bad = ids(worker)[""].referral
    assert "No name was sent." in bad.problems
    assert dict(bad.sent)["date_of_birth"] == "not a day"


def test_columns_of_another_name_are_read_as_an_import_would(
    worker: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "other.csv"
    path.write_text("First name,Surname,DOB,Mobile\nAna,Moss,31/05/1990,0121 496 0001\n", "utf-8")
    assert read_file(worker, path, "The Hub").new == 1
    one = ids(worker)["Ana Moss"].referral
    assert (one.partner, str(one.date_of_birth)) == ("The Hub", "1990-05-31")
    path.write_text("A,B\n1,2\n", "utf-8")
    with pytest.raises(ReferralFileError, match="No column"):
        read_file(worker, path)


def test_json_with_a_place_that_is_no_referral_brings_the_others(
    worker: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "file.json"
    listed = [{"given_name": "Ana"}, 7, {"given_name": "Bo"}]
    told = {"format": "anchordesk-referrals/1", "partner": "P", "referrals": listed}
    path.write_text(json.dumps(told), "utf-8")
    read = read_file(worker, path)
    assert (read.new, read.unreadable) == (2, 1)


@pytest.mark.parametrize("name", ["referrals.csv", "referrals.json"])
def test_the_template_can_be_read_back(worker: Workspace, tmp_path: Path, name: str) -> None:
    assert read_file(worker, write_template(worker, tmp_path / name)).new == 1
    one = ids(worker)["Example Person"].referral
    assert (one.partner, one.problems) == ("Harbour Advice", ())


def test_accepting_makes_a_resident_with_the_source_and_can_be_taken_back(
    worker: Workspace, file: Path
) -> None:
    read_file(worker, file)
    one = ids(worker)["Ana Moss"].referral
    code = worker.library.offered_pathways[0].code
    decided = partner_referrals.accept(worker, one.id, code)
    assert decided.after.resident_id is not None
    shown = record.open_record(worker, decided.after.resident_id)
    assert (shown.resident.given_name, shown.resident.phone) == ("Ana", "0121 496 0001")
    assert shown.enrolment is not None
    words = str([item.event for item in shown.timeline])
    for told in ("Harbour Advice", "Wants work in care", "Agreed by phone"):
        assert told in words
    assert "Ana Moss" not in ids(worker)
    with worker.records.reading() as reading:
        kept = reading.partner_referrals.by_id(one.id)
    assert (kept.name, kept.phone, kept.sent) == ("", "", ())
    with pytest.raises(ChangedSinceError):
        partner_referrals.accept(worker, one.id)
    partner_referrals.take_back(worker, decided)
    assert caseload.list_caseload(worker) == ()
    assert ids(worker)["Ana Moss"].referral == one


def test_a_resident_of_whom_more_was_written_stays(worker: Workspace, file: Path) -> None:
    read_file(worker, file)
    decided = partner_referrals.accept(worker, ids(worker)["Ana Moss"].referral.id)
    assert decided.after.resident_id is not None
    record_contact(worker, decided.after.resident_id, ContactKind.PHONE, "Rang")
    with pytest.raises(ChangedSinceError):
        partner_referrals.take_back(worker, decided)
    assert len(caseload.list_caseload(worker)) == 1


def test_who_is_known_already_is_named_with_why_and_gets_the_note(
    worker: Workspace, file: Path
) -> None:
    known = add(worker, ResidentDetails(given_name="Ana", family_name="Moss", phone="01214960001"))
    read_file(worker, file)
    proposed = ids(worker)["Ana Moss"]
    (match,) = proposed.like
    assert match.known.id == known.id
    assert match.reasons
    decided = partner_referrals.add_to(worker, proposed.referral.id, known.id)
    assert len(record.open_record(worker, known.id).timeline) == 1
    partner_referrals.take_back(worker, decided)
    assert record.open_record(worker, known.id).timeline == ()
    assert waiting(worker) == 3


def test_what_is_declined_or_never_decided_goes_after_its_time(
    worker: Workspace, file: Path, clock: StandingClock
) -> None:
    read_file(worker, file)
    with pytest.raises(ReferralFileError):
        partner_referrals.decline(worker, ids(worker)["Ana Moss"].referral.id, " ")
    partner_referrals.decline(worker, ids(worker)["Ana Moss"].referral.id, "Lives too far")
    asked = partner_referrals.ask_for_more(worker, ids(worker)["Bo Lind"].referral.id, "A phone")
    assert (asked.after.decision, waiting(worker)) == (Decision.ASKED, 2)
    clock.move(days=91)
    assert sorted(ids(worker)) == ["", "Bo Lind"]
    clock.move(days=90)
    assert waiting(worker) == 0
    with worker.records.reading() as reading:
        assert reading.partner_referrals.all() == ()


def test_a_referral_is_deleted_at_once_and_nothing_of_it_is_left(
    worker: Workspace, file: Path
) -> None:
    read_file(worker, file)
    proposed = ids(worker)
    partner_referrals.forget(worker, proposed["Ana Moss"].referral.id)
    assert sorted(ids(worker)) == ["", "Bo Lind"]
    with worker.records.reading() as reading:
        assert reading.rights.mentions(["Moss", "0121 496 0001"]) == 0
    with pytest.raises(NotFoundError):
        partner_referrals.forget(worker, proposed["Ana Moss"].referral.id)
    bo = proposed["Bo Lind"].referral
    partner_referrals.accept(worker, bo.id)
    with pytest.raises(ChangedSinceError):
        partner_referrals.forget(worker, bo.id)


def test_who_is_erased_takes_the_referral_along(worker: Workspace, file: Path) -> None:
    read_file(worker, file)
    one = ids(worker)["Ana Moss"].referral
    decided = partner_referrals.accept(worker, one.id)
    assert decided.after.resident_id is not None
    erasure.erase(worker, decided.after.resident_id)
    with worker.records.reading() as reading, pytest.raises(NotFoundError):
        reading.partner_referrals.by_id(one.id)


@pytest.mark.parametrize(
    ("broken", "name"), [(StoredChanging, "add_stage_move"), (StoredPartnerReferrals, "save")]
)
def test_a_fault_while_accepting_leaves_everything_as_it_was(
    worker: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch, broken: type, name: str
) -> None:
    read_file(worker, file)
    one = ids(worker)["Ana Moss"].referral
    code = worker.library.offered_pathways[0].code

    def fault(*_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(broken, name, fault)
        with pytest.raises(StorageError):
            partner_referrals.accept(worker, one.id, code)
    with worker.records.reading() as reading:
        assert reading.references() == frozenset()
        assert reading.rights.mentions([one.phone]) == 1, "in the referral alone"
    assert ids(worker)["Ana Moss"].referral == one
    changing = Mock(side_effect=worker.records.changing)
    monkeypatch.setattr(worker.records, "changing", changing)
    partner_referrals.accept(worker, one.id, code)
    assert changing.call_count == 1, "a kill between two would leave half of it"


def test_undo_takes_along_what_the_first_stage_plans(
    worker: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_file(worker, file)
    code = worker.library.offered_pathways[0].code

    def join_and_plan(
        workspace: Workspace, change: RecordsChanging, who: ResidentId, *rest: Any
    ) -> Enrolment:
        change.add_action(an_action(who, "Ring within two days"))
        return join(workspace, change, who, *rest)

    monkeypatch.setattr(partner_referrals, "join", join_and_plan)
    decided = partner_referrals.accept(worker, ids(worker)["Ana Moss"].referral.id, code)
    assert decided.after.resident_id is not None
    assert len(record.open_record(worker, decided.after.resident_id).actions) == 1
    partner_referrals.take_back(worker, decided)
    assert caseload.list_caseload(worker) == ()
    with worker.records.reading() as reading:
        assert reading.rights.mentions(["Ring within two days"]) == 0


@pytest.mark.parametrize("since", ["moved", "note amended", "details amended", "asked to see"])
def test_what_was_written_since_is_not_lost_by_undo(
    worker: Workspace, file: Path, since: str
) -> None:
    read_file(worker, file)
    pathway = worker.library.offered_pathways[0]
    decided = partner_referrals.accept(worker, ids(worker)["Ana Moss"].referral.id, pathway.code)
    assert decided.after.resident_id is not None
    shown = record.open_record(worker, decided.after.resident_id)
    resident, today_is = shown.resident, worker.clock.today()
    if since == "moved":
        assert shown.enrolment is not None
        move_stage(worker, shown.enrolment.id, pathway.stages[1].code, today_is, "All the same")
    elif since == "note amended":
        with worker.records.reading() as reading:
            (written,) = reading.contacts(resident.id)
        amend_note(worker, written, replace(written, note="Rang: speaks Welsh"))
    elif since == "details amended":
        amend(worker, resident.id, replace(details_of(resident), pronouns="she"))
    else:
        rights.record(worker, resident.reference, Right.ACCESS, today_is, Nation.ENGLAND_AND_WALES)
    with pytest.raises(ChangedSinceError, match="they stay"):
        partner_referrals.take_back(worker, decided)
    assert len(caseload.list_caseload(worker)) == 1
    assert "Ana Moss" not in ids(worker)


def test_a_note_in_a_record_that_was_changed_since_stays(worker: Workspace, file: Path) -> None:
    known = add(worker, ResidentDetails(given_name="Ana", family_name="Moss"))
    read_file(worker, file)
    one = ids(worker)["Ana Moss"].referral
    decided = partner_referrals.add_to(worker, one.id, known.id)
    with worker.records.reading() as reading:
        (written,) = reading.contacts(known.id)
    amend_note(worker, written, replace(written, note="Rang: speaks Welsh"))
    with pytest.raises(ChangedSinceError, match="note"):
        partner_referrals.take_back(worker, decided)
    with worker.records.reading() as reading:
        assert [kept.note for kept in reading.contacts(known.id)] == ["Rang: speaks Welsh"]
