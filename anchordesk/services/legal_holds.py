"""Placing, moving and lifting holds on records; while one holds, nobody is erased."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import LegalHoldId, ResidentId
from anchordesk.domain.legal_hold import HoldRefusedError, LegalHold
from anchordesk.domain.rights_request import RequestRefusedError
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsReading
from anchordesk.services.under_cover import refuse_under_cover
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A hold with whom it is about."""

    hold: LegalHold
    name: str
    reference: str


@door(UseCase.ANSWER_RIGHTS)
def place(
    workspace: Workspace,
    reference: str,
    reason: str,
    review_on: date,
    *,
    draft: DraftKey | None = None,
) -> LegalHold:
    """Keep that a record may not be erased.

    Raises:
        NotFoundError: if nobody has that reference.
        HoldRefusedError: if it is held already, no reason is given, or the day is not to come.
        HandoverRefusedError: if two desks hold their case, one of them as cover.
    """
    with workspace.records.changing() as change:
        resident = change.resident_called(reference.strip())
        refuse_under_cover(change, resident.id)
        if hold_on(change, resident.id) is not None:
            raise HoldRefusedError(
                "This record is on hold already.",
                what_to_do="Change the day to look at it again, or lift that hold first.",
            )
        made = LegalHold(
            id=LegalHoldId(workspace.identifiers.new_id()),
            resident_id=resident.id,
            reason=tidy(reason),
            placed_on=workspace.clock.today(),
            review_on=review_on,
            worker=workspace.worker,
        )
        # Who asked that their record stays as it is asked for no less than that.
        change.rights.let_through(resident.id)
        change.keep(made)
        note(workspace, change, AuditAction.HOLD_PLACED, resident.id)
        forget_with(change, draft)
    return made


@door(UseCase.ANSWER_RIGHTS)
def look_again_on(
    workspace: Workspace,
    hold: LegalHold,
    reason: str,
    review_on: date,
    *,
    draft: DraftKey | None = None,
) -> LegalHold:
    """Keep that a hold was looked at and goes on, for which reason and until when.

    Raises:
        HoldRefusedError: if it was lifted meanwhile, or the day is not to come.
    """
    if review_on <= workspace.clock.today():
        raise HoldRefusedError("The day to look at it again must be to come.")
    with workspace.records.changing() as change:
        moved = replace(_now(change, hold), reason=tidy(reason), review_on=review_on)
        change.rights.let_through(hold.resident_id)
        change.keep(moved)
        note(workspace, change, AuditAction.HOLD_REVIEWED, hold.resident_id)
        forget_with(change, draft)
    return moved


@door(UseCase.ANSWER_RIGHTS)
def lift(
    workspace: Workspace, hold: LegalHold, why: str, *, draft: DraftKey | None = None
) -> LegalHold:
    """Keep that a record may be erased again, and why. The hold stays readable.

    Raises:
        HoldRefusedError: if it was lifted meanwhile, or no reason is given.
    """
    with workspace.records.changing() as change:
        lifted = _now(change, hold).lifted(workspace.clock.today(), tidy(why))
        change.rights.let_through(hold.resident_id)
        change.keep(lifted)
        note(workspace, change, AuditAction.HOLD_LIFTED, hold.resident_id)
        forget_with(change, draft)
    return lifted


@door(UseCase.ANSWER_RIGHTS)
def held_records(workspace: Workspace) -> tuple[HeldRecord, ...]:
    """Return every hold that has not been lifted, the first to be looked at again first."""
    with workspace.records.reading() as reading:
        found = []
        for hold in reading.legal_holds():
            resident = reading.resident(hold.resident_id)
            found.append(HeldRecord(hold, resident.display_name, resident.reference))
    return tuple(found)


def hold_on(reading: RecordsReading, resident_id: ResidentId) -> LegalHold | None:
    """Return the hold on somebody's record; None if nothing holds it."""
    return next((one for one in reading.legal_holds() if one.resident_id == resident_id), None)


def refuse_held(reading: RecordsReading, resident_id: ResidentId) -> None:
    """Refuse to erase somebody whose record is on hold.

    Why stands on the screen: no error holds words about a person.

    Raises:
        RequestRefusedError: then.
    """
    hold = hold_on(reading, resident_id)
    if hold is not None:
        raise RequestRefusedError(
            f"This record is on hold since {long_date(hold.placed_on)} and must be kept. Why "
            "stands under Rights, with what is kept too long.",
            what_is_safe="Nothing was erased.",
            what_to_do="Tell the person that it must be kept, why, and that they may complain to "
            "the Commissioner (Article 17(3)). The hold is looked at again on "
            f"{long_date(hold.review_on)}; lift it under Rights once it is not needed.",
        )


def _now(reading: RecordsReading, hold: LegalHold) -> LegalHold:
    now = reading.item_now(hold)
    if not isinstance(now, LegalHold) or not now.holds:
        raise HoldRefusedError("This hold was lifted already.")
    return now
