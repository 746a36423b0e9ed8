"""Sealing what one desk says to another, and queueing it in the transaction that decides it."""

from __future__ import annotations

from anchordesk.services.exchange_records import Destination, OutboxItem, OutboxState
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.desk_keys import DeskKeys
from anchordesk.wire.mailboxes import envelope_path
from anchordesk.wire.sealing import seal, sealing_key_id
from anchordesk.wire.signing import sign_statement
from anchordesk.wire.team import RosterMember


def own_keys(workspace: Workspace) -> DeskKeys:
    """This desk's keys."""
    return DeskKeys.from_private(workspace.profile.signing_key, workspace.profile.sealing_key)


def send_to_desk(
    workspace: Workspace,
    change: RecordsChanging,
    member: RosterMember,
    *,
    kind: str,
    title: str,
    payload: bytes,
) -> OutboxItem:
    """Sign a payload for one desk, seal it, and queue it."""
    statement = sign_statement(
        kind,
        payload,
        private_key=own_keys(workspace).signing,
        recipient=sealing_key_id(member.sealing_public_key),
    )
    return queue_statement(
        workspace,
        change,
        statement,
        sealing_public_key=member.sealing_public_key,
        mailbox=member.mailbox,
        kind=kind,
        title=title,
    )


def queue_statement(
    workspace: Workspace,
    change: RecordsChanging,
    statement: bytes,
    *,
    sealing_public_key: bytes,
    mailbox: str,
    kind: str,
    title: str,
    destination: Destination = Destination.DESK,
) -> OutboxItem:
    """Seal a statement to one desk's key, and queue it for its mailbox or for a folder.

    Args:
        mailbox: Empty where only a folder can carry it.
        title: What it is, in words, without anything personal.
    """
    envelope = seal(statement, recipient_public_key=sealing_public_key)
    digest = digest_of(envelope)
    item = OutboxItem(
        id=workspace.identifiers.new_id(),
        kind=kind,
        title=title,
        destination=destination,
        path=envelope_path(mailbox, digest) if mailbox else "",
        body=envelope,
        digest=digest,
        state=OutboxState.WAITING,
        created_at=workspace.now(),
    )
    change.add_to_outbox(item)
    return item


def is_for_mailbox(item: OutboxItem) -> bool:
    """Whether an item can be left at the hub for a desk."""
    return item.destination is not Destination.HUB and bool(item.path)
