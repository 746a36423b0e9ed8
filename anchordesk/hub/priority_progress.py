"""How far the network is with each priority of a year, from its own audited sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from anchordesk.domain.priority_file import NetworkPriority
from anchordesk.hub.measures import Progress, Sums
from anchordesk.hub.priorities import Priority

FULL = 100


@dataclass(frozen=True)
class FollowedPriority:
    """A priority and the newest sum it is measured by; None where none is known yet."""

    priority: Priority
    progress: Progress | None

    @property
    def so_far(self) -> str:
        """The sum as it is printed; empty where none is known."""
        return "" if self.progress is None else self.progress.figure.text

    @property
    def percent(self) -> int | None:
        """How much of the target is reached, from 0 to 100; None where it cannot be told."""
        target = self.priority.target
        number = None if self.progress is None else self.progress.figure.number
        if not target or number is None:
            return None
        return min(FULL, number * FULL // target)

    @property
    def words(self) -> str:
        """How far it is, in one sentence."""
        priority, progress = self.priority, self.progress
        if not priority.measure:
            return "No figure measures it; the decisions tell how far it is."
        if progress is None:
            return "No return of this year tells it yet."
        returns = "1 return" if progress.returns == 1 else f"{progress.returns} returns"
        of = "" if priority.target is None else f" of {priority.target:,}"
        if progress.figure.is_withheld:
            return f"[c]{of}: withheld in the sum of {returns} for {progress.period_title}."
        reached = ", reached" if self.percent == FULL else ""
        return f"{progress.figure.text}{of}{reached}, in {returns} for {progress.period_title}."


def followed(priorities: Iterable[Priority], sums: Sums) -> tuple[FollowedPriority, ...]:
    """Each priority with its newest sum."""
    return tuple(
        FollowedPriority(one, sums.progress(one.measure, one.year) if one.measure else None)
        for one in priorities
    )


def for_desks(priorities: Iterable[FollowedPriority]) -> tuple[NetworkPriority, ...]:
    """What a pack carries: those that are followed, with the sums as they are printed now."""
    return tuple(
        NetworkPriority(
            year=one.priority.year.title,
            title=one.priority.title,
            owner=one.priority.owner,
            measure=one.priority.measure_title,
            target=one.priority.target,
            so_far=one.so_far,
            as_of="" if one.progress is None else one.progress.period_title,
        )
        for one in priorities
        if one.priority.is_followed
    )
