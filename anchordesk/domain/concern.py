"""A safeguarding concern: what was seen or said, who was told, what was done, what came of it.

A concern is evidence. It is never overwritten or taken out: whoever writes on it adds an entry that
says all of it anew, and the entries before stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ConcernId, ResidentId

LONGEST_WORDS = 20_000


class ConcernLevel(TitledCode):
    """How serious a concern is, as the worker and the safeguarding lead judge it."""

    NOT_SAID = "not_said", "Level not said"
    WATCH = "watch", "To keep an eye on"
    CONCERN = "concern", "Concern"
    SERIOUS = "serious", "Serious: somebody is at risk"


class ConcernRefusedError(RefusedError):
    """A concern cannot be kept as entered."""

    code = "concern-refused"


@dataclass(frozen=True, slots=True)
class ConcernWords:
    """What a concern says.

    Attributes:
        noticed_on: The day on which it was seen or said.
        seen: What was seen or said, as far as possible in the words that were used.
        told: Who was told; empty while nobody was.
        told_on: The day on which they were told; None while nobody was, or it is not known.
        done: What was done.
        outcome: What came of it.
        closed_on: The day on which it was closed; None while it is open.
        level: How serious it is; NOT_SAID in what was written before levels were asked for.
        lead: The safeguarding lead who has it; empty while nobody has.
        decision: What was decided; a concern is closed by a decision.
        review_on: When it is looked at again; None for no such day.
    """

    noticed_on: date
    seen: str
    told: str = ""
    told_on: date | None = None
    done: str = ""
    outcome: str = ""
    closed_on: date | None = None
    level: ConcernLevel = ConcernLevel.NOT_SAID
    lead: str = ""
    decision: str = ""
    review_on: date | None = None

    def __post_init__(self) -> None:
        if not self.seen:
            raise ConcernRefusedError("Write what was seen or said.")
        texts = (self.seen, self.told, self.done, self.outcome, self.lead, self.decision)
        if max(map(len, texts)) > LONGEST_WORDS:
            raise ConcernRefusedError(
                f"A field of a concern can hold {LONGEST_WORDS:,} characters; one is longer.",
                what_to_do="Attach the long text as a document, and sum it up here.",
            )
        if self.told_on is not None and not self.told:
            raise ConcernRefusedError("Write who was told.")
        for day in (self.told_on, self.closed_on):
            if day is not None and day < self.noticed_on:
                raise ConcernRefusedError(
                    "Nobody was told, and nothing closed, before it was seen or said."
                )
        if self.closed_on is not None and not (self.told and self.outcome):
            raise ConcernRefusedError(
                "A concern is closed when somebody was told and something came of it.",
                what_to_do="Write who was told and the outcome, or leave it open.",
            )

    def refuse_undecided(self) -> None:
        """Refuse to close without a decision; what was closed before that was asked for stays.

        Raises:
            ConcernRefusedError: then, or where a closed one is to be reviewed.
        """
        if self.closed_on is None:
            return
        if not self.decision:
            raise ConcernRefusedError(
                "A concern is closed by a decision.",
                what_to_do="Write what was decided, or leave the concern open.",
            )
        if self.review_on is not None:
            raise ConcernRefusedError(
                "A closed concern is not reviewed any more.",
                what_to_do="Leave the day of the review empty, or leave the concern open.",
            )

    def refuse_future(self, today: date) -> None:
        """Refuse a day that has not come.

        Raises:
            ConcernRefusedError: then.
        """
        days = (self.noticed_on, self.told_on, self.closed_on)
        if any(day is not None and day > today for day in days):
            raise ConcernRefusedError("A day of a concern cannot be in the future.")


@dataclass(frozen=True, slots=True)
class ConcernEntry:
    """One writing on a concern, with all that it said then.

    Attributes:
        id: Of the entry itself.
    """

    id: UUID
    concern_id: ConcernId
    resident_id: ResidentId
    words: ConcernWords
    recorded_at: datetime
    worker: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern with every entry, the oldest first; there is at least one."""

    entries: tuple[ConcernEntry, ...]

    @property
    def id(self) -> ConcernId:
        """What it is found by."""
        return self.entries[0].concern_id

    @property
    def words(self) -> ConcernWords:
        """What it says now."""
        return self.entries[-1].words

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.words.closed_on is None
