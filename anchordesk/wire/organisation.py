"""The organisation's signing key, and what is signed and sealed about the team beside the roster.

The key is made from the organisation's recovery code, so that the printed sheet brings back both:
the vaults of desks, and the authority over the team.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta, Struct

from anchordesk.wire.codec import encode
from anchordesk.wire.fields import Digest, TokenBytes
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.signing import public_key_of, sign_statement
from anchordesk.wire.team import ROSTER, Roster

ORGANISATION_KEY = "organisation-key/1"
TALLY_RECEIPT = "tally-receipt/1"
LARGEST_ROSTER = 768 * 1024

_FROM_CODE = b"anchordesk/organisation-signing/1"


class OrganisationKeyShare(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=ORGANISATION_KEY
):
    """The organisation's private key for another lead's desk. Sealed only."""

    organisation: UUID
    signing_key: TokenBytes

    def __repr__(self) -> str:
        """Leave the key out of logs."""
        return f"OrganisationKeyShare({self.organisation})"


class TallyReceipt(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=TALLY_RECEIPT
):
    """A lead's word on a tally: it counts, or why it does not. Sealed only.

    Attributes:
        envelope: Digest of the envelope that brought it.
        problem: In plain words; empty if it counts.
    """

    envelope: Digest
    problem: Annotated[str, Meta(max_length=500)]


def signing_key_from_code(secret: bytes) -> bytes:
    """The organisation's private signing key (Ed25519 seed) that belongs to a recovery code."""
    return hmac.digest(secret, _FROM_CODE, hashlib.sha256)


def organisation_public_key(signing_key: bytes) -> bytes:
    """The public half."""
    return public_key_of(Ed25519PrivateKey.from_private_bytes(signing_key))


def sign_roster(roster: Roster, signing_key: bytes) -> bytes:
    """The roster in the organisation's hand, for each of its desks."""
    return sign_for_team(ROSTER, encode(roster), signing_key, ANYONE)


def sign_for_team(type_: str, payload: bytes, signing_key: bytes, recipient: bytes) -> bytes:
    """A statement in the organisation's hand."""
    key = Ed25519PrivateKey.from_private_bytes(signing_key)
    return sign_statement(type_, payload, private_key=key, recipient=recipient)
