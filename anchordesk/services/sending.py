"""Sending the outbox to the hub: what is due, in its order, until the hub's signed receipt comes.

Only a receipt that verifies under the pinned key of the hub and names the digest settles an item.
No unit of work stays open while the network is waited for. When to try again is kept in the
vault, so that it survives a restart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from anchordesk.domain.roles import UseCase
from anchordesk.services import hub_standing
from anchordesk.services.doors import door
from anchordesk.services.envelopes import is_for_mailbox
from anchordesk.services.exchange_records import HubRegistration, OutboxItem, OutboxState
from anchordesk.services.ports import HubReply
from anchordesk.services.records import RecordsReading
from anchordesk.services.roster import roster_of
from anchordesk.services.team_records import HubTraffic
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.mailboxes import DEPOSIT_GRANT
from anchordesk.wire.messages import JOIN_REQUEST
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.team import TeamInvitation

SHORTEST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=30)
MOST_FAILURES = 3
UNSETTLED = (OutboxState.WAITING, OutboxState.SENDING)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one run brought: items that got their receipt, and those that did not."""

    stored: tuple[OutboxItem, ...]
    not_yet: tuple[OutboxItem, ...]


@door(UseCase.EXCHANGE)
def send_to_hub(workspace: Workspace, *, now_please: bool = False) -> Delivery:
    """Send what is due to the hub, oldest first, and settle what it gave receipts for.

    An item that is answered "later" holds up only those that need it to be there first. The run
    ends at the first item that says the network or the hub itself cannot go on, or after three
    failures in a row. With `now_please` items are tried before they are due.
    """
    with workspace.records.reading() as reading:
        hub = reading.hub()
        items = [i for i in reversed(reading.outbox()) if is_for_hub(i)]
        token = deposit_token(reading)
    if hub is None:
        return Delivery((), tuple(items))
    run = _Run(workspace, hub, token)
    for item in items:
        if not run.goes_on or run.is_held_up(item):
            run.leave(item)
        elif not now_please and not _is_due(item, workspace.now()):
            run.hold_up(item)
        else:
            run.send(item)
    run.keep_traffic()
    if run.stored:
        hub_standing.look(workspace, hub)
    return Delivery(tuple(run.stored), tuple(run.not_yet))


class _Run:
    """One run over the outbox: what was stored, what waits, and whom it holds up."""

    def __init__(self, workspace: Workspace, hub: HubRegistration, token: bytes) -> None:
        self.stored: list[OutboxItem] = []
        self.not_yet: list[OutboxItem] = []
        self.goes_on = True
        self._workspace = workspace
        self._hub = hub
        self._token = token
        self._waiting: set[str] = set()
        self._failures = 0
        self._sent = self._received = 0

    def is_held_up(self, item: OutboxItem) -> bool:
        """Whether an item needs one that waits to be there first."""
        return bool(self._waiting & set(needs(item)))

    def leave(self, item: OutboxItem) -> None:
        """Do not try an item this time."""
        self.not_yet.append(item)

    def hold_up(self, item: OutboxItem) -> None:
        """Do not try an item yet, nor those that need it."""
        self.not_yet.append(item)
        self._waiting.add(item.kind)

    def send(self, item: OutboxItem) -> None:
        """Try an item; a return that nobody approved is held back."""
        # Loaded when something is sent: most of a day's looks find nothing.
        from anchordesk.services.return_delivery import why_not_cleared  # noqa: PLC0415

        with self._workspace.records.reading() as reading:
            problem = why_not_cleared(self._workspace, reading, item)
        if problem:
            held = replace(item, state=OutboxState.HELD, problem=problem, next_attempt_at=None)
            with self._workspace.records.changing() as change:
                change.settle(held)
            self.not_yet.append(held)
            return
        reply = self._workspace.hub_transport.send(
            self._hub.url,
            item.path,
            item.body,
            is_join=item.kind == JOIN_REQUEST,
            token=self._token if is_for_mailbox(item) else b"",
        )
        self._sent += reply.sent_bytes
        self._received += reply.received_bytes
        tried = replace(item, attempts=item.attempts + 1)
        settled = _settled(self._workspace, self._hub, tried, reply)
        with self._workspace.records.changing() as change:
            # Joining a network anew may have replaced the item while the hub was answering; and
            # the lead may have counted a tally before the hub's receipt for it came.
            kept = in_outbox(change, item)
            if kept is not None and kept.state is not OutboxState.COUNTED:
                change.settle(settled)
        if settled.state is OutboxState.STORED:
            self.stored.append(settled)
            self._failures = 0
            return
        if settled.state is OutboxState.HELD:
            self.not_yet.append(settled)
            return
        self.hold_up(settled)
        self._failures += 1
        self.goes_on = reply.of_this_alone and self._failures < MOST_FAILURES

    def keep_traffic(self) -> None:
        """Add what went to and fro to this month's."""
        keep_traffic(self._workspace, self._sent, self._received)


