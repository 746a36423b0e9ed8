"""The two key pairs of a desk, made from the raw private bytes that its vault keeps."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from anchordesk.wire.signing import public_key_of, signing_key_id


@dataclass(frozen=True)
class DeskKeys:
    """An Ed25519 key to sign with and an X25519 key to be sealed to."""

    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey

    @classmethod
    def from_private(cls, signing: bytes, sealing: bytes) -> DeskKeys:
        """Load both keys from 32 raw private bytes each."""
        return cls(
            Ed25519PrivateKey.from_private_bytes(signing),
            X25519PrivateKey.from_private_bytes(sealing),
        )

    @property
    def signing_public(self) -> bytes:
        """The 32 raw bytes of the public signing key."""
        return public_key_of(self.signing)

    @property
    def sealing_public(self) -> bytes:
        """The 32 raw bytes of the public sealing key."""
        return self.sealing.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """The id of the signing key, hex: how other desks name this one."""
        return signing_key_id(self.signing_public).hex()
