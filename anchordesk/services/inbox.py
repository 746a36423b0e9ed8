"""Takes in what other desks sealed to this one, whether a folder, a stick or the hub carried it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.roles import UseCase
from anchordesk.services import (
    roster,
    tallies,
    team_joining,
)
from anchordesk.services.colleagues_messages import from_colleague
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, send_to_desk
from anchordesk.services.errors import HandoverRefusedError, StorageError, TeamRefusedError
from anchordesk.services.exchange_records import DeskProfile, OutboxState
from anchordesk.services.newer_messages import NEWER_LIST, organisation_key, refuse_newer
from anchordesk.services.progress import GoOn, always
from anchordesk.services.records import RecordsChanging
from anchordesk.services.roster import roster_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import (
    MalformedError,
    UpgradeNeededError,
    WireError,
    WrongRecipientError,
)
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.messages import TALLY
from anchordesk.wire.organisation import (
    ORGANISATION_KEY,
    TALLY_RECEIPT,
    OrganisationKeyShare,
    TallyReceipt,
    organisation_public_key,
)
from anchordesk.wire.sealing import open_envelope, sealing_key_id
from anchordesk.wire.signing import verify_statement
from anchordesk.wire.team import LEADING, ROSTER, TEAM_JOIN_REQUEST, RosterMember

NOT_WHOLE = (
    "A file in the folder is not whole. It may still be being copied: read the folder again, or "
    "ask for it once more."
)


@dataclass(frozen=True, slots=True)
class Received:
    """What one envelope brought.

    Attributes:
        kind: Of the message, such as "tally/1".
        who: The colleague it came from or is about; empty for a list of the team.
        is_new: Whether it changed anything here.
        profile: Who this desk is now, if that changed.
        opened_to: The organisation's recovery key, if it opens this vault only since then.
    """

    kind: str
    who: str
    is_new: bool
    profile: DeskProfile | None = None
    opened_to: OrganisationKey | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a look into a folder or a mailbox brought.

    Attributes:
        received: In the order in which it was read.
        refused: A sentence for each envelope that cannot be taken.
        problem: Why the look itself did not come to its end, in plain words; empty if it did.
        for_others: How many envelopes are sealed to other desks, which a shared folder may hold.
        left: How many were not looked at, since somebody stopped it.
    """

    received: tuple[Received, ...]
    refused: tuple[str, ...]
    problem: str = ""
    for_others: int = 0
    left: int = 0

    @property
    def kept(self) -> tuple[str, ...]:
        """Names of desks whose tally is new here."""
        return self.new_of(TALLY)

    @property
    def known(self) -> int:
        """How many envelopes brought nothing new."""
        return sum(not one.is_new for one in self.received)

    def new_of(self, kind: str) -> tuple[str, ...]:
        """From whom something new of a kind came."""
        return tuple(one.who for one in self.received if one.is_new and one.kind == kind)

    @property
    def profile(self) -> DeskProfile | None:
        """Who this desk is now, if that changed."""
        found = [one.profile for one in self.received if one.profile is not None]
        return found[-1] if found else None

    @property
    def opened_to(self) -> OrganisationKey | None:
        """The organisation's recovery key, if it opens this vault only since then."""
        found = [one.opened_to for one in self.received if one.opened_to is not None]
        return found[-1] if found else None


@door(UseCase.EXCHANGE)
def read_folder(workspace: Workspace, folder: Path, go_on: GoOn = always) -> Reading:
    """Take in everything in a folder or on a stick that is sealed to this desk.

    Envelopes are left where they are: reading one twice changes nothing.

    Args:
        go_on: Asked before each envelope. What was taken in until it says no stays taken in.

    Raises:
        StorageError: if the folder cannot be read.
    """
    carrier = workspace.open_envelope_folder(folder)
    refused: list[str] = []
    found: list[bytes] = []
    digests = carrier.list_digests()
    for done, digest in enumerate(digests):
        if not go_on(done, 2 * len(digests)):
            return Reading((), tuple(refused), left=len(digests))
        try:
            envelope = carrier.read(digest)
        except StorageError as problem:
            # One file that cannot be read must not keep the others out.
            refused.append(problem.what_happened)
            continue
        if envelope is None:
            refused.append(NOT_WHOLE)
        else:
            found.append(envelope)
    read = _take_in_any_order(workspace, found, go_on)
    return replace(read, refused=(*refused, *read.refused))


def _take_in_any_order(
    workspace: Workspace, envelopes: list[bytes], go_on: GoOn = always
) -> Reading:
    """Take envelopes that lie in no order: one may make sense only after another of them."""
    received: list[Received] = []
    damaged: list[str] = []
    for_others = 0
    while True:
        again: list[bytes] = []
        refused: list[str] = []
        new_before = sum(one.is_new for one in received)
        for done, envelope in enumerate(envelopes):
            if not go_on(len(envelopes) + done, 2 * len(envelopes)):
                left = len(envelopes) - done + len(again)
                return Reading(tuple(received), tuple(damaged), for_others=for_others, left=left)
            try:
                received.append(receive(workspace, envelope))
            except WrongRecipientError:
                for_others += 1
            except WireError as problem:
                damaged.append(problem.sentence)
            except (TeamRefusedError, HandoverRefusedError) as problem:
                again.append(envelope)
                refused.append(f"{problem.what_happened} {problem.what_to_do}".rstrip())
            else:
                workspace = with_profile(workspace, received[-1].profile)
        if not again or sum(one.is_new for one in received) == new_before:
            return Reading(tuple(received), (*damaged, *refused), for_others=for_others)
        envelopes = again


