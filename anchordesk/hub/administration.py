"""What whoever runs a hub does with it: make it, invite organisations, check its log."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError

from anchordesk.hub.belonging import make_records, require_empty
from anchordesk.hub.database import Use, open_engine, postgresql_at
from anchordesk.hub.errors import HubError, InvitationInputError
from anchordesk.hub.faults import plain_faults
from anchordesk.hub.identity import (
    HubIdentity,
    choose_database,
    create_identity,
    database_of,
    load_identity,
)
from anchordesk.hub.log import faults_in_log, head_of_log
from anchordesk.hub.tables import invitations
from anchordesk.wire.fields import Title, WebAddress
from anchordesk.wire.log_chain import FIRST_HEAD
from anchordesk.wire.messages import Invitation

INVITATION_DAYS = 7
SECRET_BYTES = 16


class CheckedLog(msgspec.Struct, frozen=True):
    """What a check of the log found: its length, its head, and faults in plain words."""

    entries: int
    head: str
    faults: tuple[str, ...]


def create_hub(folder: Path, name: str, database_address: str | None = None) -> HubIdentity:
    """Make a hub in a folder: its keys (readable by the owner only) and an empty database.

    Args:
        folder: Where its key and its settings are kept.
        name: What the network is called.
        database_address: An empty PostgreSQL database for its records, such as
            "postgresql://hub@db.example.org/anchordesk"; None keeps them in the folder.

    Raises:
        HubExistsError: if there is one.
        DatabaseAddressError: if the address is not a PostgreSQL database's.
        HubError: if the name is empty, longer than 160 characters, or not one line, or the folder
            cannot be used.
    """
    _require(name, Title, HubError("A hub's name is one line of 1 to 160 characters."))
    if database_address is not None:
        with plain_faults(folder):  # before a half-made hub is left behind
            require_empty(postgresql_at(database_address))
    identity = create_identity(folder, name)
    with plain_faults(folder):
        make_records(choose_database(folder, database_address), identity.id)
    return identity


def invite(folder: Path, organisation_name: str, hub_url: str) -> Invitation:
    """Make an invitation for one organisation: good for seven days and one use.

    Raises:
        NoHubError: if the folder holds no hub.
        InvitationInputError: if the name or the address cannot go into an invitation.
        HubError: if the hub's files or database cannot be used.
    """
    _require(
        organisation_name,
        Title,
        InvitationInputError("An organisation's name is one line of 1 to 160 characters."),
    )
    _require(
        hub_url,
        WebAddress,
        InvitationInputError("A hub's address looks like http://127.0.0.1:8440."),
    )
    identity = load_identity(folder)
    now = datetime.now(UTC)
    invitation = Invitation(
        id=uuid4(),
        hub_url=hub_url,
        hub_public_key=identity.public_key,
        organisation_name=organisation_name,
        secret=secrets.token_bytes(SECRET_BYTES),
        expires=now + timedelta(days=INVITATION_DAYS),
    )
    engine = open_engine(database_of(folder), Use.WRITING)
    try:
        with plain_faults(folder), engine.begin() as connection:
            connection.execute(
                insert(invitations).values(
                    id=str(invitation.id),
                    organisation_name=organisation_name,
                    secret=invitation.secret,
                    made_at=now.isoformat(),
                    expires=invitation.expires.isoformat(),
                )
            )
    finally:
        engine.dispose()
    return invitation


def check(folder: Path) -> CheckedLog:
    """Recompute the hub's whole log, also while it runs.

    Raises:
        NoHubError: if the folder holds no hub.
        HubError: if the database server cannot be asked.
    """
    identity = load_identity(folder)
    database = database_of(folder)
    engine = open_engine(database, Use.READING)
    try:
        with plain_faults(folder), engine.begin() as connection:
            head = head_of_log(connection)
            return CheckedLog(head.log_index, head.head, faults_in_log(connection, identity))
    except HubError as error:
        if database.is_postgresql or not isinstance(error.__cause__, DatabaseError):
            raise  # a server that cannot be reached says nothing about its records
        return CheckedLog(0, FIRST_HEAD, ("The database file is damaged and cannot be read.",))
    finally:
        engine.dispose()


def _require(text: str, kind: object, refusal: HubError) -> None:
    try:
        msgspec.convert(text, type=kind)
    except msgspec.ValidationError as problem:
        raise refusal from problem
