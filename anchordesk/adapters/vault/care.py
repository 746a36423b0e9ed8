"""Keeps an open vault from being lost: its backups, its health and its recovery code."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from uuid import UUID

from sqlalchemy import Engine, delete, insert, select
from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.sealed_slots import OrganisationSlot, recovery_slot
from anchordesk.adapters.keys.slot_files import read_slots, whole_copies, write_slots
from anchordesk.adapters.keys.slots import refuse_altered, with_recovery
from anchordesk.adapters.vault.backup import backups_in, mark_of, remove_backup, write_backup
from anchordesk.adapters.vault.engine import BEGIN, KeyedConnections
from anchordesk.adapters.vault.high_water import HighWater
from anchordesk.adapters.vault.integrity import damage_of
from anchordesk.adapters.vault.rehearsing import rehearse_recovery
from anchordesk.adapters.vault.shape import shape_of
from anchordesk.adapters.vault.storage_errors import plain_database_errors, plain_storage_errors
from anchordesk.adapters.vault.tables import last_backup, vault_identity
from anchordesk.adapters.vault.upgrading import KEPT_FOLDER, kept_from_before, remove_kept
from anchordesk.adapters.vault.values import moment_text
from anchordesk.domain.backup_rotation import BackupName
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.vault_care import (
    BackupMade,
    KeptCopy,
    KeySlotsFound,
    LastBackup,
    MissingWork,
    OrganisationKeyFound,
    VaultShape,
)


class SqlCipherCare:
    """Meets the port VaultCare for as long as the vault is open."""

    def __init__(
        self,
        connections: KeyedConnections,
        engine: Engine,
        high_water: HighWater | None,
        backing_up: Lock,
    ) -> None:
        self._connections = connections
        self._engine = engine
        self._high_water = high_water
        self._backing_up = backing_up

    @property
    def vault_id(self) -> UUID:
        """Which vault this is. Raises StorageError."""
        with plain_database_errors(), self._engine.begin() as connection:
            kept = connection.execute(select(vault_identity.c.id)).scalar_one()
        return UUID(bytes=kept)

    def back_up(
        self, place: Path, began_at: datetime, progress: Progress = no_progress
    ) -> BackupMade:
        """Write a backup. Raises BackupRefusedError, BackupFailedError, StorageError."""
        with self._backing_up:
            return write_backup(self._connections, place, began_at, progress)

    def backups_in(self, place: Path) -> tuple[BackupName, ...]:
        """Return this vault's backups in a folder, oldest first. Raises BackupFailedError."""
        return backups_in(place, mark_of(self.vault_id))

    def remove_backup(self, place: Path, name: BackupName) -> bool:
        """Take a backup away; tell whether nothing of it is left. Raises BackupFailedError."""
        return remove_backup(place, name)

    def remember(self, backup: LastBackup) -> None:
        """Keep when and where the newest good backup was made. Raises StorageError."""
        immediate = self._engine.execution_options(**{BEGIN: "IMMEDIATE"})
        with plain_database_errors(), immediate.begin() as connection:
            connection.execute(delete(last_backup))
            connection.execute(
                insert(last_backup).values(
                    position=1, made_at=moment_text(backup.made_at), path=str(backup.path)
                )
            )

    def last_backup(self) -> LastBackup | None:
        """Return the newest good backup, None if there never was one. Raises StorageError."""
        with plain_database_errors(), self._engine.begin() as connection:
            row = connection.execute(select(last_backup)).one_or_none()
        if row is None:
            return None
        return LastBackup(datetime.fromisoformat(row.made_at), Path(row.path))

    def kept_copies(self) -> tuple[KeptCopy, ...]:
        """Return what upgrades kept of the vault before them, oldest first.

        Raises:
            BackupFailedError, NotAVaultError, StorageError: if that cannot be seen.
        """
        folder = self._connections.path.parent
        return tuple(
            KeptCopy(name.made_at, folder / KEPT_FOLDER / name.text)
            for name in kept_from_before(folder)
        )

    def let_kept_copies_go(self) -> bool:
        """Take away what upgrades kept; tell whether nothing of it is left.

        Raises:
            BackupFailedError, NotAVaultError, StorageError: if the disk refuses.
        """
        return remove_kept(self._connections.path.parent)

    def overwrite_what_is_gone(self) -> None:
        """Let nothing of deleted rows lie beside the records file. Raises StorageError."""
        # `secure_delete` empties pages of the file; older ones may still lie in its journal.
        with plain_database_errors(), closing(self._connections()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def damage(self, progress: Progress = no_progress) -> tuple[str, ...]:
        """Read every page of the records and return what is wrong, a sentence each."""
        try:
            with closing(self._connections()) as connection:
                # Pages are checked where they lie: what is still beside the file goes into it.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                return damage_of(connection, progress)
        except dbapi2.Error:
            return ("The records file cannot be opened again.",)

    def missing_work(self) -> MissingWork | None:
        """Return what openings found missing and nobody has seen yet; None if nothing is."""
        return None if self._high_water is None else self._high_water.missing

    def missing_work_seen(self) -> None:
        """Tell it no more: a person has read it."""
        if self._high_water is not None:
            self._high_water.missing_seen()

    def key_slots(self) -> KeySlotsFound:
        """Return which keys open the vault. Raises NotAVaultError, StorageError."""
        folder = self._connections.path.parent
        with plain_storage_errors():
            keyslots = read_slots(folder)
            copies = whole_copies(folder, keyslots)
        refuse_altered(keyslots, self._connections.data_key)
        code = keyslots.recovery or keyslots.recovery_key
        return KeySlotsFound(
            needs_keyring=any(slot.needs_device_secret for slot in keyslots.slots),
            recovery_code_made_on=None if code is None else code.made_on,
            whole_copies=copies,
            organisation_key=_organisation_key_in(keyslots.organisation),
        )

    def shape(self) -> VaultShape:
        """Return how large the records are and in which form. Raises StorageError."""
        with plain_database_errors(), closing(self._connections()) as connection:
            return shape_of(connection)

    def free_bytes(self) -> int:
        """Return how much room the vault's disk has. Raises StorageError."""
        with plain_storage_errors():
            return shutil.disk_usage(self._connections.path.parent).free

    def put_recovery_code(self, code: RecoveryCode, made_on: date) -> None:
        """Let a recovery code open the vault, and the one before it no more.

        Raises:
            NotAVaultError: if the key file was altered.
            StorageError: if it cannot be written.
        """
        folder, data_key = self._connections.path.parent, self._connections.data_key
        with plain_storage_errors():
            keyslots = read_slots(folder)
            refuse_altered(keyslots, data_key)
            slot = recovery_slot(keyslots.vault_id, data_key, code.secret, made_on)
            write_slots(folder, with_recovery(keyslots, slot, data_key))

    def rehearse_recovery(
        self, code: RecoveryCode, began_at: datetime, progress: Progress = no_progress
    ) -> int:
        """Open a scratch copy by a recovery code alone; return how many residents it holds.

        Raises:
            WrongRecoveryCodeError, BackupFailedError, NotAVaultError, StorageError: as it says.
        """
        with self._backing_up:
            return rehearse_recovery(self._connections, code, began_at, progress)


def _organisation_key_in(slot: OrganisationSlot | None) -> OrganisationKeyFound | None:
    if slot is None:
        return None
    key = OrganisationKey(slot.organisation, slot.public_key)
    return OrganisationKeyFound(slot.organisation, key.fingerprint, slot.added_on, slot.public_key)