def with_profile(workspace: Workspace, profile: DeskProfile | None) -> Workspace:
    """The workspace to go on with after this desk became another's."""
    return workspace if profile is None else replace(workspace, profile=profile)


def receive(workspace: Workspace, envelope: bytes) -> Received:
    """Open an envelope, verify what is in it, and keep it, all in one transaction.

    Raises:
        WireError: if it is damaged, sealed to another desk or wrongly signed.
        TeamRefusedError, HandoverRefusedError: if it comes from somebody who may not say that.
    """
    statement = open_envelope(envelope, private_key=own_keys(workspace).sealing)
    kind = unpack_statement(statement).type
    if kind == TALLY:
        return _tally(workspace, statement, digest_of(envelope))
    with workspace.records.changing() as change:
        refuse_newer(workspace, change, statement)
        if kind == ROSTER:
            return _list_of_team(workspace, change, statement)
        if kind == ORGANISATION_KEY:
            return _key_share(workspace, change, statement)
        if kind == TEAM_JOIN_REQUEST:
            name = team_joining.take_request(workspace, change, statement)
            return Received(kind, name or "", name is not None)
        sender = _sender(change, statement)
        payload = verify_statement(
            statement,
            type_=kind,
            public_key=sender.signing_public_key,
            recipient=sealing_key_id(own_keys(workspace).sealing_public),
        )
        if kind == TALLY_RECEIPT:
            return _tally_receipt(change, sender, payload)
        is_new = from_colleague(workspace, change, sender, statement)
        if is_new is not None:
            return Received(kind, sender.name, is_new)
    name, _, version = kind.rpartition("/")
    raise UpgradeNeededError if name and version.isdecimal() else MalformedError("unknown kind")


def _list_of_team(workspace: Workspace, change: RecordsChanging, statement: bytes) -> Received:
    try:
        taken = roster.take(workspace, change, statement, organisation_key(change))
    except UpgradeNeededError as problem:
        raise UpgradeNeededError(needs=problem.needs, about=NEWER_LIST) from problem
    if taken is None:
        return Received(ROSTER, "", is_new=False)
    return Received(ROSTER, "", True, taken.profile, taken.opened_to)


def _tally(workspace: Workspace, statement: bytes, envelope: str) -> Received:
    """Count a colleague's tally, and tell their desk what became of it."""
    signer = unpack_statement(statement).signer.hex()
    try:
        name = tallies.keep_statement(workspace, statement)
    except TeamRefusedError as problem:
        _answer_tally(workspace, signer, TallyReceipt(envelope, problem.what_happened[:500]))
        raise
    if name is not None:
        _answer_tally(workspace, signer, TallyReceipt(envelope, ""))
    return Received(TALLY, name or "", name is not None)


def _answer_tally(workspace: Workspace, signer: str, receipt: TallyReceipt) -> None:
    with workspace.records.changing() as change:
        team = roster_of(change)
        member = None if team is None else team.member(signer)
        title = f"Receipt for a colleague's figures ({receipt.envelope[:8]})"
        told = any(item.title == title for item in change.outbox())
        if member is not None and member.status == "active" and not told:
            send_to_desk(
                workspace,
                change,
                member,
                kind=TALLY_RECEIPT,
                title=title,
                payload=encode(receipt),
            )


def _tally_receipt(change: RecordsChanging, sender: RosterMember, payload: bytes) -> Received:
    """Settle the tally that a lead's receipt names."""
    receipt = decode(payload, TallyReceipt)
    if sender.role not in LEADING:
        raise TeamRefusedError("A desk that is no team lead's says that it counted your figures.")
    for item in change.outbox():
        if item.digest == receipt.envelope and item.kind == TALLY:
            state = OutboxState.HELD if receipt.problem else OutboxState.COUNTED
            if item.state is OutboxState.COUNTED:
                break
            problem = f"Your lead's desk could not count it. {receipt.problem}"
            told = problem if receipt.problem else ""
            change.settle(replace(item, state=state, problem=told, next_attempt_at=None))
            return Received(TALLY_RECEIPT, sender.name, True)
    return Received(TALLY_RECEIPT, sender.name, False)


def _key_share(workspace: Workspace, change: RecordsChanging, statement: bytes) -> Received:
    """Keep the organisation's key on a deputy lead's desk."""
    kept = change.team.organisation()
    if kept is None:
        raise TeamRefusedError("An organisation's key came before the list of its team.")
    payload = verify_statement(
        statement,
        type_=ORGANISATION_KEY,
        public_key=kept.public_key,
        recipient=sealing_key_id(own_keys(workspace).sealing_public),
    )
    share = decode(payload, OrganisationKeyShare)
    if organisation_public_key(share.signing_key) != kept.public_key:
        raise MalformedError("not the organisation's key")
    is_new = kept.signing_key is None
    change.team.save_organisation(replace(kept, signing_key=share.signing_key))
    return Received(ORGANISATION_KEY, "", is_new)


def _sender(change: RecordsChanging, statement: bytes) -> RosterMember:
    """The desk of the team that says it has signed a statement.

    Raises:
        TeamRefusedError: if it is on no list, or not active any more.
    """
    team = roster_of(change)
    member = None if team is None else team.member(unpack_statement(statement).signer.hex())
    if member is None:
        raise TeamRefusedError(
            "A message came from a desk that is not in your team.",
            what_to_do="Take in the newest list of the team, then read it again.",
        )
    if member.status != "active":
        raise TeamRefusedError(
            "A message came from a desk that does not belong to the team any more.",
            what_to_do="If it was sent before the desk was ended, ask for it from the new desk.",
        )
    return member
