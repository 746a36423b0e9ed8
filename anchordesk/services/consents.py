"""Asking residents for consent, recording withdrawals, and keeping to what they answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.casework import Action
from anchordesk.domain.consent import (
    Consent,
    ConsentBasis,
    ConsentPurpose,
    ConsentRefusedError,
    ConsentStanding,
    ConsentText,
    ConsentWay,
    is_allowed,
    newest_answer,
    standing_of,
)
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ActionId, AttachmentId, ConsentId, ResidentId
from anchordesk.domain.referral import Referral, ReferralState
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note
from anchordesk.services.consent_records import ConsentReading, ConsentWatch
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsChanging
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

FOR_WHOM = "For "
"""Begins the note of a yes that was given for one organisation: its name and a colon follow."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form says about an answer.

    Attributes:
        paper: The attachment that shows it.
    """

    purpose: ConsentPurpose
    given: bool
    way: ConsentWay
    on: date
    language: str = "en"
    note: str = ""
    paper: AttachmentId | None = None


@dataclass(frozen=True, slots=True)
class PurposeNow:
    """How things stand for one purpose, with the words in force and the answer that counts."""

    text: ConsentText
    standing: ConsentStanding
    answer: Consent | None

    @property
    def is_allowed(self) -> bool:
        """Whether it may be done."""
        return is_allowed(self.standing, self.text.basis)


@dataclass(frozen=True, slots=True)
class ConsentsOf:
    """How things stand with one resident, without their name.

    Attributes:
        answers: Every answer, in the order in which it was recorded.
        referrals: To see who must be told of a withdrawal.
    """

    resident_id: ResidentId
    reference: str
    purposes: tuple[PurposeNow, ...]
    answers: tuple[Consent, ...]
    referrals: tuple[Referral, ...]

    def now(self, purpose: ConsentPurpose) -> PurposeNow:
        """Return how things stand for one purpose."""
        return next(now for now in self.purposes if now.text.purpose is purpose)

    def answers_to(self, purpose: ConsentPurpose) -> tuple[Consent, ...]:
        """Return what was answered for one purpose, in the order in which it was recorded."""
        return tuple(answer for answer in self.answers if answer.purpose is purpose)

    def standing_yes(self, purpose: ConsentPurpose) -> Consent:
        """Return the yes that stands for one purpose.

        Raises:
            ConsentRefusedError: if there is none.
        """
        answer = self.now(purpose).answer
        if answer is None or not answer.stands:
            raise ConsentRefusedError(
                "There is no consent for that purpose that could be withdrawn.",
                what_to_do="Record a no if the resident does not want it.",
            )
        return answer


def text_in_force(workspace: Workspace, purpose: ConsentPurpose) -> ConsentText:
    """Return the words to ask today. Raises NotFoundError if this AnchorDesk has none."""
    return workspace.library.consent_text(purpose, workspace.clock.today())


def purpose_now(
    workspace: Workspace, consents: Sequence[Consent], purpose: ConsentPurpose
) -> PurposeNow:
    """Return how things stand for one purpose."""
    text = text_in_force(workspace, purpose)
    standing = standing_of(consents, text, workspace.clock.today())
    return PurposeNow(text, standing, newest_answer(consents, purpose))


@door(UseCase.READ_RECORDS)
def consents_of(workspace: Workspace, reference: str) -> ConsentsOf:
    """Return how things stand with the resident who has a reference.

    Raises:
        NotFoundError: if nobody has it.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident_called(reference)
        answers = reading.consents(resident.id)
        referrals = reading.referrals(resident.id)
    purposes = tuple(purpose_now(workspace, answers, purpose) for purpose in ConsentPurpose)
    return ConsentsOf(resident.id, resident.reference, purposes, answers, referrals)


