"""Reads a tally's figures as tables of a return, and refuses those that would spoil the sum."""

from __future__ import annotations

from collections.abc import Iterable

from anchordesk.domain.counted_dimensions import dimensions_of
from anchordesk.domain.counting import TableCounts
from anchordesk.domain.disclosure.tables import TableError
from anchordesk.domain.median_pay import folded
from anchordesk.domain.period import PeriodRefusedError, read_period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.library import Library
from anchordesk.services.protection import refuse_unsound
from anchordesk.wire.messages import Tally, TallyCell

UPDATE_BOTH = "Update AnchorDesk on both desks, then ask for the tally again."
UPDATE_BOTH_AND_LISTS = (
    "Update AnchorDesk on both desks, and take the network's newest lists of wards and landlords "
    "on both. Then ask for the tally again."
)


def template_of(library: Library, tally: Tally) -> ReturnTemplate:
    """Return the template that a tally names.

    Raises:
        TeamRefusedError: if this desk does not have it.
    """
    template = library.templates.get(tally.template)
    if template is None:
        raise TeamRefusedError(
            "A tally is for a return that this AnchorDesk does not have.", what_to_do=UPDATE_BOTH
        )
    return template


def counts_of(library: Library, template: ReturnTemplate, tally: Tally) -> tuple[TableCounts, ...]:
    """Return a tally's counts as tables of its template.

    Everything that protection would stumble over is refused here, where the desk that sent it is
    known: later it would stand in the way of the whole team's return.

    Raises:
        TeamRefusedError: if it was made with another version, names a period, table or group that
            this desk does not know, or its tables do not agree.
    """
    if tally.template_version != template.version:
        raise TeamRefusedError(
            "A tally was made with another version of this return.", what_to_do=UPDATE_BOTH
        )
    names = {table.name for table in template.tables}
    if any(cell.table not in names for cell in tally.cells):
        raise TeamRefusedError(
            "A tally has a table that this return does not have.", what_to_do=UPDATE_BOTH
        )
    counts = tuple(
        TableCounts(
            table.name,
            table.tallied,
            _added(cell for cell in tally.cells if cell.table == table.name),
        )
        for table in template.tables
    )
    try:
        period = read_period(tally.period)
        dimensions = dimensions_of(library.newest_pathway(template.pathway), period, library.lists)
        refuse_unsound(template, dimensions, folded(counts), library.lists)
    except (PeriodRefusedError, TableError) as problem:
        raise TeamRefusedError(
            "A tally has figures that do not fit this return.", what_to_do=UPDATE_BOTH_AND_LISTS
        ) from problem
    return counts


def cells_of(counts: tuple[TableCounts, ...]) -> tuple[TallyCell, ...]:
    """Return a desk's counts as a tally holds them."""
    return tuple(
        TallyCell(table.table, categories, people)
        for table in counts
        for categories, people in sorted(table.people.items())
    )


def _added(cells: Iterable[TallyCell]) -> dict[tuple[str, ...], int]:
    people: dict[tuple[str, ...], int] = {}
    for cell in cells:
        people[cell.categories] = people.get(cell.categories, 0) + cell.people
    return people
