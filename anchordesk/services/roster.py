"""The team's list: signed by the organisation's key, shipped to every desk, taken only forwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.roles import DeskRole
from anchordesk.services import team_recovery
from anchordesk.services.envelopes import is_for_mailbox, own_keys, queue_statement
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import (
    Colleague,
    DeskProfile,
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.tally_again import follow_returns
from anchordesk.services.team_records import OrganisationKept
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import NO_DIGEST, digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import ANYONE, unpack_statement
from anchordesk.wire.mailboxes import (
    DEPOSIT_GRANT,
    DepositGrant,
    grant_path,
    mailbox_of,
    reading_key,
    token_hash,
)
from anchordesk.wire.messages import JOIN_REQUEST
from anchordesk.wire.organisation import LARGEST_ROSTER, sign_roster
from anchordesk.wire.signing import sign_statement, signing_key_id, verify_statement
from anchordesk.wire.team import ROSTER, HubPlace, Roster, RosterMember


@dataclass(frozen=True, slots=True)
class Taken:
    """What a newer list changed on this desk.

    Attributes:
        profile: Who this desk is now.
        opened_to: The organisation's recovery key, if it opens this vault only since this list.
    """

    profile: DeskProfile
    opened_to: OrganisationKey | None


_REPLACEABLE = (OutboxState.WAITING, OutboxState.HELD, OutboxState.CARRIED)


def roster_of(reading: RecordsReading) -> Roster | None:
    """The newest list of the team; None for a desk that belongs to none."""
    kept = reading.team.organisation()
    if kept is None or not kept.roster:
        return None
    return decode(unpack_statement(kept.roster).payload, Roster, largest=LARGEST_ROSTER)


def known_without_list(
    colleagues: tuple[Colleague, ...], roster: Roster | None
) -> tuple[Colleague, ...]:
    """The desks known here that never stood in the team's list: from before there was one."""
    listed = () if roster is None else roster.members
    keys = {member.signing_public_key for member in listed}
    return tuple(one for one in colleagues if one.signing_public_key not in keys)


def own_mailbox(workspace: Workspace) -> str:
    """The mailbox that this desk's sealing key opens."""
    return mailbox_of(reading_key(workspace.profile.sealing_key))


def own_member(workspace: Workspace, name: str, role: DeskRole) -> RosterMember:
    """This desk as it stands in a list."""
    keys = own_keys(workspace)
    return RosterMember(
        name=name,
        role=role.value,
        signing_public_key=keys.signing_public,
        sealing_public_key=keys.sealing_public,
        mailbox=own_mailbox(workspace),
        status="active",
    )


def standing_of(workspace: Workspace, roster: Roster) -> RosterMember | None:
    """How this desk stands in a list."""
    return roster.member(own_keys(workspace).key_id)


def require_organisation_key(change: RecordsReading) -> tuple[OrganisationKept, bytes, Roster]:
    """The organisation, its private key and its list, on a lead's desk.

    Raises:
        TeamRefusedError: if this desk does not hold the key.
    """
    kept, roster = change.team.organisation(), roster_of(change)
    if kept is None or kept.signing_key is None or roster is None:
        raise TeamRefusedError(
            "Only a team lead's desk that holds the organisation's key changes the team.",
            what_to_do="Create the organisation first, under Team, or ask your lead.",
        )
    return kept, kept.signing_key, roster


def issue(
    workspace: Workspace,
    change: RecordsChanging,
    roster: Roster,
    *,
    ends_earlier_token: bool = False,
) -> Roster:
    """Sign a changed list as the next version, keep it, and queue it for every active desk."""
    kept = change.team.organisation()
    if kept is None or kept.signing_key is None:
        raise ValueError("only a desk with the organisation's key issues a list")
    next_one = _as_next(workspace, change, roster, kept)
    statement = sign_roster(next_one, kept.signing_key)
    change.team.save_organisation(replace(kept, roster=statement, version=next_one.version))
    _know_colleagues(workspace, change, next_one)
    _grant(workspace, change, next_one, ends_earlier=ends_earlier_token)
    waiting = [item for item in change.outbox() if item.kind == ROSTER]
    for member in next_one.active:
        if member.key_id != own_keys(workspace).key_id:
            _replace_waiting(change, waiting, member)
            queue_statement(
                workspace,
                change,
                statement,
                sealing_public_key=member.sealing_public_key,
                mailbox=member.mailbox,
                kind=ROSTER,
                title="List of the team",
            )
    return next_one


def take(
    workspace: Workspace, change: RecordsChanging, statement: bytes, public_key: bytes
) -> Taken | None:
    """Take a list that came, if it is newer than the one here.

    Args:
        public_key: The organisation's, as this desk has it from its invitation.

    Returns:
        What it changed here; None if nothing was new.

    Raises:
        WireError: if the organisation's key did not sign it.
        TeamRefusedError: if it is another list under the same number, leaves this desk out, or
            names a recovery key that cannot be used.
    """
    payload = verify_statement(statement, type_=ROSTER, public_key=public_key, recipient=ANYONE)
    roster = decode(payload, Roster, largest=LARGEST_ROSTER)
    own = standing_of(workspace, roster)
    if own is None:
        raise TeamRefusedError(
            "A list of a team came that this desk is not on.",
            what_to_do="Ask your team lead to invite this desk.",
        )
    kept = change.team.organisation()
    if kept is not None and not _is_next(kept, roster, statement):
        return None
    before = roster_of(change)
    opened_to = team_recovery.follow(workspace, change, roster, before)
    change.team.save_organisation(
        OrganisationKept(
            public_key=public_key,
            signing_key=None if kept is None else kept.signing_key,
            roster=statement,
            version=roster.version,
            seen_at=workspace.now(),
        )
    )
    kept_profile = replace(
        change.profile(),
        organisation_id=roster.organisation,
        organisation_name=roster.organisation_name,
        role=DeskRole(own.role),
    )
    change.save_profile(kept_profile)
    change.team.save_joining(None)
    _know_colleagues(workspace, change, roster)
    _know_hub(workspace, change, roster)
    follow_returns(workspace, change, before, roster)
    _try_refused_deposits_again(change)
    # In an emergency somebody else works here; the vault stays its owner's.
    profile = replace(kept_profile, worker_name=workspace.worker)
    return Taken(profile, opened_to)


