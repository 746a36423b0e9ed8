"""The port to what keeps a vault from being lost: backups, its health, and the recovery code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from anchordesk.domain.backup_rotation import BackupName
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.recovery_parts import RecoveryPart
from anchordesk.services.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class ByPassphrase:
    """Open with the passphrase, and this computer's part of the key where there is one."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ByRecoveryCode:
    """Open with the recovery code; from then on the new passphrase opens the vault."""

    code: RecoveryCode
    new_passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ByOrganisationKey:
    """Open with the organisation's recovery key; from then on the new passphrase opens it.

    Attributes:
        code: What the organisation's private key is made from.
        reason: Why; it is written into the vault's trail.
        once: Whether it opens this once, and the passphrase before stays; then there is no new one.
    """

    code: RecoveryCode
    new_passphrase: str = field(repr=False)
    reason: EmergencyReason = EmergencyReason.NOT_SAID
    once: bool = False


RecoveringKey = ByRecoveryCode | ByOrganisationKey
OpeningKey = ByPassphrase | RecoveringKey


def reason_of(key: OpeningKey) -> str:
    """Return why a key is used, as a code for the trail; empty for a worker's own."""
    return key.reason.code if isinstance(key, ByOrganisationKey) else ""


@dataclass(frozen=True, slots=True)
class OrganisationKeyFound:
    """An organisation's recovery key that opens the vault.

    Attributes:
        organisation: What its file said the organisation is called.
        fingerprint: By which the lead who holds it can tell it from others.
        added_on: Day on which it was added here.
        public_key: X25519, 32 raw bytes.
    """

    organisation: str
    fingerprint: str
    added_on: date
    public_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written, opened again and counted.

    Attributes:
        path: Its folder.
        residents: How many are in it, those marked as deleted included.
        contacts: How many notes of contacts are in it.
    """

    name: BackupName
    path: Path
    residents: int
    contacts: int


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A backup that a person may restore, not opened yet: any vault's, perhaps damaged.

    Attributes:
        path: Its folder.
        made_at: When its name says that it was begun; of a renamed one, when it was written.
        size_bytes: Of its records.
    """

    path: Path
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class VaultShape:
    """How large the records are, and in which form.

    Attributes:
        revision: The newest migration that they went through.
        engine: Version of SQLCipher.
        rows: How many each table has.
    """

    pages: int
    bytes: int
    revision: str
    engine: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest backup that was found good.

    Attributes:
        path: Where it was put; the stick may have gone since.
    """

    made_at: datetime
    path: Path


@dataclass(frozen=True, slots=True)
class MissingWork:
    """What an opening found missing: the vault is older than when it was last used here.

    Attributes:
        changes: How many changes that were saved are gone, at least.
        other_copy: Whether messages were signed in another copy of the vault, so that a new run
            of numbers has begun, as after restoring.
    """

    changes: int
    noticed_at: datetime
    other_copy: bool = False


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """The vault as it was before an upgrade, restored as any backup.

    Attributes:
        path: Its folder, inside the vault's.
    """

    made_at: datetime
    path: Path


@dataclass(frozen=True, slots=True)
class KeySlotsFound:
    """Which keys open the vault.

    Attributes:
        needs_keyring: Whether the passphrase works on this computer only.
        recovery_code_made_on: Day of the recovery code; None if there is none.
        whole_copies: How many of the key file's two copies are whole and alike.
        organisation_key: None if no organisation can open the vault.
    """

    needs_keyring: bool
    recovery_code_made_on: date | None
    whole_copies: int
    organisation_key: OrganisationKeyFound | None = None


@dataclass(frozen=True, slots=True)
class PartSheet:
    """What stands on one of three recovery sheets.

    Attributes:
        made_for: Whose vault it is.
        holders: Who keeps sheet 1, 2 and 3; empty where that is left to be written by hand.
    """

    part: RecoveryPart
    made_for: str
    holders: tuple[str, ...]
    made_on: date


class VaultCare(Protocol):
    """An open vault's care for itself. Slow by design: never on the window's thread."""

    @property
    def vault_id(self) -> UUID:
        """Which vault this is. Raises StorageError."""

    def back_up(
        self, place: Path, began_at: datetime, progress: Progress = no_progress
    ) -> BackupMade:
        """Write a backup into a folder, open it again and count it; progress ends it by raising.

        Raises BackupRefusedError, BackupFailedError, StorageError.
        """

    def backups_in(self, place: Path) -> tuple[BackupName, ...]:
        """Return this vault's backups in a folder. Raises BackupFailedError."""

    def remove_backup(self, place: Path, name: BackupName) -> bool:
        """Take a backup away; tell whether nothing of it is left. Raises BackupFailedError."""

    def remember(self, backup: LastBackup) -> None:
        """Keep when and where the newest good backup was made. Raises StorageError."""

    def last_backup(self) -> LastBackup | None:
        """Return the newest good backup, None if there never was one. Raises StorageError."""

    def kept_copies(self) -> tuple[KeptCopy, ...]:
        """Return what upgrades kept of the vault before them, oldest first.

        Raises BackupFailedError, NotAVaultError, StorageError.
        """

    def let_kept_copies_go(self) -> bool:
        """Take away what upgrades kept; tell whether nothing of it is left.

        Raises BackupFailedError, NotAVaultError, StorageError.
        """

    def overwrite_what_is_gone(self) -> None:
        """Let nothing of deleted rows lie beside the records file. Raises StorageError."""

    def damage(self, progress: Progress = no_progress) -> tuple[str, ...]:
        """Read every page of the records and return what is wrong, a sentence each.

        Progress ends it by raising.
        """

    def missing_work(self) -> MissingWork | None:
        """Return what openings found missing and nobody has seen yet; None if nothing is."""

    def missing_work_seen(self) -> None:
        """Tell it no more: a person has read it."""

    def key_slots(self) -> KeySlotsFound:
        """Return which keys open the vault. Raises NotAVaultError, StorageError."""

    def shape(self) -> VaultShape:
        """Return how large the records are and in which form. Raises StorageError."""

    def free_bytes(self) -> int:
        """Return how much room the vault's disk has. Raises StorageError."""

    def put_recovery_code(self, code: RecoveryCode, made_on: date) -> None:
        """Let a recovery code open the vault, and the one before it no more.

        Raises NotAVaultError, StorageError.
        """

    def rehearse_recovery(
        self, code: RecoveryCode, began_at: datetime, progress: Progress = no_progress
    ) -> int:
        """Open a scratch copy by a recovery code alone; return how many residents it holds.

        Raises WrongRecoveryCodeError, BackupFailedError, NotAVaultError, StorageError.
        """


class RecoverySheetWriter(Protocol):
    """Writes the sheets that people print and put away."""

    def write(self, code: RecoveryCode, made_for: str, made_on: date, path: Path) -> None:
        """Write the sheet as a PDF that only its owner may read. Raises DocumentError."""

    def write_part(self, sheet: PartSheet, path: Path) -> None:
        """Write one of three sheets in the same way. Raises DocumentError."""

    def write_for_organisation(
        self, code: RecoveryCode, key: OrganisationKey, made_on: date, path: Path
    ) -> None:
        """Write the sheet of an organisation's code in the same way. Raises DocumentError."""
