"""Saying which residents live together, and who has moved out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.household import HouseholdMember, HouseholdRefusedError, HouseholdRole
from anchordesk.domain.identifiers import HouseholdId, HouseholdMemberId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.household_records import Housemate
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.today_records import ListedResident, with_instructions
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


def housemates(reading: RecordsReading, resident_id: ResidentId) -> tuple[Housemate, ...]:
    """Return with whom a resident lives, then with whom they lived before; each person once."""
    now: dict[ResidentId, Housemate] = {}
    before: dict[ResidentId, Housemate] = {}
    for own in reading.memberships(resident_id):
        for mate in reading.members_of(own.household_id):
            together = own.lives_there and mate.member.lives_there
            (now if together else before).setdefault(mate.resident.id, mate)
    found = [*now.values(), *(mate for who, mate in before.items() if who not in now)]
    found = [mate for mate in found if mate.resident.id != resident_id]
    warned = with_instructions(reading, [mate.resident for mate in found])
    return tuple(replace(mate, resident=who) for mate, who in zip(found, warned, strict=True))


def to_heed_at_home(reading: RecordsReading, resident_id: ResidentId) -> tuple[ListedResident, ...]:
    """Return who lives with a resident now and is to be heeded on a visit there."""
    own = reading.memberships(resident_id)
    at_home = (mate.resident for mate in housemates(reading, resident_id) if lives_with(mate, own))
    return tuple(who for who in at_home if who.alerts or who.safety_instruction)


def lives_with(mate: Housemate, own: tuple[HouseholdMember, ...]) -> bool:
    """Tell whether somebody lives in the same household now."""
    here = {member.household_id for member in own if member.lives_there}
    return mate.member.lives_there and mate.member.household_id in here


@door(UseCase.CHANGE_RECORDS)
def live_together(
    workspace: Workspace,
    resident_id: ResidentId,
    other_id: ResidentId,
    role: HouseholdRole = HouseholdRole.NOT_SAID,
    own_role: HouseholdRole = HouseholdRole.NOT_SAID,
    *,
    since: date | None = None,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Say that two residents live together: the other joins the household, or they make one.

    Args:
        role: What the other is in the household.
        own_role: What the resident is, if they make a new one.
        since: The day from which they live together; None where nobody knows.

    Raises:
        HouseholdRefusedError: if they are one, live together already, or each in another one,
            or the day is in the future.
        NotFoundError: if either is not in this vault.
    """
    if resident_id == other_id:
        raise HouseholdRefusedError("Choose another resident: this is the same one.")
    _refuse_future(workspace, since)
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.resident(other_id)
        own, others = _home(change, resident_id), _home(change, other_id)
        if own is not None and others is not None:
            told = (
                "They live together already."
                if own == others
                else "Each of them lives with others already."
            )
            raise HouseholdRefusedError(
                told, what_to_do="Choose “Moved out” on the record of whoever has left first."
            )
        household = own or others or HouseholdId(workspace.identifiers.new_id())
        # Of who is in the household already, the role that was said before stays.
        missing = [
            (who, what)
            for who, what, home in (
                (resident_id, own_role, own),
                (other_id, role, others),
            )
            if home is None
        ]
        made = [_join(workspace, change, household, who, what, since) for who, what in missing]
        forget_with(change, draft)
    return tuple(made)


@door(UseCase.CHANGE_RECORDS)
def move_out(workspace: Workspace, member: HouseholdMember, on: date) -> Change:
    """Say that somebody does not live there any more; that they did stays on record.

    Raises:
        HouseholdRefusedError: if they moved out before, or the day is in the future.
    """
    _refuse_future(workspace, on)
    after = member.moved_out(on)
    with workspace.records.changing() as change:
        change.keep(after)
    return Change(member, after)


@door(UseCase.CHANGE_RECORDS)
def change_role(workspace: Workspace, member: HouseholdMember, role: HouseholdRole) -> Change:
    """Say that somebody is something else in their household than was said before.

    Raises:
        NotFoundError: if the membership is not there any more.
    """
    with workspace.records.changing() as change:
        before = change.item_now(member)
        if not isinstance(before, HouseholdMember):
            raise NotFoundError("They are not in that household any more.")
        after = replace(before, role=role)
        change.keep(after)
    return Change(before, after)


def _refuse_future(workspace: Workspace, day: date | None) -> None:
    if day is not None and day > workspace.clock.today():
        raise HouseholdRefusedError("The day must not be in the future.")


def _home(reading: RecordsReading, resident_id: ResidentId) -> HouseholdId | None:
    now = [own for own in reading.memberships(resident_id) if own.lives_there]
    return now[-1].household_id if now else None


def _join(  # noqa: PLR0917 - what a membership is made of
    workspace: Workspace,
    change: RecordsChanging,
    household: HouseholdId,
    resident_id: ResidentId,
    role: HouseholdRole,
    since: date | None,
) -> Change:
    member = HouseholdMember(
        id=HouseholdMemberId(workspace.identifiers.new_id()),
        household_id=household,
        resident_id=resident_id,
        role=role,
        worker=workspace.worker,
        since=since,
    )
    change.keep(member)
    return Change(None, member)
