"""Tallies: a desk's whole exact count, sealed to its team lead, and their reception there.

A tally replaces the one before it and is never added to it, so that a second delivery, another
order or a stick beside the hub cannot change a sum.
"""

from __future__ import annotations

from datetime import date

from anchordesk.domain.counting import CountedBy, TableCounts, add_up, count, count_groups
from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, queue_statement
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import (
    ChainHead,
    Colleague,
    Destination,
    OutboxItem,
    StoredTally,
)
from anchordesk.services.records import RecordsReading
from anchordesk.services.roster import roster_of
from anchordesk.services.statements import next_head
from anchordesk.services.tally_again import tally_title
from anchordesk.services.tally_counts import cells_of, counts_of, template_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.messages import TALLY, Tally
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.signing import (
    claimed_signer,
    sign_statement,
    signing_key_id,
    verify_statement,
)
from anchordesk.wire.team import Roster, RosterMember


@door(UseCase.COUNT)
def count_own(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> tuple[TableCounts, ...]:
    """Count this desk's own residents, exactly."""
    counted_by = counted_by_of(workspace, template, period)
    with workspace.records.reading() as reading:
        begins = reading.handovers.counted_from()
        here = count(
            counted_by,
            # Who came from another desk counts there for periods that were over by then.
            (
                history
                for history in reading.histories(counted_by.pathway.code)
                if begins.get(history.resident.id, date.min) <= period.last_day
            ),
        )
        went = reading.handovers.kept_counts(counted_by.pathway.code, period.code)
    return add_up([here, count_groups(template, (one.groups for one in went), counted_by.lists)])


def counted_by_of(workspace: Workspace, template: ReturnTemplate, period: Period) -> CountedBy:
    """Return by what this desk counts people for a return."""
    library = workspace.library
    pathway = library.newest_pathway(template.pathway)
    return CountedBy(template, pathway, period, library.reference, library.lists)


@door(UseCase.COUNT)
def queue_tally(workspace: Workspace, template_code: str, period: Period) -> OutboxItem:
    """Count, sign and seal this desk's tally for its lead, and queue it.

    Raises:
        TeamRefusedError: if this desk has no lead to send to.
    """
    template = workspace.library.template(template_code)
    counts = count_own(workspace, template, period)
    keys = own_keys(workspace)
    with workspace.records.changing() as change:
        lead, mailbox = _lead(workspace, change)
        head = next_head(workspace, change)
        own = [t for t in change.tallies(template.code, period.code) if t.desk == keys.key_id]
        # Not below the message's own number: a vault that was put back from a backup has lost its
        # last tallies, and its messages go on far above theirs. The lead keeps the highest.
        revision = max(head.seq, 1 + max((t.revision for t in own), default=0))
        payload = encode(
            Tally(
                head=head,
                template=template.code,
                template_version=template.version,
                period=period.code,
                revision=revision,
                cells=cells_of(counts),
            )
        )
        statement = sign_statement(
            TALLY,
            payload,
            private_key=keys.signing,
            recipient=sealing_key_id(lead.sealing_public_key),
        )
        item = queue_statement(
            workspace,
            change,
            statement,
            sealing_public_key=lead.sealing_public_key,
            mailbox=mailbox,
            kind=TALLY,
            title=tally_title(template, period),
            destination=Destination.LEAD,
        )
        change.extend_chain(ChainHead(head.seq, digest_of(statement)))
        change.keep_tally(
            StoredTally(keys.key_id, template.code, period.code, revision, payload, workspace.now())
        )
    return item


def keep_statement(workspace: Workspace, statement: bytes) -> str | None:
    """Verify a tally that was unsealed, and keep it if it is its desk's newest.

    Return the desk's name, or None if this desk knew that tally or a newer one.

    Raises:
        WireError: if it is wrongly signed.
        TeamRefusedError: if it comes from an unknown desk or does not fit the template.
    """
    keys = own_keys(workspace)
    signer = claimed_signer(statement)
    with workspace.records.changing() as change:
        sender = next(
            (c for c in change.colleagues() if signing_key_id(c.signing_public_key) == signer),
            None,
        )
        if sender is None:
            raise _unknown_desk(change, signer.hex())
        payload = verify_statement(
            statement,
            type_=TALLY,
            public_key=sender.signing_public_key,
            recipient=sealing_key_id(keys.sealing_public),
        )
        tally = decode(payload, Tally)
        if tally.head.organisation != workspace.profile.organisation_id:
            raise TeamRefusedError(
                "A tally names another organisation than yours.",
                what_to_do="Invite that colleague under Team, then ask for the figures again.",
            )
        counts_of(workspace.library, template_of(workspace.library, tally), tally)
        stored = StoredTally(
            desk=signer.hex(),
            template=tally.template,
            period=tally.period,
            revision=tally.revision,
            payload=payload,
            received_at=workspace.now(),
        )
        if change.keep_tally(stored):
            return sender.name
        _refuse_fork(stored, change.tallies(stored.template, stored.period))
    return None


@door(UseCase.MAKE_RETURNS)
def sum_of_team(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> tuple[tuple[TableCounts, ...], int]:
    """Return the exact sum over this desk and every tally that fits, and the number of desks."""
    own = count_own(workspace, template, period)
    received = _received(workspace, template, period)
    others = [counts for counts in received if counts is not None]
    return add_up([own, *others]), 1 + len(others)


@door(UseCase.MAKE_RETURNS)
def left_out(workspace: Workspace, template: ReturnTemplate, period: Period) -> int:
    """Return how many tallies were received that do not fit this version of the return any more.

    They stay out of the sum, since a return must not wait for ever for a desk that is gone.
    """
    return sum(counts is None for counts in _received(workspace, template, period))


def _received(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> list[tuple[TableCounts, ...] | None]:
    """The other desks' counts; None for a tally that an update of AnchorDesk left behind."""
    own_desk = own_keys(workspace).key_id
    with workspace.records.reading() as reading:
        there = reading.tallies(template.code, period.code)
        gone = _superseded(roster_of(reading), {t.desk for t in there} | {own_desk})
    stored = [t for t in there if t.desk != own_desk and t.desk not in gone]
    received: list[tuple[TableCounts, ...] | None] = []
    for tally in stored:
        try:
            message = decode(tally.payload, Tally)
            received.append(counts_of(workspace.library, template, message))
        except (WireError, TeamRefusedError):
            received.append(None)
    return received


def _superseded(team: Roster | None, there: set[str]) -> set[str]:
    """Desks in whose place another came, once that one's own tally is there: it counts instead."""
    gone: set[str] = set()
    for member in team.members if team is not None else ():
        later: RosterMember | None = member
        passed: set[str] = set()
        while team is not None and later is not None and later.key_id not in passed:
            passed.add(later.key_id)
            later = team.member(later.replaced_by or "")
        if (passed - {member.key_id}) & there:
            gone.add(member.key_id)
    return gone


def _unknown_desk(reading: RecordsReading, signer: str) -> TeamRefusedError:
    team = roster_of(reading)
    member = None if team is None else team.member(signer)
    if member is None:
        return TeamRefusedError(
            "A tally came from a desk that is not in your team.",
            what_to_do="Invite the colleague under Team first, then read the folder again.",
        )
    return TeamRefusedError(
        "A tally came from a desk that does not belong to the team any more, so it is not counted. "
        "Figures that it sent before stay counted.",
        what_to_do="Ask for the figures of the new desk.",
    )


def _refuse_fork(tally: StoredTally, known: tuple[StoredTally, ...]) -> None:
    """Two different tallies with one number: one desk's vault was copied or restored."""
    kept = next(one for one in known if one.desk == tally.desk)
    if kept.revision == tally.revision and kept.payload != tally.payload:
        raise TeamRefusedError(
            "A desk sent two different tallies under one number, so the second is left out. "
            "Its vault may be open on two computers, or was put back from a copy.",
            what_to_do="Ask for that desk's figures once more.",
        )


def _lead(workspace: Workspace, reading: RecordsReading) -> tuple[Colleague, str]:
    """Return the desk that makes the returns, and its mailbox; none for a lead without a list."""
    team = roster_of(reading)
    if team is not None:
        own = team.member(own_keys(workspace).key_id)
        if own is None or own.status != "active":
            raise TeamRefusedError(
                "This desk does not belong to the team any more, so it sends no figures.",
                what_is_safe="Your records are kept on this laptop.",
                what_to_do="Speak to your team lead.",
            )
        member = team.member(team.returns_by)
        if member is not None and member != own:
            lead = Colleague(
                member.name, DeskRole.LEAD, member.signing_public_key, member.sealing_public_key
            )
            return lead, member.mailbox
    without_list = next((c for c in reading.colleagues() if c.role is DeskRole.LEAD), None)
    if without_list is None:
        raise TeamRefusedError(
            "This desk has no team lead to send figures to.",
            what_to_do="Ask your team lead for an invitation, and open it under Team.",
        )
    return without_list, ""
