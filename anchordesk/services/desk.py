"""What exists while everything is locked: making a vault, and opening one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.emergency import EmergencyReason, ReasonMissingError
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.text import tidy_line
from anchordesk.services import audit
from anchordesk.services.cover_keeping import keep_to_days
from anchordesk.services.exchange_records import DeskProfile
from anchordesk.services.lease_renewal import within_lease
from anchordesk.services.library import Library
from anchordesk.services.organisation_packs import library_at_opening
from anchordesk.services.passphrases import PassphraseJudgement, PassphraseStrength
from anchordesk.services.plan_document import PlanWriter
from anchordesk.services.policy import Policy, known_policy, no_policy
from anchordesk.services.ports import (
    Clock,
    HubTransport,
    IdentifierSource,
    NewVault,
    OpenEnvelopeFolder,
    ReturnWriter,
    SheetFiles,
    Vaults,
)
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.records import Records, RecordsChanging
from anchordesk.services.rescue_report import RescueReport
from anchordesk.services.vault_care import (
    BackupFound,
    ByOrganisationKey,
    ByRecoveryCode,
    OpeningKey,
    reason_of,
)
from anchordesk.services.workspace import Workspace
from anchordesk.wire.fields import is_title

KEY_BYTES, INCARNATION_BYTES = 32, 16
LOST_NAME = "Not known"


class FirstRunRefusedError(RefusedError):
    """Something asked for at first run is missing."""

    code = "first-run-refused"


@dataclass(frozen=True, slots=True)
class FirstRun:
    """The answers of first run.

    Attributes:
        role: LEAD also for somebody who works alone: they are their own lead.
        sample: Whether everything in this vault is made up.
        organisation_key: Opens the vault as well, from the start. Its name and fingerprint were
            shown to the worker.
    """

    worker_name: str
    organisation_name: str
    role: DeskRole
    passphrase: str
    sample: bool = False
    organisation_key: OrganisationKey | None = None


def no_preset_key() -> OrganisationKey | None:
    """Return that nobody has preset an organisation's recovery key."""
    return None


