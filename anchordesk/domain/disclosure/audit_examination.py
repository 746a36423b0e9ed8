"""Asks of each quantity whether its count is given away, and gathers what is."""

from __future__ import annotations

from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_findings import (
    Finding,
    Inference,
    OutOfTimeError,
    UnverifiedError,
)
from anchordesk.domain.disclosure.audit_insiders import Insiders
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.published_cells import cell_name


class Examination:
    """The state of one audit.

    Attributes:
        findings: What is given away.
        undecided: Sentences on what could not be settled.
    """

    def __init__(
        self, narrowed: NarrowedSystem, threshold: int, width: int, insiders: Insiders | None
    ) -> None:
        self.findings: list[Finding] = []
        self.undecided: list[str] = []
        self._narrowed = narrowed
        self._system = narrowed.system
        self._threshold = threshold
        self._width = width
        self._insiders = insiders
        self._given_to_insiders: set[int] = set()
        self._component_of: dict[int, Component] = {}
        self._open: dict[str, list[int]] = {}
        for index in range(len(self._system.quantities)):
            if narrowed.settled(index):
                self._examine_settled(index)

    def examine(self, component: Component) -> None:
        """Examine every quantity of a component.

        Raises:
            OutOfTimeError: the time is up before all are settled.
        """
        for index in component.members:
            self._component_of[index] = component
        for at, index in enumerate(component.members):
            try:
                self._examine_open(component, index)
            except UnverifiedError:
                self.leave_open([index], "the solver gave no answer that could be checked")
            except OutOfTimeError:
                self.leave_open(component.members[at:], "the time was up")
                return
        if self._insiders is not None:
            self._examine_insiders(component, self._insiders)

    def leave_open(self, members: list[int], reason: str) -> None:
        """Note quantities that could not be settled."""
        self._open.setdefault(reason, []).extend(members)

    def conclude(self) -> None:
        """Look for whole groups, and word what stays open."""
        for parent, children in self._system.wholes:
            try:
                self._examine_whole(parent, children)
            except UnverifiedError:
                self.leave_open([parent], "the solver gave no answer that could be checked")
            except OutOfTimeError:
                self.leave_open([parent], "the time was up")
        for reason, members in self._open.items():
            first = cell_name(self._system.quantities[members[0]].dims)
            more = f" and {len(members) - 1} more" if len(members) > 1 else ""
            self.undecided.append(f"Not settled, because {reason}: {first}{more}.")

    def _examine_insiders(self, component: Component, insiders: Insiders) -> None:
        for at, cell in enumerate(component.members):
            try:
                learnt = insiders.learn(component, cell)
            except UnverifiedError:
                self.leave_open([cell], "the solver gave no answer that could be checked")
                continue
            except OutOfTimeError:
                self.leave_open(component.members[at:], "the time was up")
                return
            if learnt is None:
                continue
            inference, given_away = learnt
            for index in given_away:
                if index not in self._given_to_insiders:
                    self._given_to_insiders.add(index)
                    self._find(index, inference, component.seen(index), resting_on=(cell,))

    def _examine_settled(self, index: int) -> None:
        value = self._narrowed.lowest[index]
        if self._hidden(index):
            self._find(index, Inference.EXACT, (value, value))
        elif 1 <= value < self._threshold:
            printed = self._system.printed(index)
            inference = Inference.PRINTED_SMALL if printed else Inference.EXACT
            self._find(index, inference, (value, value))

    def _examine_open(self, component: Component, index: int) -> None:
        hidden = self._hidden(index)
        if self._escapes(*component.seen(index), hidden=hidden):
            return
        low, _ = component.seen(index)
        up = component.highest(index, max(low + self._width, self._threshold))
        low, high = component.seen(index)
        if self._escapes(low, high, hidden=hidden):
            return
        aim = max(0, high - self._width) if hidden and high >= self._threshold else 0
        down = component.lowest(index, aim)
        low, high = component.seen(index)
        if self._escapes(low, high, hidden=hidden):
            return
        if low == high:
            inference = Inference.EXACT
        elif low >= 1 and high < self._threshold:
            inference = Inference.SMALL
        else:
            inference = Inference.NARROW
        self._find(
            index,
            inference,
            (low, high),
            resting_on=(*up.limits, *down.limits),
            relations=(*up.relations, *down.relations),
        )

    def _escapes(self, low: int, high: int, *, hidden: bool) -> bool:
        """True if a quantity with at least this range is not given away."""
        if hidden and high - low < self._width:
            return False
        return low == 0 or high >= self._threshold

    def _hidden(self, index: int) -> bool:
        return any(cell.value is None for cell in self._system.cells[index])

    def _examine_whole(self, parent: int, children: tuple[int, ...]) -> None:
        """Find a group that is known to be wholly in one category."""
        possible = []
        for child in children:
            if self._can_reach_one(child):
                possible.append(child)
            if len(possible) > 1:
                return
        if possible and not self._can_be_none(parent):
            child = possible[0]
            limits = (max(1, self._narrowed.lowest[child]), self._narrowed.highest[child])
            self._find(child, Inference.WHOLE_GROUP, limits, resting_on=(parent, *children))

    def _can_reach_one(self, index: int) -> bool:
        component = self._component_of.get(index)
        if component is None:
            return self._settled_value(index) >= 1
        return component.highest(index, 1).value >= 1

    def _can_be_none(self, index: int) -> bool:
        component = self._component_of.get(index)
        if component is None:
            return self._settled_value(index) == 0
        return component.lowest(index, 0).value == 0

    def _settled_value(self, index: int) -> int:
        if not self._narrowed.settled(index):
            raise UnverifiedError
        return self._narrowed.lowest[index]

    def _find(
        self,
        index: int,
        inference: Inference,
        limits: tuple[int, int | None],
        *,
        resting_on: tuple[int, ...] = (),
        relations: tuple[int, ...] = (),
    ) -> None:
        quantity = self._system.quantities[index]
        if quantity.since is not None:
            inference = Inference.ADDED_SMALL
        self.findings.append(
            Finding(
                release=self._system.release_of(index),
                dims=quantity.dims,
                inference=inference,
                lowest=limits[0],
                highest=limits[1],
                printed=quantity.since is not None or self._system.printed(index),
                sources=self._narrowed.sources((index, *resting_on), relations),
            )
        )
