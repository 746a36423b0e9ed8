"""Packs that desks fetch: only in the hand of the network's card, and never an older one.

Desks check each pack against the card that they know themselves. The hub's own look keeps out what
no desk would take; it is nobody's reason to believe a pack.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select

from anchordesk.hub.errors import HubError
from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.log import Stored, append, receipt_in_log
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire
from anchordesk.hub.tables import log, packs, reference_lists
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.packs import (
    LARGEST_NETWORK_CARD,
    PACK,
    ListedPack,
    NetworkCard,
    Pack,
    PackList,
    open_pack,
)

CARD = "network-card"


@dataclass(frozen=True)
class PublishedPack:
    """A pack that counts: the highest version of its contents."""

    contents: str
    version: int
    digest: str
    issued_on: date
    stored_at: datetime


def pin_card(connection: Connection, path: Path, now: datetime) -> NetworkCard:
    """Take only packs in this card's hand from now on.

    Packs in another hand are no longer given out; they stay in the log, as everything does.

    Raises:
        HubError: if the file cannot be read, or is no network's card.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_NETWORK_CARD else b""
        card = decode(content, NetworkCard, largest=LARGEST_NETWORK_CARD)
    except OSError as problem:
        raise HubError(f"{path.name} cannot be read. Nothing was changed.") from problem
    except WireError as problem:
        raise HubError(f"{path.name} is not a network's card. Nothing was changed.") from problem
    before = pinned_card(connection)
    if before is not None and before.public_key != card.public_key:
        connection.execute(delete(packs))
    connection.execute(delete(reference_lists).where(reference_lists.c.kind == CARD))
    connection.execute(
        insert(reference_lists).values(
            kind=CARD, body=encode(card).decode("utf-8"), loaded_at=now.isoformat()
        )
    )
    return card


def pinned_card(connection: Connection) -> NetworkCard | None:
    """In whose hand packs must be; None before the hub was told."""
    body = connection.execute(
        select(reference_lists.c.body).where(reference_lists.c.kind == CARD)
    ).scalar()
    if body is None:
        return None
    return decode(body.encode("utf-8"), NetworkCard, largest=LARGEST_NETWORK_CARD)


def receive_pack(connection: Connection, body: bytes) -> Stored | Pack:
    """Return the receipt of a pack that is stored already; else verify and read it.

    Raises:
        ProblemError: if the hub does not know the network's card, or the pack is in another hand.
    """
    known = _receipt_if_given_out(connection, digest_of(body))
    if known is not None:
        return known
    card = pinned_card(connection)
    if card is None:
        raise ProblemError(
            Refusal.KEY_UNKNOWN,
            "This hub does not know the network's card yet. "
            "Whoever runs it adds it with “anchordesk hub card”.",
        )
    try:
        return open_pack(body, card.public_key)
    except WireError as error:
        raise problem_from_wire(error) from error


def storing_pack(
    body: bytes, pack: Pack, identity: HubIdentity, now: datetime
) -> Callable[[Connection], Stored]:
    """The change that stores a verified pack, for the hub's writer.

    The change raises `ProblemError` if its version, or a later one, is there already.
    """

    def change(connection: Connection) -> Stored:
        digest = digest_of(body)
        known = _receipt_if_given_out(connection, digest)
        if known is not None:
            return known
        newest = connection.execute(
            select(func.max(packs.c.version)).where(packs.c.contents == pack.contents)
        ).scalar()
        if newest is not None and pack.version <= newest:
            raise ProblemError(
                Refusal.REVISION_STALE,
                f"Version {newest} of this pack is here already, and this is version "
                f"{pack.version}. Nothing was stored. Make it again with a higher version.",
            )
        # In the log already if another card was pinned meanwhile, and this one again.
        stored = receipt_in_log(connection, digest) or append(
            connection, identity, body=body, stored_kind=PACK, now=now
        )
        connection.execute(
            insert(packs).values(
                contents=pack.contents,
                version=pack.version,
                digest=digest,
                issued_on=pack.issued_on.isoformat(),
            )
        )
        return stored

    return change


def newest_packs(connection: Connection) -> tuple[PublishedPack, ...]:
    """The pack that counts for each contents, in the order of the alphabet."""
    rows = connection.execute(
        select(packs, log.c.stored_at)
        .join(log, log.c.digest == packs.c.digest)
        .order_by(packs.c.contents, packs.c.version)
    )
    newest = {
        row.contents: PublishedPack(
            contents=row.contents,
            version=row.version,
            digest=row.digest,
            issued_on=date.fromisoformat(row.issued_on),
            stored_at=datetime.fromisoformat(row.stored_at),
        )
        for row in rows
    }
    return tuple(newest.values())


def list_of_packs(connection: Connection) -> PackList:
    """The same, for desks."""
    return PackList(
        tuple(
            ListedPack(contents=one.contents, version=one.version, digest=one.digest)
            for one in newest_packs(connection)
        )
    )


def pack_bytes(connection: Connection, digest: str) -> bytes | None:
    """A pack as it was signed; None if no pack that is given out has this digest."""
    found = select(log.c.body).join(packs, packs.c.digest == log.c.digest)
    body = connection.execute(found.where(packs.c.digest == digest)).scalar()
    return None if body is None else bytes(body)


def _receipt_if_given_out(connection: Connection, digest: str) -> Stored | None:
    given_out = connection.execute(select(packs.c.digest).where(packs.c.digest == digest)).first()
    return None if given_out is None else receipt_in_log(connection, digest)
