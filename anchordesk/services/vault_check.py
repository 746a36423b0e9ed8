"""Rehearses what a lost laptop or a damaged disk would need, and says what must be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from anchordesk.domain.identifiers import made_at
from anchordesk.domain.roles import UseCase
from anchordesk.services import team_recovery
from anchordesk.services.backup import backup_age
from anchordesk.services.doors import door
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.roster import roster_of
from anchordesk.services.vault_care import KeptCopy, KeySlotsFound, LastBackup, MissingWork
from anchordesk.services.workspace import Workspace

OLDEST_BACKUP = timedelta(days=7)
LEAST_FREE_BYTES = 500 * 1024 * 1024
COPIES = 2


@dataclass(frozen=True, slots=True)
class VaultCheck:
    """How a vault is.

    Attributes:
        damage: What is wrong with the records, a sentence each; none if every page is whole.
        backup_age: None if there never was a backup.
        kept_copies: The vault as it was before an upgrade, until the next backup.
        free_bytes: Room on the vault's disk.
        missing: What openings found missing and nobody has seen yet.
        reasons: What needs doing, a sentence each; none if nothing does.
    """

    damage: tuple[str, ...]
    last_backup: LastBackup | None
    backup_age: timedelta | None
    key_slots: KeySlotsFound
    kept_copies: tuple[KeptCopy, ...]
    free_bytes: int
    reasons: tuple[str, ...]
    missing: MissingWork | None = None


@door(UseCase.KEEP_VAULT)
def check(workspace: Workspace, progress: Progress = no_progress) -> VaultCheck:
    """Read every page, and look at backups, keys and room. Changes nothing.

    Args:
        progress: Ends the check by raising.

    Raises:
        BackupFailedError, NotAVaultError, StorageError: if the vault cannot be looked at at all.
    """
    care = workspace.records.care
    damage, slots, free = care.damage(progress), care.key_slots(), care.free_bytes()
    age, missing = backup_age(workspace), care.missing_work()
    return VaultCheck(
        damage=damage,
        last_backup=care.last_backup(),
        backup_age=age,
        key_slots=slots,
        kept_copies=care.kept_copies(),
        free_bytes=free,
        missing=missing,
        reasons=(
            *_about_records(damage),
            *about_missing(missing),
            *_about_backups(age),
            *_about_keys(slots),
            *_about_team_key(workspace),
            *_about_room(free),
        ),
    )


@dataclass(frozen=True, slots=True)
class VaultNews:
    """What a person should be told of their vault without asking.

    Attributes:
        missing: What openings found missing and nobody has seen yet.
        backup_overdue: Whether a backup should be made now.
        backup_age: None if there never was one.
    """

    missing: MissingWork | None
    backup_overdue: bool
    backup_age: timedelta | None


@door(UseCase.KEEP_VAULT)
def news(workspace: Workspace) -> VaultNews:
    """Return what a person should be told; quick, unlike the whole check.

    A new vault has a week until its first backup is asked for; one of made-up residents needs none.

    Raises:
        StorageError: if the vault cannot be read.
    """
    care, age = workspace.records.care, backup_age(workspace)
    since = workspace.now() - made_at(care.vault_id) if age is None else age
    overdue = since > OLDEST_BACKUP and not workspace.profile.sample
    return VaultNews(care.missing_work(), overdue, age)


def missing_work_seen(workspace: Workspace) -> None:
    """Tell it no more: a person has read it.

    Raises:
        StorageError: if the vault is locked.
    """
    workspace.records.care.missing_work_seen()


def _about_records(damage: tuple[str, ...]) -> tuple[str, ...]:
    if not damage:
        return ()
    return (
        "The records are damaged. Save nothing more, and restore the newest backup. What came "
        "after it may be had by “anchordesk rescue”.",
    )


def about_missing(missing: MissingWork | None) -> tuple[str, ...]:
    """Return what to tell of missing work, a sentence or two each; none if nothing is."""
    if missing is None:
        return ()
    reasons = []
    if missing.changes:
        gone = "change that was saved here is missing"
        if missing.changes > 1:
            gone = f"{missing.changes} changes that were saved here are missing"
        reasons.append(
            f"The last {gone}: a file was damaged, or older files were put back. Look through "
            "your newest work, and enter what is missing again."
        )
    if missing.other_copy:
        reasons.append(
            "Another copy of this vault was used on this computer and signed messages that this "
            "one does not know. Go on in one of them only. A lead makes no return from this one."
        )
    return tuple(reasons)


def _about_backups(age: timedelta | None) -> tuple[str, ...]:
    if age is None:
        return ("There is no backup. Make one on another disk or a stick.",)
    if age > OLDEST_BACKUP:
        return (f"The newest backup is {age.days} days old. Make one now.",)
    if age < timedelta(0):
        return ("The newest backup is from the future. Check this computer's clock.",)
    return ()


def _about_keys(slots: KeySlotsFound) -> tuple[str, ...]:
    reasons = []
    if slots.recovery_code_made_on is None and slots.organisation_key is None:
        lost = "the passphrase or this computer" if slots.needs_keyring else "the passphrase"
        reasons.append(f"There is no recovery code. Without one, who loses {lost} loses all.")
    if slots.whole_copies < COPIES:
        reasons.append("A copy of the key file is damaged. Lock and unlock the vault to mend it.")
    return tuple(reasons)


def _about_team_key(workspace: Workspace) -> tuple[str, ...]:
    with workspace.records.reading() as reading:
        other = team_recovery.other_than_the_list(workspace, roster_of(reading))
    if other is None:
        return ()
    return (
        f"Your team's list names another recovery key ({other.fingerprint}) than the one that was "
        "added here by hand. Ask your lead which is right, and take the other away.",
    )


def _about_room(free: int) -> tuple[str, ...]:
    if free >= LEAST_FREE_BYTES:
        return ()
    return ("This computer's disk is nearly full. Free at least 500 MB.",)
