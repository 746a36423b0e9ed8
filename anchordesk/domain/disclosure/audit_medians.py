"""Attacks printed medians: too few people behind one, or two groups that differ by too few.

A reader knows that one group is a part of another by what the words mean, by facts that tie them,
and by print: a part that has as many people as the whole is the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from anchordesk.domain.disclosure.audit_findings import Finding, Inference
from anchordesk.domain.disclosure.published_cells import (
    MEDIAN_STEP,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    fewest_behind_median,
)

Printed = dict[Dims, PublishedCell]


def median_findings(tables: PublishedTables, threshold: int) -> tuple[Finding, ...]:
    """What printed medians give away of people; the counts themselves are attacked elsewhere."""
    fewest = fewest_behind_median(threshold)
    printed = {cell.dims: cell for cell in tables.cells if cell.value is not None}
    found = [
        _finding(median, printed)
        for median in tables.medians
        if _people(median.dims, printed) < fewest or median.pence % MEDIAN_STEP
    ]
    inside = _Inside(tables)
    order = {median: at for at, median in enumerate(tables.medians)}
    same = {median.dims: _same_people(median.dims, printed, inside) for median in tables.medians}
    for fine, whole in permutations(tables.medians, 2):
        gap = _people(whole.dims, printed) - _people(fine.dims, printed)
        # As many people, and another median: the pay of few of them may have changed.
        moved = gap == 0 and whole.pence != fine.pence
        if (moved or 0 < gap < fewest) and any(
            inside.holds(place, part) for place in same[whole.dims] for part in same[fine.dims]
        ):
            newest = max(fine, whole, key=order.__getitem__) if moved else fine
            found.append(_finding(newest, printed, whole if newest is fine else fine))
    return tuple(dict.fromkeys(found))


class _Inside:
    """Tells which places are parts of which, by the stated totals and by facts about them."""

    def __init__(self, tables: PublishedTables) -> None:
        self._children: dict[tuple[str, str], set[str]] = {}
        for total in tables.totals:
            whole = (total.dimension, total.parent)
            self._children.setdefault(whole, set()).update(total.children)
        self._told: dict[Dims, set[Dims]] = {}
        for fact in tables.constraints:
            for place, part in _parts_told(fact):
                self._told.setdefault(place, set()).add(part)
        self._parts: dict[Dims, set[Dims]] = {}

    def holds(self, whole: Dims, part: Dims) -> bool:
        """True if everybody of one place is in the other."""
        return any(self._by_name(place, part) for place in self._parts_of(whole))

    def _by_name(self, whole: Dims, part: Dims) -> bool:
        codes = dict(part)
        return all(
            name in codes and codes[name] in {code, *self._below(name, code)}
            for name, code in whole
        )

    def _parts_of(self, whole: Dims) -> set[Dims]:
        """A place, and what facts say to be in it or in a part of it, over any number of both."""
        if whole not in self._parts:
            found: set[Dims] = set()
            left = {whole}
            while left:
                # The broadest first: most of the others are parts of it by name.
                at = min(left, key=len)
                inside = {at, *(place for place in self._told if self._by_name(at, place))} - found
                found |= inside
                told = {part for place in inside for part in self._told.get(place, ())}
                left = (left | told) - found
            self._parts[whole] = found
        return self._parts[whole]

    def _below(self, name: str, code: str) -> Iterator[str]:
        for child in self._children.get((name, code), ()):
            yield child
            yield from self._below(name, child)


def _parts_told(fact: PublicConstraint) -> Iterator[tuple[Dims, Dims]]:
    """Pairs of a whole and a part, where a fact says that one count is at least others."""
    if fact.rhs or any(abs(factor) != 1 for factor, _ in fact.terms):
        return
    for sign, op in ((1, ">="), (-1, "<=")):
        wholes = [place for factor, place in fact.terms if factor == sign]
        parts = [place for factor, place in fact.terms if factor == -sign]
        if fact.op in (op, "==") and len(wholes) == 1:
            yield from ((wholes[0], part) for part in parts)


def _same_people(place: Dims, printed: Printed, inside: _Inside) -> set[Dims]:
    """The place, and those that print the same number and are known to be a part or the whole."""
    people = _people(place, printed)
    others = [dims for dims, cell in printed.items() if cell.value == people and dims != place]
    found, left = {place}, [place]
    while left:
        at = left.pop()
        near = {one for one in others if inside.holds(at, one) or inside.holds(one, at)} - found
        found |= near
        left += near
    return found


def _people(place: Dims, printed: Printed) -> int:
    cell = printed.get(place)
    return 0 if cell is None or cell.value is None else cell.value


def _finding(median: PublishedMedian, printed: Printed, *others: PublishedMedian) -> Finding:
    people = _people(median.dims, printed)
    places = (median.dims, *(other.dims for other in others))
    return Finding(
        release=median.release,
        dims=median.dims,
        inference=Inference.PAY,
        lowest=people,
        highest=people,
        printed=True,
        sources=tuple(printed[place] for place in places if place in printed),
    )
