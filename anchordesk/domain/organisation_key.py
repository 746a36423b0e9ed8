"""The public half of an organisation's recovery key, and the fingerprint people know it by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from anchordesk.domain.recovery_code import ALPHABET, LOOK_ALIKES

PUBLIC_KEY_BYTES = 32
FINGERPRINT_GROUPS = 5
GROUP_CHARACTERS = 4


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
        digest = hashlib.sha256(b"anchordesk|organisation|" + self.public_key).digest()
        whole = int.from_bytes(digest, "big")
        count = FINGERPRINT_GROUPS * GROUP_CHARACTERS
        text = "".join(ALPHABET[whole >> 5 * place & 31] for place in range(count))
        return "-".join(text[at : at + GROUP_CHARACTERS] for at in range(0, count, 4))


def same_fingerprint(shown: str, typed: str) -> bool:
    """Tell whether a typed fingerprint is the one shown; gaps, dashes and case do not matter."""
    return _plain(shown) == _plain(typed)


def _plain(fingerprint: str) -> str:
    kept = "".join(c for c in fingerprint.upper() if not c.isspace() and c != "-")
    return kept.translate(LOOK_ALIKES)
