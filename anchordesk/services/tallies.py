"""Tallies: a desk's whole exact count, sealed to its team lead, and their reception there.

A tally replaces the one before it and is never added to it, so that a second delivery, another
order or a stick beside the hub cannot change a sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.counting import CountedBy, TableCounts, add_up, count
from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.errors import StorageError, TeamRefusedError
from anchordesk.services.exchange_records import (
    ChainHead,
    Colleague,
    DeskRole,
    Destination,
    OutboxItem,
    OutboxState,
    StoredTally,
)
from anchordesk.services.statements import next_head
from anchordesk.services.tally_counts import cells_of, counts_of, template_of
from anchordesk.services.team import keys_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.messages import TALLY, Tally
from anchordesk.wire.sealing import open_envelope, seal, sealing_key_id
from anchordesk.wire.signing import (
    claimed_signer,
    sign_statement,
    signing_key_id,
    verify_statement,
)

NOT_WHOLE = (
    "A file in the folder is not whole. It may still be being copied: read the folder again, or "
    "ask for it once more."
)


@dataclass(frozen=True, slots=True)
class ReceivedTallies:
    """What a look into a folder brought.

    Attributes:
        kept: Names of desks whose tally is new here.
        known: How many envelopes brought nothing new.
        refused: A sentence for each envelope that cannot be accepted.
    """

    kept: tuple[str, ...]
    known: int
    refused: tuple[str, ...]


def count_own(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> tuple[TableCounts, ...]:
    """Count this desk's own residents, exactly."""
    counted_by = counted_by_of(workspace, template, period)
    with workspace.records.reading() as reading:
        return count(counted_by, reading.histories(counted_by.pathway.code))


def counted_by_of(workspace: Workspace, template: ReturnTemplate, period: Period) -> CountedBy:
    """Return by what this desk counts people for a return."""
    library = workspace.library
    pathway = library.newest_pathway(template.pathway)
    return CountedBy(template, pathway, period, library.reference)


def queue_tally(workspace: Workspace, template_code: str, period: Period) -> OutboxItem:
    """Count, sign and seal this desk's tally for its lead, and queue it.

    Raises:
        TeamRefusedError: if this desk has no lead to send to.
    """
    template = workspace.library.template(template_code)
    counts = count_own(workspace, template, period)
    keys = keys_of(workspace.profile)
    with workspace.records.changing() as change:
        lead = _lead(change.colleagues())
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
        envelope = seal(statement, recipient_public_key=lead.sealing_public_key)
        item = OutboxItem(
            id=workspace.identifiers.new_id(),
            kind=TALLY,
            title=f"Tally: {template.title}, {period.title}",
            destination=Destination.LEAD,
            path="",
            body=envelope,
            digest=digest_of(envelope),
            state=OutboxState.WAITING,
            created_at=workspace.now(),
        )
        change.extend_chain(ChainHead(head.seq, digest_of(statement)))
        change.keep_tally(
            StoredTally(keys.key_id, template.code, period.code, revision, payload, workspace.now())
        )
        change.add_to_outbox(item)
    return item


def receive_from_folder(workspace: Workspace, folder: Path) -> ReceivedTallies:
    """Take every tally in a folder or on a stick that is sealed to this desk.

    Envelopes are left where they are: reading one twice changes nothing.

    Raises:
        StorageError: if the folder cannot be read.
    """
    carrier = workspace.open_envelope_folder(folder)
    kept: list[str] = []
    refused: list[str] = []
    known = 0
    for digest in carrier.list_digests():
        try:
            envelope = carrier.read(digest)
        except StorageError as problem:
            # One file that cannot be read must not keep the other desks' tallies out.
            refused.append(problem.what_happened)
            continue
        if envelope is None:
            refused.append(NOT_WHOLE)
            continue
        try:
            name = receive(workspace, envelope)
        except WireError as problem:
            refused.append(problem.sentence)
        except TeamRefusedError as problem:
            refused.append(f"{problem.what_happened} {problem.what_to_do}".rstrip())
        else:
            known += name is None
            kept += [] if name is None else [name]
    return ReceivedTallies(tuple(kept), known, tuple(refused))


def receive(workspace: Workspace, envelope: bytes) -> str | None:
    """Open a sealed tally, verify it, and keep it if it is its desk's newest.

    Return the desk's name, or None if this desk knew that tally or a newer one.

    Raises:
        WireError: if it is damaged, sealed to another desk or wrongly signed.
        TeamRefusedError: if it comes from an unknown desk or does not fit the template.
    """
    keys = keys_of(workspace.profile)
    statement = open_envelope(envelope, private_key=keys.sealing)
    signer = claimed_signer(statement)
    with workspace.records.changing() as change:
        sender = next(
            (c for c in change.colleagues() if signing_key_id(c.signing_public_key) == signer),
            None,
        )
        if sender is None:
            raise TeamRefusedError(
                "A tally came from a desk that is not in your team.",
                what_to_do="Add the colleague's card first, then read the folder again.",
            )
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
                what_to_do="Ask that colleague to open your card, then to send the figures again.",
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


def sum_of_team(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> tuple[tuple[TableCounts, ...], int]:
    """Return the exact sum over this desk and every tally that fits, and the number of desks."""
    own = count_own(workspace, template, period)
    received = _received(workspace, template, period)
    others = [counts for counts in received if counts is not None]
    return add_up([own, *others]), 1 + len(others)


def left_out(workspace: Workspace, template: ReturnTemplate, period: Period) -> int:
    """Return how many tallies were received that do not fit this version of the return any more.

    They stay out of the sum, since a return must not wait for ever for a desk that is gone.
    """
    return sum(counts is None for counts in _received(workspace, template, period))


def _received(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> list[tuple[TableCounts, ...] | None]:
    """The other desks' counts; None for a tally that an update of AnchorDesk left behind."""
    own_desk = keys_of(workspace.profile).key_id
    with workspace.records.reading() as reading:
        stored = [t for t in reading.tallies(template.code, period.code) if t.desk != own_desk]
    received: list[tuple[TableCounts, ...] | None] = []
    for tally in stored:
        try:
            message = decode(tally.payload, Tally)
            received.append(counts_of(workspace.library, template, message))
        except (WireError, TeamRefusedError):
            received.append(None)
    return received


def _refuse_fork(tally: StoredTally, known: tuple[StoredTally, ...]) -> None:
    """Two different tallies with one number: one desk's vault was copied or restored."""
    kept = next(one for one in known if one.desk == tally.desk)
    if kept.revision == tally.revision and kept.payload != tally.payload:
        raise TeamRefusedError(
            "A desk sent two different tallies under one number, so the second is left out. "
            "Its vault may be open on two computers, or was put back from a copy.",
            what_to_do="Ask for that desk's figures once more.",
        )


def _lead(colleagues: tuple[Colleague, ...]) -> Colleague:
    lead = next((c for c in colleagues if c.role is DeskRole.LEAD), None)
    if lead is None:
        raise TeamRefusedError(
            "This desk has no team lead to send figures to.",
            what_to_do="Ask your team lead for the card of their desk and open it under Sync.",
        )
    return lead
