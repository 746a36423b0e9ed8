"""Making the organisation, and changing who belongs to it and who makes its returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

import msgspec

from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services import organisation_recovery, roster, team_recovery
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, queue_statement
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.lease import LONGEST_DAYS, longest_without_news
from anchordesk.services.organisation_recovery import (
    OrganisationKeyFiles,
    OrganisationRecoveryMade,
)
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.roster import require_organisation_key, roster_of
from anchordesk.services.team_records import OrganisationKept
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import NO_DIGEST
from anchordesk.wire.codec import encode
from anchordesk.wire.mailboxes import TOKEN_BYTES
from anchordesk.wire.organisation import (
    ORGANISATION_KEY,
    OrganisationKeyShare,
    organisation_public_key,
    sign_for_team,
    signing_key_from_code,
)
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.team import Roster, RosterMember, is_active_lead

SHORTEST_LEASE = 7
"""Shorter ones would lock people out over a holiday."""

RENEW_AFTER = timedelta(days=7)
"""How old the list may grow before a lead's desk signs it anew, where there is a lease."""

WHAT_REVOKING_DOES = (
    "From now on that desk's figures and messages are refused, and the hub takes nothing from it. "
    "It keeps what is in its own vault: whoever has the laptop and its passphrase can still read "
    "that, until the laptop is back or wiped. A lost laptop without the passphrase gives away "
    "nothing."
)


@dataclass(frozen=True, slots=True)
class OrganisationMade:
    """A new organisation.

    Attributes:
        recovery: The files and the sheet that bring back vaults and the key.
    """

    roster: Roster
    recovery: OrganisationRecoveryMade


@door(UseCase.RULE_TEAM)
def create_organisation(
    workspace: Workspace,
    files: OrganisationKeyFiles,
    sheets: RecoverySheetWriter,
    *,
    passphrase: str,
    folder: Path,
    lease_days: int = 0,
) -> OrganisationMade:
    """Make the organisation's key with its recovery files and sheet; this desk leads it.

    The recovery key opens this desk's vault from then on, and that of every desk that joins.

    Args:
        passphrase: Opens the private recovery file; the strict rule holds.
        lease_days: A desk without news of the team for so long stays locked; 0 for no limit.

    Raises:
        TeamRefusedError: if this desk belongs to an organisation already.
        AgainstPolicyError, PolicyUnreadableError: if IT has settled a recovery key that is there.
        OrganisationKeyFileError, WeakPassphraseError, DocumentError, StorageError: then there is
            no organisation and no file.
    """
    with workspace.records.reading() as reading:
        _refuse_second(reading)
    workspace.read_policy().refuse_new_recovery_key()
    code = RecoveryCode(workspace.identifiers.random_bytes(CODE_BYTES))
    made = organisation_recovery.create(
        files,
        sheets,
        workspace.identifiers,
        organisation=workspace.profile.organisation_name,
        passphrase=passphrase,
        folder=folder,
        made_on=workspace.clock.today(),
        code=code,
    )
    with workspace.records.changing() as change:
        _refuse_second(change)
        team_recovery.put(workspace, change, made.key)
        signing_key = signing_key_from_code(code.secret)
        first = found(workspace, change, signing_key, lease_days, made.key.public_key)
    return OrganisationMade(first, made)


def found(
    workspace: Workspace,
    change: RecordsChanging,
    signing_key: bytes,
    lease_days: int,
    recovery_key: bytes | None = None,
) -> Roster:
    """Keep a new organisation's key on this lead's desk, and issue the first list."""
    own = roster.own_member(workspace, workspace.profile.worker_name, DeskRole.LEAD)
    change.team.save_organisation(
        OrganisationKept(
            public_key=organisation_public_key(signing_key),
            signing_key=signing_key,
            roster=b"",
            version=0,
            seen_at=workspace.now(),
        )
    )
    return roster.issue(
        workspace,
        change,
        Roster(
            organisation=workspace.profile.organisation_id,
            organisation_name=workspace.profile.organisation_name,
            version=1,
            previous=NO_DIGEST,
            issued_at=workspace.now(),
            returns_by=own.key_id,
            deposit_token=workspace.identifiers.random_bytes(TOKEN_BYTES),
            lease_days=lease_days,
            hub=None,
            members=(own,),
            recovery_key=recovery_key,
        ),
    )


@door(UseCase.READ_TEAM)
def team(workspace: Workspace) -> Roster | None:
    """Return the newest list of the team, None for a desk that belongs to none."""
    with workspace.records.reading() as reading:
        return roster_of(reading)


def leads_here(workspace: Workspace) -> bool:
    """Tell whether this desk may change the team."""
    with workspace.records.reading() as reading:
        kept = reading.team.organisation()
    return kept is not None and kept.signing_key is not None


@door(UseCase.CHANGE_TEAM)
def revoke(workspace: Workspace, key_id: str) -> Roster:
    """End a desk's membership at once. What that can and cannot do: WHAT_REVOKING_DOES.

    The token by which desks leave messages at the hub is changed, so that the revoked desk can
    leave none; the others learn the new one from their mailboxes or from a file.

    Raises:
        TeamRefusedError: if that desk is not active, makes the returns, or is this one.
    """
    return _end(workspace, key_id, "revoked", None)