def _is_next(kept: OrganisationKept, roster: Roster, statement: bytes) -> bool:
    if roster.version < kept.version or statement == kept.roster:
        return False
    follows = roster.version > kept.version + 1 or roster.previous == digest_of(kept.roster)
    if roster.version == kept.version or not follows:
        raise TeamRefusedError(
            "Two different lists of your team bear the same number. This desk keeps the one it "
            "has.",
            what_to_do="Tell your team lead: two leads may have changed the team at the same time.",
        )
    return True


def _as_next(
    workspace: Workspace, change: RecordsChanging, roster: Roster, kept: OrganisationKept
) -> Roster:
    hub = change.hub()
    return Roster(
        organisation=roster.organisation,
        organisation_name=roster.organisation_name,
        version=kept.version + 1,
        previous=digest_of(kept.roster) if kept.roster else NO_DIGEST,
        issued_at=workspace.now(),
        returns_by=roster.returns_by,
        deposit_token=roster.deposit_token,
        lease_days=roster.lease_days,
        hub=roster.hub if hub is None else HubPlace(hub.url, hub.public_key),
        members=roster.members,
        recovery_key=team_recovery.named_by_lead(workspace, roster),
    )


def _know_colleagues(workspace: Workspace, change: RecordsChanging, roster: Roster) -> None:
    """Keep the active desks as colleagues; the one that makes returns is the lead of the others.

    Desks known from before there was a list go on counting where the returns are made, until
    somebody forgets them.
    """
    own = own_keys(workspace).key_id
    active = {m.signing_public_key: m for m in roster.active if m.key_id != own}
    never_listed = {c.signing_public_key for c in known_without_list(change.colleagues(), roster)}
    for known in change.colleagues():
        counts_on = own == roster.returns_by and known.signing_public_key in never_listed
        if known.signing_public_key not in active and not counts_on:
            change.team.remove_colleague(known.signing_public_key)
    for member in active.values():
        role = DeskRole.LEAD if member.key_id == roster.returns_by else DeskRole.WORKER
        change.add_colleague(
            Colleague(member.name, role, member.signing_public_key, member.sealing_public_key)
        )


def _know_hub(workspace: Workspace, change: RecordsChanging, roster: Roster) -> None:
    if roster.hub is None or change.hub() is not None:
        return
    if not workspace.profile.sample:
        workspace.read_policy().refuse_other_hub(roster.hub.url)
    change.save_hub(HubRegistration(roster.hub.url.rstrip("/"), roster.hub.public_key))


def _try_refused_deposits_again(change: RecordsChanging) -> None:
    """What the hub refused under an earlier token goes again under this list's."""
    for item in change.outbox():
        if item.state is OutboxState.HELD and is_for_mailbox(item):
            change.settle(
                replace(item, state=OutboxState.WAITING, problem="", next_attempt_at=None)
            )


def _replace_waiting(
    change: RecordsChanging, waiting: list[OutboxItem], member: RosterMember
) -> None:
    """An older list that still waits for a desk is of no use any more."""
    for item in waiting:
        if item.state in _REPLACEABLE and f"/{member.mailbox}/" in item.path:
            change.take_from_outbox(item.digest)


def joined_network_itself(reading: RecordsReading) -> bool:
    """Whether the hub knows this desk's key, so that it may name the deposit token."""
    return any(item.kind == JOIN_REQUEST for item in reading.outbox())


def _grant(
    workspace: Workspace, change: RecordsChanging, roster: Roster, *, ends_earlier: bool
) -> None:
    """Tell the hub which token this list's desks deposit with."""
    hub = change.hub()
    if hub is None or not joined_network_itself(change):
        return
    named = token_hash(roster.deposit_token)
    told = any(named.encode() in i.body for i in change.outbox() if i.kind == DEPOSIT_GRANT)
    if told and not ends_earlier:
        return
    grant = DepositGrant(
        organisation=roster.organisation,
        version=roster.version,
        token_hash=named,
        ends_earlier=ends_earlier,
        issued_at=workspace.now(),
    )
    statement = sign_statement(
        DEPOSIT_GRANT,
        encode(grant),
        private_key=own_keys(workspace).signing,
        recipient=signing_key_id(hub.public_key),
    )
    change.add_to_outbox(
        OutboxItem(
            id=workspace.identifiers.new_id(),
            kind=DEPOSIT_GRANT,
            title="Permission for the team to leave messages at the hub",
            destination=Destination.HUB,
            path=grant_path(roster.organisation, roster.version),
            body=statement,
            digest=digest_of(statement),
            state=OutboxState.WAITING,
            created_at=workspace.now(),
        )
    )
