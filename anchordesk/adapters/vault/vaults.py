"""Makes and restores vaults, all or nothing, and opens them by a passphrase or recovery code."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from anchordesk.adapters.keys.argon2_cost import KEY_BYTES, Argon2Cost
from anchordesk.adapters.keys.guesses import WrongGuesses
from anchordesk.adapters.keys.passphrase_keeper import PassphraseKeeper
from anchordesk.adapters.keys.passphrases import check_new_passphrase, judge_new_passphrase
from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.adapters.keys.slot_files import (
    make_private_file,
    mend_copies,
    read_slots,
    write_slots,
)
from anchordesk.adapters.keys.slots import (
    KeySlots,
    first_slots,
    unseal_with_organisation_key,
    unseal_with_recovery_code,
    with_data_key,
    with_organisation,
    with_passphrase,
)
from anchordesk.adapters.vault.engine import (
    RECORDS_FILE,
    KeyedConnections,
    keyed_engine,
    refuse_plain_file,
)
from anchordesk.adapters.vault.folders import holds_vault, make_whole, refuse_taken_folder
from anchordesk.adapters.vault.keys import sealed_to
from anchordesk.adapters.vault.lock import VaultLock, locked_if_it_can_be
from anchordesk.adapters.vault.mark_file import seal_mark_anew
from anchordesk.adapters.vault.opening import RecordsOpener
from anchordesk.adapters.vault.restoring import found_in, read_backup_slots, restore_records
from anchordesk.adapters.vault.rotation import finish_rotation, rotate, slots_that_count
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.storage_errors import plain_storage_errors
from anchordesk.adapters.vault.tables import vault_identity
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.services.errors import NotAVaultError
from anchordesk.services.passphrases import PassphraseJudgement
from anchordesk.services.ports import Clock, DeviceSecrets, IdentifierSource, NewVault
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.records import Records
from anchordesk.services.rescue_report import RescueReport
from anchordesk.services.vault_care import (
    BackupFound,
    ByOrganisationKey,
    ByPassphrase,
    ByRecoveryCode,
    OpeningKey,
    RecoveringKey,
)


class SqlCipherVaults:
    """Meets the port Vaults.

    Attributes:
        device_secrets: The keyring of this computer.
        passphrase_cost: Argon2id settings for new passphrases; None to measure this computer. A
            vault opens by the settings that its passphrase was set with.
        guesses: Counts wrong passphrases.
    """

    def __init__(
        self,
        device_secrets: DeviceSecrets,
        identifiers: IdentifierSource,
        clock: Clock,
        passphrase_cost: Argon2Cost | None = None,
        guesses: WrongGuesses | None = None,
    ) -> None:
        self._identifiers = identifiers
        self._clock = clock
        self._guesses = guesses or WrongGuesses()
        self._keeper = PassphraseKeeper(
            device_secrets, identifiers.random_bytes, passphrase_cost, self._guesses
        )
        self._opener = RecordsOpener(clock, self._keeper, device_secrets, identifiers.random_bytes)

    def exists(self, folder: Path) -> bool:
        """Tell whether the folder holds a vault, whole or damaged.

        Raises:
            StorageError: if that cannot be seen: the folder may not be looked into.
        """
        with plain_storage_errors():
            return holds_vault(folder)

    def has_keyring(self) -> bool:
        """Tell whether the passphrase will be joined by a secret of this computer."""
        return self._keeper.has_keyring()

    def judge(
        self, passphrase: str, names: Sequence[str], *, joined_by_keyring: bool
    ) -> PassphraseJudgement:
        """Judge a new passphrase; the first time takes longer than a key press may."""
        return judge_new_passphrase(passphrase, joined_by_keyring=joined_by_keyring, names=names)

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
            has_keyring = self._keeper.has_keyring()
            check_new_passphrase(new.passphrase, joined_by_keyring=has_keyring, names=new.names)
            make_whole(
                folder,
                vault_id,
                lambda unfinished: self._build(unfinished, vault_id, data_key, new),
            )
            return self._opener.lock_and_open(folder, vault_id, data_key)

    def open(self, folder: Path, passphrase: str) -> Records:
        """Open a vault.

        Raises:
            WrongPassphraseError: if the passphrase does not open it.
            TooManyGuessesError: if wrong ones were tried just now; this one was not tried.
            NotAVaultError: if the folder holds no vault, or not all of one.
            VaultInUseError: if it is open already.
            DeviceSecretMissingError: if this computer's keyring has lost its part of the key.
            StorageError: if the disk fails or the records are damaged.
        """
        self._refuse_no_vault(folder)
        with plain_storage_errors(), ExitStack() as on_failure:
            lock = VaultLock(folder)
            on_failure.callback(lock.release)
            finish_rotation(folder)
            keyslots = read_slots(folder)
            refuse_plain_file(folder / RECORDS_FILE)
            data_key = self._keeper.unseal(folder, keyslots, passphrase)
            records = self._opener.open(folder, keyslots.vault_id, data_key, lock)
            mend_copies(folder, keyslots)
            on_failure.pop_all()
        return records

    def recover(self, folder: Path, key: RecoveringKey) -> Records:
        """Open a vault by its recovery code or its organisation's key; set a new passphrase.

        Raises:
            WrongRecoveryCodeError, WrongOrganisationKeyError: if it does not open the vault.
            WeakPassphraseError: if the new passphrase is too easy to guess.
            NotAVaultError, VaultInUseError, DeviceSecretMissingError, StorageError: as for open.
        """
        self._refuse_no_vault(folder)
        with plain_storage_errors(), ExitStack() as on_failure:
            lock = VaultLock(folder)
            on_failure.callback(lock.release)
            finish_rotation(folder)
            refuse_plain_file(folder / RECORDS_FILE)
            keyslots, data_key = self._unseal(read_slots(folder), key)
            records = self._opener.open(folder, keyslots.vault_id, data_key, lock)
            on_failure.callback(records.close)
            write_slots(folder, keyslots)
            self._guesses.forgive(folder)
            on_failure.pop_all()
        return records

    def rotate_key(self, folder: Path, passphrase: str, progress: Progress = no_progress) -> None:
        """Give a vault that is not open a new data key; what opened it opens it again.

        Raises:
            WrongPassphraseError, TooManyGuessesError, NotAVaultError, VaultInUseError,
            DeviceSecretMissingError, StorageError: as for open.
            RecoverySheetTooOldError: if its recovery code was made by an earlier version.
        """
        self._refuse_no_vault(folder)
        with plain_storage_errors(), ExitStack() as at_the_end:
            lock = VaultLock(folder)
            at_the_end.callback(lock.release)
            finish_rotation(folder)
            keyslots = read_slots(folder)
            refuse_plain_file(folder / RECORDS_FILE)
            old_key = self._keeper.unseal(folder, keyslots, passphrase)
            self._opener.open(folder, keyslots.vault_id, old_key, None).close()
            new_key = self._identifiers.random_bytes(KEY_BYTES)
            slot = self._keeper.wrapped_again(keyslots, new_key, passphrase)
            renewed = with_data_key(keyslots, slot, new_key)
            rotate(folder, old_key, renewed, new_key, progress)
            seal_mark_anew(folder, old_key, new_key)

    def backups_in(self, place: Path) -> tuple[BackupFound, ...]:
        """Return the backups in a folder, of any vault, newest first; never none.

        Raises:
            NotABackupError: if there is none there, or the folder cannot be looked into.
        """
        return found_in(place)

    def restore(
        self, backup: Path, folder: Path, key: OpeningKey, progress: Progress = no_progress
    ) -> Records:
        """Make a vault from a backup, all or nothing, and open it; progress ends it by raising.

        Raises:
            NotABackupError: if that is no backup, or it is damaged.
            VaultExistsError: if the folder holds a vault or anything else.
            WrongPassphraseError, WrongRecoveryCodeError, WrongOrganisationKeyError: if the key
                does not open the backup.
            WeakPassphraseError: if the new passphrase is too easy to guess.
            DeviceSecretMissingError: if the passphrase needs the computer that was lost.
            StorageError: if a disk fails.
        """
        folder = folder.absolute()
        with plain_storage_errors():
            refuse_taken_folder(folder)
            keyslots, data_key = self._unseal(read_backup_slots(backup), key)
            new_bytes = self._identifiers.random_bytes

            def build(unfinished: Path) -> None:
                restore_records(backup, unfinished, data_key, new_bytes, progress)
                write_slots(unfinished, keyslots)

            make_whole(folder, keyslots.vault_id, build)
            return self._opener.lock_and_open(folder, keyslots.vault_id, data_key)

    def rescue(self, damaged: Path, folder: Path, key: OpeningKey) -> tuple[Records, RescueReport]:
        """Make a new vault of what can be read of a damaged one, and open it.

        Raises:
            RescueRefusedError: if nothing can be read of it, or the new one would lie in it.
            VaultExistsError: if the new folder holds a vault or anything else.
            NotAVaultError: if there is no vault, or no key file of it is whole.
            VaultInUseError: if the damaged one is open.
            WrongPassphraseError, TooManyGuessesError: as for open; only that count is written.
            WrongRecoveryCodeError, WrongOrganisationKeyError, WeakPassphraseError,
            DeviceSecretMissingError, StorageError: as for restore.
        """
        from anchordesk.adapters.vault.rescuing import (  # noqa: PLC0415 - seldom wanted
            Damaged,
            refuse_unfit,
            rescue_records,
        )

        self._refuse_no_vault(damaged)
        folder = folder.absolute()
        reports: list[RescueReport] = []
        with plain_storage_errors(), locked_if_it_can_be(damaged):
            refuse_unfit(damaged, folder)
            refuse_taken_folder(folder)
            keyslots, data_key = self._unseal(slots_that_count(damaged), key, counted_in=damaged)
            source = Damaged(damaged / RECORDS_FILE, keyslots.vault_id, data_key)

            def build(unfinished: Path) -> None:
                random_bytes, now = self._identifiers.random_bytes, self._clock.now()
                reports.append(rescue_records(source, unfinished, now, random_bytes))
                write_slots(unfinished, keyslots)

            make_whole(folder, keyslots.vault_id, build)
            records = self._opener.lock_and_open(folder, keyslots.vault_id, data_key)
        return records, reports[0]

    def _refuse_no_vault(self, folder: Path) -> None:
        if not self.exists(folder):
            raise NotAVaultError(
                "There is no vault in that folder.",
                what_to_do="Choose the folder that holds vault.db and keyslots.json.",
            )

    def _unseal(
        self, keyslots: KeySlots, key: OpeningKey, *, counted_in: Path | None = None
    ) -> tuple[KeySlots, bytes]:
        """Return the slots to keep, and the data key; a backup's wrong passphrases do not count."""
        match key:
            case ByPassphrase(passphrase) if counted_in is not None:
                return keyslots, self._keeper.unseal(counted_in, keyslots, passphrase)
            case ByPassphrase(passphrase):
                return keyslots, self._keeper.unseal_copy(keyslots, passphrase)
            case ByRecoveryCode(code):
                data_key = unseal_with_recovery_code(keyslots, code.secret)
            case ByOrganisationKey(code):
                private_key = organisation_private_key(code.secret)
                data_key = unseal_with_organisation_key(keyslots, private_key)
                if key.once:
                    return keyslots, data_key
        slot = self._keeper.wrapped(keyslots.vault_id, data_key, key.new_passphrase)
        return with_passphrase(keyslots, slot, data_key), data_key

    def _build(self, folder: Path, vault_id: UUID, data_key: bytes, new: NewVault) -> None:
        slot = self._keeper.wrapped(vault_id, data_key, new.passphrase, new.names)
        keyslots = first_slots(vault_id, slot, data_key)
        if new.organisation_key is not None:
            added = sealed_to(new.organisation_key, vault_id, data_key, self._clock.today())
            keyslots = with_organisation(keyslots, added, data_key)
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
