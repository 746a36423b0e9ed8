"""In an emergency a lead opens a colleague's vault for an hour, with a reason, and it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.emergency import (
    EmergencyOverError,
    EmergencyReason,
    NotInEmergencyError,
    ReasonMissingError,
)
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services import access_pack, emergency_access, finding, keys, recovery
from anchordesk.services.casework import NewContact, record_contact, write_note
from anchordesk.services.desk_reports import own_report
from anchordesk.services.policy import Policy
from anchordesk.services.record import open_record
from anchordesk.services.restricted_notes import read
from anchordesk.services.taking_over import NamelessTakeOverError
from anchordesk.services.vault_care import ByOrganisationKey
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock
from tests.services.team_desks import Team, TeamDesk
from tests.services.test_team_recovery import led

SAID = "Told me of the clinic"


@pytest.fixture
def sam(tmp_path: Path) -> Iterator[tuple[TeamDesk, RecoveryCode, ResidentId]]:
    """A colleague's locked vault with a restricted note, and the organisation's code."""
    people = Team(tmp_path)
    lead, code = led(people)
    worker = people.join(lead, "Sam Kaur")
    (amina,) = worker.add("Amina")
    health = NewContact(ContactKind.MEETING, SAID, sensitivity=Sensitivity.HEALTH)
    write_note(worker.workspace, amina, health)
    worker.workspace.lock()
    yield worker, code, amina
    people.close()


def opened(
    desk: TeamDesk, code: RecoveryCode, why: EmergencyReason = EmergencyReason.SAFEGUARDING
) -> Workspace:
    key = ByOrganisationKey(code, "", why)
    desk.workspace = emergency_access.open_for_a_while(desk.desk, key, " Priya Nair ")
    return desk.workspace


def restricted(workspace: Workspace, who: ResidentId) -> Contact:
    timeline = open_record(workspace, who).timeline
    return next(item.event for item in timeline if isinstance(item.event, Contact))


def test_it_is_in_the_trail_by_name_and_the_lead_is_told_why(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, amina = sam
    workspace = opened(desk, code)
    record_contact(workspace, amina, ContactKind.PHONE, "Rang 999")
    with workspace.records.reading() as reading:
        newest = reading.audit.newest(2)
    assert [(one.action, one.worker, one.facts) for one in newest] == [
        ("emergency-began", "Priya Nair", "reason=safeguarding; minutes=60"),
        ("unlocked-by-organisation", "Sam Kaur", "reason=safeguarding"),
    ]
    assert [one.reason for one in own_report(workspace).openings] == ["safeguarding"]
    said = [item.worker for item in open_record(workspace, amina).timeline]
    assert said[0] == "Priya Nair", "what is done bears the name of who does it"


def test_the_owner_opens_the_vault_as_before_and_sees_when_it_was_over(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, _ = sam
    workspace = opened(desk, code)
    emergency_access.end(workspace)
    workspace.lock()
    desk.workspace = desk.desk.unlock(PASSPHRASE)
    assert desk.workspace.emergency is None
    assert desk.workspace.worker == "Sam Kaur"
    with desk.workspace.records.reading() as reading:
        actions = [one.action for one in reading.audit.newest(3)]
    assert actions == ["unlocked", "emergency-ended", "emergency-began"]


def test_after_the_hour_every_door_is_closed(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, amina = sam
    workspace = opened(desk, code)
    clock = workspace.clock
    assert isinstance(clock, StandingClock)
    clock.moment += timedelta(minutes=59)
    assert open_record(workspace, amina).resident.given_name == "Amina"
    clock.moment += timedelta(minutes=1)
    with pytest.raises(EmergencyOverError):
        open_record(workspace, amina)


def test_without_a_reason_or_a_name_nothing_is_opened(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, _ = sam
    with pytest.raises(ReasonMissingError):
        opened(desk, code, EmergencyReason.NOT_SAID)
    key = ByOrganisationKey(code, "", EmergencyReason.ABSENT)
    with pytest.raises(NamelessTakeOverError):
        emergency_access.open_for_a_while(desk.desk, key, " ")
    desk.workspace = desk.desk.unlock(PASSPHRASE)


def test_no_way_in_for_later_can_be_made_of_it(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, _ = sam
    workspace = opened(desk, code)
    for attempt in (
        lambda: recovery.make_recovery_code(workspace),
        lambda: keys.change_passphrase(workspace, PASSPHRASE, "orchard pewter mitten gravel"),
        lambda: keys.revoke_recovery_code(workspace),
    ):
        with pytest.raises(NotInEmergencyError):
            attempt()


def test_what_was_told_in_confidence_opens_for_danger_and_not_for_mere_absence(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, amina = sam
    workspace = opened(desk, code, EmergencyReason.ABSENT)
    with pytest.raises(NotInEmergencyError):
        read(workspace, restricted(workspace, amina))
    with pytest.raises(NotInEmergencyError):
        access_pack.build(workspace, amina)
    assert finding.find_matches(workspace, "clinic") == ()
    workspace.lock()
    workspace = opened(desk, code)
    assert read(workspace, restricted(workspace, amina)).note.note == SAID


def test_it_takes_a_shorter_time_where_the_organisation_asks_for_one(
    sam: tuple[TeamDesk, RecoveryCode, ResidentId],
) -> None:
    desk, code, _ = sam
    settled = replace(desk.desk, read_policy=lambda: Policy(emergency_minutes=20))
    key = ByOrganisationKey(code, "", EmergencyReason.ABSENT)
    desk.workspace = emergency_access.open_for_a_while(settled, key, "Priya Nair")
    assert desk.workspace.emergency is not None
    assert desk.workspace.emergency.left(desk.workspace.now()) == timedelta(minutes=20)


def test_a_new_list_of_the_team_leaves_the_vault_its_owners(tmp_path: Path) -> None:
    people = Team(tmp_path)
    lead, code = led(people)
    desk = people.join(lead, "Sam Kaur")
    desk.workspace.lock()
    opened(desk, code)
    people.join(lead, "Ola Berg")
    lead.to_stick()
    desk.from_stick()
    assert desk.roster().version == lead.roster().version
    assert desk.workspace.worker == "Priya Nair", "for as long as it goes on"
    assert desk.workspace.emergency is not None
    desk.workspace.lock()
    desk.workspace = desk.desk.unlock(PASSPHRASE)
    assert desk.workspace.worker == "Sam Kaur"
    people.close()
