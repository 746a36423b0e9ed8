"""Keeps this computer's part of a vault's key in the operating system's keyring."""

from __future__ import annotations

import base64
import binascii
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import UUID

from anchordesk.services.errors import DeviceSecretMissingError
from anchordesk.services.ports import HowFar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "AnchorDesk vault"
MARKS = "AnchorDesk vault, how far it came"
PROBE = "is there a keyring"
SECRET_BYTES = 32
NOTED = re.compile(r"1 ([0-9]{1,12}) ([0-9]{1,12}) ([0-9a-f]{0,64})")

# In order of preference.
TRUSTED_MODULES = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
ELSEWHERE = {"win32": TRUSTED_MODULES[:1], "darwin": TRUSTED_MODULES[1:2]}


def trusted_keyring(found: Iterable[KeyringBackend]) -> KeyringBackend | None:
    """Return the first keyring that the operating system protects, or None.

    Backends that write plain files, throw secrets away or always fail are left out.
    """
    trusted = [backend for backend in found if type(backend).__module__ in TRUSTED_MODULES]
    return min(
        trusted, key=lambda backend: TRUSTED_MODULES.index(type(backend).__module__), default=None
    )


def keyring_of_this_computer() -> KeyringBackend | None:
    """Return the operating system's keyring, whatever a person's settings for others say.

    The library's own search is not used: it loads the backends of every system (that of macOS
    runs a C compiler on Linux) and of any package installed, and remembers for good that there
    was none.
    """
    # Loaded when a vault is made or opened: slow, and nothing before needs it.
    from keyring.backend import KeyringBackend  # noqa: PLC0415

    for name in ELSEWHERE.get(sys.platform, TRUSTED_MODULES[2:]):
        # Each wants libraries of its desktop, which another desktop need not have.
        with suppress(ImportError):
            import_module(name)
    kinds = KeyringBackend.get_viable_backends()
    backend = trusted_keyring(kind() for kind in kinds if kind.__module__ in TRUSTED_MODULES)
    if sys.platform == "win32" and backend is not None:
        # The default would roam to the person's other computers with their profile.
        return backend.with_properties(persist="local machine")
    return backend


def _failures() -> tuple[type[Exception], ...]:
    from anchordesk.adapters.keys.keyring_failures import failures_here  # noqa: PLC0415

    return failures_here()


class KeyringSecrets:
    """Meets the port DeviceSecrets.

    Attributes:
        find: Finds the keyring to use; asked each time, for one may be started later.
    """

    def __init__(
        self, find: Callable[[], KeyringBackend | None] = keyring_of_this_computer
    ) -> None:
        self._find = find

    def available(self) -> bool:
        """Tell whether this computer has a keyring that answers."""
        backend = self._find()
        if backend is None:
            return False
        try:
            backend.get_password(SERVICE, PROBE)
        except _failures():
            return False
        return True

    def read(self, vault_id: UUID) -> bytes | None:
        """Return the secret (32 bytes), or None if the keyring has none.

        Raises:
            DeviceSecretMissingError: if there is no keyring, or it is locked or damaged.
        """
        backend = self._found()
        try:
            kept = backend.get_password(SERVICE, str(vault_id))
        except _failures():
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
        backend = self._found()
        try:
            backend.set_password(SERVICE, str(vault_id), base64.b64encode(secret).decode())
        except _failures():
            raise DeviceSecretMissingError(
                "This computer's password store did not keep the key."
            ) from None
        if self.read(vault_id) != secret:
            raise DeviceSecretMissingError("This computer's password store did not keep the key.")

    def how_far(self, vault_id: UUID, run: UUID) -> HowFar | None:
        """Return how far a vault had come in its run of messages, None if nothing is known.

        Raises:
            DeviceSecretMissingError: if the keyring does not answer.
        """
        backend = self._found()
        try:
            kept = backend.get_password(MARKS, f"{vault_id} {run}")
        except _failures():
            raise DeviceSecretMissingError("This computer's password store is locked.") from None
        noted = NOTED.fullmatch(kept or "")
        return None if noted is None else HowFar(int(noted[1]), int(noted[2]), noted[3])

    def note_how_far(self, vault_id: UUID, run: UUID, how_far: HowFar) -> None:
        """Keep how far a vault came.

        Raises:
            DeviceSecretMissingError: if the keyring refuses.
        """
        backend = self._found()
        words = f"1 {how_far.changes} {how_far.sequence} {how_far.digest}"
        try:
            backend.set_password(MARKS, f"{vault_id} {run}", words)
        except _failures():
            raise DeviceSecretMissingError(
                "This computer's password store did not keep how far the vault came."
            ) from None

    def _found(self) -> KeyringBackend:
        backend = self._find()
        if backend is None:
            raise DeviceSecretMissingError("This computer's password store cannot be found.")
        return backend
