"""The inbox of partners' referrals: read a file, look at each, decide, and take a decision back.

A proposed person is no resident: no list, count or return holds them. What nobody decides goes
after `UNDECIDED_DAYS`, what was declined after `DECLINED_DAYS`; of what was accepted only that it
came, and from whom, is kept here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.dates import long_date
from anchordesk.domain.identifiers import ContactId, ResidentId
from anchordesk.domain.likeness import Match, Person
from anchordesk.domain.partner_referral import (
    Decision,
    PartnerReferral,
    ReferralFileError,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.duplicates import known_people
from anchordesk.services.erasure import refuse_erasing
from anchordesk.services.partner_referral_records import draft_of_reason
from anchordesk.services.partner_referrals_waiting import forget_overdue
from anchordesk.services.pathways import join
from anchordesk.services.records import RecordsChanging
from anchordesk.services.residents import ResidentDetails, make_resident
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace
from anchordesk.wire.handover import CasePackage


@dataclass(frozen=True, slots=True)
class Proposed:
    """A referral as it is looked at, with residents who may be the same person, and why."""

    referral: PartnerReferral
    like: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, with what takes it back.

    Attributes:
        before: The referral as it was.
        written: The note about it in a resident's record; None if there is none.
        made: All that was kept of the resident who was made of it; None if nobody was.
    """

    before: PartnerReferral
    after: PartnerReferral
    written: Contact | None = None
    made: CasePackage | None = None


@door(UseCase.READ_RECORDS)
def listed(workspace: Workspace) -> tuple[Proposed, ...]:
    """Return the referrals that wait, then those declined, newest first, each with its likes."""
    forget_overdue(workspace)
    with workspace.records.reading() as reading:
        found = [one for one in reading.partner_referrals.all() if one.name or one.sent]
    people = known_people(workspace)
    found.sort(key=lambda one: not one.decision.is_open)
    return tuple(
        Proposed(one, people.like(_person(one)) if one.decision.is_open else ()) for one in found
    )


@door(UseCase.CHANGE_RECORDS)
def accept(workspace: Workspace, referral_id: UUID, pathway: str = "") -> Decided:
    """Make a resident of a referral, with a note of where it came from; enrol them if asked.

    Args:
        pathway: Code of the pathway to enrol on, at its first stage; empty for none.

    Raises:
        NotFoundError, ChangedSinceError: if it is gone, or decided already.
        ResidentRefusedError: if the partner sent no name.
        PathwayRefusedError: if there is no such pathway.
        StorageError: in every case nobody is added, and the referral waits as before.
    """
    # One transaction: half of it would be a resident whose referral waits to be accepted again.
    with workspace.records.changing() as change:
        one = _open(change.partner_referrals.by_id(referral_id))
        who = make_resident(workspace, change, _details(one)).id
        if pathway:
            join(workspace, change, who, pathway, workspace.clock.today())
        decided = _write_in(workspace, change, one, who, Decision.ACCEPTED)
        return replace(decided, made=change.handovers.case(who))


@door(UseCase.CHANGE_RECORDS)
def add_to(workspace: Workspace, referral_id: UUID, resident_id: ResidentId) -> Decided:
    """Note a referral in the record of a resident who is the same person.

    Raises:
        NotFoundError, ChangedSinceError: if either is gone, or it is decided already.
        RequestRefusedError: if the resident asked that nothing of theirs is changed.
    """
    with workspace.records.changing() as change:
        one = _open(change.partner_referrals.by_id(referral_id))
        change.resident(resident_id)
        refuse_restricted(change, resident_id)
        return _write_in(workspace, change, one, resident_id, Decision.MERGED)


@door(UseCase.CHANGE_RECORDS)
def ask_for_more(workspace: Workspace, referral_id: UUID, what: str) -> Decided:
    """Keep that the partner was asked for more, and for what; it goes on waiting."""
    return _settle(workspace, referral_id, Decision.ASKED, what)


@door(UseCase.CHANGE_RECORDS)
def decline(workspace: Workspace, referral_id: UUID, why: str) -> Decided:
    """Keep that a referral was declined, and why. It goes after `DECLINED_DAYS`."""
    return _settle(workspace, referral_id, Decision.DECLINED, why)


@door(UseCase.CHANGE_RECORDS)
def take_back(workspace: Workspace, decided: Decided) -> None:
    """Take a decision back: the referral waits again as it did.

    A resident who was made of it goes, if all that is kept of them is as accepting left it.

    Raises:
        ChangedSinceError: if it is not; then the resident stays, and the decision.
        RequestRefusedError, HandoverRefusedError: if a colleague has or awaits their case.
        NotFoundError: if the referral or the resident is not there any more.
    """
    with workspace.records.changing() as change:
        now = change.partner_referrals.by_id(decided.after.id)
        if now != decided.after:
            raise _decided_already()
        who = decided.after.resident_id
        if who is not None and decided.written is not None:
            if decided.made is not None:
                _take_resident_back(change, who, decided.made, workspace.now())
            else:
                _take_note_back(change, decided.written)
        change.partner_referrals.save(decided.before)
        note(workspace, change, AuditAction.REFERRAL_DECIDED, who, decision="taken-back")


