"""Who is signed in, until they leave, are away too long, or the working day is over."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from anchordesk.hub.accounts import Account, Role
from anchordesk.hub.tables import accounts, sessions

AWAY = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
"""How exactly it is known when somebody was last seen, so that reading seldom writes."""
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in.

    Attributes:
        form_token: What every form of theirs must bring back.
        is_due: Whether it should be noted again that they were seen.
    """

    account: Account
    form_token: str
    is_due: bool


def begin_session(connection: Connection, account: Account, now: datetime) -> str:
    """Sign somebody in, and forget sessions that are over; the result belongs in a cookie."""
    connection.execute(delete(sessions).where(sessions.c.ends_at <= now.isoformat()))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    connection.execute(
        insert(sessions).values(
            token_hash=_hash_of(token),
            account=account.name,
            form_token=secrets.token_urlsafe(_TOKEN_BYTES),
            seen_at=now.isoformat(),
            ends_at=(now + LONGEST).isoformat(),
        )
    )
    return token


def find_session(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session of a cookie, unless it is over."""
    row = connection.execute(
        select(sessions, accounts.c.name, accounts.c.role, accounts.c.organisation)
        .join(accounts, accounts.c.name == sessions.c.account)
        .where(sessions.c.token_hash == _hash_of(token))
    ).first()
    if row is None:
        return None
    seen_at = datetime.fromisoformat(row.seen_at)
    if now >= datetime.fromisoformat(row.ends_at) or now - seen_at >= AWAY:
        return None
    account = Account(row.name, Role(row.role), row.organisation)
    return Session(account, row.form_token, now - seen_at >= NOTED_EVERY)


def note_seen(connection: Connection, token: str, now: datetime) -> None:
    """Note that somebody is still there."""
    connection.execute(
        update(sessions)
        .where(sessions.c.token_hash == _hash_of(token))
        .values(seen_at=now.isoformat())
    )


def end_session(connection: Connection, token: str) -> None:
    """Sign somebody out."""
    connection.execute(delete(sessions).where(sessions.c.token_hash == _hash_of(token)))


def _hash_of(token: str) -> bytes:
    return hashlib.sha256(b"anchordesk/session/1" + token.encode("utf-8")).digest()
