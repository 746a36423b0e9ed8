"""What makes desks a team: invitations, requests to join, and the roster in the lead's hand.

Rosters and requests travel sealed only, since they name colleagues. An invitation holds a secret:
whoever has it may ask to join, and is let in only once six words were compared by telephone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from anchordesk.wire.codec import is_unknown_field
from anchordesk.wire.errors import (
    InvitationRefusedError,
    MalformedError,
    UpgradeNeededError,
    WireError,
)
from anchordesk.wire.fields import (
    Digest,
    KeyId,
    MacBytes,
    MailboxId,
    Moment,
    Number,
    ProgramVersion,
    PublicKeyBytes,
    SecretBytes,
    Title,
    TokenBytes,
    WebAddress,
)
from anchordesk.wire.framing import length_prefixed
from anchordesk.wire.signing import signing_key_id

TEAM_INVITATION = "team-invitation/1"
TEAM_JOIN_REQUEST = "team-join-request/1"
ROSTER = "roster/1"
LIST_NEEDS = "0.1.0"
"""The first AnchorDesk that reads lists and invitations with the fields they have now.

Whoever adds a field raises it, so that earlier desks can say to which version they must go.
"""
LARGEST_TEAM = 1000
LARGEST_INVITATION = 4 * 1024
TEXT_BEGINS = "ANCHORDESK1"
"""Stands before an invitation that was written out as text."""

_CHECK_BYTES = 4
_CONTEXT = b"anchordesk/team-join/1"

DeskRoleName = Literal["worker", "lead", "deputy", "auditor", "it"]
"""As `anchordesk.domain.roles.DeskRole`, which the wire does not know; a test compares them."""

LEADING: tuple[DeskRoleName, ...] = ("lead", "deputy")


class HubPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an organisation's hub is, and the key that its receipts must bear."""

    url: WebAddress
    public_key: PublicKeyBytes


class RosterMember(Struct, frozen=True, forbid_unknown_fields=True):
    """One desk of the organisation, now or before.

    Attributes:
        mailbox: Where envelopes for it are left at a hub.
        status: "replaced" is a laptop in whose place another desk was taken in.
        ended_at: When it was revoked or replaced, for people to read.
        replaced_by: The signing key's id of the desk that came in its place.
    """

    name: Title
    role: DeskRoleName
    signing_public_key: PublicKeyBytes
    sealing_public_key: PublicKeyBytes
    mailbox: MailboxId
    status: Literal["active", "revoked", "replaced"]
    ended_at: Moment | None = None
    replaced_by: KeyId | None = None

    @property
    def key_id(self) -> str:
        """How other desks name this one."""
        return signing_key_id(self.signing_public_key).hex()


class Roster(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=ROSTER):
    """Every desk of one organisation, signed with the organisation's key.

    Attributes:
        version: From 1, one more each time; a lower one is never taken.
        previous: Digest of the statement of the version before; 64 zeros before the first.
        returns_by: The one desk that adds up and makes returns.
        deposit_token: Lets any desk of the organisation leave envelopes at the hub.
        lease_days: A desk that has had no newer roster for so long stays locked; 0 for no limit.
        recovery_key: The organisation's recovery key (X25519), which opens every desk's vault; None
            in lists of earlier versions.
        needs: The first AnchorDesk that reads this list; an earlier one keeps the list it has.
    """

    organisation: UUID
    organisation_name: Title
    version: Number
    previous: Digest
    issued_at: Moment
    returns_by: KeyId
    deposit_token: TokenBytes
    lease_days: Annotated[int, Meta(ge=0, le=366)]
    hub: HubPlace | None
    members: Annotated[tuple[RosterMember, ...], Meta(min_length=1, max_length=LARGEST_TEAM)]
    recovery_key: PublicKeyBytes | None = None
    needs: ProgramVersion = LIST_NEEDS

    def __post_init__(self) -> None:
        """Refuse a roster in which a desk stands twice, or returns are made by nobody active."""
        if len({member.key_id for member in self.members}) != len(self.members):
            raise ValueError("a desk stands in the roster once")
        if not any(m.key_id == self.returns_by and is_active_lead(m) for m in self.members):
            raise ValueError("returns are made by an active lead")

    def __repr__(self) -> str:
        """Leave the token and the names out of logs."""
        return f"Roster(version={self.version}, members={len(self.members)})"

    def member(self, key_id: str) -> RosterMember | None:
        """The desk with that signing key, whatever its status."""
        return next((member for member in self.members if member.key_id == key_id), None)

    @property
    def active(self) -> tuple[RosterMember, ...]:
        """The desks that belong to the team now."""
        return tuple(member for member in self.members if member.status == "active")