@door(UseCase.CHANGE_RECORDS)
def forget(workspace: Workspace, referral_id: UUID) -> None:
    """Delete a referral for good, as the person or the partner may ask.

    Of who is a resident by it already it takes nothing away: see `erasure.erase` for them.

    Raises:
        NotFoundError, ChangedSinceError: if it is gone, or they are a resident by now.
    """
    with workspace.records.changing() as change:
        if change.partner_referrals.by_id(referral_id).resident_id is not None:
            raise _decided_already()
        change.partner_referrals.forget(referral_id)
        forget_with(change, draft_of_reason(referral_id))
        note(workspace, change, AuditAction.REFERRALS_GONE, number=1)
    workspace.records.care.overwrite_what_is_gone()


def _person(one: PartnerReferral) -> Person:
    return Person(one.given_name, one.family_name, "", one.date_of_birth, one.postcode, one.phone)


def _open(one: PartnerReferral) -> PartnerReferral:
    if not one.decision.is_open:
        raise _decided_already()
    return one


def _decided_already() -> ChangedSinceError:
    return ChangedSinceError(
        "This referral was decided meanwhile.", what_to_do="Look at the list again."
    )


def _details(one: PartnerReferral) -> ResidentDetails:
    return ResidentDetails(
        given_name=one.given_name,
        family_name=one.family_name,
        date_of_birth=one.date_of_birth,
        phone=one.phone,
        email=one.email,
        postcode=one.postcode,
    )


def _write_in(
    workspace: Workspace,
    change: RecordsChanging,
    one: PartnerReferral,
    who: ResidentId,
    decision: Decision,
) -> Decided:
    """Keep in a resident's record where the referral came from, and settle it."""
    today = workspace.clock.today()
    said = [
        f"Referred by {one.partner or 'a partner'}, received on {long_date(one.received_on)}.",
        f"Reason: {one.reason}" if one.reason else "No reason was sent.",
        f"Consent, as the partner told: {one.consent}"
        if one.consent
        else "The partner did not say that they agreed: ask them.",
    ]
    contact = Contact(
        id=ContactId(workspace.identifiers.new_id()),
        resident_id=who,
        kind=ContactKind.OTHER,
        happened_at=workspace.now(),
        note=tidy("\n".join(said)),
        worker=workspace.worker,
    )
    after = replace(one.without_person(), decision=decision, decided_on=today, resident_id=who)
    change.add_contact(contact)
    change.partner_referrals.save(after)
    forget_with(change, draft_of_reason(one.id))
    note(workspace, change, AuditAction.REFERRAL_DECIDED, who, decision=decision.value)
    return Decided(one, after, contact)


def _settle(workspace: Workspace, referral_id: UUID, decision: Decision, words: str) -> Decided:
    told = tidy_line(words)
    if not told:
        raise ReferralFileError(
            "Write why, in a few words.", what_to_do="The partner may ask, and so may the person."
        )
    with workspace.records.changing() as change:
        before = _open(change.partner_referrals.by_id(referral_id))
        today = workspace.clock.today()
        after = replace(before, decision=decision, decided_on=today, words=told[:1000])
        change.partner_referrals.save(after)
        forget_with(change, draft_of_reason(referral_id))
        note(workspace, change, AuditAction.REFERRAL_DECIDED, decision=decision.value)
    return Decided(before, after)


def _take_resident_back(
    change: RecordsChanging, who: ResidentId, made: CasePackage, now: datetime
) -> None:
    """Take away for good who was added of a referral, and of whom nothing else is known yet."""
    refuse_erasing(change, who)
    half_typed = any(draft.key.subject == who for draft in change.drafts())
    tied = change.merges_into(who) or change.rights.open_requests_of(who)
    attached = change.handovers.attachments(who)  # before the case is read with what is in them
    if half_typed or tied or attached or change.handovers.case(who) != made:
        raise ChangedSinceError(
            "Something was recorded about this resident since, so they stay.",
            what_to_do="If it is the wrong person, erase them under Rights.",
        )
    change.handovers.hide_case(who, now)
    change.handovers.purge_case(who)


def _take_note_back(change: RecordsChanging, written: Contact) -> None:
    if change.item_now(written) != written:
        raise ChangedSinceError(
            "The note about this referral was changed or removed since, so this stays.",
            what_to_do="Open the record and put it right there.",
        )
    change.take_away(written)
