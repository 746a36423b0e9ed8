"""How good the jobs are and how long they last, by the network's sums, all told and by ward.

A share is told only where both of its figures are printed: it follows from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from anchordesk.hub.breakdowns import breakdowns_of, in_any_period
from anchordesk.hub.figures import HIDDEN, Figure
from anchordesk.hub.picture import Picture
from anchordesk.wire.published import MARGIN, Quantity
from anchordesk.wire.returns import Axis, TableLayout

WARD = "ward"


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


@dataclass(frozen=True)
class WardFigures:
    """One thing that is counted by ward: now, and in the period before.

    Attributes:
        key: For the address of the page.
        now, before: By the ward's name; `before` is empty where there is no earlier period.
    """

    key: str
    title: str
    period: str
    period_before: str
    now: Mapping[str, Figure]
    before: Mapping[str, Figure]


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


def ward_figures_of(pictures: Sequence[Picture]) -> tuple[WardFigures, ...]:
    """Everything that one template counts by ward, with its newest period and the one before."""
    newest, earlier = pictures[-1], pictures[-2] if len(pictures) > 1 else None
    before = (
        {}
        if earlier is None
        else {in_any_period(place): figure for place, figure in earlier.sums.items()}
    )
    return tuple(
        WardFigures(
            key=f"{table.name}~{code}",
            title=title,
            period=newest.period_title,
            period_before="" if earlier is None else earlier.period_title,
            now={name: newest.sums.get(place, HIDDEN) for name, place in places.items()},
            before={
                name: before.get(in_any_period(place), HIDDEN) for name, place in places.items()
            }
            if earlier is not None
            else {},
        )
        for table in newest.tables
        for code, title, places in _by_ward(table)
    )


def _by_ward(table: TableLayout) -> Iterator[tuple[str, str, dict[str, Quantity]]]:
    """What a table counts by ward: once for each category of its other axis."""
    wards, other = table.rows, table.columns
    if wards.dimension != WARD and other is not None:
        wards, other = other, wards
    if wards.dimension != WARD:
        return
    for code, title in _categories(other):
        places = {}
        for ward in wards.categories:
            if ward.code == MARGIN:
                continue
            told = {**table.fixed, WARD: ward.code}
            if other is not None and code != MARGIN:
                told[other.dimension] = code
            places[ward.title] = frozenset(told.items())
        yield code, f"{table.title}: {title}", places


def _categories(other: Axis | None) -> tuple[tuple[str, str], ...]:
    if other is None:
        return ((MARGIN, "people"),)
    return tuple((one.code, one.title) for one in other.categories)
