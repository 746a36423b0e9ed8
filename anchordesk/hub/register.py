"""Reads what the pages show: members, the returns that count, and one return by its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from anchordesk.hub.log import head_of_log
from anchordesk.hub.tables import log, organisations, returns
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.messages import AcceptedReturn, OrganisationHead
from anchordesk.wire.returns import Return

RETURNS_KEPT_READ = 600
"""Returns that stay in memory as they were read: some 150 KB each, 90 MB at the most."""


@dataclass(frozen=True)
class ReceivedReturn:
    """A stored return with what the hub knows of it.

    `organisation_name` is the co-ordinator's name for the member, not what the return says.
    """

    digest: str
    organisation_name: str
    received: datetime
    log_index: int
    signed_by: str
    content: Return


@dataclass(frozen=True)
class Member:
    """An organisation that joined."""

    id: UUID
    name: str
    joined: datetime


def members(connection: Connection) -> tuple[Member, ...]:
    """The member organisations, in the order of the alphabet."""
    rows = connection.execute(select(organisations))
    found = (Member(UUID(row.id), row.name, datetime.fromisoformat(row.joined_at)) for row in rows)
    return tuple(sorted(found, key=lambda member: member.name.casefold()))


def counted_returns(connection: Connection) -> tuple[ReceivedReturn, ...]:
    """Of each organisation, template and period the highest revision, by organisation's name."""
    highest = (
        select(
            returns.c.organisation,
            returns.c.template,
            returns.c.period,
            func.max(returns.c.revision).label("revision"),
        )
        .group_by(returns.c.organisation, returns.c.template, returns.c.period)
        .subquery()
    )
    rows = connection.execute(
        _received().join(
            highest,
            (highest.c.organisation == returns.c.organisation)
            & (highest.c.template == returns.c.template)
            & (highest.c.period == returns.c.period)
            & (highest.c.revision == returns.c.revision),
        )
    )
    return tuple(
        sorted((_read(row) for row in rows), key=lambda one: one.organisation_name.casefold())
    )


def return_with_digest(connection: Connection, digest: str) -> ReceivedReturn | None:
    """One stored return, counted or superseded."""
    row = connection.execute(_received().where(returns.c.digest == digest)).first()
    return None if row is None else _read(row)


def head_of_organisation(connection: Connection, organisation: UUID) -> OrganisationHead | None:
    """What counts from one organisation; None if it is no member."""
    known = connection.execute(
        select(organisations.c.id).where(organisations.c.id == str(organisation))
    ).first()
    if known is None:
        return None
    rows = connection.execute(
        select(returns.c.template, returns.c.period, returns.c.revision, returns.c.digest)
        .where(returns.c.organisation == str(organisation))
        .order_by(returns.c.template, returns.c.period, returns.c.revision)
    )
    latest = {(row.template, row.period): row for row in rows}
    head = head_of_log(connection)
    return OrganisationHead(
        organisation=organisation,
        accepted=tuple(
            AcceptedReturn(row.template, row.period, row.revision, row.digest)
            for row in latest.values()
        ),
        log_index=head.log_index,
        log_head=head.head,
    )


def _received() -> Select[tuple[object, ...]]:
    return (
        select(returns.c.digest, organisations.c.name, log.c.stored_at, log.c.log_index, log.c.body)
        .join(log, log.c.digest == returns.c.digest)
        .join(organisations, organisations.c.id == returns.c.organisation)
    )


def _read(row: Row[tuple[object, ...]]) -> ReceivedReturn:
    statement = unpack_statement(row.body)
    return ReceivedReturn(
        digest=row.digest,
        organisation_name=row.name,
        received=datetime.fromisoformat(row.stored_at),
        log_index=row.log_index,
        signed_by=statement.signer.hex(),
        content=_content(statement.payload),
    )


@lru_cache(RETURNS_KEPT_READ)
def _content(payload: bytes) -> Return:
    """What a return says: never changed once it is stored, and asked for by every page."""
    return decode(payload, Return)
