"""Opens vaults by passphrase and sets new ones, joined by this computer's part of the key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES, Argon2Cost, calibrate
from anchordesk.adapters.keys.guesses import WrongGuesses
from anchordesk.adapters.keys.passphrase_slot import PassphraseSlot, wrap
from anchordesk.adapters.keys.passphrases import check_new_passphrase
from anchordesk.adapters.keys.slots import KeySlots, unseal_with_passphrase
from anchordesk.services.ports import DeviceSecrets


class PassphraseKeeper:
    """What stands between a passphrase and a data key.

    Args:
        device_secrets: The keyring of this computer.
        random_bytes: Chance.
        cost: Argon2id settings for new passphrases; None to measure this computer each time.
        guesses: Counts wrong passphrases.
    """

    def __init__(
        self,
        device_secrets: DeviceSecrets,
        random_bytes: Callable[[int], bytes],
        cost: Argon2Cost | None = None,
        guesses: WrongGuesses | None = None,
    ) -> None:
        self._device_secrets = device_secrets
        self._random_bytes = random_bytes
        self._cost = cost
        self._guesses = guesses or WrongGuesses()

    def has_keyring(self) -> bool:
        """Tell whether new passphrases are joined by a secret of this computer."""
        return self._device_secrets.available()

    def unseal(self, folder: Path, keyslots: KeySlots, passphrase: str) -> bytes:
        """Return the data key of the vault in a folder; wrong passphrases slow down the next.

        Raises:
            TooManyGuessesError: if it is too early for another try.
            WrongPassphraseError, DeviceSecretMissingError, NotAVaultError, StorageError: if the
                passphrase does not open it, or cannot be tried.
        """
        with self._guesses.counted(folder):
            return self.unseal_copy(keyslots, passphrase)

    def unseal_copy(self, keyslots: KeySlots, passphrase: str) -> bytes:
        """Return the data key of a copy of a vault, where no guesses can be counted.

        Raises:
            WrongPassphraseError, DeviceSecretMissingError, NotAVaultError, StorageError: as above.
        """
        return unseal_with_passphrase(keyslots, passphrase, self._device_secrets.read)

    def wrapped(
        self, vault_id: UUID, data_key: bytes, passphrase: str, names: Sequence[str] = ()
    ) -> PassphraseSlot:
        """Wrap a data key by a new passphrase, joined by this computer's secret if it keeps one.

        Args:
            names: What others know of its owner.

        Raises:
            WeakPassphraseError: if the passphrase is too easy to guess.
            DeviceSecretMissingError: if the keyring answers but does not keep its part.
            StorageError: if the computer cannot spare the memory.
        """
        has_keyring = self.has_keyring()
        check_new_passphrase(passphrase, joined_by_keyring=has_keyring, names=names)
        return self._wrapped(vault_id, data_key, passphrase, has_keyring=has_keyring)

    def wrapped_again(self, keyslots: KeySlots, data_key: bytes, passphrase: str) -> PassphraseSlot:
        """Wrap another data key by the passphrase that the vault has; it is not judged anew.

        Raises:
            DeviceSecretMissingError, StorageError: as for a new passphrase.
        """
        has_keyring = keyslots.slots[0].needs_device_secret
        return self._wrapped(keyslots.vault_id, data_key, passphrase, has_keyring=has_keyring)

    def _wrapped(
        self, vault_id: UUID, data_key: bytes, passphrase: str, *, has_keyring: bool
    ) -> PassphraseSlot:
        return wrap(
            vault_id,
            data_key,
            passphrase,
            self._kept_secret(vault_id) if has_keyring else None,
            cost=self._cost or calibrate(),
            random_bytes=self._random_bytes,
        )

    def _kept_secret(self, vault_id: UUID) -> bytes:
        """Return this computer's secret; one kept stays, as a copy of the vault may need it."""
        secret = self._device_secrets.read(vault_id)
        if secret is None:
            secret = self._random_bytes(KEY_BYTES)
            self._device_secrets.write(vault_id, secret)
        return secret
