"""What a worker does with a resident: contacts, and the actions of the plan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ActionId, ContactId, GoalId, ResidentId, StageMoveId
from anchordesk.domain.sensitivity import Sensitivity

LONGEST_NOTE = 20_000
MOST_MINUTES = 24 * 60


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
    """A note of one contact.

    Attributes:
        place: Where it was; empty where that does not matter.
        minutes: How long it took; None where nobody wrote it down.
        sealed: The words of a restricted note as the records keep it; then `note` is empty.
    """

    id: ContactId
    resident_id: ResidentId
    kind: ContactKind
    happened_at: datetime
    note: str
    worker: str
    place: str = ""
    minutes: int | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    sealed: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if self.sealed and (self.note or not self.sensitivity.is_restricted):
            raise ValueError("the words of a restricted note are either sealed or in the clear")
        if not (self.note or self.sealed):
            raise CaseworkRefusedError("Write a few words about the contact.")
        if len(self.note) > LONGEST_NOTE:
            raise CaseworkRefusedError(
                f"A note can hold {LONGEST_NOTE:,} characters; this one is longer.",
                what_to_do="Save it as two notes.",
            )
        if self.minutes is not None and not 0 < self.minutes <= MOST_MINUTES:
            raise CaseworkRefusedError(
                "A contact lasts between 1 minute and 24 hours.",
                what_to_do="Enter the minutes as a whole number, or leave them empty.",
            )


class ContactFate(TitledCode):
    """What ended one version of a note."""

    AMENDED = "amended", "Changed"
    DELETED = "deleted", "Deleted"
    RESTORED = "restored", "Brought back"


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """A note as it was before somebody changed, deleted or brought it back.

    Attributes:
        changed_by: Who did that; the note's own worker wrote it.
    """

    contact: Contact
    fate: ContactFate
    changed_at: datetime
    changed_by: str


class ActionState(TitledCode):
    """How far an action is."""

    NOT_STARTED = "not_started", "Not started"
    STARTED = "started", "Started"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "Not needed"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (ActionState.NOT_STARTED, ActionState.STARTED)


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done for a resident, by a day.

    Attributes:
        closed_at: When it was done, or found not to be needed; None while it is open.
        worker: Who wrote it down.
        owner: The worker who does it, or who sees that the resident does.
        by_resident: Whether the resident does it.
        goal_id: The goal of the plan that it serves.
        made_by_move: The move whose stage asked for it.
        step: Code by which the pathway names it; empty where it does not.
        follows: The action that had to be done first.
    """

    id: ActionId
    resident_id: ResidentId
    words: str
    due_on: date
    closed_at: datetime | None
    worker: str
    state: ActionState = ActionState.NOT_STARTED
    owner: str = ""
    by_resident: bool = False
    goal_id: GoalId | None = None
    made_by_move: StageMoveId | None = None
    step: str = ""
    follows: ActionId | None = None

    def __post_init__(self) -> None:
        if not self.words:
            raise CaseworkRefusedError("Write what is to be done.")
        if self.state.is_open is not (self.closed_at is None):
            raise ValueError("an action is closed at a moment, or open")

    def become(self, state: ActionState, now: datetime) -> Action:
        """Return the action in another state, closed now if that ends it."""
        if state is self.state:
            return self
        return replace(self, state=state, closed_at=None if state.is_open else now)
