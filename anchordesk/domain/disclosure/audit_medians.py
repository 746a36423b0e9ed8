"""Attacks printed medians: too few people behind one, or two groups that differ by too few."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from anchordesk.domain.disclosure.audit_findings import Finding, Inference
from anchordesk.domain.disclosure.published_cells import (
    FEWEST_BEHIND_MEDIAN,
    MEDIAN_STEP,
    TOTAL,
    Dims,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
)


def median_findings(tables: PublishedTables) -> tuple[Finding, ...]:
    """What printed medians give away of people; the counts themselves are attacked elsewhere."""
    printed = {cell.dims: cell for cell in tables.cells if cell.value is not None}
    found = [
        _finding(median, printed)
        for median in tables.medians
        if _people(median, printed) < FEWEST_BEHIND_MEDIAN or median.pence % MEDIAN_STEP
    ]
    inside = _Inside(tables)
    for fine, whole in permutations(tables.medians, 2):
        gap = _people(whole, printed) - _people(fine, printed)
        if 0 < gap < FEWEST_BEHIND_MEDIAN and inside.holds(whole.dims, fine.dims):
            found.append(_finding(fine, printed, whole))
    return tuple(dict.fromkeys(found))


class _Inside:
    """Tells which places are parts of which, by the stated totals."""

    def __init__(self, tables: PublishedTables) -> None:
        self._children: dict[tuple[str, str], set[str]] = {}
        for total in tables.totals:
            if total.parent != TOTAL:
                self._children.setdefault((total.dimension, total.parent), set()).update(
                    total.children
                )

    def holds(self, whole: Dims, part: Dims) -> bool:
        """True if everybody of one place is in the other."""
        codes = dict(part)
        return all(
            name in codes and codes[name] in {code, *self._below(name, code)}
            for name, code in whole
        )

    def _below(self, name: str, code: str) -> Iterator[str]:
        for child in self._children.get((name, code), ()):
            yield child
            yield from self._below(name, child)


def _people(median: PublishedMedian, printed: dict[Dims, PublishedCell]) -> int:
    cell = printed.get(median.dims)
    return 0 if cell is None or cell.value is None else cell.value


def _finding(
    median: PublishedMedian, printed: dict[Dims, PublishedCell], *others: PublishedMedian
) -> Finding:
    people = _people(median, printed)
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
