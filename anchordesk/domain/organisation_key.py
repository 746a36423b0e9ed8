"""The public half of an organisation's recovery key, and the fingerprint people know it by."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.key_fingerprint import fingerprint_of

PUBLIC_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class OrganisationKey:
    """With it a vault can be opened to an organisation; it opens nothing itself.

    Attributes:
        organisation: What whoever made it says the organisation is called. Only the fingerprint
            tells it from somebody else's.
        public_key: X25519, 32 raw bytes.
    """

    organisation: str
    public_key: bytes

    def __post_init__(self) -> None:
        if len(self.public_key) != PUBLIC_KEY_BYTES:
            raise ValueError("a public key has 32 bytes")

    @property
    def fingerprint(self) -> str:
        """Five groups of four characters, 100 bits of the key's SHA-256."""
        return fingerprint_of(self.public_key, b"organisation")
