"""A restless desk, an unreliable hub: nothing is lost, doubled, or claimed without a receipt."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from anchordesk.adapters.carriers import CarriedFolder
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.domain.roles import DeskRole
from anchordesk.services import sync
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.exchange_records import (
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.settings import resource_path
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.receipts import verify_receipt
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.fakes.clock import StandingClock
from tests.fakes.hub_transport import FakeHub, Mood
from tests.shipped_library import shipped_library


class DeliveryMachine(RuleBasedStateMachine):
    """Queues, sends, sleeps, locks and unlocks while the hub changes its mood."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = StandingClock()
        self.hub = FakeHub()
        self.queued: dict[str, bytes] = {}
        self.desk = Desk(
            vault_folder=self.folder / "vault",
            vaults=cheap_vaults(MemorySecrets()),
            library=shipped_library(),
            clock=self.clock,
            identifiers=SystemIdentifiers(),
            sheets=SpreadsheetFiles(),
            return_writer=ReturnFiles(fonts=resource_path("fonts")),
            hub_transport=self.hub,
            open_envelope_folder=CarriedFolder,
            plan_writer=ActionPlans(fonts=resource_path("fonts")),
        )
        answers = FirstRun("Sam", "Harbour Homes", DeskRole.LEAD, PASSPHRASE)
        self.workspace = self.desk.first_run(answers)
        with self.workspace.records.changing() as change:
            change.save_hub(HubRegistration("http://127.0.0.1:1", self.hub.public_key))

    @rule(body=st.binary(min_size=1, max_size=40))
    def queue(self, body: bytes) -> None:
        digest = digest_of(body)
        item = OutboxItem(
            id=uuid4(),
            kind="join-request/1",
            title="Message",
            destination=Destination.HUB,
            path=f"/v1/mailboxes/{digest}",
            body=body,
            digest=digest,
            state=OutboxState.WAITING,
            created_at=self.clock.now(),
        )
        with self.workspace.records.changing() as change:
            change.add_to_outbox(item)
        self.queued[digest] = body

    @rule(mood=st.sampled_from(Mood))
    def hub_changes(self, mood: Mood) -> None:
        self.hub.mood = mood

    @rule(now=st.booleans())
    def send(self, now: bool) -> None:
        sync.send_to_hub(self.workspace, now_please=now)

    @rule(seconds=st.integers(-100_000, 100_000))
    def clock_jumps(self, seconds: int) -> None:
        self.clock.move(seconds=seconds)

    @rule()
    def lock_and_unlock(self) -> None:
        self.workspace.lock()
        self.workspace = self.desk.unlock(PASSPHRASE)

    @precondition(lambda self: sync.status(self.workspace).needs_you > 0)
    @rule()
    def person_tries_again(self) -> None:
        held = next(i for i in sync.status(self.workspace).items if i.state is OutboxState.HELD)
        sync.try_again(self.workspace, held)

    @invariant()
    def everything_queued_is_there_once_with_its_bytes(self) -> None:
        kept = sync.status(self.workspace).items
        assert {item.digest: item.body for item in kept} == self.queued
        assert len(kept) == len(self.queued)

    @invariant()
    def received_means_a_receipt_that_verifies_and_a_hub_that_has_it(self) -> None:
        for item in sync.status(self.workspace).items:
            if item.state is OutboxState.STORED:
                assert item.receipt is not None
                verify_receipt(item.receipt, self.hub.public_key, item.digest)
                assert self.hub.stored[item.digest] == item.body
            else:
                assert item.receipt is None

    def teardown(self) -> None:
        self._all_arrive_in_the_end()
        self.workspace.lock()
        shutil.rmtree(self.folder)

    def _all_arrive_in_the_end(self) -> None:
        self.hub.mood = Mood.ON
        for item in sync.status(self.workspace).items:
            if item.state is OutboxState.HELD:
                sync.try_again(self.workspace, item)
        for _ in range(len(self.queued) + 1):
            self.clock.move(hours=1)
            sync.send_to_hub(self.workspace)
        assert sync.status(self.workspace).waiting == 0
        assert self.hub.stored.items() >= self.queued.items()


DeliveryMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=20)
TestDelivery = pytest.mark.slow(DeliveryMachine.TestCase)
