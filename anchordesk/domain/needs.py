"""What stands in a resident's way, and how far they have come by their own measure.

Measures are answered on scales that definition files describe. The four of ONS4 are each answered
from 0 to 10 and never added up (GSS harmonised standard on personal well-being, 19 May 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import NeedId, RatingId, ResidentId


class NeedRefusedError(RefusedError):
    """A need or a rating cannot be kept as entered."""

    code = "need-refused"


class NeedKind(TitledCode):
    """What stands in the way of work."""

    MONEY = "money", "Money, debt or benefits"
    HOUSING = "housing", "Housing"
    CHILDCARE = "childcare", "Childcare"
    CARING = "caring", "Caring for somebody"
    TRANSPORT = "transport", "Transport"
    SKILLS = "skills", "Skills or qualifications"
    LANGUAGE = "language", "English, reading or numbers"
    DIGITAL = "digital", "Internet, phone or computer"
    CONFIDENCE = "confidence", "Confidence"
    HEALTH = "health", "Health or disability"
    DOCUMENTS = "documents", "Documents or identity"
    CLOTHING = "clothing", "Clothes or equipment for work"
    OTHER = "other", "Something else"


class NeedState(TitledCode):
    """How a need stands."""

    OPEN = "open", "Open"
    WORKED_ON = "worked_on", "Being worked on"
    RESOLVED = "resolved", "Resolved"


@dataclass(frozen=True, slots=True)
class Need:
    """Something in the way, from the day it was noticed.

    Attributes:
        words: In the worker's or the resident's words; may be empty.
        opened_on: The day on which it was noticed.
        resolved_on: Set for a resolved one alone.
        severity: Code of the list “need-severity”; empty where nobody has said.
        worked_on_from: Since when somebody works on it; None for an open one, or not known.
    """

    id: NeedId
    resident_id: ResidentId
    kind: NeedKind
    words: str
    opened_on: date
    worker: str
    state: NeedState = NeedState.OPEN
    resolved_on: date | None = None
    severity: str = ""
    worked_on_from: date | None = None

    def __post_init__(self) -> None:
        if (self.state is NeedState.RESOLVED) is not (self.resolved_on is not None):
            raise NeedRefusedError("Enter the day on which it was resolved.")
        if self.resolved_on is not None and self.resolved_on < self.opened_on:
            raise NeedRefusedError("It cannot be resolved before it was noticed.")
        if self.worked_on_from is not None and self.worked_on_from < self.opened_on:
            raise NeedRefusedError("Nobody can work on it before it was noticed.")
        worked, resolved = self.worked_on_from, self.resolved_on
        if worked is not None and resolved is not None and resolved < worked:
            raise NeedRefusedError("It cannot be resolved before somebody worked on it.")

    def become(self, state: NeedState, on: date) -> Need:
        """Return the need in another state from a day on."""
        if state is self.state:
            return self
        worked = self.worked_on_from
        if state is NeedState.OPEN:
            worked = None
        elif state is NeedState.WORKED_ON:
            worked = worked or on
        resolved = on if state is NeedState.RESOLVED else None
        return replace(self, state=state, resolved_on=resolved, worked_on_from=worked)


class RatedBy(TitledCode):
    """Who gave a score."""

    RESIDENT = "resident", "The resident alone"
    TOGETHER = "together", "Resident and worker together"
    WORKER = "worker", "The worker"


@dataclass(frozen=True, slots=True)
class Band:
    """The scores from `least` up to the next band, by their official name."""

    least: int
    title: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One question of a scale.

    Attributes:
        higher_is_better: False where a high score is bad, such as for anxiety.
        bands: Official names of scores, the lowest first; none for one's own scales.
    """

    code: str
    question: str
    short_title: str
    higher_is_better: bool = True
    bands: tuple[Band, ...] = ()

    def band_of(self, score: int) -> str:
        """Return the official name of a score; empty where there is none."""
        found = [band.title for band in self.bands if band.least <= score]
        return found[-1] if found else ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Questions that are asked together and answered by the same numbers.

    Attributes:
        introduction: What is read out before them.
        lowest_words: What the lowest score means; `highest_words` likewise.
    """

    code: str
    title: str
    introduction: str
    lowest: int
    highest: int
    lowest_words: str
    highest_words: str
    source: str
    measures: tuple[Measure, ...]

    def measure(self, code: str) -> Measure | None:
        """Return the measure with this code, or None."""
        return next((one for one in self.measures if one.code == code), None)

    def check_score(self, score: int) -> None:
        """Refuse a score that the scale does not have. Raises NeedRefusedError."""
        if not self.lowest <= score <= self.highest:
            raise NeedRefusedError(f"Choose a number from {self.lowest} to {self.highest}.")


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer to one measure."""

    id: RatingId
    resident_id: ResidentId
    scale: str
    measure: str
    score: int
    rated_on: date
    rated_by: RatedBy
    worker: str


@dataclass(frozen=True, slots=True)
class Distance:
    """How far somebody has come by one measure.

    Attributes:
        readings: Every answer to it, the oldest first; there is at least one.
    """

    measure: Measure
    readings: tuple[Rating, ...]

    @property
    def first(self) -> Rating:
        """The first answer."""
        return self.readings[0]

    @property
    def newest(self) -> Rating:
        """The newest answer."""
        return self.readings[-1]

    @property
    def travelled(self) -> int:
        """By how many steps it became better; below 0 if it became worse."""
        change = self.newest.score - self.first.score
        return change if self.measure.higher_is_better else -change


def distances(scale: Scale, ratings: Sequence[Rating]) -> tuple[Distance, ...]:
    """Return the answers to each measure that was answered, in the scale's order; none is summed.

    Of two answers on one day, the one recorded later is the newer.
    """
    found = []
    for measure in scale.measures:
        answers = [r for r in ratings if (r.scale, r.measure) == (scale.code, measure.code)]
        answers.sort(key=lambda rating: (rating.rated_on, rating.id))
        if answers:
            found.append(Distance(measure, tuple(answers)))
    return tuple(found)