def is_active_lead(member: RosterMember) -> bool:
    """Whether a desk may sum tallies: a lead's, or a deputy's in the lead's place."""
    return member.role in LEADING and member.status == "active"


class TeamInvitation(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=TEAM_INVITATION
):
    """How a new desk finds its organisation. Holds secrets: for one person, once, for a week.

    Attributes:
        recovery_key: As the roster's, so that it is known before anybody joins.
    """

    id: UUID
    organisation: UUID
    organisation_name: Title
    organisation_public_key: PublicKeyBytes
    lead_name: Title
    lead_signing_public_key: PublicKeyBytes
    lead_sealing_public_key: PublicKeyBytes
    lead_mailbox: MailboxId
    role: DeskRoleName
    secret: SecretBytes
    expires: Moment
    deposit_token: TokenBytes
    hub: HubPlace | None
    recovery_key: PublicKeyBytes | None = None

    def __repr__(self) -> str:
        """Leave the secrets out of logs."""
        return f"TeamInvitation(id={self.id})"


class TeamJoinRequest(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=TEAM_JOIN_REQUEST
):
    """A desk's answer to an invitation: its keys, under the invitation's secret. Sealed only."""

    invitation: UUID
    desk_name: Title
    signing_public_key: PublicKeyBytes
    sealing_public_key: PublicKeyBytes
    mailbox: MailboxId
    mac: MacBytes

    def __repr__(self) -> str:
        """Leave the name out of logs."""
        return f"TeamJoinRequest(invitation={self.invitation})"


def answered(
    invitation: TeamInvitation, *, name: str, signing: bytes, sealing: bytes, mailbox: str
) -> TeamJoinRequest:
    """The request that answers an invitation."""
    blank = TeamJoinRequest(invitation.id, name, signing, sealing, mailbox, bytes(32))
    return msgspec.structs.replace(blank, mac=_mac(blank, invitation.secret))


def check_answer(request: TeamJoinRequest, secret: bytes) -> None:
    """Refuse a request whose maker did not hold the invitation's secret.

    Raises:
        InvitationRefusedError: if the proof fails.
    """
    if not hmac.compare_digest(_mac(request, secret), request.mac):
        raise InvitationRefusedError


def invitation_as_text(invitation: TeamInvitation) -> str:
    """An invitation in capitals and figures, for a message or a QR code."""
    content = msgspec.msgpack.encode(invitation)
    checked = content + hashlib.sha256(content).digest()[:_CHECK_BYTES]
    return TEXT_BEGINS + base64.b32encode(checked).decode("ascii").rstrip("=")


def invitation_from_text(text: str) -> TeamInvitation:
    """Read an invitation that was written out; gaps, line ends and case do not matter.

    Raises:
        WireError: one of its classes, if it is none, or was not copied whole.
    """
    plain = "".join(text.split()).upper()
    if len(plain) > 2 * LARGEST_INVITATION or not plain.startswith(TEXT_BEGINS):
        raise MalformedError("not an invitation")
    coded = plain.removeprefix(TEXT_BEGINS)
    try:
        checked = base64.b32decode(coded + "=" * (-len(coded) % 8))
        content, check = checked[:-_CHECK_BYTES], checked[-_CHECK_BYTES:]
        if hashlib.sha256(content).digest()[:_CHECK_BYTES] != check:
            raise MalformedError("not copied whole")
        return _unpacked(content)
    except WireError:
        raise
    except (binascii.Error, ValueError, msgspec.MsgspecError) as problem:
        raise MalformedError("not an invitation") from problem


def _unpacked(content: bytes) -> TeamInvitation:
    try:
        return msgspec.msgpack.decode(content, type=TeamInvitation)
    except msgspec.ValidationError as problem:
        if is_unknown_field(problem):
            raise UpgradeNeededError(about="This invitation") from problem
        raise


def _mac(request: TeamJoinRequest, secret: bytes) -> bytes:
    covered = length_prefixed(
        _CONTEXT,
        request.invitation.bytes,
        request.desk_name.encode("utf-8"),
        request.signing_public_key,
        request.sealing_public_key,
        request.mailbox.encode("ascii"),
    )
    return hmac.digest(secret, covered, hashlib.sha256)
