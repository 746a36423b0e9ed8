"""Mailboxes: sealed envelopes that wait for a desk, left by any desk of a member organisation.

The hub cannot open an envelope, and cannot tell the desks of one organisation apart: they deposit
with one token. It keeps the hash of the token, the mailbox's name, the size and the time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.log import Stored, append, head_of_log, receipt_in_log, to_the_millisecond
from anchordesk.hub.mailbox_tables import deposit_grants, envelopes
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire
from anchordesk.hub.tables import organisation_keys
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.mailboxes import (
    DEPOSIT_GRANT,
    ENVELOPE,
    MAILBOX_PAGE_ENTRIES,
    DepositGrant,
    MailboxEntry,
    MailboxPage,
    mailbox_of,
    token_hash,
)
from anchordesk.wire.messages import Receipt
from anchordesk.wire.receipts import sign_receipt
from anchordesk.wire.sealing import recipient_of
from anchordesk.wire.signing import claimed_signer, verify_statement

LARGEST_GRANT = 4 * 1024
MOST_ENVELOPES = 2000
MOST_BYTES = 256 * 1024 * 1024
WAITS_FOR = timedelta(days=90)
RECEIPTS_KEPT_FOR = timedelta(days=400)
EARLIER_TOKEN_LASTS = timedelta(days=14)
FORGOTTEN_AT_ONCE = 50
"""How many old envelopes one deposit clears away, so that none waits long."""


def granting(
    body: bytes, organisation: str, version: int, identity: HubIdentity, now: datetime
) -> Callable[[Connection], Stored]:
    """The change that lets an organisation's desks deposit with a new token.

    The earlier token works for another fortnight, unless the grant ends it at once.

    Raises:
        ProblemError: by the change, if no key of that organisation signed the grant, or a later
            one stands.
    """

    def change(connection: Connection) -> Stored:
        known = receipt_in_log(connection, digest_of(body))
        if known is not None:
            return known
        grant = _verified_grant(connection, identity, body)
        if (str(grant.organisation), grant.version) != (organisation, version):
            raise ProblemError(Refusal.BAD_ENVELOPE, "The grant is for another address.")
        kept = deposit_grants.c
        own = kept.organisation == organisation
        newest = connection.execute(select(func.max(kept.version)).where(own)).scalar()
        if newest is not None and newest >= version:
            raise ProblemError(
                Refusal.REVISION_STALE, "A later list of the team is in force at the hub already."
            )
        ends = now if grant.ends_earlier else now + EARLIER_TOKEN_LASTS
        still = connection.execute(
            select(kept.version).where(own, (kept.ends_at.is_(None)) | (kept.ends_at > _at(ends)))
        ).scalars()
        connection.execute(
            update(deposit_grants)
            .where(own, kept.version.in_(list(still)))
            .values(ends_at=_at(ends))
        )
        connection.execute(
            insert(deposit_grants).values(
                organisation=organisation,
                version=version,
                token_hash=grant.token_hash,
                granted_at=_at(now),
            )
        )
        return append(connection, identity, body=body, stored_kind=DEPOSIT_GRANT, now=now)

    return change


def depositor(connection: Connection, token: bytes | None, now: datetime) -> str:
    """The organisation whose desks deposit with a token.

    Raises:
        ProblemError: if it is nobody's, or not any more.
    """
    row = None
    if token is not None:
        kept = deposit_grants.c
        found = select(kept.organisation).where(
            kept.token_hash == token_hash(token),
            (kept.ends_at.is_(None)) | (kept.ends_at > _at(now)),
        )
        row = connection.execute(found).first()
    if row is None:
        raise ProblemError(
            Refusal.TOKEN_REFUSED,
            "The team's list on this desk may be out of date. "
            "Take in the newest one: from the hub, or from the team lead by file.",
        )
    return str(row.organisation)


def receipt_for_envelope(connection: Connection, mailbox: str, digest: str) -> Stored | None:
    """The receipt once given for an envelope in that mailbox."""
    kept = envelopes.c
    found = select(kept.receipt).where(kept.mailbox == mailbox, kept.digest == digest)
    receipt = connection.execute(found).scalar()
    return None if receipt is None else Stored(receipt, is_new=False)


def check_envelope(body: bytes) -> None:
    """Refuse what is no sealed envelope of a bucket's size. Raises ProblemError."""
    try:
        recipient_of(body)
    except WireError as error:
        raise problem_from_wire(error) from error


