"""The co-ordinator's files: a card for every desk, and the signing key behind a passphrase.

The key is kept off the hub and on no desk: whoever has the file and its passphrase speaks for the
network. No keyring has a part of it, so that it can be carried to another computer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.adapters.keys.argon2_cost import SALT_BYTES, Argon2Cost, calibrate
from anchordesk.adapters.keys.passphrase_files import cipher_of, write_new
from anchordesk.adapters.keys.passphrase_slot import NONCE_BYTES, Nonce, Salt, Wrapped
from anchordesk.adapters.keys.passphrases import check_new_passphrase
from anchordesk.services.errors import WrongPassphraseError
from anchordesk.services.key_errors import NetworkKeyFileError
from anchordesk.wire.codec import encode
from anchordesk.wire.fields import Title
from anchordesk.wire.packs import NetworkCard
from anchordesk.wire.signing import public_key_of

PRIVATE_KIND: Literal["anchordesk-network-key/1"] = "anchordesk-network-key/1"
LARGEST_FILE_BYTES = 16 * 1024
_NOT_WRAPPED = bytes(48)


class NetworkKeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The 32 bytes of an Ed25519 key, wrapped by a passphrase (AES-256-GCM under Argon2id)."""

    kind: Literal["anchordesk-network-key/1"]
    network: Title
    public_key: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
    salt: Salt
    memory_kib: int
    iterations: int
    lanes: int
    nonce: Nonce
    wrapped: Wrapped

    def __post_init__(self) -> None:
        self.cost()

    def cost(self) -> Argon2Cost:
        """Return the Argon2id settings. Raises ValueError if they are out of bounds."""
        return Argon2Cost(self.memory_kib, self.iterations, self.lanes)


class NetworkKeyFiles:
    """Makes and opens the co-ordinator's key.

    Args:
        random_bytes: Chance.
        cost: Argon2id settings for new files; None to measure this computer.
    """

    def __init__(
        self, random_bytes: Callable[[int], bytes], cost: Argon2Cost | None = None
    ) -> None:
        self._random_bytes = random_bytes
        self._cost = cost

    def write(self, network: str, passphrase: str, card: Path, private: Path) -> NetworkCard:
        """Make a key and write both files, never over others; return the card.

        Raises:
            WeakPassphraseError: if the passphrase is too easy to guess.
            NetworkKeyFileError: if a file is there, or cannot be written; then none is left.
            StorageError: if the computer cannot spare the memory.
        """
        check_new_passphrase(passphrase, joined_by_keyring=False, names=(network,))
        secret = self._random_bytes(32)
        made = NetworkCard(network, public_key_of(Ed25519PrivateKey.from_private_bytes(secret)))
        cost = self._cost or calibrate()
        blank = NetworkKeyFile(
            kind=PRIVATE_KIND,
            network=network,
            public_key=made.public_key,
            salt=self._random_bytes(SALT_BYTES),
            memory_kib=cost.memory_kib,
            iterations=cost.iterations,
            lanes=cost.lanes,
            nonce=self._random_bytes(NONCE_BYTES),
            wrapped=_NOT_WRAPPED,
        )
        wrapped = cipher_of(cost, blank.salt, passphrase).encrypt(
            blank.nonce, secret, _bound_to(blank)
        )
        _write_new(private, encode(msgspec.structs.replace(blank, wrapped=wrapped)))
        try:
            _write_new(card, encode(made))
        except NetworkKeyFileError:
            private.unlink()
            raise
        return made

    def read(self, path: Path, passphrase: str) -> tuple[str, Ed25519PrivateKey]:
        """Return the network's name and its key.

        Raises:
            WrongPassphraseError: if the passphrase does not open the file, or it was changed.
            NetworkKeyFileError: if it is no such file.
            StorageError: if the computer cannot spare the memory.
        """
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE_BYTES)
            kept = msgspec.json.decode(content, type=NetworkKeyFile)
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
            raise NetworkKeyFileError(
                "That file is not a network's private key, or cannot be read.",
                what_to_do="Choose network-key-private.json, then try again.",
            ) from None
        try:
            secret = cipher_of(kept.cost(), kept.salt, passphrase).decrypt(
                kept.nonce, kept.wrapped, _bound_to(kept)
            )
        except InvalidTag:
            raise WrongPassphraseError from None
        return kept.network, Ed25519PrivateKey.from_private_bytes(secret)


def _bound_to(kept: NetworkKeyFile) -> bytes:
    """The associated data of the wrap: the file without what is wrapped."""
    return encode(msgspec.structs.replace(kept, wrapped=_NOT_WRAPPED))


def _write_new(path: Path, content: bytes) -> None:
    try:
        write_new(path, content)
    except OSError:
        raise NetworkKeyFileError(
            "The network's key could not be written, or there is one already.",
            what_to_do="Choose an empty folder that you may write to, then try again.",
        ) from None
