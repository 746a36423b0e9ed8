"""Joining a team lets its organisation's recovery key open the vault, told first, and audited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from anchordesk.adapters.documents.recovery_sheet import RecoverySheets
from anchordesk.adapters.keys.organisation_files import OrganisationFiles
from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.roles import DeskRole
from anchordesk.services import (
    keys,
    membership,
    team_answering,
    team_joining,
    team_recovery,
    vault_check,
)
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.key_errors import WrongOrganisationKeyError
from anchordesk.services.policy import AgainstPolicyError, Policy
from anchordesk.services.taking_over import take_over
from anchordesk.services.vault_care import ByOrganisationKey, OrganisationKeyFound
from anchordesk.settings import resource_path
from anchordesk.wire.six_words import six_words
from anchordesk.wire.team import answered
from tests.adapters.keys.cheap_cost import CHEAP
from tests.services.team_desks import Team, TeamDesk, let_in

STRONG = "orchard pewter mitten gravel lantern"
NEW_PASSPHRASE = "orchard pewter mitten gravel"
OTHER = RecoveryCode(b"another twenty bytes")


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


def led(people: Team) -> tuple[TeamDesk, RecoveryCode]:
    """A lead who created the organisation as the window does, and what its sheet holds."""
    lead = people.desk("Priya Nair", DeskRole.LEAD)
    folder = people.folder / "recovery"
    folder.mkdir()
    files = OrganisationFiles(SystemIdentifiers().random_bytes, CHEAP)
    made = membership.create_organisation(
        lead.workspace,
        files,
        RecoverySheets(resource_path("fonts")),
        passphrase=STRONG,
        folder=folder,
    )
    return lead, files.read_private(made.recovery.private, STRONG)


def opens(desk: TeamDesk) -> OrganisationKeyFound | None:
    return vault_check.check(desk.workspace).key_slots.organisation_key


def key_made_from(code: RecoveryCode, name: str = "Harbour Homes") -> OrganisationKey:
    return OrganisationKey(
        name, organisation_private_key(code.secret).public_key().public_bytes_raw()
    )


def added_by(desk: TeamDesk) -> list[str]:
    with desk.workspace.records.reading() as reading:
        events = reading.audit.newest(50)
    return [event.facts for event in events if event.action == "organisation-key-added"]


def test_the_lead_takes_over_the_vault_of_a_colleague_who_joined_and_left(people: Team) -> None:
    lead, code = led(people)
    worker = people.join(lead, "Sam Kaur")
    worker.add("Amina", "Dilwyn")
    membership.revoke(lead.workspace, worker.key_id)
    worker.workspace.lock()
    taken = take_over(worker.desk, ByOrganisationKey(code, NEW_PASSPHRASE), "Priya Nair")
    worker.workspace = taken
    assert worker.names() == ["Amina", "Dilwyn"]
    with taken.records.reading() as reading:
        events = [(event.action, event.worker) for event in reading.audit.newest(2)]
    assert events == [
        ("vault-taken-over", "Priya Nair"),
        ("unlocked-by-organisation", "Sam Kaur"),
    ]


def test_a_worker_is_told_whose_key_before_they_join_and_nothing_opens_until_they_are_in(
    people: Team,
) -> None:
    lead, code = led(people)
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    told = team_recovery.what_joining_does(invitation)
    fingerprint = key_made_from(code).fingerprint
    assert "Harbour Homes can open this vault" in told
    assert fingerprint in told
    team_answering.answer(worker.workspace, invitation)
    assert opens(worker) is None
    let_in(lead, worker)
    found = opens(worker)
    assert found is not None
    assert found.fingerprint == fingerprint
    assert added_by(worker) == [f"by=team; key={fingerprint.lower()}"]
    assert added_by(lead) == [f"by=team; key={fingerprint.lower()}"]


def test_whoever_joined_before_lists_named_the_key_takes_it_with_the_next_one(
    people: Team,
) -> None:
    lead = people.lead()
    worker = people.join(lead, "Sam Kaur")
    assert opens(worker) is None
    key = key_made_from(OTHER)
    keys.add_organisation_key(lead.workspace, key)
    lead.to_stick()
    reading = worker.from_stick()
    assert reading.opened_to == key
    found = opens(worker)
    assert found is not None
    assert found.fingerprint == key.fingerprint
    assert worker.from_stick().opened_to is None
    assert len(added_by(worker)) == 1


def test_a_key_that_opened_the_lead_s_vault_before_goes_into_the_next_list(people: Team) -> None:
    lead = people.desk("Priya Nair", DeskRole.LEAD)
    keys.add_organisation_key(lead.workspace, key_made_from(OTHER))
    with lead.workspace.records.changing() as change:
        membership.found(lead.workspace, change, b"o" * 32, 0)
    worker = people.join(lead, "Sam Kaur")
    found = opens(worker)
    assert found is not None
    assert found.fingerprint == key_made_from(OTHER).fingerprint


def test_a_deputy_s_own_key_does_not_become_the_team_s(people: Team) -> None:
    lead = people.lead()
    deputy = people.join(lead, "Dora Quist", DeskRole.DEPUTY)
    worker = people.join(lead, "Sam Kaur")
    lead.to_stick()
    deputy.from_stick()
    keys.add_organisation_key(deputy.workspace, key_made_from(OTHER))
    membership.revoke(deputy.workspace, worker.key_id)
    assert deputy.roster().recovery_key is None


def test_a_key_added_by_hand_is_not_replaced_behind_anybody_s_back(people: Team) -> None:
    lead, _ = led(people)
    worker = people.join(lead, "Sam Kaur")
    by_hand = key_made_from(OTHER, "Somebody else")
    keys.add_organisation_key(worker.workspace, by_hand)
    membership.set_lease(lead.workspace, 30)
    lead.to_stick()
    assert worker.from_stick().opened_to is None
    found = opens(worker)
    assert found is not None
    assert found.fingerprint == by_hand.fingerprint
    (told,) = [
        one for one in vault_check.check(worker.workspace).reasons if "Your team's list" in one
    ]
    key = team_recovery.key_of(lead.roster())
    assert key is not None
    assert key.fingerprint in told
    keys.revoke_organisation_key(worker.workspace)
    membership.set_lease(lead.workspace, 60)
    lead.to_stick()
    assert worker.from_stick().opened_to == key


def test_a_key_that_came_by_the_list_follows_the_list(people: Team) -> None:
    lead, _ = led(people)
    worker = people.join(lead, "Sam Kaur")
    keys.add_organisation_key(lead.workspace, key_made_from(OTHER))
    lead.to_stick()
    assert worker.from_stick().opened_to == key_made_from(OTHER)
    found = opens(worker)
    assert found is not None
    assert found.fingerprint == key_made_from(OTHER).fingerprint


def test_the_team_s_key_is_not_taken_away_by_a_colleague(people: Team) -> None:
    lead, _ = led(people)
    worker = people.join(lead, "Sam Kaur")
    with pytest.raises(TeamRefusedError, match="opens the vault of every desk"):
        keys.revoke_organisation_key(worker.workspace)
    assert opens(worker) is not None


def test_the_six_words_differ_if_the_invitation_s_recovery_key_was_swapped(people: Team) -> None:
    lead, _ = led(people)
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    request = answered(
        invitation, name="Sam", signing=b"s" * 32, sealing=b"e" * 32, mailbox="0" * 64
    )
    swapped = msgspec.structs.replace(invitation, recovery_key=key_made_from(OTHER).public_key)
    assert six_words(invitation, request) != six_words(swapped, request)


def test_a_recovery_key_that_cannot_be_used_is_refused_before_joining(people: Team) -> None:
    lead, _ = led(people)
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    broken = msgspec.structs.replace(invitation, recovery_key=bytes(32))
    with pytest.raises(TeamRefusedError, match="damaged"):
        team_answering.answer(worker.workspace, broken)


def test_a_full_disk_leaves_the_desk_outside_and_the_next_try_brings_list_and_key(
    people: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, code = led(people)
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    words = team_answering.answer(worker.workspace, invitation).words
    worker.to_stick()
    lead.from_stick()
    team_joining.let_in(lead.workspace, invitation.id, words)
    lead.to_stick()

    def no_room(*_: object) -> None:
        raise TeamRefusedError("No room.")

    with monkeypatch.context() as full:
        full.setattr(type(worker.workspace.records.keys), "put_organisation_key", no_room)
        worker.from_stick()
        assert membership.team(worker.workspace) is None
    assert worker.from_stick().opened_to == key_made_from(code)
    assert worker.roster().version == lead.roster().version
    worker.workspace.lock()
    with pytest.raises(WrongOrganisationKeyError):
        take_over(worker.desk, ByOrganisationKey(OTHER, NEW_PASSPHRASE), "Priya Nair")
    worker.workspace = take_over(worker.desk, ByOrganisationKey(code, STRONG), "Priya Nair")


def test_a_team_with_another_key_than_the_settled_one_is_not_joined_nor_its_key_taken(
    people: Team,
) -> None:
    lead, code = led(people)
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    other = Policy(recovery_key=key_made_from(OTHER).fingerprint)
    free = worker.workspace
    worker.workspace = replace(free, read_policy=lambda: other)
    with pytest.raises(AgainstPolicyError, match=key_made_from(code).fingerprint):
        team_answering.answer(worker.workspace, invitation)
    # Settled after the answer was on its way: the list counts, the key opens nothing.
    waiting = team_answering.answer(free, invitation)
    worker.to_stick()
    lead.from_stick()
    (pending,) = team_joining.pending(lead.workspace)
    team_joining.let_in(lead.workspace, pending.invitation, waiting.words)
    lead.to_stick()
    worker.from_stick()
    assert [member.name for member in worker.roster().active] == ["Priya Nair", "Sam Kaur"]
    assert opens(worker) is None


def test_no_organisation_with_a_new_key_is_made_where_one_is_settled(people: Team) -> None:
    lead = people.desk("Priya Nair", DeskRole.LEAD)
    policy = Policy(recovery_key=key_made_from(OTHER).fingerprint)
    lead.workspace = replace(lead.workspace, read_policy=lambda: policy)
    folder = people.folder / "recovery"
    folder.mkdir()
    files = OrganisationFiles(SystemIdentifiers().random_bytes, CHEAP)
    sheets = RecoverySheets(resource_path("fonts"))
    with pytest.raises(AgainstPolicyError, match="new recovery key"):
        membership.create_organisation(
            lead.workspace, files, sheets, passphrase=STRONG, folder=folder
        )
    assert [*folder.iterdir()] == []
    assert opens(lead) is None
