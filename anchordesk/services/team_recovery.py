"""The organisation's recovery key in the team's list: it opens the vault of every desk of the team.

So a lead can take over the vault of a colleague who left. Whoever joins is told first, and the
audit trail says when the key came. A key that a person added by hand is never replaced behind
their back: only by the key they were told of when they joined, or where the list brought it.
Nor does a list bring a key other than the one that IT has settled for this computer.
"""

from __future__ import annotations

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.roles import UseCase, may
from anchordesk.services import audit
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.key_errors import OrganisationKeyFileError
from anchordesk.services.policy import AgainstPolicyError, PolicyUnreadableError
from anchordesk.services.records import RecordsChanging
from anchordesk.services.team_records import Joining
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.team import Roster, TeamInvitation


def key_of(team: Roster | TeamInvitation) -> OrganisationKey | None:
    """The recovery key that a list or an invitation names; None if it names none."""
    if team.recovery_key is None:
        return None
    return OrganisationKey(team.organisation_name, team.recovery_key)


def what_joining_does(invitation: TeamInvitation) -> str:
    """Say, before anybody joins, who can open their vault afterwards."""
    key = key_of(invitation)
    if key is None:
        return ""
    return (
        f"Once you are in the team, {key.organisation} can open this vault, and the backups you "
        "make from then on, with the organisation's recovery key. It is for when you leave, or "
        "lose your passphrase. Each use is written into the audit trail. It takes the place of "
        "an organisation's key that was added before. "
        f"The key's fingerprint is {key.fingerprint}: your lead's printed sheet has the same one."
    )


def named_by_lead(workspace: Workspace, roster: Roster) -> bytes | None:
    """The key for the next list: as before, or that which opens the lead's own vault."""
    if roster.recovery_key is not None or not may(workspace.profile.role, UseCase.RULE_TEAM):
        return roster.recovery_key
    own = workspace.records.care.key_slots().organisation_key
    return None if own is None else own.public_key


def follow(
    workspace: Workspace,
    change: RecordsChanging,
    roster: Roster,
    before: Roster | None,
) -> OrganisationKey | None:
    """Let the key that a new list names open this vault; return it if it did not before.

    Belongs to the transaction that keeps the list, so that no desk is in the team without it.

    Raises:
        TeamRefusedError: if nothing can be sealed to that key.
        NotAVaultError, StorageError: if the key file cannot be changed.
    """
    key = key_of(roster)
    if key is None or not _may_open(workspace, key):
        return None
    present = workspace.records.care.key_slots().organisation_key
    if present is not None:
        told = key.public_key == _told_of(change.team.joining())
        followed = before is not None and present.public_key == before.recovery_key
        if present.public_key == key.public_key or not (told or followed):
            return None
    put(workspace, change, key)
    return key


def put(workspace: Workspace, change: RecordsChanging, key: OrganisationKey) -> None:
    """Let a key open this vault, and write into the audit that the team's list named it.

    Raises:
        TeamRefusedError: if nothing can be sealed to that key.
        NotAVaultError, StorageError: if the key file cannot be changed.
    """
    try:
        workspace.records.keys.put_organisation_key(key, workspace.clock.today())
    except OrganisationKeyFileError:
        raise TeamRefusedError(
            "Your team's list names a recovery key that cannot be used.",
            what_to_do="Tell your team lead.",
        ) from None
    fingerprint = key.fingerprint.lower()
    audit.note(workspace, change, AuditAction.ORGANISATION_KEY_ADDED, by="team", key=fingerprint)


def other_than_the_list(workspace: Workspace, roster: Roster | None) -> OrganisationKey | None:
    """The list's key, on a desk that keeps another that somebody added by hand; else None."""
    key = None if roster is None else key_of(roster)
    present = workspace.records.care.key_slots().organisation_key
    if key is None or present is None or present.public_key == key.public_key:
        return None
    return key


def _may_open(workspace: Workspace, key: OrganisationKey) -> bool:
    """The list itself is kept all the same: it may say who has left."""
    try:
        workspace.read_policy().refuse_other_recovery_key(key)
    except (AgainstPolicyError, PolicyUnreadableError):
        return False
    return True


def _told_of(joining: Joining | None) -> bytes | None:
    return None if joining is None else decode(joining.invitation, TeamInvitation).recovery_key
