"""The log of personal data breaches: what happened, how bad it is, and whether 72 hours still run.

Article 33 of the UK GDPR: the commissioner is told within 72 hours of becoming aware, unless a risk
to people is unlikely; every breach is written down, told or not. Article 34: the people themselves
are told without undue delay where the risk is high.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.time_limits import report_breach_by

LONGEST_WORDS = 4000
SOON = timedelta(hours=24)


class BreachKind(Enum):
    """What kind of thing happened."""

    LOST_LAPTOP = "lost_laptop", "A laptop was lost or stolen"
    WRONG_PERSON = "wrong_person", "Details went to the wrong person"
    UNAUTHORISED = "unauthorised", "Somebody saw what they had no right to see"
    PAPER_LOST = "paper_lost", "Papers or a stick were lost"
    NOT_AVAILABLE = "not_available", "Records were lost or could not be reached"
    OTHER = "other", "Something else"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> BreachKind:
        """Return the kind of a code. Raises KeyError."""
        return {one.code: one for one in cls}[code]


class BreachRisk(Enum):
    """How likely it is that somebody comes to harm."""

    NOT_JUDGED = "not_judged", "Not judged yet"
    UNLIKELY = "unlikely", "Harm to people is unlikely"
    RISK = "risk", "People may come to harm"
    HIGH = "high", "People are at high risk"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> BreachRisk:
        """Return the risk of a code. Raises KeyError."""
        return {one.code: one for one in cls}[code]


class BreachRefusedError(RefusedError):
    """A breach cannot be written down or settled like that."""

    code = "breach-refused"


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach.

    Attributes:
        aware_at: When somebody of the organisation became aware; the clock runs from here.
        happened: What happened, in words without anybody's name.
        people: About how many people it concerns; None while nobody knows.
        desk: Key id of the desk that it is about; empty if about none.
        reason: Why it is judged so, and why the commissioner was not told, where so decided.
        done: What was done about it.
        reported_at: When the commissioner was told; None if not.
        people_told_on: When the people were told; None if not.
        closed_on: None while something is to be done.
    """

    id: UUID
    kind: BreachKind
    aware_at: datetime
    happened: str
    people: int | None = None
    desk: str = ""
    risk: BreachRisk = BreachRisk.NOT_JUDGED
    reason: str = ""
    done: str = ""
    reported_at: datetime | None = None
    people_told_on: date | None = None
    closed_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse what could not stand in the log."""
        if not self.happened.strip():
            raise BreachRefusedError("Write down what happened.")
        if max(len(self.happened), len(self.reason), len(self.done)) > LONGEST_WORDS:
            raise BreachRefusedError(f"A text is too long: at most {LONGEST_WORDS} characters.")
        if self.people is not None and self.people < 0:
            raise BreachRefusedError("Fewer than no people cannot be concerned.")


@dataclass(frozen=True, slots=True)
class BreachClock:
    """How the 72 hours stand.

    Attributes:
        report_by: In UTC. Weekends, holidays and changes of the clocks move nothing.
        left: Negative once it is over.
        runs: Whether the commissioner may still have to be told.
        must_tell_people: Whether the people themselves are to be told, and were not.
    """

    report_by: datetime
    left: timedelta
    runs: bool
    must_tell_people: bool

    @property
    def overdue(self) -> bool:
        """Whether the commissioner should have been told by now."""
        return self.runs and self.left < timedelta(0)

    @property
    def soon(self) -> bool:
        """Whether less than a day is left."""
        return self.runs and self.left < SOON


def clock_of(breach: Breach, now: datetime) -> BreachClock:
    """Return how a breach's 72 hours stand at a moment."""
    by = report_breach_by(breach.aware_at)
    told = breach.reported_at is not None
    runs = not told and breach.risk is not BreachRisk.UNLIKELY and breach.closed_on is None
    untold = breach.people_told_on is None and breach.closed_on is None
    return BreachClock(by, by - now, runs, breach.risk is BreachRisk.HIGH and untold)


def refuse_closing(breach: Breach) -> None:
    """Let a breach be closed only when what the law asks was done or reasoned away.

    Raises:
        BreachRefusedError: naming what is missing.
    """
    if breach.risk is BreachRisk.NOT_JUDGED:
        raise BreachRefusedError("Say first how likely harm to people is.")
    if not breach.reason.strip():
        raise BreachRefusedError(
            "Write down why you judge it so. The commissioner may ask to see it."
        )
    if breach.risk is not BreachRisk.UNLIKELY and breach.reported_at is None:
        raise BreachRefusedError(
            "The Information Commissioner must be told of this breach, late rather than never.",
            what_to_do="Report it, and write down when.",
        )
    if breach.risk is BreachRisk.HIGH and breach.people_told_on is None:
        raise BreachRefusedError(
            "The people concerned must be told of this breach.",
            what_to_do="Tell them, and write down when.",
        )
