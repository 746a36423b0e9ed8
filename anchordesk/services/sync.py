"""Delivering the outbox: to the hub until its signed receipt comes, to a folder for the lead.

Only a receipt that verifies under the pinned key of the hub and names the digest settles an item.
No unit of work stays open while the network is waited for. When to try again is kept in the
vault, so that it survives a restart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from anchordesk.domain.dates import long_date
from anchordesk.services.errors import NotFoundError
from anchordesk.services.exchange_records import (
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.services.ports import HubReply
from anchordesk.services.records import RecordsReading
from anchordesk.services.workspace import Workspace
from anchordesk.wire.errors import WireError
from anchordesk.wire.messages import JOIN_REQUEST
from anchordesk.wire.receipts import verify_receipt

SHORTEST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=30)
UNSETTLED = (OutboxState.WAITING, OutboxState.SENDING)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What the sync screen says.

    Attributes:
        headline: One sentence: what waits, what was sent, and that work is saved.
        items: The outbox, newest first.
        waiting: How many items the hub or the lead does not have yet.
        needs_you: How many items wait for a person.
        next_attempt_at: When the next try is due; None if nothing waits for the hub.
    """

    headline: str
    items: tuple[OutboxItem, ...]
    waiting: int
    needs_you: int
    next_attempt_at: datetime | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one run brought: items that got their receipt, and those that did not."""

    stored: tuple[OutboxItem, ...]
    not_yet: tuple[OutboxItem, ...]


def status(workspace: Workspace) -> SyncStatus:
    """Return where everything in the outbox is."""
    with workspace.records.reading() as reading:
        items, hub = reading.outbox(), reading.hub()
    waiting = [item for item in items if item.state in UNSETTLED]
    held = [item for item in items if item.state is OutboxState.HELD]
    # The oldest goes first and the others wait behind it, so only its time counts.
    first = next((item for item in reversed(waiting) if _is_for_hub(item)), None)
    return SyncStatus(
        headline=_headline(items, waiting, held, hub),
        items=items,
        waiting=len(waiting),
        needs_you=len(held),
        next_attempt_at=None if first is None else first.next_attempt_at or first.created_at,
    )


def send_to_hub(workspace: Workspace, *, now_please: bool = False) -> Delivery:
    """Send what is due to the hub, oldest first, and settle what it gave receipts for.

    The run ends at the first item that could not be delivered for a passing reason: the others
    would fail alike. With `now_please` items are tried before they are due.
    """
    with workspace.records.reading() as reading:
        hub = reading.hub()
        items = [i for i in reversed(reading.outbox()) if _is_for_hub(i)]
    now = workspace.now()
    stored: list[OutboxItem] = []
    not_yet: list[OutboxItem] = []
    if hub is None:
        return Delivery((), tuple(items))
    for item in items:
        if not now_please and not _is_due(item, now):
            not_yet.append(item)
            break
        settled = _send(workspace, hub, item)
        (stored if settled.state is OutboxState.STORED else not_yet).append(settled)
        if settled.state is OutboxState.WAITING:
            break
    return Delivery(tuple(stored), tuple(not_yet))


def put_in_folder(workspace: Workspace, folder: Path) -> tuple[OutboxItem, ...]:
    """Write everything for the team lead into a folder or onto a stick; return what was written.

    An item may be written more than once: the lead counts it once.

    Raises:
        StorageError: if the folder cannot be written; the items stay in the outbox.
    """
    carrier = workspace.open_envelope_folder(folder)
    with workspace.records.reading() as reading:
        items = [i for i in reversed(reading.outbox()) if i.destination is Destination.LEAD]
    waiting = [item for item in items if item.state in UNSETTLED]
    written = []
    for item in waiting:
        carrier.put(item.digest, item.body)
        settled = replace(item, state=OutboxState.CARRIED, settled_at=workspace.now())
        with workspace.records.changing() as change:
            change.settle(settled)
        written.append(settled)
    return tuple(written)


def try_again(workspace: Workspace, item: OutboxItem) -> OutboxItem:
    """Put an item that was held back in the queue, after a person looked into it.

    One that is not held any more, since it was asked for before, stays as it is.

    Raises:
        NotFoundError: if it is not in the outbox any more.
    """
    with workspace.records.changing() as change:
        kept = _in_outbox(change, item)
        if kept is None:
            raise NotFoundError("That item is not in the outbox any more.")
        if kept.state is not OutboxState.HELD:
            return kept
        again = replace(kept, state=OutboxState.WAITING, next_attempt_at=None, problem="")
        change.settle(again)
    return again


def _is_for_hub(item: OutboxItem) -> bool:
    return item.destination is Destination.HUB and item.state in UNSETTLED


def _is_due(item: OutboxItem, now: datetime) -> bool:
    # A clock that was set back must not make an item wait for years.
    due = item.next_attempt_at
    return due is None or due <= now or due > now + LONGEST_WAIT


def _send(workspace: Workspace, hub: HubRegistration, item: OutboxItem) -> OutboxItem:
    reply = workspace.hub_transport.send(
        hub.url, item.path, item.body, is_join=item.kind == JOIN_REQUEST
    )
    settled = _settled(workspace, hub, replace(item, attempts=item.attempts + 1), reply)
    with workspace.records.changing() as change:
        # Joining a network anew may have replaced the item while the hub was answering.
        if _in_outbox(change, item) is not None:
            change.settle(settled)
    return settled


def _in_outbox(reading: RecordsReading, item: OutboxItem) -> OutboxItem | None:
    return next((kept for kept in reading.outbox() if kept.digest == item.digest), None)


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


def _last_sent(items: tuple[OutboxItem, ...]) -> str:
    """Return when the network last confirmed something; a folder confirms nothing."""
    received = [
        item.settled_at
        for item in items
        if item.state is OutboxState.STORED and item.settled_at is not None
    ]
    if not received:
        return ""
    last = max(received).astimezone()
    return f" Last received by the network {long_date(last.date())}, {last:%H:%M}."


def _headline(
    items: tuple[OutboxItem, ...],
    waiting: list[OutboxItem],
    held: list[OutboxItem],
    hub: HubRegistration | None,
) -> str:
    safe = "Your work is saved on this laptop."
    last = _last_sent(items)
    if held:
        things = "1 item needs" if len(held) == 1 else f"{len(held)} items need"
        return f"{things} you.{last} {safe}"
    if waiting:
        things = "1 item is" if len(waiting) == 1 else f"{len(waiting)} items are"
        return f"{things} waiting to be sent.{last} {safe}"
    if hub is None and not items:
        return f"This desk works on its own. {safe}"
    return f"Nothing is waiting.{last} {safe}"
