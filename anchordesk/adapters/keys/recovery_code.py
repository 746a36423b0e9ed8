"""Reads the recovery slot of earlier versions: AES-256-GCM under a key that HKDF gives.

It cannot be wrapped anew without the code, so newer codes are slots of `sealed_slots`.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES
from anchordesk.adapters.keys.passphrase_slot import WRAPPED_BYTES, Nonce, Salt, Wrapped
from anchordesk.services.errors import WrongRecoveryCodeError

SLOT_VERSION = 2


class RecoverySlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped by a recovery code.

    Attributes:
        made_on: Day on which the code was confirmed.
        wrapped: The data key and the tag of AES-256-GCM, 48 bytes.
    """

    made_on: date
    salt: Salt
    nonce: Nonce
    wrapped: Wrapped


def unwrap(slot: RecoverySlot, vault_id: UUID, secret: bytes) -> bytes:
    """Return the data key.

    Raises:
        WrongRecoveryCodeError: if this is another code, or the slot is another vault's.
    """
    purpose = f"anchordesk|{SLOT_VERSION}|{vault_id}|recovery".encode()
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=slot.salt, info=purpose).derive(secret)
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(vault_id, slot))
    except InvalidTag:
        raise WrongRecoveryCodeError from None


def _bound_to(vault_id: UUID, slot: RecoverySlot) -> bytes:
    """The associated data of a wrap: version, vault, and the slot without what is wrapped."""
    settings = msgspec.json.encode(msgspec.structs.replace(slot, wrapped=bytes(WRAPPED_BYTES)))
    return f"{SLOT_VERSION}|{vault_id}|recovery|".encode() + settings
