"""Changing which keys open a vault: its passphrase, its recovery code, its organisation's key."""

from __future__ import annotations

import msgspec

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.roles import UseCase, may
from anchordesk.services import roster
from anchordesk.services.audit import note_done
from anchordesk.services.doors import door
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.key_errors import NoSuchKeyError
from anchordesk.services.policy import known_policy
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_KEYS)
def change_passphrase(workspace: Workspace, present: str, new: str) -> None:
    """Let a new passphrase open the vault, and the present one no more.

    Backups keep the passphrase that they were made with, and so does a copy of the key file.

    Raises:
        WrongPassphraseError: if the present one is wrong; its wait_seconds must pass first.
        TooManyGuessesError: if wrong ones were tried just now; nothing was tried.
        WeakPassphraseError: if the new one is too easy to guess.
        DeviceSecretMissingError, NotAVaultError, StorageError: then the present one still opens it.
    """
    known_policy(workspace.read_policy).refuse_short_passphrase(new)
    profile = workspace.profile
    names = (profile.worker_name, profile.organisation_name)
    workspace.records.keys.change_passphrase(present, new, names)
    note_done(workspace, AuditAction.PASSPHRASE_CHANGED)


@door(UseCase.CHANGE_KEYS)
def add_organisation_key(workspace: Workspace, key: OrganisationKey) -> None:
    """Let an organisation's recovery key open the vault from now on, and no other organisation's.

    Whoever calls has shown the key's fingerprint, and a person has confirmed it. On the desk of
    the lead who rules the team, its list names the key, so that every desk of the team takes it.

    Raises:
        AgainstPolicyError, PolicyUnreadableError: if IT has settled another key.
        OrganisationKeyFileError: if that is no key that works.
        NotAVaultError, StorageError: if the key file cannot be changed.
    """
    workspace.read_policy().refuse_other_recovery_key(key)
    workspace.records.keys.put_organisation_key(key, workspace.clock.today())
    note_done(workspace, AuditAction.ORGANISATION_KEY_ADDED)
    if not may(workspace.profile.role, UseCase.RULE_TEAM):
        return
    with workspace.records.changing() as change:
        kept, team = change.team.organisation(), roster.roster_of(change)
        if kept is None or kept.signing_key is None or team is None:
            return
        if team.recovery_key != key.public_key:
            named = msgspec.structs.replace(team, recovery_key=key.public_key)
            roster.issue(workspace, change, named)


@door(UseCase.CHANGE_KEYS)
def revoke_organisation_key(workspace: Workspace) -> None:
    """Let no organisation's key open the vault any more.

    Raises:
        NoSuchKeyError: if none does.
        TeamRefusedError: if the list of the team names it.
        AgainstPolicyError, PolicyUnreadableError: if IT has settled that this key stays.
        NotAVaultError, StorageError: if the key file cannot be changed.
    """
    _refuse_team_key(workspace)
    found = workspace.records.care.key_slots().organisation_key
    if found is not None:
        workspace.read_policy().refuse_losing_recovery_key(found.fingerprint)
    if not workspace.records.keys.take_organisation_key():
        raise NoSuchKeyError("No organisation's recovery key opens this vault.")
    note_done(workspace, AuditAction.ORGANISATION_KEY_REVOKED)


@door(UseCase.CHANGE_KEYS)
def revoke_recovery_code(workspace: Workspace) -> None:
    """Let no recovery code open the vault any more.

    Raises:
        NoSuchKeyError: if none does.
        NotAVaultError, StorageError: if the key file cannot be changed.
    """
    if not workspace.records.keys.take_recovery_code():
        raise NoSuchKeyError("No recovery code opens this vault.")
    note_done(workspace, AuditAction.RECOVERY_CODE_REVOKED)


def _refuse_team_key(workspace: Workspace) -> None:
    """The team's records must not depend on whether a colleague who leaves hands them over."""
    with workspace.records.reading() as reading:
        team = roster.roster_of(reading)
    present = workspace.records.care.key_slots().organisation_key
    if team is None or present is None or team.recovery_key != present.public_key:
        return
    raise TeamRefusedError(
        "Your team's list names this key: it opens the vault of every desk of the team.",
        what_is_safe="Nothing was changed.",
        what_to_do="It stays for as long as this desk belongs to the team. Ask your team lead why.",
    )
