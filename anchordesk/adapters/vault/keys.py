"""Changes which keys open a vault that is open: each change is one replacement of the key file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from anchordesk.adapters.keys.passphrase_keeper import PassphraseKeeper
from anchordesk.adapters.keys.sealed_slots import OrganisationSlot, organisation_slot
from anchordesk.adapters.keys.slot_files import read_slots, write_slots
from anchordesk.adapters.keys.slots import (
    KeySlots,
    refuse_altered,
    with_organisation,
    with_passphrase,
    with_recovery,
)
from anchordesk.adapters.vault.engine import KeyedConnections
from anchordesk.adapters.vault.storage_errors import plain_storage_errors
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services.key_errors import OrganisationKeyFileError


def sealed_to(
    key: OrganisationKey, vault_id: UUID, data_key: bytes, added_on: date
) -> OrganisationSlot:
    """Return a slot that the owner of an organisation's key opens.

    Raises:
        OrganisationKeyFileError: if nothing can be sealed to it.
    """
    try:
        return organisation_slot(vault_id, data_key, key.organisation, key.public_key, added_on)
    except ValueError:
        raise OrganisationKeyFileError(
            "That recovery key does not work.", what_to_do="Ask your lead for the file once more."
        ) from None


class SqlCipherKeys:
    """Meets the port VaultKeys for as long as the vault is open."""

    def __init__(self, connections: KeyedConnections, keeper: PassphraseKeeper) -> None:
        self._connections = connections
        self._keeper = keeper

    def change_passphrase(self, present: str, new: str, names: Sequence[str]) -> None:
        """Let a new passphrase open the vault, and the present one no more.

        Raises:
            WrongPassphraseError, TooManyGuessesError: if the present one is wrong, or too early.
            WeakPassphraseError: if the new one is too easy to guess.
            DeviceSecretMissingError, NotAVaultError, StorageError: then nothing was changed.
        """

        def changed(keyslots: KeySlots, data_key: bytes) -> KeySlots:
            self._keeper.unseal(self._connections.path.parent, keyslots, present)
            slot = self._keeper.wrapped(keyslots.vault_id, data_key, new, names)
            return with_passphrase(keyslots, slot, data_key)

        self._change(changed)

    def put_organisation_key(self, key: OrganisationKey, added_on: date) -> None:
        """Let an organisation's key open the vault, and no other organisation's.

        Raises:
            OrganisationKeyFileError: if nothing can be sealed to it.
            NotAVaultError, StorageError: then nothing was changed.
        """

        def changed(keyslots: KeySlots, data_key: bytes) -> KeySlots:
            slot = sealed_to(key, keyslots.vault_id, data_key, added_on)
            return with_organisation(keyslots, slot, data_key)

        self._change(changed)

    def take_organisation_key(self) -> bool:
        """Let no organisation's key open the vault; tell whether one did.

        Raises:
            NotAVaultError, StorageError: then nothing was changed.
        """
        before = self._change(lambda slots, data_key: with_organisation(slots, None, data_key))
        return before.organisation is not None

    def take_recovery_code(self) -> bool:
        """Let no recovery code open the vault; tell whether one did.

        Raises:
            NotAVaultError, StorageError: then nothing was changed.
        """
        before = self._change(lambda slots, data_key: with_recovery(slots, None, data_key))
        return (before.recovery or before.recovery_key) is not None

    def _change(self, changed: Callable[[KeySlots, bytes], KeySlots]) -> KeySlots:
        """Write changed slots; return those from before."""
        folder, data_key = self._connections.path.parent, self._connections.data_key
        with plain_storage_errors():
            keyslots = read_slots(folder)
            refuse_altered(keyslots, data_key)
            write_slots(folder, changed(keyslots, data_key))
        return keyslots
