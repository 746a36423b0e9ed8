"""How well vacancies fit a resident, and residents a vacancy, with every reason in words.

Conditions stand apart from preferences: what an employer insists on, or what a resident cannot do,
is never outweighed by points, and never hides a vacancy either: the worker decides. The order of a
list is the sum of the very reasons that are shown, so an explanation cannot disagree with it.
Nothing of equality monitoring is looked at here; no type in this module could hold it.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from sys import byteorder

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.match_reason import ASKED, STOPPED, Reason, Weight, weight_of
from anchordesk.domain.match_reasons import ASPECTS, MatchingKnowledge, reasons_for
from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.work_wishes import JobSeeker

DIGIT = "Q"
LEVEL = 2**40
"""Lifts every weight above nought, and leaves room for all of them to be added in 64 bits."""
FLAG = 50
"""A bit above every sum of weights, into which a comparison carries."""


class Fit(TitledCode):
    """Where a resident stands with a vacancy."""

    READY = "ready", "Could apply now"
    ASK_FIRST = "ask_first", "Ask first"
    NOT_YET = "not_yet", "Not yet"


@dataclass(frozen=True, slots=True)
class Match:
    """A resident and a vacancy, with all that speaks for and against."""

    resident_id: ResidentId
    opportunity: Opportunity
    fit: Fit
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """The sum of the reasons' points."""
        return sum(reason.points for reason in self.reasons)


def match(seeker: JobSeeker, opportunity: Opportunity, knowledge: MatchingKnowledge) -> Match:
    """Hold one resident against one vacancy."""
    reasons = reasons_for(seeker, opportunity, knowledge)
    return Match(seeker.resident_id, opportunity, _fit(reasons), reasons)


def rank_opportunities(
    seeker: JobSeeker, opportunities: Sequence[Opportunity], knowledge: MatchingKnowledge
) -> tuple[Match, ...]:
    """Return every vacancy for a resident, the best first; the order is the same each time."""
    return tuple(
        match(seeker, opportunities[at], knowledge)
        for at in Weights(opportunities, knowledge).best_first(seeker)
    )


def rank_seekers(
    seekers: Sequence[JobSeeker], opportunity: Opportunity, knowledge: MatchingKnowledge
) -> tuple[Match, ...]:
    """Return every resident for a vacancy, the best first; the order is the same each time."""
    matches = [match(seeker, opportunity, knowledge) for seeker in seekers]
    return tuple(
        sorted(matches, key=lambda found: (-_weight(found.reasons), found.resident_id.bytes))
    )


class Weights:
    """What all reasons together weigh, for whole caseloads and all vacancies at once.

    Five hundred residents give few different answers to one question, so each answer is held
    against each different vacancy once. The weights of an answer are the digits of one great
    number, a digit for each vacancy, and adding ten answers up is ten additions.
    """

    def __init__(self, opportunities: Sequence[Opportunity], knowledge: MatchingKnowledge) -> None:
        self._opportunities = opportunities
        self._knowledge = knowledge
        ones = array(DIGIT, [1] * len(opportunities))
        self._ones = int.from_bytes(ones.tobytes(), byteorder)
        self._columns: dict[tuple[int, Hashable], int] = {}
        self._asked = [_different(map(aspect.of_job, opportunities)) for aspect in ASPECTS]
        self._soonest_first = sorted(
            range(len(opportunities)),
            key=lambda at: (opportunities[at].closes_on or date.max, opportunities[at].id),
        )

    def of(self, seeker: JobSeeker) -> list[Weight]:
        """Return the weight of every vacancy for a resident, in the order of the vacancies."""
        shift = LEVEL * len(ASPECTS)
        return [digit - shift for digit in self._digits(seeker)]

    def best_first(self, seeker: JobSeeker) -> list[int]:
        """Return the places of the vacancies, the best for a resident first."""
        return sorted(self._soonest_first, key=self._digits(seeker).__getitem__, reverse=True)

    def could_apply(self, seekers: Iterable[JobSeeker], fit: Fit) -> list[int]:
        """Count for every vacancy how many residents stand at least as well with it.

        Args:
            fit: READY for those who could apply now, ASK_FIRST for those who perhaps could too.
        """
        return self._read(sum(self._flags(seeker, fit) for seeker in seekers))

    def could_apply_somewhere(self, seeker: JobSeeker) -> bool:
        """Tell whether a resident could apply for at least one vacancy now."""
        return self._flags(seeker, Fit.READY) != 0

    def _flags(self, seeker: JobSeeker, fit: Fit) -> int:
        """Return 1 in the digit of every vacancy with which a resident stands so well."""
        least = -(ASKED // 2) if fit is Fit.READY else -(STOPPED // 2)
        lift = 2**FLAG - LEVEL * len(ASPECTS) - least
        lifted: int = self._total(seeker) + self._ones * lift
        return lifted >> FLAG & self._ones

    def _digits(self, seeker: JobSeeker) -> list[int]:
        return self._read(self._total(seeker))

    def _total(self, seeker: JobSeeker) -> int:
        return sum(self._column(number, seeker) for number in range(len(ASPECTS)))

    def _read(self, number: int) -> list[int]:
        digits = array(DIGIT)
        digits.frombytes(number.to_bytes(len(self._opportunities) * digits.itemsize, byteorder))
        return digits.tolist()

    def _column(self, number: int, seeker: JobSeeker) -> int:
        aspect = ASPECTS[number]
        answer = aspect.of_seeker(seeker)
        column = self._columns.get((number, answer))
        if column is None:
            different, places = self._asked[number]
            weights = [
                LEVEL + _weight(aspect.reasons(answer, asked, self._knowledge))
                for asked in different
            ]
            digits = array(DIGIT, [weights[place] for place in places])
            column = int.from_bytes(digits.tobytes(), byteorder)
            self._columns[number, answer] = column
        return column


def _different(asked: Iterable[Hashable]) -> tuple[list[Hashable], list[int]]:
    """Return what is there at least once, and for each vacancy which of it."""
    number: dict[Hashable, int] = {}
    places = [number.setdefault(facet, len(number)) for facet in asked]
    return list(number), places


def _weight(reasons: Sequence[Reason]) -> Weight:
    return sum(map(weight_of, reasons))


def _fit(reasons: Sequence[Reason]) -> Fit:
    if any(reason.stops for reason in reasons):
        return Fit.NOT_YET
    if any(reason.asks for reason in reasons):
        return Fit.ASK_FIRST
    return Fit.READY
