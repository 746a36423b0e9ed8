"""Safeguarding concerns: written down, written on, closed; each look and each writing is noted.

They are in no timeline, search, export or return. While one is open the resident carries the
safeguarding alert, which every list shows before the record opens.
"""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.concern import Concern, ConcernEntry, ConcernRefusedError, ConcernWords
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ConcernId, ResidentId
from anchordesk.domain.resident import Alert, Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.workspace import Workspace


@door(UseCase.KEEP_CONCERNS)
def read(workspace: Workspace, resident_id: ResidentId) -> tuple[Concern, ...]:
    """Return the concerns about a resident, open ones first; that they were read is written down.

    Raises:
        NotFoundError: if there is no such resident.
        StorageError: if it could not be written down; then nothing is shown.
    """
    with workspace.records.changing() as change:
        change.resident(resident_id)
        found = change.concerns(resident_id)
        note(workspace, change, AuditAction.CONCERNS_READ, resident_id, concerns=len(found))
    return found


@door(UseCase.KEEP_CONCERNS)
def record(
    workspace: Workspace,
    resident_id: ResidentId,
    words: ConcernWords,
    *,
    draft: DraftKey | None = None,
) -> Concern:
    """Write a new concern down; the resident gets the safeguarding alert with it.

    Also while somebody asked that their record is left as it is: keeping people safe goes on.

    Raises:
        ConcernRefusedError: if it does not hold together, or a day is in the future.
        NotFoundError: if there is no such resident.
    """
    concern_id = ConcernId(workspace.identifiers.new_id())
    entry = _entry(workspace, concern_id, resident_id, words)
    with workspace.records.changing() as change:
        _append(workspace, change, entry, AuditAction.CONCERN_RECORDED)
        forget_with(change, draft)
    return Concern((entry,))


@door(UseCase.KEEP_CONCERNS)
def write_on(
    workspace: Workspace,
    concern_id: ConcernId,
    words: ConcernWords,
    *,
    draft: DraftKey | None = None,
) -> Concern:
    """Add what became of a concern, close it or open it again; what it said before stays.

    Raises:
        ConcernRefusedError: if it does not hold together, or a day is in the future.
        NotFoundError: if there is no such concern.
    """
    with workspace.records.changing() as change:
        before = change.concern(concern_id)
        entry = _entry(workspace, concern_id, before.entries[0].resident_id, words)
        closes = before.is_open and words.closed_on is not None
        action = AuditAction.CONCERN_CLOSED if closes else AuditAction.CONCERN_CHANGED
        _append(workspace, change, entry, action)
        forget_with(change, draft)
    return Concern((*before.entries, entry))


def _entry(
    workspace: Workspace, concern_id: ConcernId, resident_id: ResidentId, words: ConcernWords
) -> ConcernEntry:
    tidied = replace(
        words,
        seen=tidy(words.seen),
        told=tidy_line(words.told),
        done=tidy(words.done),
        outcome=tidy(words.outcome),
        lead=tidy_line(words.lead),
        decision=tidy(words.decision),
    )
    tidied.refuse_future(workspace.clock.today())
    tidied.refuse_undecided()
    return ConcernEntry(
        id=workspace.identifiers.new_id(),
        concern_id=concern_id,
        resident_id=resident_id,
        words=tidied,
        recorded_at=workspace.now(),
        worker=workspace.worker,
    )


def _append(
    workspace: Workspace, change: RecordsChanging, entry: ConcernEntry, action: AuditAction
) -> None:
    resident = change.resident(entry.resident_id)
    change.rights.let_through(entry.resident_id)
    change.add_concern_entry(entry)
    if entry.words.closed_on is None and Alert.SAFEGUARDING not in resident.alerts:
        change.save_resident(replace(resident, alerts=(*resident.alerts, Alert.SAFEGUARDING)))
    note(workspace, change, action, entry.resident_id)


def refuse_lost_alert(reading: RecordsReading, before: Resident, after: Resident) -> None:
    """Refuse that the safeguarding alert is taken off somebody while a concern is open.

    Raises:
        ConcernRefusedError: then.
    """
    lost = Alert.SAFEGUARDING in before.alerts and Alert.SAFEGUARDING not in after.alerts
    if lost and reading.concern_count(after.id).open:
        raise ConcernRefusedError(
            "A safeguarding concern is open, so the safeguarding alert stays.",
            what_to_do="Close the concern first, or leave the alert ticked.",
        )
