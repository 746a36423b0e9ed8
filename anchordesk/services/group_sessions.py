"""A session with several residents, such as a course: who came is written to each one's record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import CaseworkRefusedError, Contact, ContactKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import AppointmentId, ContactId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

USUAL_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Session:
    """What a form says about a session.

    Attributes:
        what: Such as “Interview workshop”.
        held_at: In UTC; None for now.
        note: Written to the record of everybody who came; may be empty.
    """

    what: str
    held_at: datetime | None = None
    place: str = ""
    minutes: int | None = None
    note: str = ""


@door(UseCase.CHANGE_RECORDS)
def record_session(
    workspace: Workspace,
    session: Session,
    came: Collection[ResidentId],
    absent: Collection[ResidentId],
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Keep who came to a session and who did not, in one transaction.

    Who came was met: they get a note, which counts as a contact. Who did not come gets an
    appointment that was missed, which does not.

    Raises:
        CaseworkRefusedError: if it says nothing, nobody is on the register, or it is to come.
        NotFoundError: if somebody is not in this vault; then nothing is kept.
    """
    what, now = tidy_line(session.what), workspace.now()
    held_at = session.held_at or now
    if not what:
        raise CaseworkRefusedError("Write what the session was.")
    if not came and not absent:
        raise CaseworkRefusedError("Choose who came, or who did not come.")
    if held_at > now:
        raise CaseworkRefusedError("A session cannot be in the future.")
    place, words = tidy_line(session.place), tidy(session.note)
    items: list[Contact | Appointment] = [
        *(
            Contact(
                id=ContactId(workspace.identifiers.new_id()),
                resident_id=who,
                kind=ContactKind.MEETING,
                happened_at=held_at,
                note=f"{what}\n{words}" if words else what,
                worker=workspace.worker,
                place=place,
                minutes=session.minutes,
            )
            for who in came
        ),
        *(
            Appointment(
                id=AppointmentId(workspace.identifiers.new_id()),
                resident_id=who,
                what=what,
                starts_at=held_at,
                minutes=session.minutes or USUAL_MINUTES,
                worker=workspace.worker,
                place=place,
                state=AppointmentState.NO_SHOW,
            )
            for who in absent
        ),
    ]
    with workspace.records.changing() as change:
        for item in items:
            change.resident(item.resident_id)
            change.keep(item)
        forget_with(change, draft)
    return tuple(Change(None, item) for item in items)
