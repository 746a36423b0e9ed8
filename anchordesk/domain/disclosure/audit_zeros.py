"""Attacks printed zeros, where a return says that nobody may learn of them either.

A zero that is known without the release tells nothing new: what cannot be by the meaning of the
words, what an earlier release printed, and what follows from these.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from anchordesk.domain.disclosure.audit_findings import Finding, Inference
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_system import attack_system
from anchordesk.domain.disclosure.published_cells import Dims, PublishedCell, PublishedTables


def zero_findings(tables: PublishedTables, releases: Collection[str]) -> tuple[Finding, ...]:
    """The zeros that these releases print, and that nobody knew without them.

    Raises:
        ContradictionError: no set of people could give these figures.
        SystemTooLargeError: the tables imply more cells than can be examined.
    """
    found = []
    for release in dict.fromkeys(cell.release for cell in tables.cells):
        zeros = [cell for cell in tables.cells if cell.release == release and cell.value == 0]
        if release in releases and zeros:
            known = zeros_known_without(tables, release)
            found += [_finding(cell) for cell in zeros if cell.dims not in known]
    return tuple(found)


def zeros_known_without(tables: PublishedTables, release: str) -> frozenset[Dims]:
    """Where a reader knows that nobody is counted, before a release prints a single number.

    Args:
        tables: The release, and what was published before it, in that order.

    Raises:
        ContradictionError: no set of people could give these figures.
        SystemTooLargeError: the tables imply more cells than can be examined.
    """
    first = next(at for at, cell in enumerate(tables.cells) if cell.release == release)
    own = dict.fromkeys(cell.dims for cell in tables.cells if cell.release == release)
    before = tables.cells[:first]
    cells = (*before, *(PublishedCell(release, place, None) for place in own))
    narrowed = NarrowedSystem(attack_system(replace(tables, cells=cells, medians=())))
    newest = len(narrowed.system.releases) - 1
    return frozenset(
        quantity.dims
        for quantity, highest in zip(narrowed.system.quantities, narrowed.highest, strict=True)
        if highest == 0 and quantity.state == newest and quantity.since is None
    )


def _finding(cell: PublishedCell) -> Finding:
    return Finding(
        release=cell.release,
        dims=cell.dims,
        inference=Inference.PRINTED_ZERO,
        lowest=0,
        highest=0,
        printed=True,
        sources=(cell,),
    )
