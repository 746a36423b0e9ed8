"""What the key file holds: the vault's data key, wrapped once for each way to open it.

Once opened, the data key checks an HMAC over the whole file, so that nobody without it can add,
swap or put back a slot. The checksum only tells damage from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anchordesk.adapters.keys import passphrase_slot, recovery_code
from anchordesk.adapters.keys.argon2_cost import KEY_BYTES
from anchordesk.adapters.keys.passphrase_slot import PassphraseSlot
from anchordesk.adapters.keys.recovery_code import RecoverySlot
from anchordesk.adapters.keys.sealed_slots import (
    CannotUnsealError,
    OrganisationSlot,
    RecoveryKeySlot,
    recovery_private_key,
    seal_again,
    unseal,
)
from anchordesk.services.errors import NotAVaultError, WrongRecoveryCodeError
from anchordesk.services.key_errors import RecoverySheetTooOldError, WrongOrganisationKeyError

Version = Literal[1, 2, 3]
NEWEST_VERSION = 3
MOST_SLOTS = 8
DIGEST_BYTES = 32

_Digest = Annotated[bytes, msgspec.Meta(min_length=DIGEST_BYTES, max_length=DIGEST_BYTES)]


class KeySlots(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything in the key file but its checksum.

    Attributes:
        version: 1 with a passphrase alone; 2 with a recovery code as earlier versions kept it; 3
            with a key that the data key is sealed to.
        mac: HMAC-SHA256 over the rest, under a key taken from the data key.
        recovery: A recovery code of an earlier version; there is never one of each.
    """

    version: Version
    vault_id: UUID
    slots: Annotated[tuple[PassphraseSlot, ...], msgspec.Meta(min_length=1, max_length=MOST_SLOTS)]
    mac: _Digest
    recovery: RecoverySlot | None = None
    recovery_key: RecoveryKeySlot | None = None
    organisation: OrganisationSlot | None = None

    def __post_init__(self) -> None:
        if self.recovery is not None and self.recovery_key is not None:
            raise ValueError("two recovery codes")
        if self.version != _version_of(self.recovery, self.recovery_key, self.organisation):
            raise ValueError("the version does not fit the slots")


class _Versioned(msgspec.Struct, frozen=True):
    version: int


class _Unknown(msgspec.Struct, frozen=True):
    """What can be read of a key file of any version."""

    keyslots: msgspec.Raw
    checksum: _Digest


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


def is_newer(content: bytes) -> bool:
    """Tell whether bytes are a whole key file of a later version than is known here."""
    try:
        whole = msgspec.json.decode(content, type=_Unknown)
        version = msgspec.json.decode(whole.keyslots, type=_Versioned).version
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    checked = hashlib.sha256(bytes(whole.keyslots)).digest() == whole.checksum
    return checked and version > NEWEST_VERSION


def first_slots(vault_id: UUID, slot: PassphraseSlot, data_key: bytes) -> KeySlots:
    """Return the slots of a new vault, which a passphrase alone opens."""
    return _signed(vault_id, slot, data_key)


def with_passphrase(keyslots: KeySlots, slot: PassphraseSlot, data_key: bytes) -> KeySlots:
    """Return the slots with another passphrase; every other way to open the vault stays."""
    return _signed(
        keyslots.vault_id,
        slot,
        data_key,
        recovery=keyslots.recovery,
        recovery_key=keyslots.recovery_key,
        organisation=keyslots.organisation,
    )


def with_recovery(keyslots: KeySlots, slot: RecoveryKeySlot | None, data_key: bytes) -> KeySlots:
    """Return the slots with this recovery code in place of any other; with None, without one."""
    return _signed(
        keyslots.vault_id,
        keyslots.slots[0],
        data_key,
        recovery_key=slot,
        organisation=keyslots.organisation,
    )


def with_organisation(
    keyslots: KeySlots, slot: OrganisationSlot | None, data_key: bytes
) -> KeySlots:
    """Return the slots with this organisation's key in place of any other; with None, without."""
    return _signed(
        keyslots.vault_id,
        keyslots.slots[0],
        data_key,
        recovery=keyslots.recovery,
        recovery_key=keyslots.recovery_key,
        organisation=slot,
    )


def with_data_key(keyslots: KeySlots, slot: PassphraseSlot, data_key: bytes) -> KeySlots:
    """Return the slots for another data key; whatever opened the vault opens it again.

    Args:
        slot: The new data key, wrapped by the passphrase.

    Raises:
        RecoverySheetTooOldError: if the recovery code is of an earlier version, which would have
            to be typed.
    """
    if keyslots.recovery is not None:
        raise RecoverySheetTooOldError
    vault_id = keyslots.vault_id
    code, organisation = keyslots.recovery_key, keyslots.organisation
    return _signed(
        vault_id,
        slot,
        data_key,
        recovery_key=None if code is None else seal_again(code, vault_id, data_key),
        organisation=None if organisation is None else seal_again(organisation, vault_id, data_key),
    )


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
    data_key = passphrase_slot.unwrap(
        keyslots.slots[0], keyslots.vault_id, passphrase, read_device_secret
    )
    refuse_altered(keyslots, data_key)
    return data_key


def unseal_with_recovery_code(keyslots: KeySlots, secret: bytes) -> bytes:
    """Return the data key.

    Raises:
        WrongRecoveryCodeError: if there is no code, or this is another one.
        NotAVaultError: if the file was altered by somebody without the key.
    """
    vault_id = keyslots.vault_id
    if keyslots.recovery is not None:
        data_key = recovery_code.unwrap(keyslots.recovery, vault_id, secret)
    elif keyslots.recovery_key is not None:
        try:
            private_key = recovery_private_key(vault_id, secret)
            data_key = unseal(keyslots.recovery_key, vault_id, private_key)
        except CannotUnsealError:
            raise WrongRecoveryCodeError from None
    else:
        raise WrongRecoveryCodeError
    refuse_altered(keyslots, data_key)
    return data_key


def unseal_with_organisation_key(keyslots: KeySlots, private_key: X25519PrivateKey) -> bytes:
    """Return the data key.

    Raises:
        WrongOrganisationKeyError: if the vault has no such slot, or it is for another key.
        NotAVaultError: if the file was altered by somebody without the key.
    """
    if keyslots.organisation is None:
        raise WrongOrganisationKeyError
    try:
        data_key = unseal(keyslots.organisation, keyslots.vault_id, private_key)
    except CannotUnsealError:
        raise WrongOrganisationKeyError from None
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


def _version_of(
    recovery: RecoverySlot | None,
    recovery_key: RecoveryKeySlot | None,
    organisation: OrganisationSlot | None,
) -> Version:
    if recovery_key is not None or organisation is not None:
        return 3
    return 1 if recovery is None else 2


def _signed(
    vault_id: UUID,
    slot: PassphraseSlot,
    data_key: bytes,
    *,
    recovery: RecoverySlot | None = None,
    recovery_key: RecoveryKeySlot | None = None,
    organisation: OrganisationSlot | None = None,
) -> KeySlots:
    version = _version_of(recovery, recovery_key, organisation)
    blank = KeySlots(
        version, vault_id, (slot,), bytes(DIGEST_BYTES), recovery, recovery_key, organisation
    )
    return msgspec.structs.replace(blank, mac=_mac(blank, data_key))


def _mac(keyslots: KeySlots, data_key: bytes) -> bytes:
    purpose = b"anchordesk|keyslots"
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(data_key)
    body = msgspec.json.encode(msgspec.structs.replace(keyslots, mac=bytes(DIGEST_BYTES)))
    return hmac.digest(key, body, "sha256")
