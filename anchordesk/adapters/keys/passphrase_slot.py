"""Wraps a vault's data key by a passphrase: AES-256-GCM under HKDF (RFC 5869) of Argon2id.

The associated data of a wrap names version, vault, slot and every setting, so none can be swapped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES, SALT_BYTES, Argon2Cost
from anchordesk.adapters.keys.passphrases import passphrase_bytes
from anchordesk.services.errors import (
    DeviceSecretMissingError,
    StorageError,
    WrongPassphraseError,
)

SLOT_VERSION = 1
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16

Salt = Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
Nonce = Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
Wrapped = Annotated[bytes, msgspec.Meta(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]


class PassphraseSlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped by a passphrase.

    Attributes:
        memory_kib: Argon2id memory in KiB, with iterations and lanes.
        needs_device_secret: Whether this computer's keyring holds a part of the key.
        wrapped: The data key and the tag of AES-256-GCM, 48 bytes.
    """

    name: Literal["passphrase"]
    salt: Salt
    memory_kib: int
    iterations: int
    lanes: int
    needs_device_secret: bool
    nonce: Nonce
    wrapped: Wrapped

    def __post_init__(self) -> None:
        self.cost()

    def cost(self) -> Argon2Cost:
        """Return the Argon2id settings. Raises ValueError if they are out of bounds."""
        return Argon2Cost(self.memory_kib, self.iterations, self.lanes)


def wrap(
    vault_id: UUID,
    data_key: bytes,
    passphrase: str,
    device_secret: bytes | None,
    *,
    cost: Argon2Cost,
    random_bytes: Callable[[int], bytes],
) -> PassphraseSlot:
    """Wrap a data key (32 bytes) by a passphrase and, where there is one, a device secret.

    Raises:
        StorageError: if the computer cannot spare the memory.
    """
    blank = PassphraseSlot(
        name="passphrase",
        salt=random_bytes(SALT_BYTES),
        memory_kib=cost.memory_kib,
        iterations=cost.iterations,
        lanes=cost.lanes,
        needs_device_secret=device_secret is not None,
        nonce=random_bytes(NONCE_BYTES),
        wrapped=bytes(WRAPPED_BYTES),
    )
    wrapping_key = _wrapping_key(vault_id, blank, passphrase, device_secret)
    wrapped = AESGCM(wrapping_key).encrypt(blank.nonce, data_key, _bound_to(vault_id, blank))
    return msgspec.structs.replace(blank, wrapped=wrapped)


def unwrap(
    slot: PassphraseSlot,
    vault_id: UUID,
    passphrase: str,
    read_device_secret: Callable[[UUID], bytes | None],
) -> bytes:
    """Return the data key.

    Raises:
        WrongPassphraseError: if the passphrase does not open the slot.
        DeviceSecretMissingError: if the slot wants a device secret and there is none.
        StorageError: if the computer cannot spare the memory.
    """
    device_secret = None
    if slot.needs_device_secret:
        device_secret = read_device_secret(vault_id)
        if device_secret is None:
            raise DeviceSecretMissingError(
                "This computer's password store has no key for this vault."
            )
    wrapping_key = _wrapping_key(vault_id, slot, passphrase, device_secret)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped, _bound_to(vault_id, slot))
    except InvalidTag:
        raise WrongPassphraseError from None


def _wrapping_key(
    vault_id: UUID, slot: PassphraseSlot, passphrase: str, device_secret: bytes | None
) -> bytes:
    try:
        stretched = slot.cost().stretch(passphrase_bytes(passphrase), slot.salt, device_secret)
    except MemoryError:
        raise StorageError(
            "This computer has too little free memory to check the passphrase.",
            what_is_safe="Your records are safe and still locked.",
            what_to_do="Close other programs, then try again.",
        ) from None
    purpose = f"anchordesk|{SLOT_VERSION}|{vault_id}|{slot.name}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(stretched)


def _bound_to(vault_id: UUID, slot: PassphraseSlot) -> bytes:
    """The associated data of a wrap: version, vault, and the slot without what is wrapped."""
    settings = msgspec.json.encode(msgspec.structs.replace(slot, wrapped=bytes(WRAPPED_BYTES)))
    return f"{SLOT_VERSION}|{vault_id}|".encode() + settings
