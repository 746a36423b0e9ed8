"""A desk without news of its team stays locked after its lease, keeps all, and is let in again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.server import running_hub
from anchordesk.services import lease, membership, network_joining
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.lease import ClockBehindError, LeaseOverError
from anchordesk.services.policy import Policy
from anchordesk.wire.codec import encode
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.team_desks import Team, TeamDesk

DAYS = 30


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


@pytest.fixture
def lead(people: Team) -> TeamDesk:
    return people.lead(lease_days=DAYS)


@pytest.fixture
def worker(people: Team, lead: TeamDesk) -> TeamDesk:
    made = people.join(lead, "Sam Kaur")
    made.add("Dilwyn")
    return made


def empty(stick: Path) -> None:
    for file in stick.rglob("*"):
        if file.is_file():
            file.unlink()


def test_within_the_lease_a_desk_opens_offline(people: Team, worker: TeamDesk) -> None:
    people.clock.move(days=DAYS - 1)
    worker.reopen()
    assert worker.names() == ["Dilwyn"]


def test_after_the_lease_it_stays_locked_and_says_what_is_safe(
    people: Team, worker: TeamDesk
) -> None:
    people.clock.move(days=DAYS, seconds=1)
    with pytest.raises(LeaseOverError) as refused:
        worker.reopen()
    assert "no news of your team since 23 November 2026" in refused.value.what_happened
    assert "Nothing was deleted" in refused.value.what_is_safe
    assert "your lead can let you in again" in refused.value.what_to_do


def test_the_lead_s_newer_list_on_a_stick_lets_it_in_with_everything(
    people: Team, lead: TeamDesk, worker: TeamDesk
) -> None:
    worker.workspace.lock()
    people.clock.move(days=DAYS + 5)
    empty(lead.stick)
    assert membership.renew_if_due(lead.workspace)
    lead.to_stick()
    with pytest.raises(LeaseOverError):
        worker.desk.unlock(PASSPHRASE)
    worker.workspace = worker.desk.unlock_with_files(PASSPHRASE, lead.stick)
    assert worker.names() == ["Dilwyn"]
    people.clock.move(days=DAYS - 1)
    worker.reopen()


def test_old_files_let_nobody_in(people: Team, lead: TeamDesk, worker: TeamDesk) -> None:
    lead.to_stick()
    worker.from_stick()
    worker.workspace.lock()
    people.clock.move(days=DAYS + 5)
    with pytest.raises(LeaseOverError):
        worker.desk.unlock_with_files(PASSPHRASE, lead.stick)


def test_whoever_left_is_not_let_in(people: Team, lead: TeamDesk, worker: TeamDesk) -> None:
    empty(lead.stick)
    membership.revoke(lead.workspace, worker.key_id)
    worker.workspace.lock()
    people.clock.move(days=DAYS + 1)
    membership.renew_if_due(lead.workspace)
    lead.to_stick()
    with pytest.raises(LeaseOverError):
        worker.desk.unlock_with_files(PASSPHRASE, lead.stick)


def test_a_clock_turned_back_is_noticed(people: Team, lead: TeamDesk, worker: TeamDesk) -> None:
    people.clock.move(days=DAYS - 1)
    worker.reopen()
    people.clock.move(days=-20)
    with pytest.raises(ClockBehindError, match="was last used on 22 December 2026"):
        worker.reopen()
    people.clock.move(days=21, seconds=1)
    with pytest.raises(LeaseOverError):
        worker.desk.unlock(PASSPHRASE)


def test_an_hour_back_in_autumn_is_nothing(people: Team, worker: TeamDesk) -> None:
    people.clock.move(days=2)
    worker.reopen()
    people.clock.move(hours=-1)
    worker.reopen()


def test_a_wrong_clock_that_was_set_right_needs_nobody(people: Team, worker: TeamDesk) -> None:
    worker.workspace.lock()
    people.clock.move(days=1000)
    with pytest.raises(LeaseOverError):
        worker.desk.unlock(PASSPHRASE)
    people.clock.move(days=-999)
    worker.workspace = worker.desk.unlock(PASSPHRASE)


def test_after_use_under_a_wrong_clock_the_lead_lets_the_desk_in(
    people: Team, lead: TeamDesk, worker: TeamDesk
) -> None:
    worker.workspace.lock()
    people.clock.move(days=DAYS - 1)
    worker.workspace = worker.desk.unlock(PASSPHRASE)
    worker.workspace.lock()
    people.clock.move(days=-20)
    empty(lead.stick)
    assert membership.renew_if_due(lead.workspace)
    lead.to_stick()
    worker.workspace = worker.desk.unlock_with_files(PASSPHRASE, lead.stick)
    worker.reopen()


def test_the_lead_s_own_desk_is_never_locked_out(people: Team, lead: TeamDesk) -> None:
    people.clock.move(days=400)
    lead.reopen()
    assert lease.lease_of(lead.workspace) is None


def test_without_a_limit_nothing_changes(people: Team) -> None:
    worker = people.join(people.lead(), "Sam Kaur")
    people.clock.move(days=1000)
    worker.reopen()


def test_it_may_set_a_shorter_lease_than_the_lead_and_the_lead_s_desk_renews_for_it(
    people: Team, lead: TeamDesk, worker: TeamDesk
) -> None:
    worker.desk = replace(worker.desk, read_policy=lambda: Policy(lease_days=10))
    people.clock.move(days=11)
    with pytest.raises(LeaseOverError, match="After 10 days"):
        worker.reopen()
    unlimited = people.lead("Uma Rao")
    by_policy = replace(unlimited.workspace, read_policy=lambda: Policy(lease_days=10))
    people.clock.move(days=3)
    assert not membership.renew_if_due(unlimited.workspace)
    assert membership.renew_if_due(by_policy)


def test_unlocking_asks_the_hub(people: Team, tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    create_hub(folder, "North")
    with running_hub(folder) as hub:
        lead = people.lead(lease_days=DAYS)
        invitation = tmp_path / "network.adinvite"
        invitation.write_bytes(encode(invite(folder, "Harbour Homes", hub.url)))
        network_joining.join_network(lead.workspace, invitation)
        lead.send()
        worker = people.join(lead, "Sam Kaur", by_hub=True)
        worker.add("Dilwyn")
        worker.workspace.lock()
        people.clock.move(days=DAYS + 1)
        with pytest.raises(LeaseOverError):
            worker.desk.unlock(PASSPHRASE)
        membership.renew_if_due(lead.workspace)
        lead.send()
        worker.workspace = worker.desk.unlock(PASSPHRASE)
        assert worker.names() == ["Dilwyn"]


def test_a_lease_is_a_week_or_more(lead: TeamDesk) -> None:
    with pytest.raises(TeamRefusedError, match="from 7 to 366"):
        membership.set_lease(lead.workspace, 1)
    assert membership.set_lease(lead.workspace, 0).lease_days == 0
