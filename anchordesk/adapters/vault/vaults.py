"""Makes vaults, all or nothing, and opens them by a passphrase."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert, select

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES, Argon2Cost, calibrate
from anchordesk.adapters.keys.passphrases import check_new_passphrase
from anchordesk.adapters.keys.slot_files import (
    has_key_file,
    make_private_file,
    mend_copies,
    read_slots,
    sync_folder,
    write_slots,
)
from anchordesk.adapters.keys.slots import seal_with_passphrase, unseal_with_passphrase
from anchordesk.adapters.vault.engine import (
    RECORDS_FILE,
    KeyedConnections,
    keyed_engine,
    refuse_plain_file,
)
from anchordesk.adapters.vault.lock import VaultLock
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.storage_errors import plain_storage_errors
from anchordesk.adapters.vault.tables import vault_identity
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.services.errors import NotAVaultError, VaultExistsError, VaultInUseError
from anchordesk.services.ports import Clock, DeviceSecrets, IdentifierSource, NewVault
from anchordesk.services.records import Records

UNFINISHED = ".unfinished-vault-"


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
        if folder.absolute().name.startswith(UNFINISHED):
            return False
        with plain_storage_errors():
            return (folder / RECORDS_FILE).exists() or has_key_file(folder)

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
            self._refuse_taken_folder(folder)
            has_keyring = self._device_secrets.available()
            check_new_passphrase(new.passphrase, joined_by_keyring=has_keyring)
            folder.parent.mkdir(parents=True, exist_ok=True)
            _clear_unfinished(folder)
            vault_id = self._identifiers.new_id()
            data_key = self._identifiers.random_bytes(KEY_BYTES)
            unfinished = folder.with_name(f"{UNFINISHED}{folder.name}-{vault_id}")
            with ExitStack() as on_failure:
                unfinished.mkdir(mode=0o700)
                # What cannot be removed now is cleared by the next making.
                on_failure.callback(shutil.rmtree, unfinished, ignore_errors=True)
                self._build(unfinished, vault_id, data_key, new, has_keyring)
                _move_into_place(unfinished, folder)
                on_failure.pop_all()
            with ExitStack() as on_failure:
                lock = VaultLock(folder)
                on_failure.callback(lock.release)
                records = self._records(folder, vault_id, data_key, lock)
                on_failure.pop_all()
            return records

    def open(self, folder: Path, passphrase: str) -> Records:
        """Open a vault.

        Raises:
            WrongPassphraseError: if the passphrase does not open it.
            NotAVaultError: if the folder holds no vault, or not all of one.
            VaultInUseError: if it is open already.
            DeviceSecretMissingError: if this computer's keyring has lost its part of the key.
            StorageError: if the disk fails or the records are damaged.
        """
        if not self.exists(folder):
            raise NotAVaultError(
                "There is no vault in that folder.",
                what_to_do="Choose the folder that holds vault.db and keyslots.json.",
            )
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

    def _refuse_taken_folder(self, folder: Path) -> None:
        if self.exists(folder):
            raise VaultExistsError(
                "There is a vault in that folder already.",
                what_to_do="Open it with its passphrase, or choose another folder.",
            )
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultExistsError(
                "That folder holds other files.", what_to_do="Choose an empty or a new folder."
            )

    def _build(
        self, folder: Path, vault_id: UUID, data_key: bytes, new: NewVault, has_keyring: bool
    ) -> None:
        with ExitStack() as at_the_end:
            lock = VaultLock(folder)
            at_the_end.callback(lock.release)
            device_secret = None
            if has_keyring:
                device_secret = self._identifiers.random_bytes(KEY_BYTES)
                self._device_secrets.write(vault_id, device_secret)
            keyslots = seal_with_passphrase(
                vault_id,
                data_key,
                new.passphrase,
                device_secret,
                cost=self._passphrase_cost or calibrate(),
                random_bytes=self._identifiers.random_bytes,
            )
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

    def _records(
        self, folder: Path, vault_id: UUID, data_key: bytes, lock: VaultLock
    ) -> SqlCipherRecords:
        connections = KeyedConnections(folder / RECORDS_FILE, data_key, may_create=False)
        with ExitStack() as on_failure:
            on_failure.callback(connections.forget)
            _refuse_other_records(connections, vault_id)
            migrate(connections)
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


def _move_into_place(unfinished: Path, folder: Path) -> None:
    sync_folder(unfinished)
    if folder.exists():
        folder.rmdir()
    unfinished.rename(folder)
    sync_folder(folder.parent)


def _clear_unfinished(folder: Path) -> None:
    """Remove what a crash left of earlier makings of this vault, unless one is going on."""
    for left in folder.parent.glob(f"{UNFINISHED}{folder.name}-*"):
        try:
            VaultLock(left).release()
        except VaultInUseError:
            continue
        shutil.rmtree(left)
