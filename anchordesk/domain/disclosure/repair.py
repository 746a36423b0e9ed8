"""Chooses what to withhold beside, where the audit could work out a protected return.

Flows of parts of people can be possible where whole people are not, and insiders know more than
flows do; both are rare.
"""

from __future__ import annotations

from anchordesk.domain.disclosure.audit_findings import AuditResult
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables


def cells_to_withhold(
    published: PublishedTables, result: AuditResult, earlier: PublishedTables | None
) -> frozenset[Dims]:
    """For each finding the smallest printed cell that it rests on; empty if some rests on none.

    The grand total stays, and what was printed before cannot be withheld any more. Each round of
    protection withholds more, so that the rounds end.

    Args:
        published: The return as it was audited.
        result: What the audit found in it.
        earlier: Everything released before.
    """
    printed = {cell.dims: cell.value for cell in published.cells if cell.value}
    grand_total = min(printed, key=len, default=())
    before = () if earlier is None else earlier.cells
    kept = {grand_total, *(cell.dims for cell in before if cell.value is not None)}
    chosen: set[Dims] = set()
    for finding in result.findings:
        sources = {cell.dims for cell in finding.sources} & printed.keys() - kept
        if not sources:
            return frozenset()
        chosen.add(min(sources, key=lambda dims: (printed[dims], dims)))
    return frozenset(chosen)
