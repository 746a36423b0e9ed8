"""Seals a vault's data key to the public keys of a recovery code and of an organisation.

HPKE (RFC 9180, base mode). Whoever holds the data key can seal it, or a new one, without the code
or the organisation's private key; only those open it. The secrets hold 160 random bits, so nobody
can try them all and nothing is gained by making each trial slow.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES

SLOT_VERSION = 3
SEALED_BYTES = KEY_BYTES + 48
LONGEST_NAME = 160

PublicKey = Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
_Sealed = Annotated[bytes, msgspec.Meta(min_length=SEALED_BYTES, max_length=SEALED_BYTES)]
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class RecoveryKeySlot(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="name", tag="recovery"
):
    """The data key, sealed to the key pair that a recovery code gives.

    Attributes:
        made_on: Day on which the code was confirmed.
        sealed: HPKE's key and the sealed data key, 80 bytes.
    """

    made_on: date
    public_key: PublicKey
    sealed: _Sealed


class OrganisationSlot(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="name", tag="organisation"
):
    """The data key, sealed to an organisation's recovery key.

    Attributes:
        organisation: What the key's file said it is called.
        added_on: Day on which it was added here.
        sealed: HPKE's key and the sealed data key, 80 bytes.
    """

    organisation: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]
    added_on: date
    public_key: PublicKey
    sealed: _Sealed


SealedSlot = RecoveryKeySlot | OrganisationSlot
Slot = TypeVar("Slot", RecoveryKeySlot, OrganisationSlot)


class CannotUnsealError(Exception):
    """The slot is sealed to another key, or was changed."""


def recovery_private_key(vault_id: UUID, secret: bytes) -> X25519PrivateKey:
    """Return the private key that a recovery code's secret (20 bytes) gives for one vault."""
    return _private_key(f"anchordesk|{SLOT_VERSION}|{vault_id}|recovery|key", secret)


def organisation_private_key(secret: bytes) -> X25519PrivateKey:
    """Return the private key that an organisation's recovery secret (20 bytes) gives."""
    return _private_key(f"anchordesk|{SLOT_VERSION}|organisation|key", secret)


def recovery_slot(vault_id: UUID, data_key: bytes, secret: bytes, made_on: date) -> RecoveryKeySlot:
    """Return a slot that a recovery code's secret (20 bytes) opens."""
    public_key = recovery_private_key(vault_id, secret).public_key().public_bytes_raw()
    blank = RecoveryKeySlot(made_on, public_key, bytes(SEALED_BYTES))
    return seal_again(blank, vault_id, data_key)


def organisation_slot(
    vault_id: UUID, data_key: bytes, organisation: str, public_key: bytes, added_on: date
) -> OrganisationSlot:
    """Return a slot that the owner of an organisation's recovery key opens.

    Raises:
        ValueError: if that is no key that anything can be sealed to.
    """
    blank = OrganisationSlot(organisation, added_on, public_key, bytes(SEALED_BYTES))
    return seal_again(blank, vault_id, data_key)


def seal_again(slot: Slot, vault_id: UUID, data_key: bytes) -> Slot:
    """Return the slot for another data key; what opened it opens it again."""
    blank = msgspec.structs.replace(slot, sealed=bytes(SEALED_BYTES))
    public_key = X25519PublicKey.from_public_bytes(slot.public_key)
    sealed = _SUITE.encrypt(data_key, public_key, info=_bound_to(vault_id, blank))
    return msgspec.structs.replace(blank, sealed=sealed)


def unseal(slot: SealedSlot, vault_id: UUID, private_key: X25519PrivateKey) -> bytes:
    """Return the data key.

    Raises:
        CannotUnsealError: if this is another key, or the slot is another vault's or was changed.
    """
    try:
        return _SUITE.decrypt(slot.sealed, private_key, info=_bound_to(vault_id, slot))
    except (InvalidTag, ValueError):
        raise CannotUnsealError from None


def _private_key(purpose: str, secret: bytes) -> X25519PrivateKey:
    expand = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode())
    return X25519PrivateKey.from_private_bytes(expand.derive(secret))


def _bound_to(vault_id: UUID, slot: SealedSlot) -> bytes:
    """What a sealed key is bound to: version, vault, and the slot without what is sealed."""
    settings = msgspec.json.encode(msgspec.structs.replace(slot, sealed=bytes(SEALED_BYTES)))
    return f"anchordesk|{SLOT_VERSION}|{vault_id}|".encode() + settings
