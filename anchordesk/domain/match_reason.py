"""One thing that speaks for or against a match, and what it does to the order of a list."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.job_quality import Verdict

Weight = int

STOPPED = 1_000_000
ASKED = 1_000


class Side(TitledCode):
    """Whether a reason is a condition, a preference, or something to talk about."""

    CONDITION = "condition", "Condition"
    PREFERENCE = "preference", "Preference"
    TO_TALK_ABOUT = "to_talk_about", "To talk about"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against a match, in a sentence.

    Attributes:
        points: What it adds to the order; 0 for conditions.
    """

    side: Side
    verdict: Verdict
    words: str
    points: int = 0

    @property
    def stops(self) -> bool:
        """Tell whether this alone rules a start out for now."""
        return self.side is Side.CONDITION and self.verdict is Verdict.NO

    @property
    def asks(self) -> bool:
        """Tell whether somebody must ask before an application makes sense."""
        return self.side is Side.CONDITION and self.verdict is Verdict.NOT_KNOWN


def weight_of(reason: Reason) -> Weight:
    """Return what a reason does to the order: conditions come before all points."""
    return reason.points - STOPPED * reason.stops - ASKED * reason.asks


def stop(words: str) -> Reason:
    """A condition that rules a start out for now."""
    return Reason(Side.CONDITION, Verdict.NO, words)


def plus(points: int, words: str) -> Reason:
    """A preference that is met."""
    return Reason(Side.PREFERENCE, Verdict.YES, words, points)


def minus(points: int, words: str) -> Reason:
    """A preference that is not met."""
    return Reason(Side.PREFERENCE, Verdict.NO, words, -points)
