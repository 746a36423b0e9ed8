"""Stands in for the password store where nothing may be left behind: the demo, the self-test."""

from __future__ import annotations

from uuid import UUID

from anchordesk.services.errors import DeviceSecretMissingError


class NoKeyring:
    """Meets the port DeviceSecrets as a computer without a password store does."""

    def available(self) -> bool:
        """Tell that there is none."""
        return False

    def read(self, vault_id: UUID) -> bytes | None:
        """Return nothing: nothing was kept."""
        return None

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Refuse: vaults ask `available` first.

        Raises:
            DeviceSecretMissingError: always.
        """
        raise DeviceSecretMissingError("This computer's password store is not used here.")
