"""The log of breaches: written down at once, timed to 72 hours, settled with a reason."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.breach import (
    Breach,
    BreachClock,
    BreachKind,
    BreachRefusedError,
    BreachRisk,
    clock_of,
    refuse_closing,
)
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy
from anchordesk.services.audit import note, note_alone
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.files import write_whole_file
from anchordesk.services.workspace import Workspace

KIND = "anchordesk-breach-log/1"


@dataclass(frozen=True, slots=True)
class NewBreach:
    """What a form says about a breach.

    Attributes:
        aware_at: With its time zone; now if None.
    """

    kind: BreachKind
    happened: str
    aware_at: datetime | None = None
    people: int | None = None
    desk: str = ""
    risk: BreachRisk = BreachRisk.NOT_JUDGED
    reason: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class TimedBreach:
    """A breach and how its 72 hours stand."""

    breach: Breach
    clock: BreachClock


@door(UseCase.KEEP_BREACHES)
def record(workspace: Workspace, told: NewBreach, *, draft: DraftKey | None = None) -> TimedBreach:
    """Write a breach down; the clock runs from when somebody became aware of it.

    Args:
        draft: The draft of the form, forgotten with the change; so below.

    Raises:
        BreachRefusedError: if nothing happened, or somebody will be aware of it.
    """
    now = workspace.now()
    aware_at = told.aware_at or now
    if aware_at > now:
        raise BreachRefusedError("You cannot have become aware of it in the future.")
    made = Breach(
        id=workspace.identifiers.new_id(),
        kind=told.kind,
        aware_at=aware_at,
        happened=tidy(told.happened),
        people=told.people,
        desk=told.desk,
        risk=told.risk,
        reason=tidy(told.reason),
        done=tidy(told.done),
    )
    with workspace.records.changing() as change:
        change.oversight.save_breach(made)
        forget_with(change, draft)
        kind = made.kind.code
        note(workspace, change, AuditAction.BREACH_RECORDED, breach=str(made.id), kind=kind)
    return TimedBreach(made, clock_of(made, now))


@door(UseCase.KEEP_BREACHES)
def judge(
    workspace: Workspace,
    breach_id: UUID,
    risk: BreachRisk,
    reason: str,
    *,
    people: int | None = None,
    done: str = "",
    draft: DraftKey | None = None,
) -> TimedBreach:
    """Keep how likely harm is, why, how many people it concerns, and what was done.

    Raises:
        NotFoundError, BreachRefusedError: nothing is changed then.
    """
    return _changed(
        workspace,
        breach_id,
        draft,
        risk=risk,
        reason=tidy(reason),
        **({} if people is None else {"people": people}),
        **({"done": tidy(done)} if done.strip() else {}),
    )


@door(UseCase.KEEP_BREACHES)
def note_told(
    workspace: Workspace,
    breach_id: UUID,
    *,
    commissioner_at: datetime | None = None,
    people_on: date | None = None,
    draft: DraftKey | None = None,
) -> TimedBreach:
    """Keep that the commissioner, or the people concerned, were told.

    Raises:
        NotFoundError, BreachRefusedError: nothing is changed then.
    """
    if commissioner_at is not None and commissioner_at > workspace.now():
        raise BreachRefusedError("The commissioner cannot have been told in the future.")
    if people_on is not None and people_on > workspace.clock.today():
        raise BreachRefusedError("People cannot have been told in the future.")
    told: dict[str, object] = {}
    if commissioner_at is not None:
        told["reported_at"] = commissioner_at
    if people_on is not None:
        told["people_told_on"] = people_on
    return _changed(workspace, breach_id, draft, **told)


@door(UseCase.KEEP_BREACHES)
def close(workspace: Workspace, breach_id: UUID) -> TimedBreach:
    """Keep that nothing more is to be done about a breach. It stays in the log.

    Raises:
        NotFoundError: if there is no such breach.
        BreachRefusedError: while the law asks for more; it says for what.
    """
    with workspace.records.reading() as reading:
        refuse_closing(reading.oversight.breach(breach_id))
    return _changed(workspace, breach_id, None, closed_on=workspace.clock.today())


@door(UseCase.KEEP_BREACHES)
def log(workspace: Workspace) -> tuple[TimedBreach, ...]:
    """Return every breach: open ones by their last hour, then closed ones, newest first."""
    now = workspace.now()
    with workspace.records.reading() as reading:
        timed = [TimedBreach(one, clock_of(one, now)) for one in reading.oversight.breaches()]
    still_open = [one for one in timed if one.breach.closed_on is None]
    still_open.sort(key=lambda one: one.clock.report_by)
    return (*still_open, *(one for one in timed if one.breach.closed_on is not None))


@door(UseCase.KEEP_BREACHES)
def export(workspace: Workspace, path: Path) -> int:
    """Write the log as JSON for an auditor or the commissioner; return how many breaches.

    Raises:
        StorageError: if it cannot be written.
    """
    listed = log(workspace)
    note_alone(workspace, AuditAction.BREACH_LOG_EXPORTED, breaches=len(listed))
    content = {
        "kind": KIND,
        "organisation": workspace.profile.organisation_name,
        "written_at": workspace.now().isoformat(),
        "breaches": [_as_json(one) for one in listed],
    }
    write_whole_file(
        path, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode(), private=True
    )
    return len(listed)


def _changed(
    workspace: Workspace, breach_id: UUID, draft: DraftKey | None, **changes: object
) -> TimedBreach:
    with workspace.records.changing() as change:
        kept = change.oversight.breach(breach_id)
        if kept.closed_on is not None:
            raise BreachRefusedError("This breach was closed already.")
        changed = replace(kept, **changes)  # type: ignore[arg-type]
        change.oversight.save_breach(changed)
        forget_with(change, draft)
        names = ",".join(sorted(changes)) or "none"
        note(workspace, change, AuditAction.BREACH_CHANGED, breach=str(kept.id), fields=names)
    return TimedBreach(changed, clock_of(changed, workspace.now()))


def _as_json(one: TimedBreach) -> dict[str, object]:
    kept = one.breach
    return {
        "id": str(kept.id),
        "kind": kept.kind.code,
        "aware_at": kept.aware_at.isoformat(),
        "report_by": one.clock.report_by.isoformat(),
        "happened": kept.happened,
        "people": kept.people,
        "risk": kept.risk.code,
        "reason": kept.reason,
        "done": kept.done,
        "reported_at": None if kept.reported_at is None else kept.reported_at.isoformat(),
        "people_told_on": None if kept.people_told_on is None else kept.people_told_on.isoformat(),
        "closed_on": None if kept.closed_on is None else kept.closed_on.isoformat(),
    }