def keep_traffic(workspace: Workspace, sent: int, received: int) -> None:
    """Add bytes that went to and fro to this month's."""
    if sent or received:
        month = f"{workspace.now():%Y-%m}"
        with workspace.records.changing() as change:
            change.team.add_traffic(HubTraffic(month, sent, received))


def deposit_token(reading: RecordsReading) -> bytes:
    """The token to leave envelopes with: the team's, or that of an invitation just answered."""
    roster = roster_of(reading)
    if roster is not None:
        return roster.deposit_token
    joining = reading.team.joining()
    return b"" if joining is None else decode(joining.invitation, TeamInvitation).deposit_token


def needs(item: OutboxItem) -> tuple[str, ...]:
    """The kinds of message that must be at the hub before an item can be."""
    if item.kind == JOIN_REQUEST:
        return (JOIN_REQUEST,)
    if is_for_mailbox(item):
        return (JOIN_REQUEST, DEPOSIT_GRANT)
    # Returns and grants go in their order: a later one makes an earlier one stale.
    return (JOIN_REQUEST, item.kind)


def is_for_hub(item: OutboxItem) -> bool:
    """Whether an item still has to go to the hub."""
    return bool(item.path) and item.state in UNSETTLED


def in_outbox(reading: RecordsReading, item: OutboxItem) -> OutboxItem | None:
    """What is kept of an item now; None if another one took its place."""
    return next((kept for kept in reading.outbox() if kept.digest == item.digest), None)


def _is_due(item: OutboxItem, now: datetime) -> bool:
    # A clock that was set back must not make an item wait for years.
    due = item.next_attempt_at
    return due is None or due <= now or due > now + LONGEST_WAIT


def _settled(
    workspace: Workspace, hub: HubRegistration, item: OutboxItem, reply: HubReply
) -> OutboxItem:
    now = workspace.now()
    problem = reply.problem
    if reply.receipt is not None:
        try:
            verify_receipt(reply.receipt, hub.public_key, item.digest)
        except WireError:
            problem = (
                "Something answered in the hub's place, and its answer is not the hub's receipt. "
                "This counts as not delivered."
            )
        else:
            return replace(
                item,
                state=OutboxState.STORED,
                receipt=reply.receipt,
                problem="",
                next_attempt_at=None,
                settled_at=now,
            )
    if not reply.try_again:
        return replace(item, state=OutboxState.HELD, problem=problem, next_attempt_at=None)
    pause = _pause(workspace, item.attempts, reply.retry_after_seconds)
    return replace(item, state=OutboxState.WAITING, problem=problem, next_attempt_at=now + pause)


def _pause(workspace: Workspace, attempts: int, asked_seconds: float | None) -> timedelta:
    """Return how long to wait: what the hub asked, else full jitter over a doubling bound."""
    if asked_seconds is not None:
        return min(max(timedelta(seconds=asked_seconds), SHORTEST_WAIT), LONGEST_WAIT)
    bound = min(SHORTEST_WAIT * (1 << min(attempts - 1, 16)), LONGEST_WAIT)
    share = int.from_bytes(workspace.identifiers.random_bytes(2), "big") / 0xFFFF
    return max(bound * share, SHORTEST_WAIT / 5)
