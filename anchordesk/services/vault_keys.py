"""The port to the keys of an open vault: which passphrase, code and organisation open it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from anchordesk.domain.organisation_key import OrganisationKey


class VaultKeys(Protocol):
    """An open vault's keys. Slow by design: never on the window's thread.

    All methods raise NotAVaultError if the key file was altered, and StorageError if it cannot be
    read or written; then the keys are as they were.
    """

    def change_passphrase(self, present: str, new: str, names: Sequence[str]) -> None:
        """Let a new passphrase open the vault, and the present one no more.

        Raises WrongPassphraseError, TooManyGuessesError, WeakPassphraseError,
        DeviceSecretMissingError.
        """

    def put_organisation_key(self, key: OrganisationKey, added_on: date) -> None:
        """Let an organisation's key open the vault, and no other organisation's.

        Raises OrganisationKeyFileError if nothing can be sealed to it.
        """

    def take_organisation_key(self) -> bool:
        """Let no organisation's key open the vault; tell whether one did."""

    def take_recovery_code(self) -> bool:
        """Let no recovery code open the vault; tell whether one did."""
