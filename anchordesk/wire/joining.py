"""How an organisation proves to a hub that it holds an invitation and a signing key."""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from anchordesk.wire.errors import InvitationRefusedError
from anchordesk.wire.framing import length_prefixed
from anchordesk.wire.messages import Invitation, JoinRequest
from anchordesk.wire.signing import public_key_of

_CONTEXT = b"anchordesk/join/1"


def request_to_join(
    invitation: Invitation, *, organisation: UUID, signing_key: Ed25519PrivateKey
) -> JoinRequest:
    """Answer an invitation with the key that the organisation's returns will be signed with."""
    public_key = public_key_of(signing_key)
    covered = _covered(invitation.id, organisation, invitation.organisation_name, public_key)
    return JoinRequest(
        invitation=invitation.id,
        organisation=organisation,
        organisation_name=invitation.organisation_name,
        signing_public_key=public_key,
        mac=hmac.digest(invitation.secret, covered, hashlib.sha256),
        proof=signing_key.sign(covered),
    )


def check_join_request(request: JoinRequest, *, secret: bytes) -> None:
    """Refuse a request whose maker did not hold the invitation's secret and the private key.

    Raises:
        InvitationRefusedError: if either proof fails.
    """
    covered = _covered(
        request.invitation,
        request.organisation,
        request.organisation_name,
        request.signing_public_key,
    )
    if not hmac.compare_digest(hmac.digest(secret, covered, hashlib.sha256), request.mac):
        raise InvitationRefusedError
    try:
        key = Ed25519PublicKey.from_public_bytes(request.signing_public_key)
        key.verify(request.proof, covered)
    except (InvalidSignature, ValueError) as problem:
        raise InvitationRefusedError from problem


def _covered(invitation: UUID, organisation: UUID, name: str, public_key: bytes) -> bytes:
    return length_prefixed(
        _CONTEXT, invitation.bytes, organisation.bytes, name.encode("utf-8"), public_key
    )
