"""What files that a passphrase alone opens have in common: how it is stretched, how they lie.

No keyring has a part of such a file, so that it can be carried to any computer.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from anchordesk.adapters.keys.argon2_cost import Argon2Cost
from anchordesk.adapters.keys.passphrases import passphrase_bytes
from anchordesk.adapters.keys.slot_files import make_private_file, replace_file
from anchordesk.services.errors import StorageError


def cipher_of(cost: Argon2Cost, salt: bytes, passphrase: str) -> AESGCM:
    """Return AES-256-GCM under Argon2id of a passphrase. Raises StorageError for want of memory."""
    try:
        return AESGCM(cost.stretch(passphrase_bytes(passphrase), salt, None))
    except MemoryError:
        raise StorageError(
            "This computer has too little free memory to check the passphrase.",
            what_is_safe="Nothing was changed.",
            what_to_do="Close other programs, then try again.",
        ) from None


def write_new(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all, never over another.

    Raises:
        OSError: if it cannot be written, or is there already.
    """
    make_private_file(path)
    try:
        replace_file(path, content)
    except OSError:
        path.unlink()
        raise
