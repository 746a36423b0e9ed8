"""Merging two records of one person: shown before, counted after, and undone if it was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.errors import RefusedError, UnavailableError
from anchordesk.domain.field_history import FieldChange, changed_fields
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.merging import merged
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.people_records import Belonging, Merge
from anchordesk.services.records import RecordsReading
from anchordesk.services.under_cover import refuse_under_cover
from anchordesk.services.workspace import Workspace

HISTORY = "field_changes"


class MergeRefusedError(RefusedError):
    """Two records cannot be merged."""

    code = "merge-refused"


class MergeDoesNotAddUpError(UnavailableError):
    """After a merge, something would have been missing; it was taken back."""

    code = "merge-does-not-add-up"
    safe = "Nothing was changed: both records are as they were."


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do.

    Attributes:
        moving: What belongs to the record that goes, without kinds of which there is none.
        staying: What a resident has only once and the kept record has too: it stays behind.
        filled: What the kept record left open and takes from the other.
    """

    kept: Resident
    gone: Resident
    moving: tuple[Belonging, ...]
    staying: tuple[Belonging, ...]
    filled: tuple[FieldChange, ...]


@door(UseCase.CHANGE_RECORDS)
def preview(workspace: Workspace, kept_id: ResidentId, reference: str) -> MergePreview:
    """Return what merging the record with a reference into another would do.

    Raises:
        NotFoundError: if either is not there.
        MergeRefusedError: if they are one record, or something is half typed about the other.
    """
    with workspace.records.reading() as reading:
        kept = reading.resident(kept_id)
        gone = reading.resident_called(reference)
        _refuse(reading, kept, gone)
        mine, theirs = reading.belongings(kept_id), reading.belongings(gone.id)
    staying = _staying(mine, theirs)
    return MergePreview(
        kept,
        gone,
        tuple(one for one in theirs if one.count and one.kind not in staying),
        tuple(one for one in theirs if one.kind in staying),
        changed_fields(kept, merged(kept, gone)),
    )


@door(UseCase.CHANGE_RECORDS)
def merge(workspace: Workspace, kept_id: ResidentId, gone_id: ResidentId) -> Merge:
    """Merge one record into another, whole or not at all.

    Raises:
        NotFoundError, MergeRefusedError: as for `preview`.
        MergeDoesNotAddUpError: if the counts before and after do not agree.
    """
    with workspace.records.changing() as change:
        kept, gone = change.resident(kept_id), change.resident(gone_id)
        _refuse(change, kept, gone)
        mine, theirs = change.belongings(kept_id), change.belongings(gone_id)
        done = Merge(
            id=workspace.identifiers.new_id(),
            kept_id=kept_id,
            gone_id=gone_id,
            gone_reference=gone.reference,
            merged_at=workspace.now(),
            worker=workspace.worker,
        )
        change.merge(done, merged(kept, gone))
        left = change.belongings(gone_id)
        _check(_sum(mine, theirs), _sum(change.belongings(kept_id), left))
        _check(_staying(mine, theirs), {one.kind: one.count for one in left if one.count})
        note(workspace, change, AuditAction.MERGED, kept_id, gone=str(gone_id))
    return done


@door(UseCase.CHANGE_RECORDS)
def undo(workspace: Workspace, kept_id: ResidentId, merge_id: UUID) -> Merge:
    """Take a merge back: both records are there again, each with what belonged to it.

    What was written since the merge stays with the record that was kept.

    Raises:
        NotFoundError: if it was undone already, or the kept record is not there.
        DuplicateReferenceError: if the reference of the other record is in use by now.
        MergeDoesNotAddUpError: if the counts before and after do not agree.
    """
    with workspace.records.changing() as change:
        found = [merge for merge in change.merges_into(kept_id) if merge.id == merge_id]
        owners = {kept_id, *(merge.gone_id for merge in found)}
        before = _sum(*(change.belongings(owner) for owner in owners))
        done = change.undo_merge(merge_id)
        after = _sum(change.belongings(done.kept_id), change.belongings(done.gone_id))
        _check(_without_history(before), _without_history(after))
        note(workspace, change, AuditAction.MERGE_UNDONE, kept_id, gone=str(done.gone_id))
    return done


@door(UseCase.READ_RECORDS)
def merges_into(workspace: Workspace, resident_id: ResidentId) -> tuple[Merge, ...]:
    """Return the merges into a resident that can be undone, newest first."""
    with workspace.records.reading() as reading:
        return reading.merges_into(resident_id)


def _refuse(reading: RecordsReading, kept: Resident, gone: Resident) -> None:
    if kept.id == gone.id:
        raise MergeRefusedError(
            "That is the reference of this same record.",
            what_to_do="Enter the reference of the other record of this person.",
        )
    for one in (kept, gone):
        refuse_under_cover(reading, one.id)
    if any(draft.key.subject == gone.id for draft in reading.drafts()):
        raise MergeRefusedError(
            "Something is half typed on the other record.",
            what_to_do="Open that record, save or discard the draft, then merge.",
        )


def _staying(mine: tuple[Belonging, ...], theirs: tuple[Belonging, ...]) -> dict[str, int]:
    """What a resident can have only once, where both records have it."""
    have = {one.kind for one in mine if one.count}
    return {
        one.kind: one.count for one in theirs if one.only_one and one.count and one.kind in have
    }


def _sum(*owned: tuple[Belonging, ...]) -> dict[str, int]:
    total: dict[str, int] = {}
    for belongings in owned:
        for one in belongings:
            total[one.kind] = total.get(one.kind, 0) + one.count
    return total


def _without_history(counts: Mapping[str, int]) -> dict[str, int]:
    """Merging and undoing write lines of the fields' history themselves."""
    return {kind: count for kind, count in counts.items() if kind != HISTORY}


def _check(before: Mapping[str, int], after: Mapping[str, int]) -> None:
    if _without_history(before) != _without_history(after):
        raise MergeDoesNotAddUpError(
            "The two records could not be merged: the numbers before and after did not agree.",
            what_to_do="Tell your IT support. You can go on working on both records.",
        )
