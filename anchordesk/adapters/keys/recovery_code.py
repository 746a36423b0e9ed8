"""Wraps a vault's data key by its recovery code: AES-256-GCM under a key that HKDF gives.

The code holds 160 random bits, so nobody can try them all and nothing is gained by making each
trial slow: HKDF (RFC 5869) is enough, where a passphrase needs Argon2id.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anchordesk.services.errors import WrongRecoveryCodeError

SLOT_VERSION = 2
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = 48
KEY_BYTES = 32


class RecoverySlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped by a recovery code.

    Attributes:
        made_on: Day on which the code was confirmed.
        wrapped: The data key and the tag of AES-256-GCM, 48 bytes.
    """

    made_on: date
    salt: Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
    nonce: Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    wrapped: Annotated[bytes, msgspec.Meta(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]


def wrap(
    vault_id: UUID,
    data_key: bytes,
    secret: bytes,
    made_on: date,
    random_bytes: Callable[[int], bytes],
) -> RecoverySlot:
    """Wrap a data key (32 bytes) by the secret of a recovery code (20 bytes)."""
    blank = RecoverySlot(
        made_on=made_on,
        salt=random_bytes(SALT_BYTES),
        nonce=random_bytes(NONCE_BYTES),
        wrapped=bytes(WRAPPED_BYTES),
    )
    wrapped = _cipher(blank, vault_id, secret).encrypt(
        blank.nonce, data_key, _bound_to(vault_id, blank)
    )
    return msgspec.structs.replace(blank, wrapped=wrapped)


def unwrap(slot: RecoverySlot, vault_id: UUID, secret: bytes) -> bytes:
    """Return the data key.

    Raises:
        WrongRecoveryCodeError: if this is another code, or the slot is another vault's.
    """
    try:
        return _cipher(slot, vault_id, secret).decrypt(
            slot.nonce, slot.wrapped, _bound_to(vault_id, slot)
        )
    except InvalidTag:
        raise WrongRecoveryCodeError from None


def _cipher(slot: RecoverySlot, vault_id: UUID, secret: bytes) -> AESGCM:
    purpose = f"anchordesk|{SLOT_VERSION}|{vault_id}|recovery".encode()
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=slot.salt, info=purpose).derive(secret)
    return AESGCM(key)


def _bound_to(vault_id: UUID, slot: RecoverySlot) -> bytes:
    """The associated data of a wrap: version, vault, and the slot without what is wrapped."""
    settings = msgspec.json.encode(msgspec.structs.replace(slot, wrapped=bytes(WRAPPED_BYTES)))
    return f"{SLOT_VERSION}|{vault_id}|recovery|".encode() + settings
