"""What a worker does with a resident: contacts and next actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ActionId, ContactId, ResidentId

LONGEST_NOTE = 20_000


class CaseworkRefusedError(RefusedError):
    """A contact or an action cannot be kept as entered."""

    code = "casework-refused"


class ContactKind(TitledCode):
    """How the worker and the resident were in touch."""

    PHONE = "phone", "Phone call"
    MEETING = "meeting", "Meeting"
    TEXT = "text", "Text message"
    EMAIL = "email", "Email"
    OTHER = "other", "Other contact"


@dataclass(frozen=True, slots=True)
class Contact:
    """A note of one contact."""

    id: ContactId
    resident_id: ResidentId
    kind: ContactKind
    happened_at: datetime
    note: str
    worker: str

    def __post_init__(self) -> None:
        if not self.note:
            raise CaseworkRefusedError("Write a few words about the contact.")
        if len(self.note) > LONGEST_NOTE:
            raise CaseworkRefusedError(
                f"A note can hold {LONGEST_NOTE:,} characters; this one is longer.",
                what_to_do="Save it as two notes.",
            )


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done for a resident, by a day."""

    id: ActionId
    resident_id: ResidentId
    words: str
    due_on: date
    done_at: datetime | None
    worker: str

    def __post_init__(self) -> None:
        if not self.words:
            raise CaseworkRefusedError("Write what is to be done.")
