"""How good the jobs are, what they pay and how long they last, by the network's sums.

A share is told only where both of its figures are printed: it follows from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anchordesk.hub.breakdowns import breakdowns_of
from anchordesk.hub.figures import HIDDEN, Figure
from anchordesk.hub.picture import Picture
from anchordesk.wire.returns import Axis


@dataclass(frozen=True)
class ShareKind:
    """What is counted, of what, in which dimension."""

    dimension: str
    title: str
    counted: str
    others: str


SHARES = (
    ShareKind(
        "job_quality",
        "Newest jobs with the Real Living Wage and guaranteed hours, of those judged",
        "good",
        "not_good",
    ),
    ShareKind(
        "living_wage", "Newest jobs that pay the Real Living Wage, of those judged", "pays", "less"
    ),
    ShareKind("retention", "In work at 26 weeks, of those it is known of", "kept", "lost"),
)


@dataclass(frozen=True)
class Share:
    """A part of a whole; `percent` is rounded half up, None where a figure is withheld."""

    title: str
    period: str
    counted: Figure
    others: Figure

    @property
    def whole(self) -> int | None:
        """The people whom the share is of; None where a figure is withheld."""
        if self.counted.number is None or self.others.number is None:
            return None
        return self.counted.number + self.others.number

    @property
    def percent(self) -> int | None:
        """The share in hundredths."""
        if not self.whole or self.counted.number is None:
            return None
        return (200 * self.counted.number + self.whole) // (2 * self.whole)


def measure_of(axis: Axis | None, code: str) -> str:
    """The words of a category that one of the shares counts; empty for others."""
    counted = {kind.dimension: kind.counted for kind in SHARES}
    if axis is None or counted.get(axis.dimension) != code:
        return ""
    return next((one.title for one in axis.categories if one.code == code), "")


def shares_of(pictures: Sequence[Picture]) -> tuple[Share, ...]:
    """The shares that one template's periods tell, the oldest period first."""
    found = []
    for picture in pictures:
        for breakdown in breakdowns_of(picture.tables):
            for kind in SHARES:
                if breakdown.axis.dimension == kind.dimension:
                    places = dict(
                        zip(
                            (one.code for one in breakdown.axis.categories),
                            breakdown.places,
                            strict=True,
                        )
                    )
                    counted, others = (
                        picture.sums.get(places[code], HIDDEN) if code in places else HIDDEN
                        for code in (kind.counted, kind.others)
                    )
                    found.append(Share(kind.title, picture.period_title, counted, others))
    return tuple(found)
