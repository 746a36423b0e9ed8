"""Notices a hub that was put back from an older backup, and sends what it lost once more.

A hub's log only grows. One that has another epoch, ends before where it ended, or holds another
head there, was restored or rewritten: what this desk has receipts for may be gone.
"""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.exchange_records import HubRegistration, OutboxState
from anchordesk.services.team_records import HubStanding
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import LARGEST_ANSWER, decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.messages import HUB_CARD, LOG_PAGE, HubCard, LogPage
from anchordesk.wire.signing import verify_statement

NONCE_BYTES = 16
SENT_ONCE_MORE = "The hub was restored from an older copy, so this is sent once more."


@door(UseCase.EXCHANGE)
def look(workspace: Workspace, hub: HubRegistration) -> bool:
    """Compare the hub with how it stood before; queue what it was sent again if it went back.

    Return whether it did. A hub that cannot be asked, or whose answer is not its own, tells
    nothing.
    """
    card = _card(workspace, hub)
    if card is None:
        return False
    with workspace.records.reading() as reading:
        known = reading.team.hub_standing()
    went_back = (
        known is not None
        and known.public_key == hub.public_key
        and _went_back(workspace, hub, known, card)
    )
    standing = HubStanding(hub.public_key, card.epoch, card.log_index, card.log_head)
    if not went_back and standing == known:
        return False
    with workspace.records.changing() as change:
        change.team.save_hub_standing(standing)
        if went_back:
            for item in change.outbox():
                if item.state is OutboxState.STORED:
                    again = replace(
                        item,
                        state=OutboxState.WAITING,
                        receipt=None,
                        settled_at=None,
                        next_attempt_at=None,
                        problem=SENT_ONCE_MORE,
                    )
                    change.settle(again)
    return went_back


def _card(workspace: Workspace, hub: HubRegistration) -> HubCard | None:
    nonce = workspace.identifiers.random_bytes(NONCE_BYTES).hex()
    reply = workspace.hub_transport.read(hub.url, f"/v1/hub?nonce={nonce}")
    if reply.receipt is None:
        return None
    try:
        payload = verify_statement(
            reply.receipt, type_=HUB_CARD, public_key=hub.public_key, recipient=ANYONE
        )
        card = decode(payload, HubCard)
    except WireError:
        return None
    # Another nonce is an old answer, played once more.
    return card if card.nonce == nonce else None


def _went_back(
    workspace: Workspace, hub: HubRegistration, known: HubStanding, card: HubCard
) -> bool:
    if card.epoch != known.epoch or card.log_index < known.log_index:
        return True
    if card.log_index == known.log_index:
        return card.log_head != known.log_head
    reply = workspace.hub_transport.read(hub.url, f"/v1/log?after={known.log_index}")
    if reply.receipt is None:
        return False
    try:
        payload = verify_statement(
            reply.receipt, type_=LOG_PAGE, public_key=hub.public_key, recipient=ANYONE
        )
        page = decode(payload, LogPage, largest=LARGEST_ANSWER)
    except WireError:
        return False
    return page.previous_head != known.log_head
