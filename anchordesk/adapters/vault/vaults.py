"""Makes and restores vaults, all or nothing, and opens them by a passphrase or recovery code."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert, select

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES, Argon2Cost, calibrate
from anchordesk.adapters.keys.passphrase_slot import PassphraseSlot, wrap
from anchordesk.adapters.keys.passphrases import check_new_passphrase
from anchordesk.adapters.keys.slot_files import (
    make_private_file,
    mend_copies,
    read_slots,
    write_slots,
)
from anchordesk.adapters.keys.slots import (
    KeySlots,
    first_slots,
    unseal_with_passphrase,
    unseal_with_recovery_code,
    with_passphrase,
)
from anchordesk.adapters.vault.engine import (
    RECORDS_FILE,
    KeyedConnections,
    keyed_engine,
    refuse_plain_file,
)
from anchordesk.adapters.vault.folders import holds_vault, make_whole, refuse_taken_folder
from anchordesk.adapters.vault.lock import VaultLock
from anchordesk.adapters.vault.restoring import read_backup_slots, restore_records
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.storage_errors import plain_storage_errors
from anchordesk.adapters.vault.tables import vault_identity
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.adapters.vault.upgrading import bring_up_to_date
from anchordesk.services.errors import NotAVaultError
from anchordesk.services.ports import Clock, DeviceSecrets, IdentifierSource, NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByPassphrase, ByRecoveryCode, OpeningKey


class SqlCipherVaults:
    """Meets the port Vaults.

    Attributes:
        device_secrets: The keyring of this computer.
        passphrase_cost: Argon2id settings for new vaults; None to measure this computer. A vault
            opens by the settings that it was made with.
    """

    def __init__(
        self,
        device_secrets: DeviceSecrets,
        identifiers: IdentifierSource,
        clock: Clock,
        passphrase_cost: Argon2Cost | None = None,
    ) -> None:
        self._device_secrets = device_secrets
        self._identifiers = identifiers
        self._clock = clock
        self._passphrase_cost = passphrase_cost

    def exists(self, folder: Path) -> bool:
        """Tell whether the folder holds a vault, whole or damaged.

        Raises:
            StorageError: if that cannot be seen: the folder may not be looked into.
        """
        with plain_storage_errors():
            return holds_vault(folder)

    def has_keyring(self) -> bool:
        """Tell whether the passphrase will be joined by a secret of this computer."""
        return self._device_secrets.available()

    def create(self, new: NewVault) -> Records:
        """Make a vault and open it. A crash on the way leaves nothing that looks like one.

        Raises:
            VaultExistsError: if the folder holds a vault or anything else.
            WeakPassphraseError: if the passphrase is too easy to guess.
            DeviceSecretMissingError: if the keyring answers but does not keep its part.
            StorageError: if the disk fails.
        """
        folder = new.folder.absolute()
        with plain_storage_errors():
            refuse_taken_folder(folder)
            vault_id = self._identifiers.new_id()
            data_key = self._identifiers.random_bytes(KEY_BYTES)
            has_keyring = self._device_secrets.available()
            check_new_passphrase(new.passphrase, joined_by_keyring=has_keyring)
            make_whole(
                folder,
                vault_id,
                lambda unfinished: self._build(unfinished, vault_id, data_key, new),
            )
            return self._open_with(folder, vault_id, data_key)

    def open(self, folder: Path, passphrase: str) -> Records:
        """Open a vault.

        Raises:
            WrongPassphraseError: if the passphrase does not open it.
            NotAVaultError: if the folder holds no vault, or not all of one.
            VaultInUseError: if it is open already.
            DeviceSecretMissingError: if this computer's keyring has lost its part of the key.
            StorageError: if the disk fails or the records are damaged.
        """
        self._refuse_no_vault(folder)
        with plain_storage_errors(), ExitStack() as on_failure:
            lock = VaultLock(folder)
            on_failure.callback(lock.release)
            keyslots = read_slots(folder)
            refuse_plain_file(folder / RECORDS_FILE)
            data_key = unseal_with_passphrase(keyslots, passphrase, self._device_secrets.read)
            records = self._records(folder, keyslots.vault_id, data_key, lock)
            mend_copies(folder, keyslots)
            on_failure.pop_all()
        return records

    def recover(self, folder: Path, key: ByRecoveryCode) -> Records:
        """Open a vault by its recovery code and set a new passphrase.

        Raises:
            WrongRecoveryCodeError: if there is no code, or this is another one.
            WeakPassphraseError: if the new passphrase is too easy to guess.
            NotAVaultError, VaultInUseError, DeviceSecretMissingError, StorageError: as for open.
        """
        self._refuse_no_vault(folder)
        with plain_storage_errors(), ExitStack() as on_failure:
            lock = VaultLock(folder)
            on_failure.callback(lock.release)
            refuse_plain_file(folder / RECORDS_FILE)
            keyslots, data_key = self._unseal(read_slots(folder), key)
            records = self._records(folder, keyslots.vault_id, data_key, lock)
            on_failure.callback(records.close)
            write_slots(folder, keyslots)
            on_failure.pop_all()
        return records

    def restore(self, backup: Path, folder: Path, key: OpeningKey) -> Records:
        """Make a vault from a backup, all or nothing, and open it.

        Raises:
            NotABackupError: if that is no backup, or it is damaged.
            VaultExistsError: if the folder holds a vault or anything else.
            WrongPassphraseError, WrongRecoveryCodeError: if the key does not open the backup.
            WeakPassphraseError: if the new passphrase is too easy to guess.
            DeviceSecretMissingError: if the passphrase needs the computer that was lost.
            StorageError: if a disk fails.
        """
        folder = folder.absolute()
        with plain_storage_errors():
            refuse_taken_folder(folder)
            keyslots, data_key = self._unseal(read_backup_slots(backup), key)

            def build(unfinished: Path) -> None:
                restore_records(backup, unfinished, data_key, self._identifiers.random_bytes)
                write_slots(unfinished, keyslots)

            make_whole(folder, keyslots.vault_id, build)
            return self._open_with(folder, keyslots.vault_id, data_key)

    def _refuse_no_vault(self, folder: Path) -> None:
        if not self.exists(folder):
            raise NotAVaultError(
                "There is no vault in that folder.",
                what_to_do="Choose the folder that holds vault.db and keyslots.json.",
            )

    def _unseal(self, keyslots: KeySlots, key: OpeningKey) -> tuple[KeySlots, bytes]:
        """Return the slots to keep, and the data key."""
        if isinstance(key, ByPassphrase):
            read = self._device_secrets.read
            return keyslots, unseal_with_passphrase(keyslots, key.passphrase, read)
        data_key = unseal_with_recovery_code(keyslots, key.code.secret)
        slot = self._seal(keyslots.vault_id, data_key, key.new_passphrase)
        return with_passphrase(keyslots, slot, data_key), data_key

    def _seal(self, vault_id: UUID, data_key: bytes, passphrase: str) -> PassphraseSlot:
        """Wrap a data key by a new passphrase, joined by this computer's secret if it keeps one.

        A secret that is kept already stays: another copy of the vault may be here and need it.
        """
        has_keyring = self._device_secrets.available()
        check_new_passphrase(passphrase, joined_by_keyring=has_keyring)
        device_secret = None
        if has_keyring:
            device_secret = self._device_secrets.read(vault_id)
            if device_secret is None:
                device_secret = self._identifiers.random_bytes(KEY_BYTES)
                self._device_secrets.write(vault_id, device_secret)
        return wrap(
            vault_id,
            data_key,
            passphrase,
            device_secret,
            cost=self._passphrase_cost or calibrate(),
            random_bytes=self._identifiers.random_bytes,
        )

    def _build(self, folder: Path, vault_id: UUID, data_key: bytes, new: NewVault) -> None:
        slot = self._seal(vault_id, data_key, new.passphrase)
        keyslots = first_slots(vault_id, slot, data_key)
        with ExitStack() as at_the_end:
            make_private_file(folder / RECORDS_FILE)
            connections = KeyedConnections(folder / RECORDS_FILE, data_key, may_create=False)
            at_the_end.callback(connections.forget)
            migrate(connections)
            engine = keyed_engine(connections)
            at_the_end.callback(engine.dispose)
            with engine.begin() as connection:
                connection.execute(insert(vault_identity).values(position=1, id=vault_id.bytes))
            if new.first_change is not None:
                records = SqlCipherRecords(connections, None, self._clock)
                at_the_end.callback(records.close)
                with records.changing() as change:
                    new.first_change(change)
            write_slots(folder, keyslots)

    def _open_with(self, folder: Path, vault_id: UUID, data_key: bytes) -> SqlCipherRecords:
        with ExitStack() as on_failure:
            lock = VaultLock(folder)
            on_failure.callback(lock.release)
            records = self._records(folder, vault_id, data_key, lock)
            on_failure.pop_all()
        return records

    def _records(
        self, folder: Path, vault_id: UUID, data_key: bytes, lock: VaultLock
    ) -> SqlCipherRecords:
        connections = KeyedConnections(folder / RECORDS_FILE, data_key, may_create=False)
        with ExitStack() as on_failure:
            on_failure.callback(connections.forget)
            bring_up_to_date(connections, self._clock.now())
            _refuse_other_records(connections, vault_id)
            on_failure.pop_all()
        return SqlCipherRecords(connections, lock, self._clock)


def _refuse_other_records(connections: KeyedConnections, vault_id: UUID) -> None:
    engine = keyed_engine(connections)
    try:
        with engine.begin() as connection:
            if connection.dialect.has_table(connection, vault_identity.name):
                kept = connection.execute(select(vault_identity.c.id)).scalar_one_or_none()
                if kept == vault_id.bytes:
                    return
    finally:
        engine.dispose()
    raise NotAVaultError(
        "The records file in that folder does not belong to its key file.",
        what_to_do="Put the folder's files back from a backup, or ask your IT support.",
    )
