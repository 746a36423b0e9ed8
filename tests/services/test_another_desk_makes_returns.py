"""Another desk makes the returns while tallies sealed to the one before are on their way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.domain.roles import DeskRole
from anchordesk.services import membership, returns, sync, team_answering, team_joining
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import OutboxState
from anchordesk.wire.messages import TALLY
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.team_desks import LAST, NOW, TEMPLATE, Team, TeamDesk


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


def carry(sender: TeamDesk, *readers: TeamDesk) -> None:
    sender.to_stick()
    for reader in readers:
        reader.from_stick()


@pytest.fixture
def desks(people: Team) -> tuple[TeamDesk, TeamDesk, TeamDesk]:
    """A lead that makes the returns, a deputy, and a worker with three residents."""
    lead = people.lead()
    deputy = people.join(lead, "Dora Quist", DeskRole.LEAD)
    worker = people.join(lead, "Sam Kaur")
    carry(lead, worker, deputy)
    worker.add("Amina Diallo", "Bo Chen", "Cy Day")
    return lead, deputy, worker


def waiting(desk: TeamDesk) -> list[str]:
    """The tallies that wait in a desk's outbox."""
    return [
        item.digest
        for item in sync.status(desk.workspace).items
        if item.kind == TALLY and item.state is OutboxState.WAITING
    ]


def missed(desk: TeamDesk) -> bool:
    warnings = returns.prepare(desk.workspace, TEMPLATE, NOW).warnings
    return any("Sam Kaur" in warning for warning in warnings)


def test_a_tally_that_waits_for_the_desk_before_goes_to_the_one_that_makes_returns_now(
    desks: tuple[TeamDesk, TeamDesk, TeamDesk],
) -> None:
    lead, deputy, worker = desks
    deputy.add(*(f"Resident {number}" for number in range(9)))
    old = worker.tally()
    membership.let_make_returns(lead.workspace, deputy.key_id)
    carry(lead, deputy)
    assert missed(deputy), "until it is there, its desk is missed by name"
    carry(lead, worker)
    (new,) = waiting(worker)
    assert new != old.digest, "what only the desk before can open does not go any more"
    carry(worker, lead, deputy)
    assert deputy.total() == 12
    assert not missed(deputy)
    assert lead.total() == 0, "the desk before was sent nothing"
    carry(deputy, worker)
    assert worker.item(new).state is OutboxState.COUNTED


def test_what_lies_with_a_lost_desk_is_counted_once_where_returns_are_made_now(
    desks: tuple[TeamDesk, TeamDesk, TeamDesk],
) -> None:
    """The lead's laptop is lost, with one tally counted on it and one in its mailbox."""
    lead, deputy, worker = desks
    worker.tally(LAST)
    carry(worker, lead)
    worker.tally()
    worker.to_stick()
    lead.workspace.lock()
    membership.let_make_returns(deputy.workspace, deputy.key_id)
    carry(deputy, worker)
    assert len(waiting(worker)) == 2
    for _ in range(2):
        carry(worker, deputy)
        assert (deputy.total(LAST), deputy.total()) == (worker.counted(LAST), 3)
    worker.add("Di Ek")
    worker.tally()
    carry(worker, deputy)
    assert deputy.total() == 4, "a later count replaces the one that was sent again"


def test_nothing_is_sent_again_by_a_list_that_changes_something_else(
    people: Team, desks: tuple[TeamDesk, TeamDesk, TeamDesk]
) -> None:
    lead, deputy, worker = desks
    worker.tally()
    carry(worker, lead)
    people.join(lead, "Ola Berg")
    carry(lead, worker, deputy)
    assert waiting(worker) == []
    assert lead.total() == 3


def test_a_laptop_is_not_taken_in_for_the_desk_that_makes_returns(
    people: Team, desks: tuple[TeamDesk, TeamDesk, TeamDesk]
) -> None:
    """Nobody else knows what it printed. The invitation still works once that is settled."""
    lead, deputy, _ = desks
    new = people.desk("Priya Nair", DeskRole.LEAD)
    invitation = team_joining.invite(deputy.workspace, "Priya Nair", DeskRole.LEAD)
    words = team_answering.answer(new.workspace, invitation).words
    carry(new, deputy)
    (asking,) = team_joining.pending(deputy.workspace)

    def let_in() -> None:
        team_joining.let_in(deputy.workspace, asking.invitation, words, in_place_of=lead.key_id)

    with pytest.raises(TeamRefusedError, match="makes the returns") as refused:
        let_in()
    assert "backup" in refused.value.what_to_do
    assert deputy.roster().returns_by == lead.key_id
    membership.let_make_returns(deputy.workspace, deputy.key_id)
    let_in()
    assert deputy.roster().member(lead.key_id).status == "replaced"  # type: ignore[union-attr]


def test_the_same_desk_on_another_laptop_opens_what_waits_for_it(
    people: Team, desks: tuple[TeamDesk, TeamDesk, TeamDesk], tmp_path: Path
) -> None:
    lead, _, worker = desks
    lead.workspace.lock()
    put_back = tmp_path / "put back"
    shutil.copytree(lead.desk.vault_folder, put_back)
    worker.tally()
    worker.to_stick()
    desk = replace(lead.desk, vault_folder=put_back)
    again = TeamDesk(desk.unlock(PASSPHRASE), desk, lead.stick)
    people.desks.append(again)
    again.from_stick()
    assert again.total() == 3
    carry(again, worker)
    assert waiting(worker) == []
