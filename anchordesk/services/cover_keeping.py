"""Begins and ends covers by the day, without anybody's doing: looked at on unlock, and often after.

It looks at no clock but this desk's own, and remembers the latest that it said: a clock that is
set back prolongs nothing. The desk whose cases they are asks for the end too, by its own clock.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.cover import CoverTime, cover_time
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.cover import call_off
from anchordesk.services.cover_closing import close_held, send_back
from anchordesk.services.cover_records import HELD, Cover, CoverState
from anchordesk.services.doors import door
from anchordesk.services.handover_records import Direction
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace

SEND_BACK_EVERY = timedelta(hours=1)
SEEN_EVERY = timedelta(minutes=5)
_TOLD = {
    Direction.COMING: (
        *(CoverState.OFFERED, CoverState.OPEN, CoverState.PAUSED, CoverState.CLOSING),
    ),
    Direction.GOING: (CoverState.OPEN, CoverState.DECLINED, CoverState.ENDED),
}
"""Of which states a person wants to hear who did nothing for it themselves."""


@door(UseCase.EXCHANGE)
def keep_to_days(workspace: Workspace) -> bool:
    """Begin, pause and end what is due; tell whether anything that is shown changed."""
    with workspace.records.reading() as reading:
        due = [one for one in reading.covers.all() if _is_due(workspace, one)]
    if not due:
        return False
    with workspace.records.changing() as change:
        changed = [_keep(workspace, change, one) for one in due]
    return any(changed)


@door(UseCase.EXCHANGE)
def news(workspace: Workspace) -> tuple[Cover, ...]:
    """Return covers that went on to a state that nobody was told of yet; each state once."""
    with workspace.records.reading() as reading:
        untold = [one for one in reading.covers.all() if one.told != one.state.value]
    if untold:
        with workspace.records.changing() as change:
            for one in untold:
                change.covers.save(replace(one, told=one.state.value))
    return tuple(one for one in untold if one.state in _TOLD[one.direction])


def _is_due(workspace: Workspace, kept: Cover) -> bool:
    now = workspace.now()
    time = cover_time(kept.first_day, kept.last_day, now, kept.seen_at)
    if kept.direction is Direction.GOING:
        is_over = time is CoverTime.OVER
        return is_over and kept.state in (CoverState.OFFERED, CoverState.OPEN)
    if kept.state not in HELD:
        return False
    last = kept.sent_at or kept.changed_at
    return (
        _state_at(kept, time) is not kept.state
        or now - kept.seen_at >= SEEN_EVERY
        or abs(now - last) >= SEND_BACK_EVERY
    )


def _state_at(kept: Cover, time: CoverTime) -> CoverState:
    match time:
        case CoverTime.BEFORE:
            return CoverState.ACCEPTED
        case CoverTime.OPEN:
            return CoverState.OPEN
        case CoverTime.CLOCK_BEHIND:
            return CoverState.PAUSED
        case CoverTime.OVER:
            return CoverState.CLOSING


def _keep(workspace: Workspace, change: RecordsChanging, kept: Cover) -> bool:
    now = workspace.now()
    if kept.direction is Direction.GOING:
        call_off(workspace, change, kept)
        return True
    time = cover_time(kept.first_day, kept.last_day, now, kept.seen_at)
    state = _state_at(kept, time)
    seen = replace(kept, seen_at=max(now, kept.seen_at))
    if state is CoverState.CLOSING:
        close_held(workspace, change, seen)
        return True
    if state is kept.state:
        change.covers.save(seen)
        if state is CoverState.OPEN and abs(now - (kept.sent_at or kept.changed_at)) >= (
            SEND_BACK_EVERY
        ):
            send_back(workspace, change, seen)
        return False
    change.covers.save(replace(seen, state=state, changed_at=now))
    if state is CoverState.OPEN:
        change.covers.show_copies(kept.id)
        note(workspace, change, AuditAction.COVER_BEGAN, cases=kept.cases)
    else:
        change.covers.hide_copies(kept.id, now)
        note(workspace, change, AuditAction.COVER_PAUSED, cases=kept.cases)
    return True
