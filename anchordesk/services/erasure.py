"""Erasing a person: everything of them goes from the records, and what went is proven.

Counts in tallies and returns stay: nobody is named in them. So does the audit trail, in which a
person is a number that nothing is left to explain.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.rights_request import RequestRefusedError, RequestState, Right
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.errors import BackupFailedError
from anchordesk.services.handover_records import HandoverState
from anchordesk.services.legal_holds import refuse_held
from anchordesk.services.records import RecordsChanging
from anchordesk.services.under_cover import refuse_under_cover
from anchordesk.services.vault_care import LastBackup
from anchordesk.services.workspace import Workspace

ON_ITS_WAY = (HandoverState.OFFERED, HandoverState.ACCEPTED, HandoverState.SENT)
LEAST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """What erasing a person brought. Nothing in it names them.

    Attributes:
        rows: How many rows went.
        mentions_left: Rows of other people's records that still hold the name, phone or email.
        older_backup: The newest backup, which was made before; None if there never was one.
        kept_copies_left: Whether a copy from before an upgrade could not be taken away.
    """

    resident_id: ResidentId
    erased_at: datetime
    rows: int
    mentions_left: int
    older_backup: LastBackup | None
    kept_copies_left: bool

    @property
    def as_json(self) -> str:
        """The proof to keep: numbers and moments only."""
        made = None if self.older_backup is None else self.older_backup.made_at.isoformat()
        return json.dumps(
            {
                "erased": str(self.resident_id),
                "erased_at": self.erased_at.isoformat(),
                "rows": self.rows,
                "mentions_left": self.mentions_left,
                "newest_backup_made_at": made,
                "kept_copies_left": self.kept_copies_left,
            }
        )


@door(UseCase.ANSWER_RIGHTS)
def erase(workspace: Workspace, resident_id: ResidentId) -> ErasureProof:
    """Erase a person for good, and settle their open requests to be erased.

    Backups made before still hold them, encrypted, until rotation takes those away: make a new
    one and delete the others, or they come back with a restored backup and are erased again.

    Raises:
        NotFoundError: if there is no such resident.
        HandoverRefusedError: if two desks hold their case, one of them as cover.
        RequestRefusedError: if their case is on its way to a colleague, their record is on hold,
            a safeguarding concern is open, or they asked that nothing of theirs is touched.
        StorageError: nothing is erased.
    """
    with workspace.records.changing() as change:
        resident = change.resident(resident_id)
        refuse_erasing(change, resident_id)
        rows = change.rights.erase(resident_id)
        left = change.rights.mentions(needles_of(resident))
        for one in change.rights.open_requests_of(resident_id):
            if one.right is Right.ERASURE:
                today = workspace.clock.today()
                change.rights.save(replace(one, state=RequestState.DONE, settled_on=today))
        note(workspace, change, AuditAction.ERASED, resident_id, rows=rows, mentions_left=left)
    care = workspace.records.care
    care.overwrite_what_is_gone()
    kept_copies_left = True
    with suppress(BackupFailedError):
        # The person is erased from the records; a copy that is stuck is told, and is no failure.
        kept_copies_left = not care.let_kept_copies_go()
    at = workspace.now()
    return ErasureProof(resident_id, at, rows, left, care.last_backup(), kept_copies_left)


@door(UseCase.ANSWER_RIGHTS)
def find(workspace: Workspace, called: str) -> Resident:
    """Return the resident with a reference, or with the number of an earlier proof.

    Raises:
        NotFoundError: if nobody has it.
    """
    with workspace.records.reading() as reading:
        try:
            return reading.resident(ResidentId(UUID(called)))
        except ValueError:
            return reading.resident_called(called)


def needles_of(resident: Resident) -> tuple[str, ...]:
    """Return what could only be about this person: full name, phone and email."""
    full = f"{resident.given_name} {resident.family_name}".strip()
    known = (full if " " in full else "", resident.phone, resident.email)
    return tuple(one for one in known if len(one) >= LEAST_LETTERS)


def refuse_erasing(change: RecordsChanging, resident_id: ResidentId) -> None:
    """Refuse where something stands against it that others count on. Raises as `erase`."""
    if any(
        one.resident_id == resident_id and one.state in ON_ITS_WAY for one in change.handovers.all()
    ):
        raise RequestRefusedError(
            "This case is on its way to a colleague.",
            what_is_safe="Nothing was erased.",
            what_to_do="Take the handover back, or let the colleague erase it.",
        )
    refuse_under_cover(change, resident_id)
    refuse_held(change, resident_id)
    if change.concern_count(resident_id).open:
        raise RequestRefusedError(
            "A safeguarding concern about this person is open.",
            what_is_safe="Nothing was erased.",
            what_to_do="Close the concern first, with what came of it. Ask your safeguarding lead "
            "whether what is written must be kept.",
        )
    asked = change.rights.open_requests_of(resident_id)
    if any(one.right is Right.RESTRICTION for one in asked):
        raise RequestRefusedError(
            "This person asked that what is kept of them is left as it is.",
            what_is_safe="Nothing was erased.",
            what_to_do="Settle their request to restrict first.",
        )
