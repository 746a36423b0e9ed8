"""Putting one field of a resident back to what it held before, from the history."""

from __future__ import annotations

from anchordesk.domain.field_history import FieldChange
from anchordesk.domain.field_restoring import restored
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.services import residents
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_RECORDS)
def put_field_back(
    workspace: Workspace, resident_id: ResidentId, change: FieldChange
) -> tuple[Resident, Resident]:
    """Put one field back; the history keeps that as a change too. Returns before and after.

    Raises:
        RestoreRefusedError: if it cannot be put back by itself.
        NotFoundError, ResidentRefusedError, DuplicateReferenceError: as for `residents.amend`.
    """
    with workspace.records.reading() as reading:
        before = reading.resident(resident_id)
    wanted = residents.details_of(restored(before, change))
    return before, residents.amend(workspace, resident_id, wanted)
