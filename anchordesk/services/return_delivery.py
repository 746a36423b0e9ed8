"""Signs approved returns for the hub that this desk sends to, and queues them."""

from __future__ import annotations

from collections.abc import Iterable

from anchordesk.services.exchange_records import (
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
    Release,
)
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.second_approval import why_not_seconded
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.desk_keys import DeskKeys
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE, unpack_statement
from anchordesk.wire.returns import RETURN, Return
from anchordesk.wire.signing import sign_statement, signing_key_id

PATH = "/v1/returns/"
"""Where a hub takes returns, followed by the statement's digest."""
UNCLEARED = (
    "This return is not on the list of approved returns, so it was not sent. "
    "Show this message to your IT support."
)


def signed_return(keys: DeskKeys, payload: bytes, hub: HubRegistration | None) -> bytes:
    """Return the statement of a return for a hub, or for anyone where there is none.

    The same return for the same hub is the same bytes each time (RFC 8032).
    """
    recipient = ANYONE if hub is None else signing_key_id(hub.public_key)
    return sign_statement(RETURN, payload, private_key=keys.signing, recipient=recipient)


def queue_return(
    workspace: Workspace, change: RecordsChanging, payload: bytes, statement: bytes
) -> None:
    """Queue a return that was signed for this desk's hub; one that is there already stays."""
    message = decode(payload, Return)
    digest = digest_of(statement)
    change.add_to_outbox(
        OutboxItem(
            id=workspace.identifiers.new_id(),
            kind=RETURN,
            title=f"Return: {message.template_title}, {message.period_title}",
            destination=Destination.HUB,
            path=f"{PATH}{digest}",
            body=statement,
            digest=digest,
            state=OutboxState.WAITING,
            created_at=workspace.now(),
        )
    )


def delivery_of(release: Release, items: Iterable[OutboxItem]) -> OutboxItem | None:
    """Return the outbox's item that carries an approved return; None where it was never queued.

    It is known by what was signed: a return approved before a network was joined was signed anew.
    """
    for item in items:
        if item.kind == RETURN and unpack_statement(item.body).payload == release.payload:
            return item
    return None


def queue_again_for_hub(
    workspace: Workspace, change: RecordsChanging, keys: DeskKeys, hub: HubRegistration
) -> None:
    """Queue every approved return for a hub that was just joined, also those made before it.

    Of a return that was corrected the newest revision alone: it names the one before by a digest
    that this hub never had, and a hub takes any revision as the first.
    """
    newest = {(one.template, one.period): one for one in change.releases()}
    for release in newest.values():
        statement = signed_return(keys, release.payload, hub)
        queue_return(workspace, change, release.payload, statement)


def why_not_cleared(workspace: Workspace, reading: RecordsReading, item: OutboxItem) -> str:
    """Say why an item may not leave; empty if it may.

    A return leaves only as the ledger has it, byte for byte, and where IT asks for two people only
    with a second lead's approval. Messages of other kinds are sealed to one desk, or hold no
    figures.
    """
    if item.kind != RETURN and not item.path.startswith(PATH):
        return ""
    try:
        payload = unpack_statement(item.body).payload
    except WireError:
        return UNCLEARED
    if not any(release.payload == payload for release in reading.releases()):
        return UNCLEARED
    return why_not_seconded(workspace, reading, payload)
