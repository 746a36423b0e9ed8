"""Desks, a lead and a real hub: what travels is sealed, arrives once, and says where it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.backup import back_up, restore
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.services import membership, network_joining, sync
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.ports import HubReply
from anchordesk.services.roster import own_mailbox
from anchordesk.wire import codec
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import encode
from anchordesk.wire.mailboxes import envelope_path
from tests.services.newer_lists import next_list, sealed_to
from tests.services.team_desks import NOW, Team, TeamDesk, hand_over

NEEDLES = (b"Ngozi", b"Adeyemi", b"Sam Kaur", b"Ola Berg", b"caseload-summary", b"stage_group")


@dataclass
class WatchedCarrier(HubCarrier):
    """The real carrier, which remembers every byte that went to and fro."""

    seen: list[bytes] = field(default_factory=list)
    answers_lost: int = 0

    def __post_init__(self) -> None:
        super().__init__(total_seconds=20)

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        reply = super().send(hub_url, path, body, is_join=is_join, token=token)
        self.seen += [path.encode(), body, reply.receipt or b""]
        if self.answers_lost:
            self.answers_lost -= 1
            return HubReply(None, "The connection to the hub broke off.")
        return reply

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        reply = super().read(hub_url, path, token=token)
        self.seen += [path.encode(), reply.receipt or b""]
        return reply


@dataclass
class Net:
    team: Team
    carrier: WatchedCarrier
    hub_folder: Path
    hub: RunningHub
    lead: TeamDesk
    stack: ExitStack
    port: int

    def restart_from(self, folder: Path) -> None:
        """As after a disaster: another copy of the hub answers at the same address."""
        self.stack.close()
        self.hub = self.stack.enter_context(running_hub(folder, port=self.port))


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    folder = tmp_path / "hub"
    create_hub(folder, "Anchor network")
    carrier = WatchedCarrier()
    people = Team(tmp_path, transport=carrier)
    with ExitStack() as stack:
        hub = stack.enter_context(running_hub(folder))
        lead = people.lead()
        (tmp_path / "network.adinvite").write_bytes(
            encode(invite(folder, "Harbour Homes", hub.url))
        )
        network_joining.join_network(lead.workspace, tmp_path / "network.adinvite")
        assert lead.send() == 2, "the request to join, and the token for the team"
        yield Net(people, carrier, folder, hub, lead, stack, hub.port)
        people.close()


def states(desk: TeamDesk) -> set[OutboxState]:
    return {item.state for item in sync.status(desk.workspace).items}


def test_a_desk_joins_and_its_figures_are_counted_without_a_stick(net: Net) -> None:
    worker = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    worker.add("Ngozi Adeyemi", "Second")
    item = worker.tally()
    assert worker.item(item.digest).state is OutboxState.WAITING
    worker.send()
    assert worker.item(item.digest).state is OutboxState.STORED
    assert net.lead.collect().kept == ("Sam Kaur",)
    assert net.lead.total() == 2
    net.lead.send()
    worker.collect()
    assert worker.item(item.digest).state is OutboxState.COUNTED
    assert net.lead.collect().received == ()


def test_a_case_passes_by_the_hub_and_nothing_personal_was_on_the_wire(net: Net) -> None:
    old = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    new = net.team.join(net.lead, "Ola Berg", by_hub=True)
    net.lead.send()
    old.collect()
    (ngozi,) = old.add("Ngozi Adeyemi")
    hand_over(old, new, ngozi, by_hub=True)
    assert (old.names(), new.names()) == ([], ["Ngozi Adeyemi"])
    for desk in (old, new):
        desk.tally()
        desk.send()
    net.lead.collect()
    assert net.lead.total() == 1
    wire = b"\n".join(net.carrier.seen)
    stored = b"".join(path.read_bytes() for path in net.hub_folder.iterdir() if path.is_file())
    for needle in NEEDLES:
        assert needle not in wire
        assert needle not in stored


def test_an_answer_that_is_lost_delivers_once(net: Net) -> None:
    worker = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    worker.add("One")
    item = worker.tally()
    net.carrier.answers_lost = 1
    assert worker.send() == 0
    assert worker.item(item.digest).state is OutboxState.WAITING
    assert worker.send() == 1
    assert len(net.lead.collect().received) == 1


def test_by_stick_and_by_hub_is_counted_once(net: Net) -> None:
    worker = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    worker.add("One")
    worker.tally()
    worker.to_stick()
    assert net.lead.from_stick().kept == ("Sam Kaur",)
    for item in sync.status(worker.workspace).items:
        if item.state is OutboxState.CARRIED:
            with worker.workspace.records.changing() as change:
                change.settle(replace(item, state=OutboxState.WAITING))
    worker.send()
    assert net.lead.collect().kept == ()
    assert net.lead.total() == 1


def test_a_revoked_desk_leaves_nothing_at_the_hub_and_the_others_go_on(net: Net) -> None:
    leaver = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    stays = net.team.join(net.lead, "Ola Berg", by_hub=True)
    membership.revoke(net.lead.workspace, leaver.key_id)
    net.lead.send()
    leaver.add("One")
    refused = leaver.tally()
    leaver.send()
    assert leaver.item(refused.digest).state is OutboxState.HELD
    stays.add("Two")
    kept = stays.tally()
    stays.send()
    assert stays.item(kept.digest).state is OutboxState.HELD, "it has the old token still"
    stays.collect()
    stays.send()
    assert stays.item(kept.digest).state is OutboxState.STORED
    net.lead.collect()
    assert net.lead.total() == 1


def test_a_newer_list_waits_at_the_hub_until_the_desk_is_updated(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    envelope = sealed_to(worker, "roster/1", next_list(net.lead, needs="0.3.0"))
    path = envelope_path(own_mailbox(worker.workspace), digest_of(envelope))
    token = net.lead.roster().deposit_token
    assert net.carrier.send(net.hub.url, path, envelope, is_join=False, token=token).receipt
    for _ in range(2):
        (refused,) = worker.collect().refused
        assert "Update AnchorDesk on this computer to version 0.3.0 or later" in refused
    monkeypatch.setattr(codec, "READS", "0.3.0")
    assert worker.collect().new_of("roster/1") == ("",)
    assert worker.roster().version == net.lead.roster().version + 1
    assert worker.collect().received == ()


def test_a_hub_restored_from_an_older_copy_is_noticed_and_gets_everything_again(
    net: Net, tmp_path: Path
) -> None:
    worker = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    backup, restored = tmp_path / "backup", tmp_path / "restored"
    back_up(net.hub_folder, backup)
    worker.add("One", "Two")
    item = worker.tally()
    worker.send()
    restore(backup, restored)
    net.restart_from(restored)
    assert net.lead.collect().kept == (), "the restored hub has lost the figures"
    worker.collect()
    again = worker.item(item.digest)
    assert again.state is OutboxState.WAITING
    assert "restored from an older copy" in again.problem
    worker.send()
    net.lead.collect()
    assert net.lead.total() == 2


def test_what_the_hub_carried_this_month_is_added_up(net: Net) -> None:
    worker = net.team.join(net.lead, "Sam Kaur", by_hub=True)
    month = f"{worker.workspace.now():%Y-%m}"
    with worker.workspace.records.reading() as reading:
        before = reading.team.traffic(month)
    worker.tally(NOW)
    worker.send()
    with worker.workspace.records.reading() as reading:
        after = reading.team.traffic(month)
    assert after.sent_bytes == before.sent_bytes + 16 * 1024
    assert after.received_bytes > before.received_bytes