def depositing(
    body: bytes, mailbox: str, organisation: str, identity: HubIdentity, now: datetime
) -> Callable[[Connection], Stored]:
    """The change that keeps an envelope for a mailbox.

    Raises:
        ProblemError: by the change, if the mailbox is full.
    """
    digest = digest_of(body)

    def change(connection: Connection) -> Stored:
        known = receipt_for_envelope(connection, mailbox, digest)
        if known is not None:
            return known
        _forget_old(connection, now)
        _refuse_full(connection, mailbox)
        receipt = _receipt(connection, identity, digest, now)
        last = connection.execute(select(func.max(envelopes.c.place))).scalar() or 0
        connection.execute(
            insert(envelopes).values(
                place=last + 1,
                mailbox=mailbox,
                digest=digest,
                organisation=organisation,
                body=body,
                size_bytes=len(body),
                received_at=_at(now),
                receipt=receipt,
            )
        )
        return Stored(receipt, is_new=True)

    return change


def require_reader(mailbox: str, key: bytes | None) -> None:
    """Let only whoever holds a mailbox's key in. Raises ProblemError."""
    if key is None or mailbox_of(key) != mailbox:
        raise ProblemError(Refusal.TOKEN_REFUSED, "Only the desk that it belongs to may look in.")


def page_of(connection: Connection, mailbox: str, after: int) -> MailboxPage:
    """What waits in a mailbox after a place."""
    kept = envelopes.c
    rows = connection.execute(
        select(kept.place, kept.digest)
        .where(kept.mailbox == mailbox, kept.place > after, kept.body.is_not(None))
        .order_by(kept.place)
        .limit(MAILBOX_PAGE_ENTRIES)
    )
    return MailboxPage(mailbox, tuple(MailboxEntry(row.place, row.digest) for row in rows))


def envelope_in(connection: Connection, mailbox: str, digest: str) -> bytes | None:
    """An envelope that waits; None if it was taken out, or never came."""
    kept = envelopes.c
    found = select(kept.body).where(kept.mailbox == mailbox, kept.digest == digest)
    return connection.execute(found).scalar()


def taking_out(mailbox: str, digest: str) -> Callable[[Connection], None]:
    """The change by which an envelope waits no more. Once more is no fault."""

    def change(connection: Connection) -> None:
        kept = envelopes.c
        connection.execute(
            update(envelopes)
            .where(kept.mailbox == mailbox, kept.digest == digest)
            .values(body=None)
        )

    return change


def _verified_grant(connection: Connection, identity: HubIdentity, body: bytes) -> DepositGrant:
    try:
        signer = organisation_keys.c.key_id == claimed_signer(body).hex()
        key = connection.execute(select(organisation_keys).where(signer)).first()
        if key is None or key.revoked_at is not None:
            raise ProblemError(
                Refusal.KEY_UNKNOWN, "No member organisation has joined this hub with that key."
            )
        payload = verify_statement(
            body, type_=DEPOSIT_GRANT, public_key=key.public_key, recipient=identity.key_id
        )
        grant = decode(payload, DepositGrant, largest=LARGEST_GRANT)
    except WireError as error:
        raise problem_from_wire(error) from error
    if str(grant.organisation) != key.organisation:
        raise ProblemError(
            Refusal.BAD_SIGNATURE, "The key belongs to another organisation than the grant."
        )
    return grant


def _refuse_full(connection: Connection, mailbox: str) -> None:
    kept = envelopes.c
    waiting = connection.execute(
        select(func.count(), func.coalesce(func.sum(kept.size_bytes), 0)).where(
            kept.mailbox == mailbox, kept.body.is_not(None)
        )
    ).one()
    if waiting[0] >= MOST_ENVELOPES or waiting[1] >= MOST_BYTES:
        raise ProblemError(
            Refusal.MAILBOX_FULL,
            "The colleague's desk has not fetched its messages for a long time. "
            "Carry this one by file, or ask them to sync.",
        )


def _forget_old(connection: Connection, now: datetime) -> None:
    kept = envelopes.c
    for limit, step in (
        (now - RECEIPTS_KEPT_FOR, delete(envelopes)),
        (now - WAITS_FOR, update(envelopes).values(body=None)),
    ):
        old = (
            select(kept.place)
            .where(kept.received_at < _at(limit))
            .where(kept.body.is_not(None) if step.is_update else kept.place > 0)
            .order_by(kept.received_at)
            .limit(FORGOTTEN_AT_ONCE)
        )
        places = list(connection.execute(old).scalars())
        if places:
            connection.execute(step.where(kept.place.in_(places)))


def _receipt(connection: Connection, identity: HubIdentity, digest: str, now: datetime) -> bytes:
    """A receipt that names the log's head as it was, so that desks can tell a restored hub."""
    head = head_of_log(connection)
    receipt = Receipt(
        digest=digest,
        stored_kind=ENVELOPE,
        stored_at=to_the_millisecond(now),
        log_index=head.log_index,
        log_head=head.head,
        hub_epoch=identity.epoch,
        hub_key=identity.key_id.hex(),
    )
    return sign_receipt(receipt, private_key=identity.private_key)


def _at(moment: datetime) -> str:
    return to_the_millisecond(moment).isoformat(timespec="milliseconds")
