"""Giving a signed pack to the hub, as the co-ordinator does from any computer that reaches it.

The pack's own signature is what the hub goes by, so no account is needed.
"""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.errors import UnavailableError
from anchordesk.services.files import read_small_file
from anchordesk.services.pack_contents import PackRefusedError
from anchordesk.services.ports import HubReply, HubTransport
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE, unpack_statement
from anchordesk.wire.messages import HUB_CARD, HubCard
from anchordesk.wire.packs import LARGEST_PACK, PACK, pack_path
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.signing import verify_statement


class HubNotReachedError(UnavailableError):
    """The hub did not confirm that it has a pack."""

    code = "hub-not-reached"
    safe = "The pack is still in its file."
    advice = "Check the hub's address and the connection, then publish it again."


def publish(transport: HubTransport, hub_url: str, path: Path) -> None:
    """Send a pack; return once the hub's receipt names its bytes.

    Raises:
        PackRefusedError: if the file is no pack, or the hub does not take it.
        HubNotReachedError: if the hub did not answer, or something else did in its place.
        NotFoundError: if the file cannot be read.
    """
    content = read_small_file(path, LARGEST_PACK)
    try:
        is_pack = unpack_statement(content).type == PACK
    except WireError:
        is_pack = False
    if not is_pack:
        raise PackRefusedError(
            f"The file “{path.name}” is not a signed pack.",
            what_is_safe="Nothing was sent.",
            what_to_do="Sign it first, with “anchordesk pack make”.",
        )
    card = _card(transport.read(hub_url, "/v1/hub"))
    digest = digest_of(content)
    reply = transport.send(hub_url, pack_path(digest), content, is_join=False)
    if reply.receipt is None and not reply.try_again:
        raise PackRefusedError(
            f"The hub did not take it. {reply.problem}",
            what_is_safe="Desks keep what they have.",
            what_to_do="Put right what it says, then publish again.",
        )
    try:
        verify_receipt(_told(reply), card.public_key, digest)
    except WireError as problem:
        raise HubNotReachedError("Something answered in the hub's place.") from problem


def _card(reply: HubReply) -> HubCard:
    """Who the hub says it is: the key that its receipt must be signed with."""
    told = _told(reply)
    try:
        statement = unpack_statement(told)
        claimed = decode(statement.payload, HubCard)
        verify_statement(told, type_=HUB_CARD, public_key=claimed.public_key, recipient=ANYONE)
    except WireError as problem:
        raise HubNotReachedError("Something answered in the hub's place.") from problem
    return claimed


def _told(reply: HubReply) -> bytes:
    if reply.receipt is None:
        raise HubNotReachedError(reply.problem or "The hub could not be reached.")
    return reply.receipt