@door(UseCase.CHANGE_RECORDS)
def record_answer(
    workspace: Workspace,
    resident_id: ResidentId,
    answer: Answer,
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Keep what a resident answered to the words in force on that day.

    A no after a yes has the consequences of a withdrawal.

    Raises:
        ConsentRefusedError: if the day is in the future.
        NotFoundError: if there is no such resident, or no text.
    """
    _refuse_future(workspace, answer.on)
    text = workspace.library.consent_text(answer.purpose, answer.on)
    consent = Consent(
        id=ConsentId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        purpose=answer.purpose,
        given=answer.given,
        text_version=text.version,
        language=text.wording(answer.language).language,
        way=answer.way,
        on=answer.on,
        worker=workspace.worker,
        note=tidy_line(answer.note),
        paper=answer.paper,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        before = purpose_now(workspace, change.consents(resident_id), answer.purpose)
        change.keep(consent)
        after = purpose_now(workspace, change.consents(resident_id), answer.purpose)
        note(
            workspace,
            change,
            AuditAction.CONSENT_ANSWERED,
            resident_id,
            purpose=answer.purpose.value,
            given=int(answer.given),
            version=text.version,
        )
        changes = [Change(None, consent)]
        if before.is_allowed and not after.is_allowed:
            changes += _plan_what_follows(workspace, change, resident_id, answer.purpose)
        forget_with(change, draft)
    return tuple(changes)


@door(UseCase.CHANGE_RECORDS)
def withdraw(
    workspace: Workspace,
    consent: Consent,
    on: date,
    reason: str = "",
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Record that a consent was withdrawn, with what is to be done about it.

    Raises:
        ConsentRefusedError: if the day is before the consent or in the future, or it does not
            stand any more.
    """
    _refuse_future(workspace, on)
    with workspace.records.changing() as change:
        now = newest_answer(change.consents(consent.resident_id), consent.purpose)
        if now != consent or not consent.given or consent.withdrawn_on is not None:
            raise ConsentRefusedError(
                "That consent does not stand any more.",
                what_to_do="Look at the record again: somebody may have withdrawn it already.",
            )
        after = replace(
            consent,
            withdrawn_on=on,
            withdrawn_by=workspace.worker,
            withdrawal_reason=tidy_line(reason),
        )
        change.keep(after)
        purpose = consent.purpose.value
        about = consent.resident_id
        note(workspace, change, AuditAction.CONSENT_WITHDRAWN, about, purpose=purpose)
        changes = [Change(consent, after)]
        changes += _plan_what_follows(workspace, change, consent.resident_id, consent.purpose)
        forget_with(change, draft)
    return tuple(changes)


def referrals_to_tell(referrals: Sequence[Referral]) -> tuple[Referral, ...]:
    """Return the referrals whose organisations know of the resident and may still act on it."""
    alive = (ReferralState.WAITING, ReferralState.ACCEPTED)
    return tuple(referral for referral in referrals if referral.state in alive)


def require(
    workspace: Workspace, reading: ConsentReading, resident_id: ResidentId, purpose: ConsentPurpose
) -> None:
    """Check that something may be done.

    Raises:
        ConsentRefusedError: if it needs a consent that does not stand, or the resident objected.
    """
    now = purpose_now(workspace, reading.consents(resident_id), purpose)
    if now.is_allowed:
        return
    problem = {
        ConsentStanding.NOT_ASKED: "The resident was not asked whether they agree to this.",
        ConsentStanding.REFUSED: "The resident said no to this.",
        ConsentStanding.WITHDRAWN: "The resident withdrew their consent to this.",
    }[now.standing]
    raise ConsentRefusedError(
        problem,
        what_to_do="Ask the resident, and record the answer under Consent. Where the law allows "
        "sharing without consent, such as for safeguarding, write down why.",
    )


def watches(workspace: Workspace) -> Iterator[ConsentWatch]:
    """Yield which yes is asked for again, of the purposes that need one."""
    today = workspace.clock.today()
    for purpose in ConsentPurpose:
        text = text_in_force(workspace, purpose)
        if text.basis is ConsentBasis.CONSENT:
            yield ConsentWatch(purpose, text.version, text.asked_before(today))


def _plan_what_follows(
    workspace: Workspace, change: RecordsChanging, resident_id: ResidentId, purpose: ConsentPurpose
) -> list[Change]:
    """Plan for today that those who were told about the resident hear of the no."""
    if purpose not in {ConsentPurpose.PARTNERS, ConsentPurpose.PASSPORT}:
        return []
    # A no is a right of its own: no restriction holds up what follows from it.
    change.rights.let_through(resident_id)
    planned = []
    told = referrals_to_tell(change.referrals(resident_id))
    if purpose is ConsentPurpose.PASSPORT:
        # Each such yes names whom it was for; others may rest on another consent.
        given = [one.note for one in change.consents(resident_id) if one.purpose is purpose]
        named = [note for note in given if note.startswith(FOR_WHOM)]
        told = tuple(
            referral
            for referral in told
            if any(note.startswith(f"{FOR_WHOM}{referral.to_whom}:") for note in named)
        )
    for referral in told:
        action = Action(
            id=ActionId(workspace.identifiers.new_id()),
            resident_id=resident_id,
            words=f"Tell {referral.to_whom} that consent to share was withdrawn",
            due_on=workspace.clock.today(),
            closed_at=None,
            worker=workspace.worker,
            owner=workspace.worker,
        )
        change.keep(action)
        planned.append(Change(None, action))
    return planned


def _refuse_future(workspace: Workspace, day: date) -> None:
    if day > workspace.clock.today():
        raise ConsentRefusedError("The day must not be in the future.")
