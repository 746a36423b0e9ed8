"""Ties a new return to earlier periods: the facts by which a reader subtracts one from another.

Whoever holds two returns subtracts them. What the words of a count mean decides what that tells:
who has started a job stays counted, a closed quarter of joining stays as it is. The facts made here
are the strongest that still agree with all print and with the new return's counts. A reader knows
no more, so what is safe with these facts is safe with fewer; they are never published, since which
of them hold tells something about withheld counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.linear_system import EarlierReleaseError, joint_system
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    StatedTotal,
    cell_name,
)
from anchordesk.domain.errors import RefusedError

Facts = tuple[PublicConstraint, ...]
Item = TypeVar("Item")


class ContinuityError(RefusedError):
    """Counts over periods that are not described well enough to be protected together."""

    code = "continuity"
    safe = "Nothing was published."


@dataclass(frozen=True, slots=True)
class SmallChange:
    """Too few people were added to a count, or went from it, to be known.

    Attributes:
        change: The place that stands for these people; no table prints it.
        cells: The new return's cells from which the change would follow.
    """

    change: Dims
    cells: tuple[Dims, ...]


@dataclass(frozen=True, slots=True)
class OpenChange:
    """How many were added or went is unknown here too: a count that it follows from is withheld.

    Attributes:
        change: The place that stands for these people; no table prints it.
        before: The earlier cell.
        new: True if the new return prints or withholds one of the counts.
    """

    change: Dims
    before: Dims
    new: bool


@dataclass(frozen=True, slots=True)
class PeriodLinks:
    """What ties a new return to earlier periods.

    Attributes:
        facts: What the strongest reader knows, beside what is published.
        presumed: What a reader takes for granted beside. Small counts are protected with it; how
            wide other counts are is judged without.
        small_changes: Changes of 1 to threshold - 1 people that would follow.
        open_changes: Changes that may be as small, as far as anybody still knows.
        withheld_before: Cells whose like was withheld in the period before.
    """

    facts: Facts = ()
    presumed: Facts = ()
    small_changes: tuple[SmallChange, ...] = ()
    open_changes: tuple[OpenChange, ...] = ()
    withheld_before: frozenset[Dims] = frozenset()


def link_periods(
    continuations: Sequence[Continuation],
    counts: Mapping[Dims, int],
    earlier: PublishedTables,
    *,
    context: Dims,
    threshold: int,
    totals: Sequence[StatedTotal],
    constraints: Sequence[PublicConstraint],
    presumptions: Facts = (),
) -> PeriodLinks:
    """Find the strongest facts between periods that all counts and all print agree with.

    Args:
        continuations: Which counts go on from which, also between two earlier releases.
        counts: True counts of the new return's cells.
        earlier: Everything released before.
        context: (dimension, category) pairs that every cell of the new return carries.
        threshold: Changes of 1 to threshold - 1 people are sensitive.
        totals, constraints: The new return's public sums and inequalities.
        presumptions: What a reader takes for granted beside, unless the counts contradict it; each
            says that a sum is at least so much.

    Raises:
        ContinuityError: there is no context to set changes apart from counts.
    """
    if continuations and not context:
        raise ContinuityError("Counts over periods need a measure that names what they count.")
    printed = {cell.dims: cell.value for cell in earlier.cells}
    values = {**printed, **counts}
    certain: list[PublicConstraint] = []
    open_ones: list[Continuation] = []
    small: list[SmallChange] = []
    for item in continuations:
        if item.course is Course.MOVES:
            continue
        now = [values.get(place) for place in item.later]
        before = [values.get(place) for place in item.before]
        if None in now or None in before:
            open_ones.append(item)
            continue
        grown = sum(count or 0 for count in now) - sum(count or 0 for count in before)
        certain.append(_fact(item, context, grown))
        if 1 <= abs(grown) < threshold:
            own = tuple(place for place in (*item.later, *item.before) if place in counts)
            small.append(SmallChange(_change(item, context), own))
    for seen, fact in _seen_to_be_missing(presumptions, values, counts, context, threshold):
        certain.append(fact)
        small.append(seen)

    def fits(facts: Facts) -> bool:
        try:
            joint_system(counts, totals, (), (*constraints, *facts), earlier)
        except EarlierReleaseError:
            return False
        return True

    strongest = _StrongestFacts(tuple(certain), fits)
    closed = [item for item in open_ones if item.course is Course.CLOSED]
    growing = [item for item in open_ones if item.course is Course.GROWS]
    late = strongest.add(closed, lambda item: _fact(item, context, 0))
    shrunk = strongest.add([*growing, *late], lambda item: _fact(item, context, 1))
    strongest.add(shrunk, lambda item: _fact(item, context, -1))
    telling = _tightest(presumptions, {p: n for p, n in printed.items() if p not in counts})
    certainly = strongest.facts
    strongest.add(telling, lambda fact: fact)
    return PeriodLinks(
        facts=certainly,
        presumed=strongest.facts[len(certainly) :],
        small_changes=tuple(small),
        open_changes=tuple(
            OpenChange(
                _change(item, context),
                item.before[0],
                any(place in counts for place in (*item.later, *item.before)),
            )
            for item in open_ones
        ),
        withheld_before=frozenset(
            now
            for item in continuations
            for now in item.later
            if now in counts and any(printed.get(at, 0) is None for at in item.before)
        ),
    )


def _seen_to_be_missing(
    presumptions: Facts,
    values: Mapping[Dims, int | None],
    counts: Mapping[Dims, int],
    context: Dims,
    threshold: int,
) -> Iterator[tuple[SmallChange, PublicConstraint]]:
    """Where the counts go against what a reader presumes by so few that somebody must be missing.

    Nobody gets younger: one fewer of the oldest says that a person was erased, or corrected.
    """
    for fact in dict.fromkeys(presumptions):
        people = [values.get(place) for _, place in fact.terms]
        own = tuple(place for _, place in fact.terms if place in counts)
        if None in people or not own:
            continue
        sum_of = sum(
            factor * (count or 0) for (factor, _), count in zip(fact.terms, people, strict=True)
        )
        if 1 <= fact.rhs - sum_of < threshold:
            missing = _missing(fact, context)
            tie = PublicConstraint((*fact.terms, (1, missing)), "==", fact.rhs)
            yield SmallChange(missing, own), tie


class _StrongestFacts:
    """Gathers facts about withheld counts, as many as agree with everything else."""

    def __init__(self, certain: Facts, fits: Callable[[Facts], bool]) -> None:
        self.facts = certain
        self._fits = fits
        # What contradicts itself already is for protection to refuse.
        self._possible = fits(certain)

    def add(self, items: Sequence[Item], fact: Callable[[Item], PublicConstraint]) -> list[Item]:
        """Add the facts that agree with those before; returns the items whose facts do not."""
        if not items or not self._possible:
            return list(items)
        together = (*self.facts, *(fact(item) for item in items))
        if self._fits(together):
            self.facts = together
            return []
        if len(items) == 1:
            return list(items)
        middle = len(items) // 2
        return [*self.add(items[:middle], fact), *self.add(items[middle:], fact)]


def _tightest(presumptions: Facts, printed: Mapping[Dims, int | None]) -> Facts:
    """Presumptions over what is not printed yet; of those over the same counts, the strictest."""
    strictest: dict[tuple[tuple[int, Dims], ...], int] = {}
    for fact in presumptions:
        left: list[tuple[int, Dims]] = []
        rest = fact.rhs
        for factor, place in fact.terms:
            count = printed.get(place)
            if count is None:
                left.append((factor, place))
            else:
                rest -= factor * count
        terms = tuple(sorted(left, key=lambda term: term[1]))
        if rest > 0 or any(factor < 0 for factor, _ in terms):
            strictest[terms] = max(rest, strictest.get(terms, rest))
    return tuple(PublicConstraint(terms, ">=", rest) for terms, rest in strictest.items() if terms)


def _fact(item: Continuation, context: Dims, grown: int) -> PublicConstraint:
    """The change of a count is itself a count of people, added or gone; none if it stayed."""
    terms = [
        *((1, place) for place in item.later),
        *((-1, place) for place in item.before),
    ]
    stayed = grown == 0 and item.course is Course.CLOSED
    if not stayed:
        terms.append((1 if grown < 0 else -1, _change(item, context)))
    return PublicConstraint(tuple(terms), "==", 0)


def _change(item: Continuation, context: Dims) -> Dims:
    """The place of a change: a measure of its own, so that no total ties it to counts."""
    now, before = (
        "; ".join(cell_name(place) for place in places) for places in (item.later, item.before)
    )
    return _measured_apart(f"change of {now} from {before}", context)


def _missing(fact: PublicConstraint, context: Dims) -> Dims:
    """The place of those who are missing from counts that nobody leaves."""
    now, before = (
        "; ".join(cell_name(place) for factor, place in fact.terms if factor * sign > 0)
        for sign in (1, -1)
    )
    return _measured_apart(f"missing of {before} in {now}", context)


def _measured_apart(what: str, context: Dims) -> Dims:
    (name, code), *rest = context
    return ((name, f"{code}: {what}"), *rest)
