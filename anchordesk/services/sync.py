"""How sending stands, and what people do about it: folders, trying again, sending now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from anchordesk.domain.dates import long_date
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.errors import NotFoundError
from anchordesk.services.exchange_records import (
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.services.progress import GoOn, always
from anchordesk.services.sending import (
    LONGEST_WAIT,
    UNSETTLED,
    Delivery,
    in_outbox,
    is_for_hub,
    needs,
    send_to_hub,
)
from anchordesk.services.team_records import HubTraffic
from anchordesk.services.workspace import Workspace

__all__ = (
    "LONGEST_WAIT",
    "Delivery",
    "SyncStatus",
    "put_in_folder",
    "send_to_hub",
    "status",
    "try_again",
)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What the sync screen says.

    Attributes:
        headline: One sentence: what waits, what was sent, and that work is saved.
        items: The outbox, newest first.
        waiting: How many items the hub or the lead does not have yet.
        needs_you: How many items wait for a person.
        next_attempt_at: When the next try is due; None if nothing waits for the hub.
        fetches: Whether anything can wait for this desk at the hub.
        fetches_packs: Whether the network's packs can be fetched there.
        traffic: What went to the hub and came from it this month.
    """

    headline: str
    items: tuple[OutboxItem, ...]
    waiting: int
    needs_you: int
    next_attempt_at: datetime | None
    fetches: bool = False
    fetches_packs: bool = False
    traffic: HubTraffic | None = None


@door(UseCase.EXCHANGE)
def status(workspace: Workspace) -> SyncStatus:
    """Return where everything in the outbox is."""
    with workspace.records.reading() as reading:
        items, hub = reading.outbox(), reading.hub()
        team = reading.team
        joined = team.organisation() is not None or team.joining() is not None
        traffic = team.traffic(f"{workspace.now():%Y-%m}")
        trusts = reading.network.trusted() is not None
    waiting = [item for item in items if item.state in UNSETTLED]
    held = [item for item in items if item.state is OutboxState.HELD]
    return SyncStatus(
        headline=_headline(items, waiting, held, hub),
        items=items,
        waiting=len(waiting),
        needs_you=len(held),
        next_attempt_at=_next_attempt(waiting),
        fetches=hub is not None and joined,
        fetches_packs=hub is not None and trusts,
        traffic=traffic,
    )


@door(UseCase.EXCHANGE)
def put_in_folder(
    workspace: Workspace, folder: Path, go_on: GoOn = always
) -> tuple[OutboxItem, ...]:
    """Write everything for other desks into a folder or onto a stick; return what was written.

    An item may be written more than once, and go by the hub as well: it counts once.

    Args:
        go_on: Asked before each item; those that are not written stay in the outbox.

    Raises:
        StorageError: if the folder cannot be written; the items stay in the outbox.
    """
    # What is counted and checked here takes much code, and most days no folder is written.
    from anchordesk.services import desk_reports  # noqa: PLC0415
    from anchordesk.services.return_delivery import why_not_cleared  # noqa: PLC0415

    carrier = workspace.open_envelope_folder(folder)
    desk_reports.queue_if_due(workspace)
    with workspace.records.reading() as reading:
        items = [
            item
            for item in reversed(reading.outbox())
            if item.destination is not Destination.HUB
            and not why_not_cleared(workspace, reading, item)
        ]
    waiting = [item for item in items if item.state in UNSETTLED]
    written = []
    for done, item in enumerate(waiting):
        if not go_on(done, len(waiting)):
            break
        carrier.put(item.digest, item.body)
        settled = replace(item, state=OutboxState.CARRIED, settled_at=workspace.now())
        with workspace.records.changing() as change:
            change.settle(settled)
        written.append(settled)
    return tuple(written)


@door(UseCase.EXCHANGE)
def try_again(workspace: Workspace, item: OutboxItem) -> OutboxItem:
    """Put an item that was held back in the queue, after a person looked into it.

    One that is not held any more, since it was asked for before, stays as it is.

    Raises:
        NotFoundError: if it is not in the outbox any more.
    """
    with workspace.records.changing() as change:
        kept = in_outbox(change, item)
        if kept is None:
            raise NotFoundError("That item is not in the outbox any more.")
        if kept.state is not OutboxState.HELD:
            return kept
        again = replace(kept, state=OutboxState.WAITING, next_attempt_at=None, problem="")
        change.settle(again)
    return again


def _next_attempt(waiting: list[OutboxItem]) -> datetime | None:
    """When the next try is due; what waits behind another item has no time of its own."""
    ahead: set[str] = set()
    due: list[datetime] = []
    for item in reversed(waiting):
        if is_for_hub(item):
            if not ahead & set(needs(item)):
                due.append(item.next_attempt_at or item.created_at)
            ahead.add(item.kind)
    return min(due, default=None)


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
