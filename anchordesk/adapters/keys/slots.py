"""What the key file holds: the vault's data key, wrapped once for each way to open it.

A wrap is AES-256-GCM under a key that HKDF (RFC 5869) takes from Argon2id; its associated data
names version, vault, slot and every setting, so none can be swapped. Once opened, the data key
checks an HMAC over the whole file. The checksum only tells damage from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
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
from anchordesk.adapters.keys.recovery_code import RecoverySlot, unwrap
from anchordesk.services.errors import (
    DeviceSecretMissingError,
    NotAVaultError,
    StorageError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)

VERSION: Literal[1] = 1
WITH_RECOVERY: Literal[2] = 2
NONCE_BYTES = 12
TAG_BYTES = 16
MOST_SLOTS = 8

_Salt = Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
_Nonce = Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
_Wrapped = Annotated[
    bytes, msgspec.Meta(min_length=KEY_BYTES + TAG_BYTES, max_length=KEY_BYTES + TAG_BYTES)
]
_Digest = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class PassphraseSlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped by a passphrase.

    Attributes:
        memory_kib: Argon2id memory in KiB, with iterations and lanes.
        needs_device_secret: Whether this computer's keyring holds a part of the key.
        wrapped: The data key and the tag of AES-256-GCM, 48 bytes.
    """

    name: Literal["passphrase"]
    salt: _Salt
    memory_kib: int
    iterations: int
    lanes: int
    needs_device_secret: bool
    nonce: _Nonce
    wrapped: _Wrapped

    def __post_init__(self) -> None:
        self.cost()

    def cost(self) -> Argon2Cost:
        """Return the Argon2id settings. Raises ValueError if they are out of bounds."""
        return Argon2Cost(self.memory_kib, self.iterations, self.lanes)


class KeySlots(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything in the key file but its checksum.

    Attributes:
        version: 1 as first made; 2 with a recovery code.
        mac: HMAC-SHA256 over the rest, under a key taken from the data key.
    """

    version: Literal[1, 2]
    vault_id: UUID
    slots: Annotated[tuple[PassphraseSlot, ...], msgspec.Meta(min_length=1, max_length=MOST_SLOTS)]
    mac: _Digest
    recovery: RecoverySlot | None = None

    def __post_init__(self) -> None:
        if (self.version == VERSION) is not (self.recovery is None):
            raise ValueError("the version does not fit the slots")


class _KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keyslots: KeySlots
    checksum: _Digest


def encode(keyslots: KeySlots) -> bytes:
    """Return the bytes of the key file."""
    checksum = hashlib.sha256(msgspec.json.encode(keyslots)).digest()
    return msgspec.json.encode(_KeyFile(keyslots, checksum))


def decode(content: bytes) -> KeySlots | None:
    """Return what a key file holds, or None if even one byte of it is damaged."""
    try:
        key_file = msgspec.json.decode(content, type=_KeyFile)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return key_file.keyslots if encode(key_file.keyslots) == content else None


def seal_with_passphrase(
    vault_id: UUID,
    data_key: bytes,
    passphrase: str,
    device_secret: bytes | None,
    *,
    cost: Argon2Cost,
    random_bytes: Callable[[int], bytes],
) -> KeySlots:
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
        wrapped=bytes(KEY_BYTES + TAG_BYTES),
    )
    wrapping_key = _wrapping_key(vault_id, blank, passphrase, device_secret)
    wrapped = AESGCM(wrapping_key).encrypt(blank.nonce, data_key, _bound_to(vault_id, blank))
    slots = (msgspec.structs.replace(blank, wrapped=wrapped),)
    return _signed(KeySlots(VERSION, vault_id, slots, bytes(32)), data_key)


def with_recovery(keyslots: KeySlots, recovery: RecoverySlot | None, data_key: bytes) -> KeySlots:
    """Return the slots with this recovery slot in place of any other."""
    version = VERSION if recovery is None else WITH_RECOVERY
    slots = KeySlots(version, keyslots.vault_id, keyslots.slots, bytes(32), recovery)
    return _signed(slots, data_key)


def unseal_with_recovery_code(keyslots: KeySlots, secret: bytes) -> bytes:
    """Return the data key.

    Raises:
        WrongRecoveryCodeError: if there is no code, or this is another one.
        NotAVaultError: if the file was altered by somebody without the key.
    """
    if keyslots.recovery is None:
        raise WrongRecoveryCodeError
    data_key = unwrap(keyslots.recovery, keyslots.vault_id, secret)
    refuse_altered(keyslots, data_key)
    return data_key


def unseal_with_passphrase(
    keyslots: KeySlots, passphrase: str, read_device_secret: Callable[[UUID], bytes | None]
) -> bytes:
    """Return the data key.

    Raises:
        WrongPassphraseError: if the passphrase does not open the slot.
        DeviceSecretMissingError: if the slot wants a device secret and there is none.
        NotAVaultError: if the file was altered by somebody without the key.
        StorageError: if the computer cannot spare the memory.
    """
    slot = keyslots.slots[0]
    device_secret = None
    if slot.needs_device_secret:
        device_secret = read_device_secret(keyslots.vault_id)
        if device_secret is None:
            raise DeviceSecretMissingError(
                "This computer's password store has no key for this vault."
            )
    wrapping_key = _wrapping_key(keyslots.vault_id, slot, passphrase, device_secret)
    try:
        data_key = AESGCM(wrapping_key).decrypt(
            slot.nonce, slot.wrapped, _bound_to(keyslots.vault_id, slot)
        )
    except InvalidTag:
        raise WrongPassphraseError from None
    refuse_altered(keyslots, data_key)
    return data_key


def refuse_altered(keyslots: KeySlots, data_key: bytes) -> None:
    """Check that the slots are as somebody with the data key left them.

    Raises:
        NotAVaultError: if not.
    """
    if not hmac.compare_digest(_mac(keyslots, data_key), keyslots.mac):
        raise NotAVaultError(
            "The key file of this vault was altered.",
            what_to_do="Show this message to your IT support before you do anything else.",
        )


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
    purpose = f"anchordesk|{VERSION}|{vault_id}|{slot.name}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(stretched)


def _bound_to(vault_id: UUID, slot: PassphraseSlot) -> bytes:
    """The associated data of a wrap: version, vault, and the slot without what is wrapped."""
    settings = msgspec.json.encode(msgspec.structs.replace(slot, wrapped=bytes(48)))
    return f"{VERSION}|{vault_id}|".encode() + settings


def _signed(keyslots: KeySlots, data_key: bytes) -> KeySlots:
    return msgspec.structs.replace(keyslots, mac=_mac(keyslots, data_key))


def _mac(keyslots: KeySlots, data_key: bytes) -> bytes:
    purpose = b"anchordesk|keyslots"
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(data_key)
    body = msgspec.json.encode(msgspec.structs.replace(keyslots, mac=bytes(32)))
    return hmac.digest(key, body, "sha256")