def replace_desk(
    workspace: Workspace, change: RecordsChanging, current: Roster, key_id: str, by: str
) -> Roster:
    """Return the list in which one desk has taken another's place."""
    old = _active(current, key_id)
    ended = msgspec.structs.replace(
        old, status="replaced", ended_at=workspace.now(), replaced_by=by
    )
    return _with_member(current, ended)


@door(UseCase.CHANGE_TEAM)
def let_in_again(workspace: Workspace, key_id: str) -> Roster:
    """Take a desk back whose membership was ended, such as one that somebody took over.

    Raises:
        TeamRefusedError: if it was not ended, or another laptop took its place.
    """

    def change_it(current: Roster, _: RecordsChanging) -> Roster:
        member = current.member(key_id)
        if member is None or member.status != "revoked":
            raise TeamRefusedError("Only a desk whose membership was ended can be let in again.")
        return _with_member(
            current, msgspec.structs.replace(member, status="active", ended_at=None)
        )

    return _changed(workspace, change_it)


@door(UseCase.CHANGE_TEAM)
def let_make_returns(workspace: Workspace, key_id: str) -> Roster:
    """Name the one desk that makes returns.

    Raises:
        TeamRefusedError: if it is no active lead's, or if returns were approved here: only this
            desk knows what was printed, so that nothing can be worked out of the next.
    """

    def change_it(current: Roster, change: RecordsChanging) -> Roster:
        if not is_active_lead(_active(current, key_id)):
            raise TeamRefusedError("Only a team lead's desk makes returns.")
        if change.releases():
            raise TeamRefusedError(
                "This desk has approved returns, and must go on making them: it alone knows what "
                "was printed and what was withheld.",
                what_to_do="To move to another laptop, restore this desk's backup there.",
            )
        return msgspec.structs.replace(current, returns_by=key_id)

    return _changed(workspace, change_it)


@door(UseCase.RULE_TEAM)
def set_lease(workspace: Workspace, days: int) -> Roster:
    """Change how long a desk may go without news of the team; 0 for no limit."""
    if days != 0 and not SHORTEST_LEASE <= days <= LONGEST_DAYS:
        raise TeamRefusedError(
            f"Choose from {SHORTEST_LEASE} to {LONGEST_DAYS} days, or 0 for no limit."
        )
    return _changed(workspace, lambda now, _: msgspec.structs.replace(now, lease_days=days))


def renew_if_due(workspace: Workspace) -> bool:
    """Sign the list anew where there is a lease and it is a week old; tell whether it was."""
    with workspace.records.reading() as reading:
        kept, current = reading.team.organisation(), roster_of(reading)
    if kept is None or kept.signing_key is None or current is None:
        return False
    days = longest_without_news(workspace, current)
    if not days or workspace.now() - current.issued_at < min(RENEW_AFTER, timedelta(days=days) / 4):
        return False
    _changed(workspace, lambda now, _: now)
    return True


def share_key(workspace: Workspace, change: RecordsChanging, member: RosterMember) -> None:
    """Give a deputy lead's desk the organisation's key, sealed to it."""
    _, signing_key, current = require_organisation_key(change)
    share = OrganisationKeyShare(current.organisation, signing_key)
    statement = sign_for_team(
        ORGANISATION_KEY, encode(share), signing_key, sealing_key_id(member.sealing_public_key)
    )
    queue_statement(
        workspace,
        change,
        statement,
        sealing_public_key=member.sealing_public_key,
        mailbox=member.mailbox,
        kind=ORGANISATION_KEY,
        title="The organisation's key, for a deputy lead",
    )


def _end(
    workspace: Workspace, key_id: str, status: Literal["revoked", "replaced"], by: str | None
) -> Roster:
    with workspace.records.changing() as change:
        _, _, current = require_organisation_key(change)
        member = _active(current, key_id)
        if key_id in (current.returns_by, own_keys(workspace).key_id):
            raise TeamRefusedError(
                "This desk and the one that makes the returns cannot be ended from here.",
                what_to_do="Let another lead's desk make the returns first.",
            )
        ended = msgspec.structs.replace(
            member, status=status, ended_at=workspace.now(), replaced_by=by
        )
        changed = _with_member(current, ended)
        rotates = roster.joined_network_itself(change) or change.hub() is None
        if rotates:
            token = workspace.identifiers.random_bytes(TOKEN_BYTES)
            changed = msgspec.structs.replace(changed, deposit_token=token)
        return roster.issue(workspace, change, changed, ends_earlier_token=rotates)


def _changed(
    workspace: Workspace, change_it: Callable[[Roster, RecordsChanging], Roster]
) -> Roster:
    with workspace.records.changing() as change:
        _, _, current = require_organisation_key(change)
        return roster.issue(workspace, change, change_it(current, change))


def _active(current: Roster, key_id: str) -> RosterMember:
    member = current.member(key_id)
    if member is None or member.status != "active":
        raise TeamRefusedError("That desk is not in your team any more.")
    return member


def _with_member(current: Roster, member: RosterMember) -> Roster:
    others = (member if m.key_id == member.key_id else m for m in current.members)
    return msgspec.structs.replace(current, members=tuple(others))


def _refuse_second(reading: RecordsReading) -> None:
    if reading.team.organisation() is not None:
        raise TeamRefusedError("This desk belongs to an organisation already.")
