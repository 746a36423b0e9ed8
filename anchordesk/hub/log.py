"""The hub's append-only log: adding to it, reading its head, and checking it from the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, bindparam, select

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.many_rows import add_rows
from anchordesk.hub.tables import log, returns
from anchordesk.wire.addresses import digest_of, is_digest
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.log_chain import FIRST_HEAD, next_head
from anchordesk.wire.messages import LogLine, Receipt
from anchordesk.wire.receipts import sign_receipt, verify_receipt
from anchordesk.wire.returns import RETURN, Return

# Built once: building a statement costs more than running it, and every return needs these.
LAST = select(log.c.log_index, log.c.head).order_by(log.c.log_index.desc()).limit(1)
RECEIPT = select(log.c.receipt).where(log.c.digest == bindparam("digest"))
_IN_PARTS = {"yield_per": 100}
"""Rows at a time when the whole log is read, so that its bodies never fill the memory."""


@dataclass(frozen=True)
class LogHead:
    """How far the log goes: 0 and 64 zeros when it is empty."""

    log_index: int
    head: str


@dataclass(frozen=True)
class Stored:
    """What is in the log, with the receipt that was given for it."""

    receipt: bytes
    is_new: bool


def head_of_log(connection: Connection) -> LogHead:
    """The last entry's place and head."""
    row = connection.execute(LAST).first()
    return LogHead(0, FIRST_HEAD) if row is None else LogHead(row.log_index, row.head)


def receipt_in_log(connection: Connection, digest: str) -> Stored | None:
    """The receipt once given for these bytes, if they are stored."""
    receipt = connection.execute(RECEIPT, {"digest": digest}).scalar()
    return None if receipt is None else Stored(receipt, is_new=False)


def append(
    connection: Connection,
    identity: HubIdentity,
    *,
    body: bytes,
    stored_kind: str,
    now: datetime,
) -> Stored:
    """Add bytes to the log, in the caller's writing transaction, and sign for them."""
    before = head_of_log(connection)
    stored, entry, _ = entry_after(
        before, identity, body=body, digest=digest_of(body), stored_kind=stored_kind, now=now
    )
    add_rows(connection, {log: [entry]})
    return stored


def entry_after(
    before: LogHead,
    identity: HubIdentity,
    *,
    body: bytes,
    digest: str,
    stored_kind: str,
    now: datetime,
) -> tuple[Stored, dict[str, object], LogHead]:
    """The entry that follows on an end of the log: its receipt, its row, and the end after it.

    Args:
        digest: That of the body, which the caller has made or compared.
    """
    stored_at = to_the_millisecond(now)
    log_index = before.log_index + 1
    head = next_head(
        before.head,
        log_index=log_index,
        digest=digest,
        stored_kind=stored_kind,
        stored_at=stored_at,
    )
    receipt = sign_receipt(
        Receipt(
            digest=digest,
            stored_kind=stored_kind,
            stored_at=stored_at,
            log_index=log_index,
            log_head=head,
            hub_epoch=identity.epoch,
            hub_key=identity.key_id.hex(),
        ),
        private_key=identity.private_key,
    )
    entry: dict[str, object] = {
        "log_index": log_index,
        "digest": digest,
        "stored_kind": stored_kind,
        "stored_at": stored_at.isoformat(timespec="milliseconds"),
        "head": head,
        "body": body,
        "receipt": receipt,
    }
    return Stored(receipt, is_new=True), entry, LogHead(log_index, head)


def lines_after(connection: Connection, log_index: int, limit: int) -> tuple[LogLine, ...]:
    """The log's entries after a place, without their bodies."""
    rows = connection.execute(
        select(log.c.log_index, log.c.digest, log.c.stored_kind, log.c.stored_at, log.c.head)
        .where(log.c.log_index > log_index)
        .order_by(log.c.log_index)
        .limit(limit)
    )
    return tuple(
        LogLine(
            log_index=row.log_index,
            digest=row.digest,
            stored_kind=row.stored_kind,
            stored_at=datetime.fromisoformat(row.stored_at),
            head=row.head,
        )
        for row in rows
    )


def head_at(connection: Connection, log_index: int) -> str:
    """The log's head after the entry at a place; of an empty log before the first."""
    head = connection.execute(select(log.c.head).where(log.c.log_index == log_index)).scalar()
    return FIRST_HEAD if head is None else str(head)


def faults_in_log(connection: Connection, identity: HubIdentity) -> tuple[str, ...]:
    """Recompute the whole log and say what does not fit, in plain words; empty if it is sound.

    A log that lost its newest entries is sound in itself. Only the receipts that desks hold, with
    their later heads, show that.
    """
    faults: list[str] = []
    head = FIRST_HEAD
    rows = connection.execute(select(log).order_by(log.c.log_index).execution_options(**_IN_PARTS))
    for expected, row in enumerate(rows, start=1):
        if row.log_index != expected:
            faults.append(f"Entry {row.log_index} stands where entry {expected} should.")
        try:
            faults += _faults_in_entry(row, head, identity)
        except (ValueError, TypeError):
            faults.append(f"Entry {row.log_index} cannot be read.")
        head = row.head if is_digest(row.head) else FIRST_HEAD
    return (*faults, *_faults_in_returns(connection))


def _faults_in_entry(
    row: Row[tuple[object, ...]], previous: str, identity: HubIdentity
) -> list[str]:
    name = f"Entry {row.log_index}"
    faults: list[str] = []
    if digest_of(row.body) != row.digest:
        faults.append(f"{name}: the stored message is not the one that was received.")
    head = next_head(
        previous,
        log_index=row.log_index,
        digest=row.digest,
        stored_kind=row.stored_kind,
        stored_at=datetime.fromisoformat(row.stored_at),
    )
    if row.head != head:
        faults.append(f"{name} does not follow from the entry before it.")
    try:
        receipt = verify_receipt(row.receipt, identity.public_key, row.digest)
    except WireError:
        faults.append(f"{name}: its receipt is not in this hub's hand.")
    else:
        if (receipt.log_index, receipt.log_head) != (row.log_index, row.head):
            faults.append(f"{name}: its receipt names another place in the log.")
    return faults


def _faults_in_returns(connection: Connection) -> tuple[str, ...]:
    """Compare where returns are said to stand with what they say themselves."""
    rows = connection.execute(
        select(log.c.log_index, log.c.body, returns)
        .outerjoin(returns, returns.c.digest == log.c.digest)
        .where(log.c.stored_kind == RETURN)
        .order_by(log.c.log_index)
        .execution_options(**_IN_PARTS)
    )
    faults: list[str] = []
    for row in rows:
        try:
            told = decode(unpack_statement(row.body).payload, Return)
        except WireError:
            faults.append(f"Entry {row.log_index}: the return cannot be read.")
            continue
        listed = (row.organisation, row.template, row.period, row.revision)
        if listed != (str(told.head.organisation), told.template, told.period, told.revision):
            faults.append(f"Entry {row.log_index}: the return is listed in the wrong place.")
    return tuple(faults)


def to_the_millisecond(now: datetime) -> datetime:
    """A moment in UTC, as exact as it is written down."""
    utc = now.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)
