"""Desks, a lead and a hub over a network that fails: nothing is lost, and nobody counted twice."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.limits import Limits, Rate
from anchordesk.hub.server import running_hub
from anchordesk.hub.service import Options
from anchordesk.services import network_joining, sync
from anchordesk.services.exchange_records import OutboxState
from anchordesk.wire.codec import encode
from tests.services.fault_proxy import Fault, FaultProxy
from tests.services.team_desks import Team, TeamDesk

PATIENT = Rate(100_000, 100_000)
NEEDLE = "Zebedee"
SETTLED = {OutboxState.STORED, OutboxState.COUNTED, OutboxState.CARRIED}

faults = st.lists(st.sampled_from(Fault), max_size=4)
which = st.sampled_from((0, 1))


class ExchangeMachine(RuleBasedStateMachine):
    """Two workers write residents and send what they count; a lead adds up."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.stack = ExitStack()
        hub_folder = self.folder / "hub"
        create_hub(hub_folder, "North")
        limits = Limits(reading=PATIENT, writing=PATIENT, member=PATIENT, depositor=PATIENT)
        hub = self.stack.enter_context(running_hub(hub_folder, options=Options(limits)))
        self.proxy = FaultProxy(hub.port)
        self.team = Team(self.folder, transport=HubCarrier(total_seconds=10.0))
        self.lead = self.team.lead()
        invitation = self.folder / "network.adinvite"
        invitation.write_bytes(encode(invite(hub_folder, "Harbour Homes", self.proxy.url)))
        network_joining.join_network(self.lead.workspace, invitation)
        self.lead.send()
        self.workers = [self.team.join(self.lead, name, by_hub=True) for name in ("Sam", "Ola")]
        self.residents = [0, 0]

    @property
    def desks(self) -> list[TeamDesk]:
        return [*self.workers, self.lead]

    @rule(at=which)
    def write(self, at: int) -> None:
        self.workers[at].add(f"{NEEDLE} {self.residents[at]}")
        self.residents[at] += 1

    @rule(at=which)
    def count(self, at: int) -> None:
        self.workers[at].tally()

    @rule(at=which, network=faults)
    def send(self, at: int, network: list[Fault]) -> None:
        self.proxy.faults = list(network)
        self.workers[at].send()

    @rule(network=faults)
    def lead_goes_round(self, network: list[Fault]) -> None:
        self.proxy.faults = list(network)
        self.lead.collect()
        self.lead.send()

    @rule(at=which, network=faults)
    def worker_reads(self, at: int, network: list[Fault]) -> None:
        self.proxy.faults = list(network)
        self.workers[at].collect()

    @rule(at=which)
    def by_stick(self, at: int) -> None:
        self.workers[at].to_stick()
        self.lead.from_stick()

    @rule(at=st.sampled_from((0, 1, 2)))
    def crash(self, at: int) -> None:
        self.desks[at].reopen()

    @rule(minutes=st.integers(-10_000, 10_000))
    def clock_jumps(self, minutes: int) -> None:
        self.team.clock.move(minutes=minutes)

    @invariant()
    def nobody_is_counted_twice(self) -> None:
        assert self.lead.total() <= sum(self.residents)

    def teardown(self) -> None:
        try:
            self.finish()
        finally:
            self.team.close()
            self.proxy.close()
            self.stack.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def finish(self) -> None:
        """The network heals: everything arrives, and the sum is the truth."""
        self.proxy.faults = []
        for worker in self.workers:
            worker.tally()
        for _ in range(3):
            for desk in self.desks:
                for item in sync.status(desk.workspace).items:
                    if item.state is OutboxState.HELD:
                        sync.try_again(desk.workspace, item)
                desk.send()
                assert desk.collect().problem == ""
        assert self.lead.total() == sum(self.residents)
        for desk in self.desks:
            states = {item.state for item in sync.status(desk.workspace).items}
            assert states <= SETTLED
        assert not any(NEEDLE.encode() in part for part in self.proxy.wire)


ExchangeMachine.TestCase.settings = settings(
    max_examples=2,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestExchange = pytest.mark.slow(ExchangeMachine.TestCase)


@pytest.mark.slow
def test_each_fault_is_met_and_got_over() -> None:
    """One after another, on the way to the hub and back: no fault is one by name only."""
    machine = ExchangeMachine()
    try:
        for fault in Fault:
            machine.write(0)
            machine.count(0)
            machine.send(0, [fault])
            machine.lead_goes_round([fault, fault])
            machine.worker_reads(0, [fault])
            assert fault in machine.proxy.met
            machine.nobody_is_counted_twice()
        machine.by_stick(0)
        machine.crash(0)
    finally:
        machine.teardown()
    assert set(machine.proxy.met) == set(Fault)
