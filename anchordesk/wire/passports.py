"""A resident's passport: what they agreed to, signed by one desk and sealed for one reader.

    file = sealed envelope around a signed statement "passport/1"

Beside a handover this is the only message with a person in it, and it exists sealed alone. It is
sealed to the key on another member's card, or to a key that a long printed code gives. A card is
believed once two people compared its fingerprint.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta, Struct

from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import MalformedError, SignatureRefusedError
from anchordesk.wire.fields import Code, PublicKeyBytes, Title
from anchordesk.wire.framing import length_prefixed, unpack_statement
from anchordesk.wire.sealing import BUCKETS, open_envelope, seal, sealing_key_id
from anchordesk.wire.signing import public_key_of, sign_statement, verify_statement

PASSPORT = "passport/1"
MEMBER_CARD = "member-card/1"

LARGEST_PASSPORT_FILE = BUCKETS[-1]
LARGEST_PASSPORT = 128 * 1024
LARGEST_MEMBER_CARD = 4 * 1024
_KEY_PURPOSE = b"anchordesk/passport/1/code"

Line = Annotated[str, Meta(max_length=1000)]
Short = Annotated[str, Meta(max_length=200)]


class MemberCard(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=MEMBER_CARD
):
    """The public keys of one desk of a member, by which others seal to it and know its hand."""

    organisation: Title
    signing_public_key: PublicKeyBytes
    sealing_public_key: PublicKeyBytes

    @property
    def covered(self) -> bytes:
        """What the fingerprint of the card is of."""
        return length_prefixed(
            self.organisation.encode(), self.signing_public_key, self.sealing_public_key
        )


class PassportPart(Struct, frozen=True, forbid_unknown_fields=True):
    """One section that the resident agreed to, as it was shown to them."""

    code: Code
    title: Short
    lines: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=200)]


class Passport(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=PASSPORT):
    """What a resident carries to another organisation.

    Attributes:
        sender: Whose hand it is in; believed only where the reader has that very card.
        valid_until: The last day on which it is taken in.
        to: For whom it was made, as the resident was told; empty where nobody was named.
        why: What the resident wants there.
        agreed: How and when they agreed, in words.
    """

    id: UUID
    sender: MemberCard
    made_on: date
    valid_until: date
    to: Short
    why: Line
    agreed: Line
    given_name: Short
    family_name: Short
    preferred_name: Short
    date_of_birth: date | None
    phone: Short
    email: Short
    postcode: Short
    parts: Annotated[tuple[PassportPart, ...], Meta(max_length=20)]

    def __repr__(self) -> str:
        """Leave the resident out of logs."""
        return f"Passport({self.id})"


def key_of_code(secret: bytes) -> X25519PrivateKey:
    """Return the private key that a printed code's secret (20 bytes) gives."""
    expand = HKDF(algorithm=SHA256(), length=32, salt=None, info=_KEY_PURPOSE)
    return X25519PrivateKey.from_private_bytes(expand.derive(secret))


def seal_passport(
    passport: Passport, *, signing_key: Ed25519PrivateKey, recipient_public_key: bytes
) -> bytes:
    """Sign a passport for one key and seal it to that.

    Raises:
        TooLargeError: if it does not fit an envelope.
        ValueError: if that is no key that anything can be sealed to, or it names another hand.
    """
    if passport.sender.signing_public_key != public_key_of(signing_key):
        raise ValueError("a passport names the hand that it is in")
    statement = sign_statement(
        PASSPORT,
        encode(passport),
        private_key=signing_key,
        recipient=sealing_key_id(recipient_public_key),
    )
    return seal(statement, recipient_public_key=recipient_public_key)


def open_passport(content: bytes, private_key: X25519PrivateKey) -> Passport:
    """Open a passport, once the signature of the hand that it names holds.

    Raises:
        WireError: if it is none, is for another key, was changed, or is in another hand.
    """
    statement = open_envelope(content, private_key=private_key)
    told = unpack_statement(statement)
    if told.type != PASSPORT:
        raise MalformedError("not a passport")
    passport = decode(told.payload, Passport, largest=LARGEST_PASSPORT)
    own = sealing_key_id(private_key.public_key().public_bytes_raw())
    payload = verify_statement(
        statement,
        type_=PASSPORT,
        public_key=passport.sender.signing_public_key,
        recipient=own,
    )
    if payload != told.payload:
        raise SignatureRefusedError
    return passport


def read_card(content: bytes) -> MemberCard:
    """Read a member's card. Raises WireError."""
    return decode(content, MemberCard, largest=LARGEST_MEMBER_CARD)
