"""Who may read the pages: accounts with a sign-in key and one-time codes (TOTP, RFC 6238).

A sign-in key is 125 random bits, made by the hub and kept in a password manager, so a fast hash is
enough for it and nobody can choose a weak one. A one-time code counts once.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import Connection, delete, insert, select, update

from anchordesk.hub.errors import AccountError
from anchordesk.hub.tables import accounts, organisations

CODE_DIGITS = 6
STEP_SECONDS = 30
STEPS_EITHER_WAY = 1
"""How far a telephone's clock may be off, in steps."""
_SECRET_BYTES = 20
_KEY_GROUPS = 5
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without letters and figures that are taken for each other."""


class Role(StrEnum):
    """What somebody may read."""

    COORDINATOR = "coordinator"
    MEMBER = "member"


@dataclass(frozen=True)
class NewAccount:
    """What is shown once, to be handed over."""

    name: str
    sign_in_key: str
    code_secret: str
    code_address: str


@dataclass(frozen=True)
class Account:
    """Somebody who may read. `organisation` is a member's own; a co-ordinator has none."""

    name: str
    role: Role
    organisation: str | None


def add_account(
    connection: Connection,
    name: str,
    role: Role,
    *,
    hub_name: str,
    organisation_name: str | None,
    now: datetime,
) -> NewAccount:
    """Make an account.

    Raises:
        AccountError: if the name is taken, or a member's organisation has not joined.
    """
    if name in {account.name for account in all_accounts(connection)}:
        raise AccountError(f"There is an account called {name} already. Nothing was changed.")
    organisation = None
    if role is Role.MEMBER:
        organisation = connection.execute(
            select(organisations.c.id).where(organisations.c.name == (organisation_name or ""))
        ).scalar()
        if organisation is None:
            raise AccountError(
                "A member's account belongs to an organisation that has joined; name it exactly as "
                "on the pages. Nothing was changed."
            )
    key = "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_KEY_GROUPS)) for _ in range(_KEY_GROUPS)
    )
    secret = secrets.token_bytes(_SECRET_BYTES)
    connection.execute(
        insert(accounts).values(
            name=name,
            role=role.value,
            organisation=organisation,
            key_hash=_hash_of(key),
            code_secret=secret,
            last_step=0,
            made_at=now.isoformat(),
        )
    )
    address = _codes(secret).get_provisioning_uri(name, f"AnchorDesk, {hub_name}")
    return NewAccount(name, key, b32encode(secret).decode("ascii"), address)


def close_account(connection: Connection, name: str) -> None:
    """Take an account away, with its sessions.

    Raises:
        AccountError: if there is none of that name.
    """
    if not connection.execute(delete(accounts).where(accounts.c.name == name)).rowcount:
        raise AccountError(f"There is no account called {name}. Nothing was changed.")


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    """Everybody who may sign in, by name."""
    rows = connection.execute(select(accounts).order_by(accounts.c.name))
    return tuple(Account(row.name, Role(row.role), row.organisation) for row in rows)


def admit(
    connection: Connection, name: str, sign_in_key: str, code: str, now: datetime
) -> Account | None:
    """The account that these open, with its code used up; None if they open none."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    known = row.key_hash if row is not None else bytes(32)
    is_key = hmac.compare_digest(known, _hash_of(sign_in_key.strip().upper()))
    if row is None or not is_key:
        return None
    step = _step_of_code(row.code_secret, code, now)
    if step is None or step <= row.last_step:
        return None
    connection.execute(update(accounts).where(accounts.c.name == name).values(last_step=step))
    return Account(row.name, Role(row.role), row.organisation)


def _step_of_code(secret: bytes, code: str, now: datetime) -> int | None:
    told = code.replace(" ", "").encode("utf-8")
    current = int(now.timestamp()) // STEP_SECONDS
    for step in range(current - STEPS_EITHER_WAY, current + STEPS_EITHER_WAY + 1):
        expected = _codes(secret).generate(step * STEP_SECONDS)
        if hmac.compare_digest(expected, told):
            return step
    return None


def _codes(secret: bytes) -> TOTP:
    # What authenticators on telephones compute; SHA-1 is sound inside an HMAC.
    return TOTP(secret, CODE_DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303


def _hash_of(key: str) -> bytes:
    return hashlib.sha256(b"anchordesk/sign-in/1" + key.encode("utf-8")).digest()
