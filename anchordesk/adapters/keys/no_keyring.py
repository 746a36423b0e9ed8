"""Stands in for the password store where nothing may be left behind: the demo, the self-test."""

from __future__ import annotations

from uuid import UUID

from anchordesk.services.errors import DeviceSecretMissingError
from anchordesk.services.ports import HowFar


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

    def how_far(self, vault_id: UUID, run: UUID) -> HowFar | None:
        """Return nothing: nothing was kept."""
        return None

    def note_how_far(self, vault_id: UUID, run: UUID, how_far: HowFar) -> None:
        """Keep nothing: what is left behind here is what must not be."""
