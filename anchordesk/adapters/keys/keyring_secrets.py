"""Keeps this computer's part of a vault's key in the operating system's keyring."""

from __future__ import annotations

import base64
import binascii
import sys
from uuid import UUID

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from anchordesk.adapters.keys.keyring_failures import failures_here
from anchordesk.services.errors import DeviceSecretMissingError

SERVICE = "AnchorDesk vault"
PROBE = "is there a keyring"
SECRET_BYTES = 32

TRUSTED_MODULES = (
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
)


def trusted_keyring(found: KeyringBackend) -> KeyringBackend | None:
    """Return the keyring if the operating system protects it, else None.

    Backends that write plain files, throw secrets away or always fail are not trusted, also
    where a person's settings choose them.
    """
    candidates = list(found.backends) if isinstance(found, ChainerBackend) else [found]
    for candidate in candidates:
        if type(candidate).__module__ in TRUSTED_MODULES:
            return candidate
    return None


class KeyringSecrets:
    """Meets the port DeviceSecrets.

    Attributes:
        backend: The keyring to use; None to use the operating system's, if it can be trusted.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._failures = failures_here()
        self._backend = backend or trusted_keyring(keyring.get_keyring())
        if sys.platform == "win32" and self._backend is not None:
            # The default would roam to the person's other computers with their profile.
            self._backend = self._backend.with_properties(persist="local machine")

    def available(self) -> bool:
        """Tell whether this computer has a keyring that answers."""
        if self._backend is None:
            return False
        try:
            self._backend.get_password(SERVICE, PROBE)
        except self._failures:
            return False
        return True

    def read(self, vault_id: UUID) -> bytes | None:
        """Return the secret (32 bytes), or None if the keyring has none.

        Raises:
            DeviceSecretMissingError: if there is no keyring, or it is locked or damaged.
        """
        if self._backend is None:
            raise DeviceSecretMissingError("This computer's password store cannot be found.")
        try:
            kept = self._backend.get_password(SERVICE, str(vault_id))
        except self._failures:
            raise DeviceSecretMissingError("This computer's password store is locked.") from None
        if kept is None:
            return None
        try:
            secret = base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        if len(secret) != SECRET_BYTES:
            raise DeviceSecretMissingError(
                "This computer's password store gave back a damaged key for this vault."
            )
        return secret

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep the secret (32 bytes), and check that it can be read back.

        Raises:
            ValueError: if it is not 32 bytes.
            DeviceSecretMissingError: if the keyring refuses.
        """
        if len(secret) != SECRET_BYTES:
            raise ValueError("a device secret has 32 bytes")
        if self._backend is None:
            raise DeviceSecretMissingError("This computer's password store cannot be found.")
        try:
            self._backend.set_password(SERVICE, str(vault_id), base64.b64encode(secret).decode())
        except self._failures:
            raise DeviceSecretMissingError(
                "This computer's password store did not keep the key."
            ) from None
        if self.read(vault_id) != secret:
            raise DeviceSecretMissingError("This computer's password store did not keep the key.")
