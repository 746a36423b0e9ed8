"""Visits of a day or a week on paper, in the order of travel: without names unless asked for.

It lies on car seats, so it holds what is needed on the way and what must be heeded, and nothing of
notes, needs or why somebody is supported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from anchordesk.domain.appointment import Appointment, comes_too_close
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date, weekday_of
from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import UseCase
from anchordesk.services.casework_records import ArrangedAppointment
from anchordesk.services.doors import door
from anchordesk.services.households import to_heed_at_home
from anchordesk.services.my_week import days_of, monday_of
from anchordesk.services.paper_export import save_paper
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.rights import is_left_as_it_is
from anchordesk.services.today_records import ListedResident
from anchordesk.services.workspace import Workspace


@door(UseCase.READ_RECORDS)
def lay_out(workspace: Workspace, day: date, *, with_names: bool) -> PlanDocument:
    """Return the paper of this worker's planned appointments on a day, by when to set out.

    Args:
        with_names: Whether name, purpose and place go in; otherwise references and times do.
    """
    blocks = _of_day(workspace, day, with_names=with_names)
    return PlanDocument(PlanStyle.PLAIN, blocks, None, title="My day", numbered=True)


@door(UseCase.READ_RECORDS)
def lay_out_week(workspace: Workspace, day: date, *, with_names: bool) -> PlanDocument:
    """Return the papers of all days of a day's week, one below the other."""
    days = days_of(monday_of(day))
    blocks = [block for one in days for block in _of_day(workspace, one, with_names=with_names)]
    return PlanDocument(PlanStyle.PLAIN, tuple(blocks), None, title="My week", numbered=True)


def _of_day(workspace: Workspace, day: date, *, with_names: bool) -> tuple[PlanBlock, ...]:
    begins, ends = day_bounds(day)
    with workspace.records.reading() as reading:
        arranged = reading.arranged(begins, ends)
        mine = [one for one in arranged if one.appointment.worker == workspace.worker]
        own = [one for one in mine if not is_left_as_it_is(reading, one.resident.id)]
        told = reading.safety_instructions({one.resident.id for one in own})
        homes = {one.resident.id: to_heed_at_home(reading, one.resident.id) for one in own}
    own.sort(key=lambda one: (one.appointment.leave_at, one.appointment.starts_at))
    title = f"{weekday_of(day)} {long_date(day)}"
    blocks = [
        PlanBlock(PlanMark.TITLE, (title,)),
        PlanBlock(PlanMark.BODY, (f"{workspace.worker}, {workspace.profile.organisation_name}",)),
    ]
    for at, one in enumerate(own):
        before = own[at - 1].appointment if at else None
        lines = [*_lines(one, before, told.get(one.resident.id, ""), with_names=with_names)]
        lines += _at_home(homes[one.resident.id])
        blocks.append(PlanBlock(PlanMark.MEETING, tuple(lines)))
    if len(own) < len(mine):
        visits = "1 visit is" if len(mine) - len(own) == 1 else f"{len(mine) - len(own)} visits are"
        why = f"{visits} not on this paper: somebody asked that their record is left as it is."
        blocks.append(PlanBlock(PlanMark.BODY, (why,)))
    elif not own:
        blocks.append(PlanBlock(PlanMark.BODY, ("Nothing is arranged on this day.",)))
    return tuple(blocks)


@door(UseCase.EXPORT_RECORDS)
def write(workspace: Workspace, sheet: PlanDocument, path: Path) -> Path:
    """Write a paper that was shown, as a PDF. It leaves the vault unprotected.

    Raises:
        AgainstPolicyError: if IT settled that such papers stay in.
        DocumentError: if it cannot be written, or the file is there already.
    """
    visits = sum(block.mark is PlanMark.MEETING for block in sheet.blocks)
    return save_paper(
        workspace, sheet, path, ExportKind.DAY, AuditAction.DAY_EXPORTED, visits=visits
    )


def _lines(
    one: ArrangedAppointment, before: Appointment | None, instruction: str, *, with_names: bool
) -> Iterator[str]:
    appointment, resident = one.appointment, one.resident
    start, end = appointment.starts_at.astimezone(), appointment.ends_at.astimezone()
    who = f"{resident.name}, {resident.reference}" if with_names else resident.reference
    yield f"{start:%H:%M} to {end:%H:%M}: {who}"
    if with_names:
        yield " · ".join(words for words in (appointment.what, appointment.place) if words)
    if appointment.travel_minutes:
        yield f"Leave at {appointment.leave_at.astimezone():%H:%M}"
    if before is not None and comes_too_close(before.time, appointment.time):
        yield "It is too close: the one before has not ended when you would have to leave."
    yield from _to_heed(resident.alerts, instruction)
    if appointment.lone_working:
        yield f"You go alone. Say by {appointment.back_at.astimezone():%H:%M} that you are back."


def _at_home(housemates: Sequence[ListedResident]) -> Iterator[str]:
    """Yield what to heed of who lives there too; their names are on no paper."""
    for mate in housemates:
        for words in _to_heed(mate.alerts, mate.safety_instruction):
            yield f"Somebody else who lives there. {words}"
        if Alert.LONE_WORKING in mate.alerts:
            yield "Somebody else who lives there must not be visited alone."


def _to_heed(alerts: Sequence[Alert], instruction: str) -> Iterator[str]:
    if instruction:
        yield f"Heed: {instruction}"
    if Alert.SAFEGUARDING in alerts:
        # What it is about belongs on no paper.
        yield "Look at the record before you go."