@dataclass(frozen=True, slots=True)
class Desk:
    """The locked application. It holds no key and can reach no record."""

    vault_folder: Path
    vaults: Vaults
    library: Library
    clock: Clock
    identifiers: IdentifierSource
    sheets: SheetFiles
    return_writer: ReturnWriter
    hub_transport: HubTransport
    open_envelope_folder: OpenEnvelopeFolder
    plan_writer: PlanWriter
    read_preset_key: Callable[[], OrganisationKey | None] = no_preset_key
    read_policy: Callable[[], Policy] = no_policy

    def preset_organisation_key(self) -> OrganisationKey | None:
        """Return the organisation's recovery key that IT has preset, to be shown; None without.

        Raises:
            OrganisationKeyFileError: if there is a file that is none, or cannot be read.
        """
        return self.read_preset_key()

    def is_new(self) -> bool:
        """Tell whether there is no vault yet, so that first run is wanted."""
        return not self.vaults.exists(self.vault_folder)

    def has_keyring(self) -> bool:
        """Tell whether this computer's password store strengthens the passphrase."""
        return self.vaults.has_keyring()

    def judge_passphrase(
        self, passphrase: str, names: Sequence[str], *, has_keyring: bool
    ) -> PassphraseJudgement:
        """Judge a new passphrase. Tens of milliseconds: not on the window's thread.

        Args:
            names: The worker's and the organisation's, which others would try.
            has_keyring: What has_keyring() said.
        """
        too_short = known_policy(self.read_policy).too_short(passphrase)
        if too_short:
            return PassphraseJudgement(PassphraseStrength.TOO_SHORT, too_short)
        return self.vaults.judge(passphrase, names, joined_by_keyring=has_keyring)

    def first_run(self, answers: FirstRun) -> Workspace:
        """Make the vault, keep who this desk is, and open it.

        Raises:
            FirstRunRefusedError: if a name is missing, or could not stand on a card or a return.
            AgainstPolicyError, PolicyUnreadableError: if IT has settled otherwise.
            WeakPassphraseError, VaultExistsError, StorageError: from making the vault.
        """
        worker, organisation = tidy_line(answers.worker_name), tidy_line(answers.organisation_name)
        if not worker or not organisation:
            raise FirstRunRefusedError("Enter your name and the name of your organisation.")
        if not is_title(worker) or not is_title(organisation):
            raise FirstRunRefusedError(
                "A name is too long, or has a character that cannot be printed.",
                what_to_do="Use at most 160 letters, figures and signs for each name.",
            )
        if not answers.sample:
            policy = self.read_policy()
            policy.refuse_other_organisation(organisation)
            policy.refuse_missing_keyring(has_keyring=self.has_keyring())
            policy.refuse_short_passphrase(answers.passphrase)
            policy.refuse_other_recovery_key(answers.organisation_key)
        profile = self._profile(worker, organisation, answers.role, sample=answers.sample)
        records = self.vaults.create(
            NewVault(
                self.vault_folder,
                answers.passphrase,
                first_change=lambda change: self._keep_first(change, profile),
                names=(worker, organisation),
                organisation_key=answers.organisation_key,
            )
        )
        return self._workspace(records, profile, self.library)

    def unlock(self, passphrase: str) -> Workspace:
        """Open the vault.

        Raises:
            WrongPassphraseError: its wait_seconds must pass before the next try.
            TooManyGuessesError: wrong ones were tried just now; this one was not tried.
            LeaseOverError, ClockBehindError: if its team must tell it first that it still belongs,
            and the hub was asked, and tells nothing new.
            NotAVaultError, VaultInUseError, DeviceSecretMissingError, StorageError: from opening
            the vault.
        """
        return self._opened(self.vaults.open(self.vault_folder, passphrase), AuditAction.UNLOCKED)

    def unlock_with_files(self, passphrase: str, folder: Path) -> Workspace:
        """Open the vault with what the lead put on a stick, where its lease is over.

        Raises:
            LeaseOverError, ClockBehindError: if nothing in the folder lets this desk in again.
            Otherwise as `unlock`, and StorageError if the folder cannot be read.
        """
        records = self.vaults.open(self.vault_folder, passphrase)
        return self._opened(records, AuditAction.UNLOCKED, folder)

    def unlock_with_recovery_code(self, key: ByRecoveryCode) -> Workspace:
        """Open the vault by its recovery code; from then on the new passphrase opens it.

        Raises:
            WrongRecoveryCodeError, WeakPassphraseError, NotAVaultError, VaultInUseError,
            DeviceSecretMissingError, StorageError: from opening the vault.
        """
        known_policy(self.read_policy).refuse_short_passphrase(key.new_passphrase)
        records = self.vaults.recover(self.vault_folder, key)
        return self._opened(records, AuditAction.UNLOCKED_BY_CODE)

    def unlock_with_organisation_key(self, key: ByOrganisationKey) -> Workspace:
        """Open the vault by its organisation's key; but for once, the new passphrase opens it next.

        Raises:
            ReasonMissingError: if nobody says why.
            WrongOrganisationKeyError, WeakPassphraseError, NotAVaultError, VaultInUseError,
            DeviceSecretMissingError, StorageError: from opening the vault.
        """
        if key.reason is EmergencyReason.NOT_SAID:
            raise ReasonMissingError
        if not key.once:
            known_policy(self.read_policy).refuse_short_passphrase(key.new_passphrase)
        records = self.vaults.recover(self.vault_folder, key)
        return self._opened(records, AuditAction.UNLOCKED_BY_ORGANISATION, why=reason_of(key))

    def rotate_key(self, passphrase: str, progress: Progress = no_progress) -> None:
        """Give the locked vault a new data key; passphrase, code and organisation stay the same.

        Needs room for a second copy, and seconds for each 100 MB. Backups keep the old key.

        Raises:
            RecoverySheetTooOldError: if its recovery code was made by an earlier version.
            WrongPassphraseError, TooManyGuessesError, NotAVaultError, VaultInUseError,
            DeviceSecretMissingError, StorageError: then the vault opens as before.
        """
        self.vaults.rotate_key(self.vault_folder, passphrase, progress)

    def backups_in(self, place: Path) -> tuple[BackupFound, ...]:
        """Return the backups in a folder, of any vault, newest first; never none.

        Raises:
            NotABackupError: if there is none there, or the folder cannot be looked into.
        """
        return self.vaults.backups_in(place)

    def restore(self, backup: Path, key: OpeningKey, progress: Progress = no_progress) -> Workspace:
        """Make the vault from a backup, all or nothing, and open it; progress ends it by raising.

        It begins a new run of numbered messages: the vault that was lost may have used the next
        numbers already.

        Raises:
            NotABackupError: if the folder is not a whole backup.
            VaultExistsError: if there is a vault here already; it is never written over.
            WrongPassphraseError, WrongRecoveryCodeError, WrongOrganisationKeyError,
            WeakPassphraseError, DeviceSecretMissingError, StorageError: from opening the backup.
        """
        records = self.vaults.restore(backup, self.vault_folder, key, progress)
        return self._opened(records, AuditAction.RESTORED, why=reason_of(key))

    def rescue(self, damaged: Path, key: OpeningKey) -> tuple[Workspace, RescueReport]:
        """Make the vault of what can be read of a damaged one elsewhere, and open it.

        As after restoring, numbers begin anew. A desk whose own keys are lost gets new ones.

        Raises:
            RescueRefusedError: if nothing can be read of it.
            VaultExistsError: if there is a vault here already; it is never written over.
            NotAVaultError, VaultInUseError, WrongPassphraseError, WrongRecoveryCodeError,
            WrongOrganisationKeyError, WeakPassphraseError, DeviceSecretMissingError,
            StorageError: from opening the damaged vault.
        """
        records, report = self.vaults.rescue(damaged, self.vault_folder, key)
        if report.new_desk_keys:
            profile = self._profile(LOST_NAME, LOST_NAME, DeskRole.WORKER)
            with records.changing() as change:
                change.save_profile(profile)
        return self._opened(records, AuditAction.RESCUED, why=reason_of(key)), report

    def _profile(
        self, worker: str, organisation: str, role: DeskRole, *, sample: bool = False
    ) -> DeskProfile:
        random = self.identifiers.random_bytes
        return DeskProfile(
            organisation_id=self.identifiers.new_id(),
            organisation_name=organisation,
            worker_name=worker,
            role=role,
            signing_key=random(KEY_BYTES),
            sealing_key=random(KEY_BYTES),
            tie_break_key=random(KEY_BYTES),
            incarnation=random(INCARNATION_BYTES),
            sample=sample,
        )

    def _opened(
        self, records: Records, action: AuditAction, news: Path | None = None, why: str = ""
    ) -> Workspace:
        try:
            with records.reading() as reading:
                profile = reading.profile()
                library = library_at_opening(self.library, reading)
        except BaseException:
            records.close()
            raise
        workspace = self._workspace(records, profile, library)
        try:
            if action is not AuditAction.UNLOCKED_BY_ORGANISATION:
                workspace = within_lease(workspace, news)
            audit.note_done(workspace, action, **({"reason": why} if why else {}))
            keep_to_days(workspace)
        except BaseException:
            records.close()
            raise
        return workspace

    def _keep_first(self, change: RecordsChanging, profile: DeskProfile) -> None:
        change.save_profile(profile)
        audit.append(change, profile, self.clock.now(), AuditAction.VAULT_MADE)

    def _workspace(self, records: Records, profile: DeskProfile, library: Library) -> Workspace:
        return Workspace(
            records=records,
            profile=profile,
            library=library,
            clock=self.clock,
            identifiers=self.identifiers,
            sheets=self.sheets,
            return_writer=self.return_writer,
            hub_transport=self.hub_transport,
            open_envelope_folder=self.open_envelope_folder,
            plan_writer=self.plan_writer,
            read_policy=self.read_policy,
        )
