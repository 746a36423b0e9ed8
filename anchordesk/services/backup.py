"""Makes a backup of the open vault where the person chooses, and lets surplus old ones go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.backup_rotation import BackupName, surplus
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.doors import door
from anchordesk.services.errors import BackupFailedError, StorageError
from anchordesk.services.policy import AgainstPolicyError, known_policy
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.vault_care import BackupMade, LastBackup, VaultCare
from anchordesk.services.workspace import Workspace

# Less than a day, so that who begins a little earlier each morning has one each day.
DUE_AFTER = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What making a backup brought.

    Attributes:
        removed: Surplus old backups that went.
        left: Surplus old backups that could not be taken away, or hold files of somebody else.
        kept_copies_left: Whether a copy from before an upgrade could not be taken away.
        written_down: Whether the vault's disk had room to keep that it was made.
    """

    made: BackupMade
    removed: tuple[BackupName, ...]
    left: tuple[BackupName, ...]
    kept_copies_left: bool = False
    written_down: bool = True


@door(UseCase.KEEP_VAULT)
def back_up(workspace: Workspace, place: Path, progress: Progress = no_progress) -> BackupReport:
    """Write, open and count a backup in a folder; only then let surplus old ones go.

    The vault as it was before an upgrade is kept until then, too. A vault whose own disk is full
    is backed up all the same, as nothing else would bring its records out of there; that it was is
    then not written down.

    Args:
        progress: Ends the backup by raising; what was written of it goes.

    Raises:
        BackupRefusedError: if the folder is not there, or belongs to the vault itself.
        BackupFailedError: if the folder's disk fails; earlier backups stay.
        StorageError: if the vault itself cannot be read.
    """
    care = workspace.records.care
    known_policy(workspace.read_policy).refuse_backup_elsewhere(place)
    made = care.back_up(place, workspace.now(), progress)
    # Only then: the trail tells of no backup that failed or was stopped.
    noted = _written_down(partial(note_alone, workspace, AuditAction.BACKED_UP))
    newest = LastBackup(made.name.made_at, made.path)
    remembered = _written_down(partial(care.remember, newest))
    removed, left = _rotate(care, place, made.name)
    kept_copies_left = not _kept_copies_gone(care)
    return BackupReport(made, removed, left, kept_copies_left, noted and remembered)


@door(UseCase.KEEP_VAULT)
def back_up_if_due(workspace: Workspace, progress: Progress = no_progress) -> BackupReport | None:
    """Make another backup where the last one went, if that was a day ago and can be reached.

    The first goes to the folder that the organisation settled; without one a person chooses.
    Made-up residents need none.

    Args:
        progress: Ends the backup by raising; what was written of it goes.

    Raises:
        BackupFailedError: if the folder's disk fails; earlier backups stay.
        StorageError: if the vault itself cannot be read.
    """
    if workspace.profile.sample:
        return None
    age = backup_age(workspace)
    # One from the future is no backup of today.
    if age is not None and timedelta(0) <= age < DUE_AFTER:
        return None
    place = _usual_place(workspace)
    if place is None or not place.is_dir():
        return None
    return back_up(workspace, place, progress)


def _usual_place(workspace: Workspace) -> Path | None:
    """Return the folder of the last backup, if the organisation lets backups go there still."""
    policy, last = known_policy(workspace.read_policy), last_backup(workspace)
    settled = Path(policy.backup_folder).expanduser() if policy.backup_folder else None
    if last is None:
        return settled
    try:
        policy.refuse_backup_elsewhere(last.path.parent)
    except AgainstPolicyError:
        return settled
    return last.path.parent


@door(UseCase.KEEP_VAULT)
def last_backup(workspace: Workspace) -> LastBackup | None:
    """Return when and where the newest good backup was made; None if there never was one.

    Raises:
        StorageError: if the vault cannot be read.
    """
    return workspace.records.care.last_backup()


@door(UseCase.KEEP_VAULT)
def backup_age(workspace: Workspace) -> timedelta | None:
    """Return how old the newest good backup is; None if there never was one.

    Raises:
        StorageError: if the vault cannot be read.
    """
    last = last_backup(workspace)
    return None if last is None else workspace.now() - last.made_at


def _written_down(write: Callable[[], None]) -> bool:
    try:
        write()
    except StorageError:
        return False
    return True


def _kept_copies_gone(care: VaultCare) -> bool:
    try:
        return care.let_kept_copies_go()
    except BackupFailedError:
        # As with surplus backups: told, and no failure.
        return False


def _rotate(
    care: VaultCare, place: Path, just_made: BackupName
) -> tuple[tuple[BackupName, ...], tuple[BackupName, ...]]:
    removed: list[BackupName] = []
    left: list[BackupName] = []
    for name in surplus(care.backups_in(place), just_made):
        try:
            gone = care.remove_backup(place, name)
        except BackupFailedError:
            # The new backup is good: an old one too many is told, and is no failure.
            gone = False
        (removed if gone else left).append(name)
    return tuple(removed), tuple(left)
