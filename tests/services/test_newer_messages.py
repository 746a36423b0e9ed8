"""What a newer AnchorDesk sends is told as that, changes nothing, and waits for the update."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from anchordesk import __version__
from anchordesk.domain.roles import DeskRole
from anchordesk.services import inbox, team_answering, team_joining
from anchordesk.services.errors import TeamRefusedError
from anchordesk.wire import codec, team
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.errors import MalformedError, SignatureRefusedError, UpgradeNeededError
from tests.services.newer_lists import next_list, sealed_to
from tests.services.team_desks import Team, TeamDesk


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[TeamDesk, TeamDesk]]:
    people = Team(tmp_path)
    lead = people.lead()
    yield lead, people.join(lead, "Sam Kaur")
    people.close()


def test_a_list_with_a_field_of_a_later_version_asks_for_the_update(
    pair: tuple[TeamDesk, TeamDesk],
) -> None:
    lead, worker = pair
    before = worker.roster()
    newer = next_list(lead, emergency_contact="x", needs="0.3.0")
    envelope = sealed_to(worker, "roster/1", newer)
    with pytest.raises(UpgradeNeededError) as told:
        inbox.receive(worker.workspace, envelope)
    assert told.value.sentence == (
        "A newer list of your team has come. This desk keeps the one it has: the new one was made "
        "by a newer AnchorDesk. Update AnchorDesk on this computer to version 0.3.0 or later to "
        "read it."
    )
    assert worker.roster() == before
    del newer["needs"]
    with pytest.raises(UpgradeNeededError, match="Update AnchorDesk on this computer to read it"):
        inbox.receive(worker.workspace, sealed_to(worker, "roster/1", newer))


def test_a_field_of_a_member_and_a_role_that_is_not_known_ask_for_it_too(
    pair: tuple[TeamDesk, TeamDesk],
) -> None:
    lead, worker = pair
    newer = next_list(lead)
    newer["members"][0]["telephone"] = "x"
    role = next_list(lead, needs="1.0")
    role["members"][1]["role"] = "trainee"
    for document in (newer, role, next_list(lead, needs="0.1.1")):
        with pytest.raises(UpgradeNeededError):
            inbox.receive(worker.workspace, sealed_to(worker, "roster/1", document))
    assert worker.roster() == lead.roster()


def test_a_later_kind_of_list_is_told_only_in_the_organisation_s_hand(
    pair: tuple[TeamDesk, TeamDesk],
) -> None:
    lead, worker = pair
    with pytest.raises(UpgradeNeededError, match="newer list of your team"):
        inbox.receive(worker.workspace, sealed_to(worker, "roster/2", {"anything": 1}))
    for kind in ("roster/1", "roster/2"):
        stranger = sealed_to(worker, kind, next_list(lead, extra=1), key=b"x" * 32)
        with pytest.raises(SignatureRefusedError):
            inbox.receive(worker.workspace, stranger)


def test_a_list_that_is_damaged_is_no_update(pair: tuple[TeamDesk, TeamDesk]) -> None:
    lead, worker = pair
    damaged = next_list(lead, lease_days="many")
    with pytest.raises(MalformedError):
        inbox.receive(worker.workspace, sealed_to(worker, "roster/1", damaged))


def test_a_newer_list_waits_at_the_stick_and_is_taken_after_the_update(
    pair: tuple[TeamDesk, TeamDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, worker = pair
    envelope = sealed_to(worker, "roster/1", next_list(lead, needs="0.3.0"))
    worker.workspace.open_envelope_folder(worker.stick).put(digest_of(envelope), envelope)
    (refused,) = worker.from_stick().refused
    assert "to version 0.3.0 or later" in refused
    monkeypatch.setattr(codec, "READS", "0.3.0")
    assert worker.from_stick().new_of("roster/1") == ("",)
    assert worker.roster().needs == "0.3.0"


def test_an_invitation_of_a_later_version_is_told_as_that(
    pair: tuple[TeamDesk, TeamDesk],
) -> None:
    lead = pair[0]
    invitation = team_joining.invite(lead.workspace, "Ola Berg", DeskRole.WORKER)
    later = msgspec.defstruct(
        "Later",
        [("telephone", str)],
        bases=(team.TeamInvitation,),
        tag_field="kind",
        tag=team.TEAM_INVITATION,
        kw_only=True,
    )
    made: Any = later(telephone="x", **msgspec.structs.asdict(invitation))
    with pytest.raises(TeamRefusedError, match="invitation was made by a newer AnchorDesk"):
        team_answering.invitation_in(team.invitation_as_text(made))


FIELDS = {
    "0.1.0": {
        team.Roster: "organisation organisation_name version previous issued_at returns_by "
        "deposit_token lease_days hub members recovery_key needs",
        team.RosterMember: "name role signing_public_key sealing_public_key mailbox status "
        "ended_at replaced_by",
        team.HubPlace: "url public_key",
    }
}
"""The fields of lists by the version since which they are so: add a version, never change one."""


def test_whoever_adds_a_field_to_lists_says_which_version_reads_it() -> None:
    for struct, fields in FIELDS[team.LIST_NEEDS].items():
        assert " ".join(struct.__struct_fields__) == fields, "raise LIST_NEEDS and READS"
    for said in (team.LIST_NEEDS, codec.READS):
        assert codec._numbers(said) <= codec._numbers(__version__)
    assert codec._numbers(team.LIST_NEEDS) <= codec._numbers(codec.READS)
