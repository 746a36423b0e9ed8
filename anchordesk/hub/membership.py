"""How an organisation becomes a member: an invitation, used once, brings its signing key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.log import Stored, append, receipt_in_log
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire
from anchordesk.hub.tables import invitations, organisation_keys, organisations
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import InvitationRefusedError, WireError
from anchordesk.wire.joining import check_join_request
from anchordesk.wire.messages import JOIN_REQUEST, JoinRequest
from anchordesk.wire.signing import signing_key_id

LARGEST_JOIN_REQUEST = 4 * 1024


def joining(
    body: bytes, invitation_id: str, identity: HubIdentity, now: datetime
) -> Callable[[Connection], Stored]:
    """The change that registers an organisation's key, for the hub's writer.

    The same request again gets the same receipt. An organisation that is a member already gains
    the key, if it was invited under its own name.

    Raises:
        ProblemError: if the bytes are no request to join; by the change, if the invitation is
            unknown, used or out of date, or the proofs do not hold.
    """
    try:
        request = decode(body, JoinRequest, largest=LARGEST_JOIN_REQUEST)
    except WireError as error:
        raise problem_from_wire(error) from error

    def change(connection: Connection) -> Stored:
        known = receipt_in_log(connection, digest_of(body))
        if known is not None:
            return known
        invitation = _usable(connection, invitation_id, request, now)
        _register(connection, request, str(invitation.organisation_name), now)
        connection.execute(
            update(invitations)
            .where(invitations.c.id == invitation_id)
            .values(secret=None, used_by=str(request.organisation))
        )
        return append(connection, identity, body=body, stored_kind=JOIN_REQUEST, now=now)

    return change


def _usable(
    connection: Connection, invitation_id: str, request: JoinRequest, now: datetime
) -> Row[tuple[object, ...]]:
    row = connection.execute(select(invitations).where(invitations.c.id == invitation_id)).first()
    is_usable = (
        row is not None
        and row.secret is not None
        and datetime.fromisoformat(row.expires) > now
        and str(request.invitation) == invitation_id
        and request.organisation_name == row.organisation_name
    )
    if row is None or not is_usable:
        raise _refused()
    try:
        check_join_request(request, secret=row.secret)
    except InvitationRefusedError as error:
        raise _refused() from error
    return row


def _register(connection: Connection, request: JoinRequest, name: str, now: datetime) -> None:
    organisation = str(request.organisation)
    key_id = signing_key_id(request.signing_public_key).hex()
    named = connection.execute(
        select(organisations.c.name).where(organisations.c.id == organisation)
    ).scalar()
    key_taken = connection.execute(
        select(organisation_keys.c.key_id).where(organisation_keys.c.key_id == key_id)
    ).first()
    if key_taken is not None or (named is not None and named != name):
        raise _refused()
    if named is None:
        connection.execute(
            insert(organisations).values(id=organisation, name=name, joined_at=now.isoformat())
        )
    connection.execute(
        insert(organisation_keys).values(
            key_id=key_id,
            organisation=organisation,
            public_key=request.signing_public_key,
            added_at=now.isoformat(),
        )
    )


def _refused() -> ProblemError:
    # One sentence for every cause: a stranger must not learn which invitations exist.
    return ProblemError(
        Refusal.INVITATION_REFUSED,
        "It may have been used, run out, or been made for another organisation. "
        "Ask the network's co-ordinator for a new one.",
    )
