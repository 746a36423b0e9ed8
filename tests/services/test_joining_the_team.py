"""A desk joins only with its own invitation and its own six words, and leaves at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from anchordesk.domain.roles import DeskRole, RoleRefusedError
from anchordesk.services import inbox, membership, returns, sync, team_answering, team_joining
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError, TeamRefusedError
from anchordesk.services.return_warnings import warnings_of
from anchordesk.services.team_records import InvitationState
from anchordesk.wire.errors import SignatureRefusedError, WireError
from anchordesk.wire.organisation import sign_roster
from anchordesk.wire.sealing import seal
from anchordesk.wire.team import invitation_as_text
from tests.services.team_desks import NOW, SIGNING_KEY, TEMPLATE, Team, TeamDesk, let_in


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


@pytest.fixture
def lead(people: Team) -> TeamDesk:
    return people.lead()


def states(lead: TeamDesk) -> list[InvitationState]:
    with lead.workspace.records.reading() as reading:
        return [one.state for one in reading.team.invitations()]


def test_a_desk_joins_by_file_and_both_see_the_same_words(people: Team, lead: TeamDesk) -> None:
    worker = people.join(lead, "Sam Kaur")
    assert [m.name for m in lead.roster().active] == ["Priya Nair", "Sam Kaur"]
    assert worker.roster() == lead.roster()
    assert worker.workspace.profile.organisation_id == lead.workspace.profile.organisation_id
    assert team_answering.waiting_for_lead(worker.workspace) is None
    assert states(lead) == [InvitationState.USED]


def test_wrong_words_burn_the_invitation_and_let_nobody_in(people: Team, lead: TeamDesk) -> None:
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    words = team_answering.answer(worker.workspace, invitation).words
    worker.to_stick()
    lead.from_stick()
    (pending,) = team_joining.pending(lead.workspace)
    assert len(set(pending.choices)) == 4
    wrong = next(line for line in pending.choices if line != words)
    with pytest.raises(TeamRefusedError, match="not that desk's words"):
        team_joining.let_in(lead.workspace, pending.invitation, wrong)
    assert states(lead) == [InvitationState.BURNT]
    assert len(lead.roster().members) == 1
    with pytest.raises(TeamRefusedError, match="not ask to join any more"):
        team_joining.let_in(lead.workspace, pending.invitation, words)


def test_a_thief_in_the_middle_makes_other_words(people: Team, lead: TeamDesk) -> None:
    worker, thief = people.desk("Sam Kaur"), people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    true = team_answering.answer(worker.workspace, invitation).words
    assert team_answering.answer(thief.workspace, invitation).words != true
    swapped = msgspec.structs.replace(invitation, lead_sealing_public_key=b"\x09" + bytes(31))
    assert team_answering.answer(worker.workspace, swapped).words != true


def test_an_invitation_works_once(people: Team, lead: TeamDesk) -> None:
    first, second = people.desk("Sam Kaur"), people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    for desk in (first, second):
        team_answering.answer(desk.workspace, invitation)
        desk.to_stick()
    found = lead.from_stick()
    assert any("used already" in sentence for sentence in found.refused)
    assert len(team_joining.pending(lead.workspace)) == 1


def test_an_invitation_out_of_date_lets_nobody_ask(people: Team, lead: TeamDesk) -> None:
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    team_answering.answer(worker.workspace, invitation)
    worker.to_stick()
    people.clock.move(days=8)
    lead.from_stick()
    assert team_joining.pending(lead.workspace) == ()


def test_without_the_invitation_s_secret_nobody_asks(people: Team, lead: TeamDesk) -> None:
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    forged = msgspec.structs.replace(invitation, secret=b"x" * 16)
    team_answering.answer(worker.workspace, forged)
    worker.to_stick()
    assert lead.from_stick().refused == ("This request to join does not match the invitation.",)


def test_an_invitation_survives_paper_mail_and_file(
    people: Team, lead: TeamDesk, tmp_path: Path
) -> None:
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    text = invitation_as_text(invitation)
    in_lines = "\n".join(text[at : at + 40].lower() for at in range(0, len(text), 40))
    assert team_answering.invitation_in(in_lines) == invitation
    team_joining.write_invitation(invitation, tmp_path / "sam.adteam")
    assert team_answering.read_invitation(tmp_path / "sam.adteam") == invitation
    for broken in (text[:-3], text.replace("A", "B", 1), "", "ANCHORDESK1", text + "A"):
        with pytest.raises(TeamRefusedError, match="not a whole invitation"):
            team_answering.invitation_in(broken)


def test_a_revoked_desk_s_figures_are_refused_and_earlier_ones_stay(
    people: Team, lead: TeamDesk
) -> None:
    worker = people.join(lead, "Sam Kaur")
    worker.add("One", "Two")
    worker.tally()
    worker.to_stick()
    lead.from_stick()
    assert lead.total() == 2
    before = lead.roster().deposit_token
    membership.revoke(lead.workspace, worker.key_id)
    assert lead.roster().deposit_token != before
    worker.add("Three")
    worker.tally()
    worker.to_stick()
    refused = lead.from_stick().refused
    assert any("does not belong to the team any more" in sentence for sentence in refused)
    assert lead.total() == 2


def test_a_revoked_desk_that_hears_of_it_sends_no_more(people: Team, lead: TeamDesk) -> None:
    worker = people.join(lead, "Sam Kaur")
    other = people.join(lead, "Ola Berg")
    roster = membership.revoke(lead.workspace, worker.key_id)
    with lead.workspace.records.reading() as reading:
        kept = reading.team.organisation()
    assert kept is not None
    keys = own_keys(worker.workspace)
    inbox.receive(worker.workspace, seal(kept.roster, recipient_public_key=keys.sealing_public))
    with pytest.raises(TeamRefusedError, match="not belong to the team any more"):
        worker.tally()
    lead.to_stick()
    other.from_stick()
    assert other.roster() == roster


def test_a_new_laptop_in_an_old_one_s_place_counts_nobody_twice(
    people: Team, lead: TeamDesk
) -> None:
    old = people.join(lead, "Sam Kaur")
    old.add("One", "Two", "Three")
    old.tally()
    old.to_stick()
    lead.from_stick()
    new = people.join(lead, "Sam Kaur", in_place_of=old.key_id)
    assert lead.total() == 3, "the old laptop's figures count until the new one's are here"
    new.add("One", "Two", "Three", "Four")
    new.tally()
    new.to_stick()
    lead.from_stick()
    assert lead.total() == 4
    old.tally()
    old.to_stick()
    lead.from_stick()
    assert lead.total() == 4


def test_a_tally_that_is_withheld_is_missed_by_name_though_one_who_left_has_sent(
    people: Team, lead: TeamDesk
) -> None:
    leaver, sends, held_back = (people.join(lead, name) for name in ("Lee Oak", "Sam", "Ola Berg"))
    for desk in (leaver, sends, held_back):
        desk.add("Amina")
        desk.tally()
    for desk in (leaver, sends):
        desk.to_stick()
    lead.from_stick()
    membership.revoke(lead.workspace, leaver.key_id)
    template = lead.workspace.library.template(TEMPLATE)
    told = warnings_of(lead.workspace, template, NOW)
    assert told[-1].startswith("1 desk has not sent a tally for ")
    assert told[-1].endswith(" yet: Ola Berg.")


def test_a_desk_that_was_ended_is_let_in_again_once_somebody_took_it_over(
    people: Team, lead: TeamDesk
) -> None:
    worker = people.join(lead, "Sam Kaur")
    membership.revoke(lead.workspace, worker.key_id)
    worker.add("Amina")
    worker.tally()
    worker.to_stick()
    refused = lead.from_stick().refused
    assert len(refused) == 2, "figures and the report of work; nothing of the request to join"
    assert all("not belong to the team any more" in why for why in refused)
    membership.let_in_again(lead.workspace, worker.key_id)
    with pytest.raises(TeamRefusedError, match="was ended"):
        membership.let_in_again(lead.workspace, worker.key_id)
    lead.to_stick()
    worker.from_stick()
    worker.tally()
    worker.to_stick()
    lead.from_stick()
    assert lead.total() == 1


def test_the_list_goes_forwards_only(people: Team, lead: TeamDesk) -> None:
    worker = people.join(lead, "Sam Kaur")
    first = lead.roster()
    people.join(lead, "Ola Berg")
    lead.to_stick()
    worker.from_stick()
    assert worker.roster().version == first.version + 1
    keys = own_keys(worker.workspace)
    older = seal(sign_roster(first, SIGNING_KEY), recipient_public_key=keys.sealing_public)
    assert not inbox.receive(worker.workspace, older).is_new
    fork = msgspec.structs.replace(worker.roster(), lease_days=9)
    forked = seal(sign_roster(fork, SIGNING_KEY), recipient_public_key=keys.sealing_public)
    with pytest.raises(TeamRefusedError, match="same number"):
        inbox.receive(worker.workspace, forked)
    stranger = seal(sign_roster(fork, b"x" * 32), recipient_public_key=keys.sealing_public)
    with pytest.raises(SignatureRefusedError):
        inbox.receive(worker.workspace, stranger)
    assert worker.roster().lease_days == 0


def test_only_the_desk_that_the_list_names_makes_returns(people: Team, lead: TeamDesk) -> None:
    deputy = people.join(lead, "Dora Quist", DeskRole.LEAD)
    deputy.add("One")
    with pytest.raises(ReturnRefusedError, match="makes the returns"):
        returns.prepare(deputy.workspace, TEMPLATE, NOW)
    assert membership.leads_here(deputy.workspace), "a deputy may change the team"
    membership.let_make_returns(lead.workspace, deputy.key_id)
    lead.to_stick()
    deputy.from_stick()
    with pytest.raises(ReturnRefusedError, match="makes the returns"):
        returns.prepare(lead.workspace, TEMPLATE, NOW)
    for number in range(9):
        deputy.add(f"More {number}")
    assert returns.prepare(deputy.workspace, TEMPLATE, NOW).message.tables


def test_a_desk_with_a_ledger_goes_on_making_the_returns(people: Team, lead: TeamDesk) -> None:
    deputy = people.join(lead, "Dora Quist", DeskRole.LEAD)
    lead.add(*(f"Resident {number}" for number in range(12)))
    returns.approve(lead.workspace, returns.prepare(lead.workspace, TEMPLATE, NOW))
    with pytest.raises(TeamRefusedError, match="must go on making them"):
        membership.let_make_returns(lead.workspace, deputy.key_id)


def test_a_deputy_takes_people_in_too(people: Team, lead: TeamDesk) -> None:
    deputy = people.join(lead, "Dora Quist", DeskRole.LEAD)
    worker = people.desk("Sam Kaur")
    let_in(deputy, worker)
    lead.from_stick()
    assert lead.roster() == deputy.roster() == worker.roster()


def test_a_worker_s_desk_changes_nothing(people: Team, lead: TeamDesk) -> None:
    worker = people.join(lead, "Sam Kaur")
    with pytest.raises(RoleRefusedError, match="Only a team lead's desk"):
        team_joining.invite(worker.workspace, "Mallory", DeskRole.WORKER)
    with pytest.raises(RoleRefusedError, match="Only a team lead's desk"):
        membership.revoke(worker.workspace, lead.key_id)


def test_a_lease_s_list_is_renewed_weekly_and_not_more_often(people: Team) -> None:
    lead = people.lead(lease_days=60)
    assert not membership.renew_if_due(lead.workspace)
    people.clock.move(days=8)
    assert membership.renew_if_due(lead.workspace)
    assert not membership.renew_if_due(lead.workspace)
    assert lead.roster().issued_at == people.clock.now()
    assert people.clock.now() - timedelta(days=8) < lead.roster().issued_at


@pytest.mark.slow
def test_every_flipped_bit_of_a_list_and_a_request_is_refused(people: Team, lead: TeamDesk) -> None:
    worker = people.desk("Sam Kaur")
    invitation = team_joining.invite(lead.workspace, "Sam Kaur", DeskRole.WORKER)
    team_answering.answer(worker.workspace, invitation)
    (request,) = sync.status(worker.workspace).items
    every_flip_is_refused(lead, request.body)
    worker.to_stick()
    lead.from_stick()
    (pending,) = team_joining.pending(lead.workspace)
    waiting = team_answering.waiting_for_lead(worker.workspace)
    assert waiting is not None
    team_joining.let_in(lead.workspace, pending.invitation, waiting.words)
    listed = next(i for i in sync.status(lead.workspace).items if i.kind == "roster/1")
    every_flip_is_refused(worker, listed.body)
    assert inbox.receive(worker.workspace, listed.body).is_new


def every_flip_is_refused(reader: TeamDesk, envelope: bytes) -> None:
    """Each byte of the envelope, one bit in it."""
    for at in range(len(envelope)):
        flipped = bytearray(envelope)
        flipped[at] ^= 1 << at % 8
        with pytest.raises(WireError):
            inbox.receive(reader.workspace, bytes(flipped))
